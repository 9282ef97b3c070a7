"""I022: promises to add so many, of which nobody says how many there are."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lantu.checking.goals import core, is_multi_year, stated_today, unquoted
from lantu.checking.rule import Hit, Looked, Severity, rule
from lantu.plan.model import Plan, Quantity

_ADDS = re.compile(r"新增|净增|新培育|引进|认定|新认定|培育|新引进|累计培养")
_ADDED = re.compile(r"^(?:新增|净增|新培育|引进|认定|培育|新)")
_COUNTED = ("count", "increment")
_UNITS = frozenset(["个", "户", "家", "名", "人", "位", "万户", "万家", "万个"])
_FLOW = re.compile(r"就业|转移|培训|岗位|职工|劳动力")


@rule(
    code="I022",
    title="新增、引进的数没有写现有多少",
    message="{count}处写了要新增、引进或认定多少（如“{first}”），全文没有写现有多少、按什么标准认定。",
    remedy="请写明现有数和认定标准；按年下达的，请写明五年合计。",
    severity=Severity.NOTE,
    category="no_base_or_target",
    basis="算术：期末数=现有数+新增数",
    fails="十四五规划纲要（2021—2025年）\n第一章 创新\n“十四五”期间，⟦引进高层次人才100人左右⟧。\n",
    passes="十四五规划纲要（2021—2025年）\n第一章 创新\n2020年，全县有高层次人才260人。“十四五”期间，引进高层次人才100人左右。\n",
)
def addition_without_todays_number(plan: Plan) -> Iterator[Hit | Looked]:
    """An addition says little when the stock is unknown, and a title that nobody defines (高层次) can always be counted in.

    False alarm: the stock is given under another name, or the addition is to start from nothing.
    """
    if not is_multi_year(plan):
        return
    added = [one for one in plan.quantities if _is_addition(plan, one)]
    yield Looked(tuple(one.id for one in added))
    known = {_ADDED.sub("", one) for one in stated_today(plan)}
    lacking = [one for one in added if not _is_known(_ADDED.sub("", core(one.subject)), known)]
    if lacking:
        facts = {"count": len(lacking), "first": unquoted(plan.text.quote(lacking[0].place)).strip()}
        yield Hit(tuple(dict.fromkeys(one.place for one in lacking)), facts, confidence=0.7)


def _is_addition(plan: Plan, one: Quantity) -> bool:
    return (
        one.tense == "commitment"
        and one.kind in _COUNTED
        and not one.in_box
        and one.unit in _UNITS
        and not _FLOW.search(one.subject)
        and _ADDS.search(plan.text.quote(one.place)) is not None
        and plan.text.quote(one.place)[:1] != "《"
    )


def _is_known(name: str, known: set[str]) -> bool:
    return any(len(one) >= 3 and (one in name or name in one) for one in known)
