"""X006: indicators go by other names than in the upper-level plan."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lantu.checking.annex import name_place
from lantu.checking.matched import matches
from lantu.checking.rule import Hit, Looked, Severity, rule
from lantu.plan.model import Indicator, Plan


@rule(
    code="X006",
    title="指标名称与上位规划不一",
    message="{count}项指标的名称与上位规划不同：{pairs}。",
    remedy="请按上位规划统一名称；口径确实不同的，请注明。",
    severity=Severity.NOTE,
    category="cross_document",
    basis="《国家发展规划法》第三十六条：下级规划应当与上级规划衔接",
    fails="序号\n指标名称\n2020年\n2025年\n属性\n1\n⟦城镇化率（%）⟧\n60\n65\n预期性\n2\n森林覆盖率（%）\n40\n42\n约束性\n",
    passes="序号\n指标名称\n2020年\n2025年\n属性\n1\n常住人口城镇化率（%）\n60\n65\n预期性\n2\n森林覆盖率（%）\n40\n42\n约束性\n",
    upper="序号\n指标名称\n2020年\n2025年\n属性\n1\n常住人口城镇化率（%）\n60\n65\n预期性\n2\n森林覆盖率（%）\n40\n42\n约束性\n",
)
def other_name_than_above(plan: Plan, upper: Plan) -> Iterator[Hit | Looked]:
    """Names of indicators carry their definition: 户籍 and 常住 population differ by millions.

    False alarm: a shorter form of the same name that nobody will mistake.
    """
    found = matches(plan, upper)
    yield Looked(tuple(one.here.id for one in found))
    other = [one for one in found if _plain(one.here) != _plain(one.above)]
    if other:
        pairs = "；".join(f"这里是“{one.here.name}”，上级是“{one.above.name}”" for one in other[:4])
        places = tuple(name_place(one.here) for one in other)
        yield Hit(places, {"count": len(other), "pairs": pairs}, confidence=0.7)


def _plain(indicator: Indicator) -> str:
    """Return a name without brackets, spaces and the place it is of."""
    return re.sub(r"[（(][^（()）]*[）)]|\s|^(?:全[国省市县区]|县城|县域)", "", indicator.name)
