"""`lantu demo`: a demonstration county in an empty database."""

from __future__ import annotations

import argparse
from pathlib import Path

HELP = "放入演示数据"
DESCRIPTION = (
    "在空库里放入演示数据：示例规划、部门、每种角色一个账号、年度目标和几年的数据，处处标明“演示数据”。再次运行不改动。"
)


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.add_argument("--plan", type=Path, metavar="文件", help="用这份规划，默认为示例规划")


def run(arguments: argparse.Namespace) -> int:
    """Fill the database, print the sign-ins."""
    from lantu_web.commands import start_new_or_old

    start_new_or_old()
    show_sign_ins(arguments.plan)
    return 0


def show_sign_ins(plan: Path | None = None) -> None:
    """Fill an empty database and print who can sign in; of a filled one only print."""
    from lantu_web.demo.county import make_county, sign_ins

    if make_county(plan):
        print("已放入演示数据。")
    for username, password, role in sign_ins():
        print(f"演示账号  {username:<10} {password}  {role}")
