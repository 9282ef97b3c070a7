"""R004: the same goal is stated several times, with a date in one place and without one in another."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from lantu.checking.cues import offsets_of
from lantu.checking.looking_back import looks_back
from lantu.checking.passages import is_set_phrase
from lantu.checking.prose import sentences
from lantu.checking.rule import Hit, Severity, rule
from lantu.plan.model import Plan

_GOAL = re.compile(
    r"(?<=[，,。；;、底末前])(?:力争|确保|争取|要)?(?P<goal>(?:全面|基本|如期|率先)?(?:实现|建成|完成|消除|创建|创成|达到)[^，,。；;：\n]{4,24})(?=[，,。；;\n])"
)
_DATE = re.compile(r"20\d\d\s*年|[三四五六]五”?(?:末|期末)|规划期末|[年月]底")
_DATES = ("20", "三五", "四五", "五五", "六五", "规划期末", "年底", "月底")
_DIGIT = re.compile(r"\d")


@rule(
    code="R004",
    title="同一目标一处有期限、一处没有",
    message="“{goal}”写了{copies}遍，有的写了期限（“{dated}”），有的没有写。",
    remedy="请只在一处定下目标和期限，别处引用；若期限不同，请说明各管什么。",
    severity=Severity.NOTE,
    category="duplicate_passage",
    basis="逐句比对",
    fails=(
        "第一章 服务\n完善政务服务平台，⟦全面实现“一网通办”⟧。建设大厅。\n"
        "第二章 环境\n拓展网上办事，力争2022年底前功能更加完善，⟦全面实现“一网通办”⟧。"
    ),
    passes=("第一章 服务\n完善政务服务平台，到2022年全面实现“一网通办”。\n第二章 环境\n到2023年全面实现“一窗受理”。"),
)
def goal_stated_with_and_without_date(plan: Plan) -> Iterator[Hit]:
    """A goal said twice, once with a date, leaves open which holds; the undated one is often an older draft.

    False alarm: the undated place sums up what the dated one sets.
    """
    found: dict[str, list[tuple[int, int, str]]] = {}
    words, known = plan.text.words, sentences(plan)
    starts = [sentence.start for sentence in known]
    for at in offsets_of(words, _DATES):
        number = bisect_right(starts, at) - 1
        dated = number >= 0 and at < known[number].end and _DATE.match(words, at)
        for goal in _GOAL.finditer(words, at, known[number].end) if dated else ():
            key = goal["goal"]
            if key not in found and not _DIGIT.search(key) and not is_set_phrase(key):
                found[key] = list(_statements(plan, starts, key))
    for places in found.values():
        dates = [date for _, _, date in places if date]
        if 0 < len(dates) < len(places):
            marked = tuple(plan.text.place(start, end) for start, end, _ in places)
            yield Hit(
                marked, {"goal": plan.text.quote(marked[0]), "copies": len(marked), "dated": dates[0]}, confidence=0.7
            )


def _statements(plan: Plan, starts: list[int], goal: str) -> Iterator[tuple[int, int, str]]:
    """Yield where a goal stands in the prose, and the date before it in its sentence, if any."""
    words, known = plan.text.words, sentences(plan)
    for at in offsets_of(words, (goal,)):
        number = bisect_right(starts, at) - 1
        if number >= 0 and at + len(goal) <= known[number].end and not looks_back(plan, at):
            date = _DATE.search(words, known[number].start, at)
            yield at, at + len(goal), date.group() if date else ""
