"""`lantu serve`: the workbench at an address."""

from __future__ import annotations

import argparse

HELP = "启动工作台"
DESCRIPTION = "启动工作台，供浏览器访问；按 Ctrl+C 停止。首次启动时建立数据库，升级后首次启动时更新数据库。"


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.add_argument(
        "--host", default="127.0.0.1", metavar="地址", help="默认只供本机；0.0.0.0 供局域网（另设 LANTU_HOSTS）"
    )
    parser.add_argument("--port", type=int, default=8000, metavar="端口")
    parser.add_argument(
        "--processes", type=int, choices=range(1, 65), metavar="进程数", help="默认与处理器核数相同，最多8个"
    )
    parser.add_argument(
        "--threads", type=int, choices=range(1, 65), default=2, metavar="线程数", help="每个进程的线程数，默认2"
    )
    parser.add_argument("--demo", action="store_true", help="库为空时先放入演示数据，并打印演示账号")


def run(arguments: argparse.Namespace) -> int:
    """Bring the database up to date and serve until stopped."""
    from lantu_web.commands import start_django, start_new_or_old

    start_django()
    from lantu_web.serving import listen, serve, usual_processes

    with listen(arguments.host, arguments.port) as listening:
        start_new_or_old()
        if arguments.demo:
            from lantu_web.commands.demo import show_sign_ins

            show_sign_ins()
        _say_how_to_begin()
        from lantu_web.wsgi import application

        print(f"工作台  http://{arguments.host}:{arguments.port}/　（按 Ctrl+C 停止）", flush=True)
        processes = arguments.processes or usual_processes()
        serve(application, listening, processes=processes, threads=arguments.threads)
    return 0


def _say_how_to_begin() -> None:
    from lantu_web.accounts.models import User

    if not User.objects.exists():
        print("还没有账号。另开一个窗口运行 lantu administrator 登录名 建立管理员；或用 lantu serve --demo 先看演示。")
