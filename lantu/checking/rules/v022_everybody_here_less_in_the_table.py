"""V022: the text promises everybody, the indicator table less than a hundred per cent."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lantu.checking.goals import promising_sentences
from lantu.checking.likeness import matter
from lantu.checking.prose import holding
from lantu.checking.rule import Hit, Looked, Severity, rule
from lantu.plan.model import Indicator, Plan
from lantu.source.place import Place

_EVERYBODY = re.compile(
    r"(?:实现|达到|做到)(?:[^，。；]{0,4})(?:全覆盖|全员覆盖|全面覆盖)|应保尽保|应参尽参|应入尽入|应助尽助|应治尽治"
)
_CUE = re.compile(r"覆盖|应[保参入助治]尽")
_RATE = re.compile(r"(参保|投保|入学|入园|就学|普及|覆盖|签约|处理|治理|达标)率$")
_SHORT = 4


@rule(
    code="V022",
    title="正文写全覆盖，指标表的目标不到100%",
    message="正文写“{words}”，指标表第{row}行“{name}”的目标是{target}。",
    remedy="请统一：能做到全覆盖的，指标定为 100%；做不到的，正文写明目标值。",
    severity=Severity.WARNING,
    category="value_conflict",
    basis="正文与指标表应当一致",
    fails=(
        "第一章 主要任务\n深入实施全民参保计划，⟦实现全覆盖⟧。\n附表\n序号\n指标名称\n2020年\n2025年\n属性\n"
        "1\n基本养老保险参保率（%）\n91\n94\n预期性\n2\n森林覆盖率（%）\n40\n42\n约束性\n"
    ),
    passes=(
        "第一章 主要任务\n深入实施文化惠民工程，实现全覆盖。\n附表\n序号\n指标名称\n2020年\n2025年\n属性\n"
        "1\n基本养老保险参保率（%）\n91\n94\n预期性\n2\n森林覆盖率（%）\n40\n42\n约束性\n"
    ),
)
def everybody_here_less_in_the_table(plan: Plan) -> Iterator[Hit | Looked]:
    """Full coverage and 95% cannot both be reported as reached.

    False alarm: the words are of another group of people than the row.
    """
    rows = [row for row in plan.indicators if row.unit == "%" and row.target is not None and row.target < 100]
    names = [(row, found) for row in rows if (found := _RATE.search(row.name))]
    told = list(_told(plan)) if names else []
    for row, found in names:
        yield Looked((row.id,))
        place = next((place for place, sentence in told if _of_the_row(row, found[1], sentence)), None)
        if place is not None:
            facts = {
                "words": plan.text.quote(place), "row": row.number or "？", "name": row.name, "target": f"{row.target}%",
            }  # fmt: skip
            yield Hit(
                (place,),
                facts,
                (row.places.get("target", row.place), row.place),
                f"{row.target}% < 100%",
                confidence=0.75,
            )


def _told(plan: Plan) -> Iterator[tuple[Place, str]]:
    words = plan.text.words
    for one in holding(plan, promising_sentences(plan), _CUE):
        for found in _EVERYBODY.finditer(words, one.start, one.end):
            yield plan.text.place(*found.span()), words[max(one.start, found.start() - 40) : found.end()]


def _of_the_row(row: Indicator, deed: str, sentence: str) -> bool:
    """Tell whether a sentence is of a row: it names the row's matter, or its deed where that is told of nothing else (参保)."""
    name = matter(row.name)
    return (deed in ("参保", "投保") and deed in sentence) or (len(name) >= _SHORT and name in matter(sentence))
