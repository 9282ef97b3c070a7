"""`lantu region CODE NAME`: a region of a new installation."""

from __future__ import annotations

import argparse

HELP = "新建一个行政区划"
DESCRIPTION = (
    "按 GB/T 2260 的六位代码新建一个行政区划，部门和规划都属于它；也可由管理员在“管理”页面新建、改名。"
    "返回码：0 已建立，1 没有建立。"
)


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.add_argument("code", metavar="代码", help="六位区划代码，如 141122")
    parser.add_argument("name", metavar="名称", help="如 交城县")


def run(arguments: argparse.Namespace) -> int:
    """Create the region."""
    from lantu_web.commands import start_database, start_on_data

    start_on_data()
    start_database()
    from django.core.exceptions import ValidationError

    from lantu_web.accounts.services import create_region

    try:
        region = create_region(code=arguments.code, name=arguments.name, by=None)
    except ValidationError as refused:
        print("没有建立：" + "；".join(refused.messages))
        return 1
    print(f"已建立  {region.code} {region}（{region.level}）")
    return 0
