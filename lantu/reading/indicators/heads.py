"""The head of an indicator table: what each column holds, told by its words."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

Role = Literal["number", "group", "name", "unit", "base", "target", "growth", "binding", "other"]

_NUMBER = re.compile(r"序号|编号|^号$|^№$")
_NAME = re.compile(r"指标(?:名称|内容)?$|^(?:主要|规划|具体|二级|三级)?指标(?:名称)?|^名称$|^项目$")
_UNIT = re.compile(r"^(?:计量)?单位$")
_BINDING = re.compile(r"属性|指标性质|^性质$|指标类型")
_GROUP = re.compile(r"^(?:类别|分类|类型|领域|一级指标|指标类别)$")
_GROWTH = re.compile(r"年均|增速|增长|累计|增幅|变化")
_TARGET = re.compile(r"目标|规划值|到达")
_BASE = re.compile(r"基期|基数|基准|现状|实际|完成|预计")
_YEAR = re.compile(r"((?:19|20)\d\d)\s*年?")


class Head(NamedTuple):
    """The role of each column, and the years of base and target."""

    roles: tuple[Role, ...]
    base_year: int | None
    target_year: int | None


def read_head(columns: list[str], plan_period: tuple[int, int] | None) -> Head | None:
    """Return what the columns hold, None where this is no head of an indicator table."""
    plain = [re.sub(r"\s", "", words) for words in columns]
    roles: list[Role] = [_role(words) for words in plain]
    years = {
        i: int(found[1])
        for i, words in enumerate(plain)
        if roles[i] in ("base", "target", "other") and (found := _YEAR.search(words))
    }
    base_year = target_year = None
    if years:
        target, base = _ends(plain, years, plan_period)
        for index in years:
            roles[index] = "other"
        if target is not None:
            roles[target], target_year = "target", years[target]
        if base is not None:
            roles[base], base_year = "base", years[base]
    if "name" not in roles or not {"base", "target", "growth", "binding"} & set(roles):
        return None
    return Head(_single(roles), base_year, target_year)


def _role(words: str) -> Role:
    if _NUMBER.search(words):
        return "number"
    if _BINDING.search(words):
        return "binding"
    if _GROUP.search(words):
        return "group"
    if _UNIT.search(words):
        return "unit"
    if _GROWTH.search(words):
        return "growth"
    if _TARGET.search(words) and not _NAME.fullmatch(words):
        return "target"
    if _BASE.search(words):
        return "base"
    return "name" if _NAME.search(words) else "other"


def _ends(
    plain: list[str], years: dict[int, int], plan_period: tuple[int, int] | None
) -> tuple[int | None, int | None]:
    """Return the columns of target and base: the plan's last year, else the latest; the earliest before it."""
    named = next(
        (i for i in years if _TARGET.search(plain[i]) and (plan_period is None or years[i] == plan_period[1])), None
    )
    last = (
        named if named is not None else next((i for i, y in years.items() if plan_period and y == plan_period[1]), None)
    )
    if last is None and (len(years) > 1 or any(_TARGET.search(plain[i]) for i in years)):
        last = max(years, key=lambda i: years[i])
    earlier = [i for i in years if last is None or years[i] < years[last]]
    base = max(
        earlier, key=lambda i: (bool(_BASE.search(plain[i])), -years[i] if last is None else years[i]), default=None
    )
    return last, base


def _single(roles: list[Role]) -> tuple[Role, ...]:
    """Return the roles, each held by one column only: the first, but for the name, which of several is the last."""
    seen: set[str] = set()
    kept: list[Role] = []
    names = [i for i, role in enumerate(roles) if role == "name"]
    for index, role in enumerate(roles):
        if role == "name" and index != names[-1]:
            kept.append("group")
        elif role != "other" and role in seen:
            kept.append("other")
        else:
            kept.append(role)
            seen.add(role)
    return tuple(kept)
