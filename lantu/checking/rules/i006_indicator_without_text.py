"""I006: indicators of the table that no paragraph speaks of."""

from __future__ import annotations

from collections.abc import Iterator

from lantu.checking.annex import name_place, names, prose_words, unmentioned
from lantu.checking.rule import Hit, Looked, Severity, rule
from lantu.plan.model import Plan

_ENOUGH_PROSE = 200  # a table with hardly any text around it is an annex on its own


@rule(
    code="I006",
    title="指标表里的指标正文没有提到",
    message="指标表{total}项指标中，有{count}项正文没有提到：{names}。",
    remedy="请在相应章节写上实现这些指标的任务和责任部门，或核对指标名称与正文是否一致。",
    severity=Severity.WARNING,
    category="no_base_or_target",
    basis="《国家发展规划法》第八条：主要目标指标与重大战略任务并列",
    fails=(
        "第一章 生态\n"
        + "加强封山育林，提高森林覆盖率，建设绿色家园，让群众共享生态红利。" * 8
        + "\n附表\n序号\n指标名称\n2020年\n2025年\n属性\n1\n森林覆盖率（%）\n40\n≥42\n约束性\n2\n⟦体育人口占比（%）⟧\n30\n40\n预期性\n"
    ),
    passes=(
        "第一章 民生\n"
        + "加强封山育林，提高森林覆盖率，办好全民健身活动，扩大体育人口。" * 8
        + "\n附表\n序号\n指标名称\n2020年\n2025年\n属性\n1\n森林覆盖率（%）\n40\n≥42\n约束性\n2\n体育人口占比（%）\n30\n40\n预期性\n"
    ),
)
def indicator_without_text(plan: Plan) -> Iterator[Hit | Looked]:
    """An indicator without a task has neither measure nor owner; often the name in the table is not the name in the text.

    False alarm: the text speaks of the matter in other words.
    """
    if not plan.indicators or len(prose_words(plan)) < _ENOUGH_PROSE:
        return
    yield Looked(tuple(one.id for one in plan.indicators))
    silent = unmentioned(plan)
    if silent:
        facts = {"total": len(plan.indicators), "count": len(silent), "names": names(silent)}
        yield Hit(tuple(map(name_place, silent)), facts, confidence=0.8)
