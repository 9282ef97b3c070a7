"""The command: `lantu read FILE`, `lantu serve`. Each command is a file of lantu/commands/ or of a registered package."""

from __future__ import annotations

import argparse
import importlib
import os
import pkgutil
import sys
import traceback
from collections.abc import Iterator, Sequence
from importlib.metadata import entry_points
from types import ModuleType

from lantu import __version__, commands
from lantu.errors import LantuError

OK, BAD_INPUT, USAGE, FAULT, STOPPED = 0, 1, 2, 70, 130


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command; return its exit code.

    0 done, 1 the input cannot be used (a numbered message says why), 2 wrong usage, 70 a fault of the program, 130 stopped.
    """
    arguments = _parser().parse_args(argv)
    try:
        code: int = arguments.run(arguments)
    except LantuError as error:
        print(error, file=sys.stderr)
        return BAD_INPUT
    except KeyboardInterrupt:
        print("\n已停止，未写出任何文件。", file=sys.stderr)
        return STOPPED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return OK
    except Exception as fault:  # the last resort: a user never meets a traceback
        return _report(fault)
    return code


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="lantu", description="蓝图：把规划读成数据，每个数都能回到原文。", add_help=False)
    parser.add_argument("-h", "--help", action="help", help="显示本说明")
    parser.add_argument("--version", action="version", version=f"lantu {__version__}", help="显示版本")
    choices = parser.add_subparsers(title="命令", metavar="命令", required=True, parser_class=_Parser)
    for name, command in _commands():
        one = choices.add_parser(name, help=command.HELP, description=command.DESCRIPTION, add_help=False)
        one.add_argument("-h", "--help", action="help", help="显示本说明")
        command.configure(one)
        one.set_defaults(run=command.run)
    return parser


def _commands() -> Iterator[tuple[str, ModuleType]]:
    """Yield the modules of lantu.commands, and of the packages that others register in the group of entry points lantu.commands."""
    others = (entry.load() for entry in sorted(entry_points(group="lantu.commands"), key=lambda entry: entry.name))
    for package in (commands, *others):
        for found in pkgutil.iter_modules(package.__path__):
            if not found.name.startswith("_"):
                yield found.name.rstrip("_"), importlib.import_module(f"{package.__name__}.{found.name}")


class _Parser(argparse.ArgumentParser):
    """argparse in Chinese."""

    def error(self, message: str) -> None:  # type: ignore[override]
        """Print what is wrong and how it is used; exit with 2."""
        for english, chinese in _CHINESE.items():
            message = message.replace(english, chinese)
        self.exit(USAGE, f"用法不对：{message}。\n{self.format_usage()}输入 {self.prog} --help 查看说明。\n")

    def format_usage(self) -> str:
        """Return the usage line."""
        return super().format_usage().replace("usage:", "用法：")

    def format_help(self) -> str:
        """Return the help."""
        words = super().format_help()
        for english, chinese in {"usage:": "用法：", "positional arguments:": "参数：", "options:": "选项："}.items():
            words = words.replace(english, chinese)
        return words


_CHINESE = {
    "the following arguments are required": "缺少参数",
    "unrecognized arguments": "不认识的参数",
    "invalid choice": "没有这个选择",
    "choose from": "可选",
    "expected one argument": "需要一个值",
    "argument ": "参数 ",
}


def _report(fault: Exception) -> int:
    if os.environ.get("LANTU_DEBUG"):
        traceback.print_exception(fault)
    where = traceback.extract_tb(fault.__traceback__)[-1]
    print(
        f"E999 程序出错：{type(fault).__name__}（{os.path.basename(where.filename)} 第 {where.lineno} 行）。没有写出任何文件。"
        "请把这一行和所用文件交给维护者；设 LANTU_DEBUG=1 再运行可看详情。",
        file=sys.stderr,
    )
    return FAULT


if __name__ == "__main__":
    sys.exit(main())
