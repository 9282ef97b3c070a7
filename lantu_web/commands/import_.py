"""`lantu import FILE`: a plan goes into the record, after confirmation."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from lantu.progress_line import ProgressLine

if TYPE_CHECKING:
    from lantu_web.record.importing.differences import Change
    from lantu_web.record.importing.preview import Preview
    from lantu_web.record.models import ImportDraft

HELP = "把规划导入工作台"
DESCRIPTION = (
    "读一份规划，说明读到了什么、检查发现什么、与库里上一版有何不同，确认后一次写入；中途停止什么也不写。"
    "返回码：0 已写入或没有变化，1 文件不能用，3 没有确认。"
)
_NOT_CONFIRMED = 3


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.add_argument("file", type=Path, metavar="文件", help="要导入的规划")
    parser.add_argument("--by", required=True, metavar="登录名", help="以谁的名义导入（须有导入权限）")
    parser.add_argument("--region", metavar="区划代码", help="六位代码；库里只有一个行政区划时可省略")
    parser.add_argument(
        "--uncertain", choices=("same", "different"), help="新旧两句相近、不能肯定是不是同一件的，一律算同一件或不同的"
    )
    parser.add_argument("--trial", action="store_true", help="库里是演示数据时：只作试用，导入后也记为演示数据")
    parser.add_argument("--yes", action="store_true", help="不再询问，直接写入")


def run(arguments: argparse.Namespace) -> int:
    """Read, show, ask, write."""
    from lantu_web.commands import start_database, start_on_data

    start_on_data()
    start_database()
    from lantu_web.record.importing.preview import preview
    from lantu_web.record.importing.reading import prepare_import
    from lantu_web.record.importing.writing import confirm_import

    by, region = _person(arguments.by), _region(arguments.region)
    with ProgressLine() as line:
        draft = prepare_import(arguments.file, by, region=region, progress=line.reading)
    seen = preview(draft)
    _print(draft, seen)
    if seen.same:
        draft.delete()
        return 0
    if not arguments.yes and (not sys.stdin.isatty() or input("写入？输入 y 确认：").strip().lower() != "y"):
        print("没有写入。加 --yes 可不再询问。")
        return _NOT_CONFIRMED
    decided = {pair.name: arguments.uncertain == "same" for pair in seen.uncertain if arguments.uncertain}
    print(f"已导入  {confirm_import(draft, by, decided=decided, trial=arguments.trial)}")
    return 0


def _person(username: str):  # type: ignore[no-untyped-def]
    from lantu_web.accounts.models import User
    from lantu_web.errors import NoSuchPerson

    person = User.objects.filter(username=username, is_active=True).first()
    if person is None:
        raise NoSuchPerson(name=username)
    return person


def _region(code: str | None):  # type: ignore[no-untyped-def]
    from lantu_web.accounts.models import Region
    from lantu_web.errors import RegionUnclear

    found = list(Region.objects.filter(code=code) if code else Region.objects.all())
    if len(found) == 1:
        return found[0]
    known = "、".join(f"{one.code} {one.name}" for one in Region.objects.order_by("code")[:10])
    todo = (
        "用 --region 写明其中一个六位区划代码；要新建，运行 lantu region 代码 名称"
        if known
        else "先新建：运行 lantu region 代码 名称（如 lantu region 141122 交城县），或由管理员在“管理”页面建立"
    )
    raise RegionUnclear(code=code or "没有写 --region", known=f"有：{known}" if known else "还没有行政区划", todo=todo)


def _print(draft: ImportDraft, seen: Preview) -> None:
    from lantu_web.record.importing.writing import text_as_basis

    print(f"《{draft.title}》")
    print("　".join(f"{word} {count}" for word, count in seen.counts))
    print("检查　" + "　".join(f"{word} {count}" for word, _, count in seen.findings))
    for what in seen.not_found[:5]:
        print(f"没有找到　{what}")
    if seen.same:
        print("这份文本已经在库里，没有改动。")
    for one in seen.differences:
        print(f"{one.kind}　新增 {len(one.added)}　不再出现 {len(one.removed)}　改动 {len(one.changed)}")
        for change in one.sure[:10]:
            print(f"　{change.part.name}：{_told(change)}")
    if seen.uncertain:
        print(
            f"不能肯定是不是同一件的　{len(seen.uncertain)}（加 --uncertain same 或 --uncertain different 一并定，或在工作台逐条定）"
        )
    for pair in seen.uncertain[:10]:
        print(f"　旧 {pair.old.name}\n　新 {pair.new.name}")
    if seen.retargeted:
        print(
            f"目标改动　{'、'.join(seen.retargeted)}　依据：{text_as_basis(draft).document}（另有决议的，请在工作台确认）"
        )


def _told(change: Change) -> str:
    return "；".join(f"{field} {old} → {new}" for field, old, new in change.in_full)
