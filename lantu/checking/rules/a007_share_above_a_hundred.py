"""A007: a share or a coverage above a hundred per cent."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lantu.checking.figures import figures
from lantu.checking.rule import Hit, Looked, Severity, rule
from lantu.plan.model import Plan

_OF_A_GOAL = re.compile(r"毛|计划|任务|目标|预算|投资|同期|上年")
_OF_A_WHOLE = re.compile(
    r"(?:占比|比重|比例|覆盖率|普及率|达标率|合格率|通达率|巩固率|参保率|处理率|利用率|绿化率|城镇化率|失业率)$"
)


@rule(
    code="A007",
    title="占比或覆盖率超过100%",
    message="{subject}是{value}%，超过了100%。",
    remedy="请核对这个数，或改用能超过 100% 的指标名称（如完成率、毛入学率）。",
    severity=Severity.ERROR,
    category="arithmetic",
    basis="算术：部分不大于整体",
    fails="第一章 主要目标\n到2025年，生活垃圾无害化处理率达到⟦108⟧%。",
    passes="第一章 主要目标\n到2025年，生活垃圾无害化处理率达到100%，高中阶段毛入学率达到102%。",
)
def share_above_a_hundred(plan: Plan) -> Iterator[Hit | Looked]:
    """A part is at most its whole; gross enrolment and completion may be more and are left out.

    False alarm: a name that ends like a share and is a ratio of two different things.
    """
    for one in figures(plan):
        if (
            one.measure == "level"
            and one.unit == "%"
            and _OF_A_WHOLE.search(one.subject)
            and not _OF_A_GOAL.search(one.subject)
        ):
            yield Looked((one.id,))
            if one.low > 100:
                yield Hit((one.number,), {"subject": one.subject, "value": f"{one.value:f}"})
