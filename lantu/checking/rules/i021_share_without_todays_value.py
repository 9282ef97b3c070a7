"""I021: targets for rates and shares whose present value stands nowhere."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lantu.checking.goals import core, has_today, is_multi_year, unquoted
from lantu.checking.rule import Hit, Looked, Severity, rule
from lantu.plan.model import Plan, Quantity

_FULL = 100
_TAIL = 8
_TWICE = 2
_RATE = re.compile(r"(?:率|比重|占比|比例|普及|覆盖|水平)$")
_COMPARES = re.compile(r"由|从|比|较")
_OF_A_CHANGE = re.compile(
    r"节能率|节水率|节约率|年均|每年|[消削]减|降低率|下降率|减排"
)  # what is saved or cut has no level of today
_COMPARED_AFTER = re.compile(
    r"[^\w一-龥]{0,12}[，,]?[^\w一-龥]{0,12}(?:比|较)[^，。；]{0,20}(?:提高|增加|上升|下降|降低|提升)"
)
_SPENT = re.compile(r"奖补|贴息|补助|补贴|奖励|贷款|信贷|用于|资金|投资|利率|亿元|万吨|其中|总人口")


@rule(
    code="I021",
    title="比率目标没有写现在是多少",
    message="{count}处比率目标（如“{first}”）全文没有写现在是多少，提高了多少无从比较。",
    remedy="请给每个比率补上基期值和年份。",
    severity=Severity.NOTE,
    category="no_base_or_target",
    basis="算术：提高的百分点=目标值−基期值",
    fails="十四五规划纲要（2021—2025年）\n第一章 城建\n2020年，绿地率为33%。到2025年，⟦污水处理率达到90%以上⟧。到2025年，绿地率达到35%。\n",
    passes="十四五规划纲要（2021—2025年）\n第一章 城建\n2020年，全县污水处理率为82%。到2025年，污水处理率达到90%以上。\n",
)
def share_without_todays_value(plan: Plan) -> Iterator[Hit | Looked]:
    """A target without a base may be reached already, or be out of reach; nobody can tell. Targets of 100 % are left out.

    False alarm: the present value stands under another name.
    """
    if not is_multi_year(plan):
        return
    shares = [one for one in plan.quantities if _is_target(plan, one)]
    yield Looked(tuple(one.id for one in shares))
    lacking = [one for one in shares if not has_today(plan, one)]
    elsewhere = {name: _stands_elsewhere(plan, name) for name in {_name(one) for one in lacking}}
    lacking = [one for one in lacking if not elsewhere[_name(one)]]
    if lacking:
        facts = {"count": len(lacking), "first": unquoted(plan.text.quote(lacking[0].place)).strip()}
        yield Hit(tuple(dict.fromkeys(one.place for one in lacking)), facts, confidence=0.75)


def _name(one: Quantity) -> str:
    return core(one.subject)[-_TAIL:]


def _stands_elsewhere(plan: Plan, name: str) -> bool:
    """Tell whether a name stands in more than one place with a number after it, as in a table that was not read as one."""
    words, numbered, at = plan.text.words, 0, plan.text.words.find(name)
    while at >= 0 and numbered < _TWICE:
        end = at + len(name)
        numbered += any(character.isdigit() for character in words[end : end + _TAIL])
        at = words.find(name, end)
    return numbered >= _TWICE


def _is_target(plan: Plan, one: Quantity) -> bool:
    return (
        one.kind == "share"
        and one.unit == "%"
        and one.tense == "commitment"
        and not one.in_box
        and one.value is not None
        and one.value < _FULL
        and one.period is not None
        and _RATE.search(one.subject) is not None
        and not _COMPARES.search(plan.text.quote(one.place)[:3])
        and not re.search(r"由[^，]*到", plan.text.quote(one.place))
        and not _SPENT.search(plan.text.quote(one.place))
        and not _OF_A_CHANGE.search(plan.text.quote(one.place))
        and not _COMPARED_AFTER.match(plan.text.words, one.place.end)
    )
