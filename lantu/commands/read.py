"""`lantu read FILE`: a document becomes data, a page, a workbook."""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from lantu.outputs import Outputs

if TYPE_CHECKING:
    from lantu.plan.model import Plan

HELP = "读规划，得到数据、网页、表格"
DESCRIPTION = (
    "读一份规划（.docx .doc .pdf .html .md .txt）。不加选项时打印读到了什么；选项可以同时用，“-”表示标准输出。"
)
_PATIENCE = 0.5  # seconds before the progress line appears
_MOST_GAPS = 12


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.add_argument("file", type=Path, metavar="文件", help="要读的规划")
    parser.add_argument("--json", metavar="输出", help="数据（lantu-plan/1）")
    parser.add_argument("--text", metavar="输出", help="原文（数据里的位置以它计）")
    parser.add_argument("--xlsx", metavar="输出", help="Excel 表格：指标、项目、承诺、数量")
    parser.add_argument("--html", metavar="输出", help="可离线打开的网页")


def run(arguments: argparse.Namespace) -> int:
    """Read, write what was asked for, print a summary. All files are written or none."""
    from lantu.reading.read import read

    with ExitStack() as stack:
        outputs = stack.enter_context(Outputs(arguments.file))
        wanted = {kind: outputs.add(name) for kind in _WRITERS if (name := getattr(arguments, kind))}
        line = stack.enter_context(_ProgressLine())
        plan = read(arguments.file, line)
        for kind, output in wanted.items():
            line(f"写{kind}", 10, 10)
            output.write(_WRITERS[kind](plan))
        outputs.commit()
    if not any(name == "-" for name in (arguments.json, arguments.text)):
        _print_summary(plan)
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


def _print_summary(plan: Plan) -> None:
    projects = sum(len(box.projects) for box in plan.boxes)
    promised = sum(quantity.tense == "commitment" for quantity in plan.quantities)
    print(f"《{plan.title}》" if plan.title else plan.text.name)
    if plan.period:
        print(
            f"规划期  {plan.period[0]}—{plan.period[1]}年"
            if plan.period[0] != plan.period[1]
            else f"年度  {plan.period[0]}年"
        )
    rows = (
        ("标题", len(plan.outline), ""), ("指标", len(plan.indicators), ""),
        ("专栏", len(plan.boxes), f"项目 {projects} 个"),
        ("数量", len(plan.quantities), f"其中承诺 {promised}，事实 {len(plan.quantities) - promised}"),
        ("列举", len(plan.enumerations), f"对不上 {sum(e.holds is False for e in plan.enumerations)} 处"),
        ("承诺事项", len(plan.commitments), ""), ("名称", len(plan.entities), ""),
    )  # fmt: skip
    for name, count, more in rows:
        print(f"{name}{'　' * (4 - len(name))}  {count:>5}  {more}".rstrip())
    _print_gaps(plan)


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


class _ProgressLine:
    """One line on the error stream that says what is being done; only on a terminal, and only when it takes long."""

    def __init__(self) -> None:
        self._began = time.monotonic()
        self._shown = False

    def __enter__(self) -> _ProgressLine:
        return self

    def __call__(self, stage: str, number: int, total: int) -> None:
        if sys.stderr.isatty() and (self._shown or time.monotonic() - self._began > _PATIENCE):
            print(f"\r\033[K正在读：{stage}（{number}/{total}）", end="", file=sys.stderr, flush=True)
            self._shown = True

    def __exit__(self, *_: object) -> None:
        if self._shown:
            print("\r\033[K", end="", file=sys.stderr, flush=True)
