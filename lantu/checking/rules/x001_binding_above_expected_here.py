"""X001: an indicator is binding in the upper-level plan and expected here."""

from __future__ import annotations

from collections.abc import Iterator

from lantu.checking.annex import cell
from lantu.checking.matched import matches
from lantu.checking.rule import Hit, Looked, Severity, rule
from lantu.plan.model import Plan


@rule(
    code="X001",
    title="上级定为约束性，本级写成预期性",
    message="“{name}”在上位规划里是约束性指标，这里写的是预期性。",
    remedy="请改为约束性，或说明为何放宽。",
    severity=Severity.WARNING,
    category="cross_document",
    basis="《国家发展规划法》第三十六条：下级规划应当与上级规划衔接",
    fails="序号\n指标名称\n2020年\n2025年\n属性\n1\n森林覆盖率（%）\n40\n42\n⟦预期性⟧\n2\n绿地率（%）\n33\n35\n预期性\n",
    passes="序号\n指标名称\n2020年\n2025年\n属性\n1\n森林覆盖率（%）\n40\n42\n约束性\n2\n绿地率（%）\n33\n35\n预期性\n",
    upper="序号\n指标名称\n2020年\n2025年\n属性\n1\n森林覆盖率（%）\n40\n42\n约束性\n2\n城镇化率（%）\n60\n65\n预期性\n",
)
def binding_above_expected_here(plan: Plan, upper: Plan) -> Iterator[Hit | Looked]:
    """A binding indicator is a duty handed down; a county cannot loosen it by a word in a table.

    False alarm: the upper plan binds the whole and leaves this county free, in a document of its own.
    """
    for here, above in matches(plan, upper):
        yield Looked((here.id,))
        if above.binding and here.binding is False:
            yield Hit((cell(here, "binding"),), {"name": here.name}, confidence=0.9)
