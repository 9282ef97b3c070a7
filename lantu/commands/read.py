"""`lantu read FILE`: a document becomes data, a page, a workbook."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from lantu.outputs import STANDARD, Outputs
from lantu.progress_line import ProgressLine

if TYPE_CHECKING:
    from lantu.plan.model import Plan

HELP = "读规划，得到数据、网页、表格"
DESCRIPTION = (
    "读一份规划（.docx .doc .pdf .html .md .txt）。不加选项时打印读到了什么；选项可以同时用。"
    "返回码：0 完成，1 文件不能读或不能写，2 用法不对，70 程序出错，130 中途停止。"
)
_MOST_GAPS = 12


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.add_argument("file", type=Path, metavar="文件", help="要读的规划")
    parser.add_argument("--json", metavar="输出", help="数据（lantu-plan/1）；“-”表示标准输出")
    parser.add_argument("--text", metavar="输出", help="原文（数据里的位置以它计）；“-”表示标准输出")
    parser.add_argument("--xlsx", metavar="输出", type=_file_name, help="Excel 表格：指标、项目、承诺、数量")
    parser.add_argument("--html", metavar="输出", type=_file_name, help="可离线打开的网页")


def _file_name(words: str) -> str:
    if words == STANDARD:
        raise argparse.ArgumentTypeError("要写成文件，不能用“-”")
    return words


def run(arguments: argparse.Namespace) -> int:
    """Read, write what was asked for, print a summary. All files are written or none."""
    from lantu.reading.read import read

    with ExitStack() as stack:
        outputs = stack.enter_context(Outputs(arguments.file))
        wanted = {kind: outputs.add(name) for kind in _WRITERS if (name := getattr(arguments, kind))}
        line = stack.enter_context(ProgressLine())
        plan = read(arguments.file, line.reading)
        for kind, output in wanted.items():
            line.show(f"正在写：{output.name}")
            output.write(_WRITERS[kind](plan))
        outputs.commit()
    written = [output.name for output in wanted.values() if output.name != STANDARD]
    if len(written) == len(wanted):
        _print_summary(plan, written)
    _print_gaps(plan)
    return 0


def _json(plan: Plan) -> bytes:
    from lantu.plan.as_json import plan_to_json

    return plan_to_json(plan).encode("utf-8", "replace")


def _text(plan: Plan) -> bytes:
    return plan.text.words.encode("utf-8", "replace")


def _xlsx(plan: Plan) -> bytes:
    from lantu.reading.workbook import workbook

    return workbook(plan)


def _html(plan: Plan) -> bytes:
    from lantu.reading.page import page

    return page(plan).encode("utf-8", "replace")


_WRITERS: dict[str, Callable[[Plan], bytes]] = {"json": _json, "text": _text, "xlsx": _xlsx, "html": _html}


def _print_summary(plan: Plan, written: list[str]) -> None:
    print(f"《{plan.title}》" if plan.title else plan.text.name)
    if plan.period:
        first, last = plan.period
        print(f"规划期  {first}—{last}年" if first != last else f"年度  {first}年")
    for name, count, more in _counts(plan):
        print(f"{name}{'　' * (4 - len(name))}  {count:>5}  {more}".rstrip())
    if written:
        print(f"已写出  {'、'.join(written)}")
    else:
        print("下一步  加 --html 规划.html 在网页里对照原文看，加 --xlsx 规划.xlsx 得到表格。")


def _counts(plan: Plan) -> Iterator[tuple[str, int, str]]:
    promised = sum(quantity.tense == "commitment" for quantity in plan.quantities)
    bound = sum(indicator.binding is True for indicator in plan.indicators)
    yield "标题", len(plan.outline), ""
    yield "指标", len(plan.indicators), f"其中约束性 {bound}" if plan.indicators else ""
    yield "专栏", len(plan.boxes), f"项目 {sum(len(box.projects) for box in plan.boxes)} 个" if plan.boxes else ""
    yield "数量", len(plan.quantities), f"其中承诺 {promised}，事实 {len(plan.quantities) - promised}"
    yield "列举", len(plan.enumerations), f"对不上 {sum(e.holds is False for e in plan.enumerations)} 处"
    yield "承诺事项", len(plan.commitments), ""
    yield "名称", len(plan.entities), ""


def _print_gaps(plan: Plan) -> None:
    if not plan.not_found:
        return
    print(f"没有找到的  {len(plan.not_found)} 处：", file=sys.stderr)
    seen: Counter[str] = Counter()
    for gap in plan.not_found:
        seen[gap.kind] += 1
        if seen[gap.kind] <= 3 and sum(min(n, 3) for n in seen.values()) <= _MOST_GAPS:
            where = f"（第 {plan.text.line_of(gap.start)} 行）" if gap.start is not None else ""
            print(f"  {gap.what}{where}", file=sys.stderr)
    rest = len(plan.not_found) - min(_MOST_GAPS, sum(min(n, 3) for n in seen.values()))
    if rest > 0:
        print(f"  另有 {rest} 处，见 --json 的 not_found 或网页。", file=sys.stderr)
