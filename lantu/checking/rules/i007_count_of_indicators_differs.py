"""I007: the number of indicators announced is not the number of rows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from lantu.checking.prose import paragraphs
from lantu.checking.rule import Hit, Looked, Severity, rule
from lantu.plan.model import Indicator, Plan
from lantu.plan.numerals import parse_number
from lantu.source.place import Place

_NUMERAL = r"(?P<number>\d{1,3}|[一二三四五六七八九十]{1,3})"
_GROUP = re.compile(r"[一-龥”“]\s*[（(]\s*(?P<number>\d{1,3}|[一二三四五六七八九十]{1,3})\s*[项个]\s*[）)]$")
_IN_PROSE = (
    (re.compile(rf"{_NUMERAL}\s*[项个]约束性指标|约束性指标(?:共|有|为|共有)?\s*{_NUMERAL.replace('number', 'after')}\s*[项个]"), True),
    (re.compile(rf"{_NUMERAL}\s*[项个]预期性指标|预期性指标(?:共|有|为|共有)?\s*{_NUMERAL.replace('number', 'after')}\s*[项个]"), False),
    (re.compile(rf"{_NUMERAL}\s*[项个](?:主要|核心|规划)指标|(?:主要|规划)指标(?:共|共有|为)\s*{_NUMERAL.replace('number', 'after')}\s*[项个]"), None),
)  # fmt: skip


@rule(
    code="I007",
    title="指标项数与指标表不符",
    message="“{what}”写的是{said}项，指标表里有{counted}项。",
    remedy="请核对是写错了项数，还是指标表多列或漏列。",
    severity=Severity.ERROR,
    category="announced_count",
    basis="算术：逐行计数",
    fails=(
        "序号\n指标名称\n2020年\n2025年\n属性\n一、绿色生态（⟦3⟧项）\n1\n森林覆盖率（%）\n40\n≥42\n约束性\n2\n绿地率（%）\n33\n35\n预期性\n"
    ),
    passes=(
        "序号\n指标名称\n2020年\n2025年\n属性\n一、绿色生态（2项）\n1\n森林覆盖率（%）\n40\n≥42\n约束性\n2\n绿地率（%）\n33\n35\n预期性\n"
    ),
)
def count_of_indicators_differs(plan: Plan) -> Iterator[Hit | Looked]:
    """A count that does not fit the rows shows that a row was dropped or added in one place and not in the other.

    False alarm: one row that the plan counts as two indicators, for example 城镇 and 农村 in one row.
    """
    if not plan.indicators:
        return
    yield Looked(tuple(one.id for one in plan.indicators))
    for place, what, said, counted in (*_groups(plan), *_announced(plan)):
        if said != counted:
            yield Hit(
                (place,),
                {"what": what, "said": said, "counted": counted},
                computation=f"{said}≠{counted}",
                confidence=0.9,
            )


def _groups(plan: Plan) -> Iterator[tuple[Place, str, int, int]]:
    """Yield the group headings of the table that say how many rows they hold, and how many they hold."""
    rows = [one.place.start for one in plan.indicators]
    first, last = min(rows) - 400, max(one.place.end for one in plan.indicators)
    heads = [
        (block.start, found)
        for block in plan.text.blocks
        if first <= block.start <= last and (found := _GROUP.search(plan.text.words, block.start, block.end))
    ]
    for (start, found), (end, _) in pairwise([*heads, (last, None)]):
        if found is not None:
            counted = sum(start < row < end for row in rows)
            what = plan.text.words[start : found.end()].strip()
            yield plan.text.place(*found.span("number")), what, int(parse_number(found["number"]) or 0), counted


def _announced(plan: Plan) -> Iterator[tuple[Place, str, int, int]]:
    """Yield the counts of indicators the prose announces, and how many the table has of that attribute."""
    for one in paragraphs(plan):
        if "指标" not in plan.text.words[one.start : one.end]:
            continue
        for pattern, binding in _IN_PROSE:
            found = pattern.search(plan.text.words, one.start, one.end)
            if found is not None:
                group = "number" if found["number"] else "after"
                rows = [row for row in plan.indicators if _counts(row, binding)]
                yield plan.text.place(*found.span(group)), found[0], int(parse_number(found[group]) or 0), len(rows)


def _counts(row: Indicator, binding: bool | None) -> bool:
    return binding is None or row.binding is binding
