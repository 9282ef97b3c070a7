"""`lantu restore FILE`: a backup becomes the data of this installation."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

HELP = "从备份恢复"
DESCRIPTION = (
    "核对备份的每个文件，放入数据文件夹，再核验日志。先停止工作台。已有数据时须加 --replace，原数据库改名保留。"
)


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.add_argument("file", type=Path, metavar="备份文件")
    parser.add_argument("--replace", action="store_true", help="允许替换已有的数据")


def run(arguments: argparse.Namespace) -> int:
    """Restore, then verify the log."""
    from lantu_web.commands import start_database, start_django
    from lantu_web.data_folder import DATABASE, place, place_in_words
    from lantu_web.errors import FolderNotSaid

    said = os.environ.get("LANTU_DATA") or "DATABASE_URL" in os.environ
    if not said and not (place() / DATABASE).is_file():
        raise FolderNotSaid(folder=place())
    start_django()
    from lantu_web.backup import restore

    restore(arguments.file, replace=arguments.replace)
    start_database()
    from lantu_web.log.selectors import verify_chain

    print(f"数据  {place_in_words()}\n已恢复  {arguments.file}　日志完好，共 {verify_chain()} 条。")
    return 0
