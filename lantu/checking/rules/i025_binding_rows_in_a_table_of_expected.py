"""I025: a table called one of expected indicators holds binding ones."""

from __future__ import annotations

from collections.abc import Iterator

from lantu.checking.annex import cell
from lantu.checking.rule import Hit, Looked, Severity, rule
from lantu.plan.model import Plan


@rule(
    code="I025",
    title="“预期指标”表里有约束性指标",
    message="表名是“{title}”，表里却有{count}项约束性指标。",
    remedy="请把表名改为“主要指标”，或核对指标属性。",
    severity=Severity.NOTE,
    category="structure",
    basis="约束性指标与预期性指标性质不同（《国家发展规划法》第二十三条及其通行解释）",
    fails=(
        "附表\n⟦青石县“十四五”经济社会发展预期指标⟧\n序号\n指标名称\n2020年\n2025年\n属性\n"
        "1\n森林覆盖率（%）\n40\n≥42\n约束性\n2\n绿地率（%）\n33\n35\n预期性\n"
    ),
    passes=(
        "附表\n青石县“十四五”经济社会发展主要指标\n序号\n指标名称\n2020年\n2025年\n属性\n"
        "1\n森林覆盖率（%）\n40\n≥42\n约束性\n2\n绿地率（%）\n33\n35\n预期性\n"
    ),
)
def binding_rows_in_a_table_of_expected(plan: Plan) -> Iterator[Hit | Looked]:
    """The title makes light of what the rows bind.

    False alarm: 预期 in the title means only that the figures lie ahead.
    """
    binding = [one for one in plan.indicators if one.binding]
    yield Looked(tuple(one.id for one in binding))
    if not binding:
        return
    words = plan.text.words
    first = min(one.place.start for one in plan.indicators)
    for block in reversed([one for one in plan.text.blocks if one.end <= first][-_NEAR:]):
        title = words[block.start : block.end]
        if "预期" in title and "指标" in title and "约束" not in title and len(title) < _LONGEST:
            places = (plan.text.place(block.start, block.end),)
            related = tuple(cell(one, "binding") for one in binding)
            yield Hit(
                places,
                {"title": title.replace("“", "").replace("”", ""), "count": len(binding)},
                related,
                confidence=0.8,
            )
            return


_NEAR = 24  # blocks of title, head and group before the first row
_LONGEST = 40
