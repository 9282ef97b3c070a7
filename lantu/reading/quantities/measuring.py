"""Words that measure (覆盖率, 总投资): alone they need the name of what they measure."""

from __future__ import annotations

import re
from functools import cache

from lantu.reading.quantities.words import any_of, words


def is_bare_measure(noun: str) -> bool:
    """Tell whether a noun only measures, so that it needs the name of what it measures (覆盖率, 总投资)."""
    return bool(_alone().fullmatch(noun))


def verb_at_end(noun: str) -> str:
    """Return the telling verb a phrase ends in (新建管道惠及 → 惠及), "" where it ends in none."""
    found = _telling_at_end().search(noun)
    return found[0] if found else ""


def is_measured(noun: str) -> bool:
    """Tell whether a noun ends in a word that measures (报销比例)."""
    return bool(_measure_at_end().search(noun))


def without_measure(noun: str) -> str:
    """Return what is measured without how (粮食产量 → 粮食); a noun that only measures stays.

    >>> without_measure("粮食产量"), without_measure("覆盖率")
    ('粮食', '覆盖率')
    """
    found = None if is_bare_measure(noun) else _measure_at_end().search(noun)
    return noun[: found.start()] if found and found.start() >= 2 else noun


def split_attribute(noun: str) -> tuple[str, str]:
    """Return what has the attribute and the attribute (甲公司总投资 → 甲公司, 总投资); "" where there is none.

    >>> split_attribute("甲公司总投资"), split_attribute("龙头企业")
    (('甲公司', '总投资'), ('龙头企业', ''))
    """
    found = _attribute().search(noun)
    return (noun[: found.start()], found[0]) if found else (noun, "")


@cache
def _telling_at_end() -> re.Pattern[str]:
    return re.compile(any_of(words().telling_verbs) + "$")


@cache
def _alone() -> re.Pattern[str]:
    known = f"{any_of(words().measures)}|{any_of(words().attributes)}"
    return re.compile(rf"(?:年|年度|总|年均|平均|完成|实际|增长|覆盖|普及|新增|累计)?(?:{known})")


@cache
def _measure_at_end() -> re.Pattern[str]:
    return re.compile(rf"(?:总|年|平均)?{any_of(words().measures)}$")


@cache
def _attribute() -> re.Pattern[str]:
    return re.compile(any_of(words().attributes) + "$")
