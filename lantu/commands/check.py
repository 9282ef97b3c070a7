"""`lantu check FILE`: what a program can find wrong in a plan before it is printed."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable
from contextlib import ExitStack
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from lantu.outputs import STANDARD, Outputs
from lantu.progress_line import ProgressLine

if TYPE_CHECKING:
    from lantu.checking.run import Checked
    from lantu.plan.model import Plan

HELP = "查规划，指出数字、目标、结构、文字上的问题"
DESCRIPTION = (
    "查一份规划（.docx .doc .pdf .html .md .txt），指出问题在哪里、为什么、怎么算出来的。不加输出选项时打印在屏幕上。"
    "返回码：0 没有达到 --fail-on 程度的问题，3 有，1 文件不能读或不能写，2 用法不对，70 程序出错，130 中途停止。"
)
_FOUND = 3
_LEVELS = ("error", "warning", "note")


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.add_argument("file", type=Path, metavar="文件", help="要查的规划")
    parser.add_argument("--against", type=Path, metavar="上位规划", help="同时与上一级规划的指标对照")
    parser.add_argument("--select", metavar="编号", default="", help="只用这些规则，编号或其开头，逗号分开，如 A,V003")
    parser.add_argument("--ignore", metavar="编号", default="", help="不用这些规则")
    parser.add_argument("--accepted", type=Path, metavar="清单", help="已接受的问题（YAML），不再报；失效的会提醒")
    parser.add_argument("--docx", metavar="输出", help="原 Word 文件加批注，每个问题一条，正文不动")
    parser.add_argument("--html", metavar="输出", help="可离线打开的网页，问题标在原文旁")
    parser.add_argument("--json", metavar="输出", help="数据（lantu-findings/1）；“-”表示标准输出")
    parser.add_argument("--sarif", metavar="输出", help="SARIF 2.1.0，供编辑器和持续集成读取；“-”表示标准输出")
    parser.add_argument(
        "--fail-on",
        choices=(*_LEVELS, "never"),
        default="error",
        metavar="程度",
        help="有这个程度及以上的问题时返回 3：error 错误（默认），warning 提醒，note 说明，never 从不",
    )


def run(arguments: argparse.Namespace) -> int:
    """Read, check, write what was asked for, print the findings. All files are written or none."""
    with ExitStack() as stack:
        outputs = stack.enter_context(Outputs(arguments.file))
        wanted = {kind: outputs.add(name) for kind in _WRITERS if (name := getattr(arguments, kind))}
        line = stack.enter_context(ProgressLine())
        plan, checked = _check(arguments, line)
        for kind, output in wanted.items():
            line.show(f"正在写：{output.name}")
            output.write(_WRITERS[kind](arguments.file, plan, checked))
        outputs.commit()
    if all(output.name != STANDARD for output in wanted.values()):
        _print(plan, checked, [output.name for output in wanted.values()])
    graves = _LEVELS[: _LEVELS.index(arguments.fail_on) + 1] if arguments.fail_on in _LEVELS else ()
    return _FOUND if any(finding.severity in graves for finding in checked.findings) else 0


def _check(arguments: argparse.Namespace, line: ProgressLine) -> tuple[Plan, Checked]:
    from lantu.checking.accepted import read_acceptances
    from lantu.checking.registry import selected
    from lantu.checking.run import check
    from lantu.errors import NotAWordFile
    from lantu.reading.read import read

    rules = selected(_codes(arguments.select), _codes(arguments.ignore))
    accepted = read_acceptances(arguments.accepted) if arguments.accepted else ()
    plan = read(arguments.file, line.reading)
    if arguments.docx and plan.text.format != "docx":
        raise NotAWordFile(name=arguments.file.name)
    upper = read(arguments.against, line.reading) if arguments.against else None
    checked = check(plan, rules, upper, line.checking)
    return plan, checked.accepting(plan, accepted, date.today())


def _codes(words: str) -> list[str]:
    return [code.strip().upper() for code in words.replace("，", ",").split(",") if code.strip()]


def _print(plan: Plan, checked: Checked, written: list[str]) -> None:
    from lantu.checking.shown.terminal import findings_in_words, summary

    colour = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    print(f"《{plan.title}》" if plan.title else plan.text.name)
    print(summary(plan, checked) if written else findings_in_words(plan, checked, colour=colour), end="")
    print(f"已写出  {'、'.join(written)}" if written else _next_step(plan))


def _next_step(plan: Plan) -> str:
    word = "加 --docx 批注.docx 得到带批注的原文件，" if plan.text.format == "docx" else ""
    return f"下一步  {word}加 --html 问题.html 在网页里对照原文看。"


def _json(_file: Path, plan: Plan, checked: Checked) -> bytes:
    from lantu.checking.shown.as_json import findings_to_json

    return findings_to_json(plan, checked).encode("utf-8", "replace")


def _sarif(_file: Path, plan: Plan, checked: Checked) -> bytes:
    from lantu.checking.shown.sarif import findings_to_sarif

    return findings_to_sarif(plan, checked).encode("utf-8", "replace")


def _html(_file: Path, plan: Plan, checked: Checked) -> bytes:
    from lantu.checking.shown.page import findings_page

    return findings_page(plan, checked).encode("utf-8", "replace")


def _docx(file: Path, plan: Plan, checked: Checked) -> bytes:
    from lantu.checking.shown.word import commented

    return commented(file.read_bytes(), plan, checked)


_WRITERS: dict[str, Callable[[Path, Plan, Checked], bytes]] = {
    "docx": _docx,
    "html": _html,
    "json": _json,
    "sarif": _sarif,
}
