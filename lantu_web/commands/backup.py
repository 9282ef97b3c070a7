"""`lantu backup OUT`: database and evidence in one file."""

from __future__ import annotations

import argparse
from pathlib import Path

HELP = "备份数据库和佐证材料到一个文件"
DESCRIPTION = "把数据库（不停机、前后一致）和佐证材料写入一个 zip 文件，附清单和校验值。"


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.add_argument("out", type=Path, metavar="输出", help="备份文件，如 备份.zip")


def run(arguments: argparse.Namespace) -> int:
    """Write the backup and say what is in it."""
    from lantu_web.commands import start_on_data

    start_on_data()
    from lantu_web.backup import back_up

    files = back_up(arguments.out)
    print(f"已备份  {arguments.out}　{files} 个文件")
    return 0
