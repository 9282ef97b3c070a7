"""Capacities: what a plant or project is built for (年产20万吨有机肥生产线, 300MW风电项目)."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from lantu.reading.quantities.trim import tidy, without_verb
from lantu.reading.quantities.words import any_of, words

_YEARLY = re.compile(
    r"(?P<per>[年日])(?P<how>产|处理|加工|屠宰|出栏|存栏|养殖|供水|供气|供热|供|发电|开采|转运|吞吐|储存|储|生产|回收|消纳|利用|拆解|焚烧|制造|周转|吞吐量)"
    r"(?:能力)?(?:达到?|为|约)?$"
)
_PRODUCT_BEFORE = re.compile(r"年产(?![值量能])(?P<product>[^，、年]{2,14}?)(?:达到?|为|约)?$")
_RATE = re.compile(r"[/／]\s?(?:年|a)$")
_ANY_RATE = re.compile(r"[/／]")
_PROJECT = re.compile(r"项目|工程|生产线|电站|电厂|机组|基地|装置|热源厂|发电")
_PLAIN_TAIL = re.compile(r"(?:项目|工程|建设|利用|新能源)$")
_NAMED = re.compile(r"装机|能力|容量|规模")
_OWNER = 12


class Capacity(NamedTuple):
    """Whose capacity it is, and how it is called (年产能, 装机容量)."""

    owner: str
    name: str


def yearly_capacity(phrase: str) -> Capacity | None:
    """Return the capacity that 年产 or the like before a number states, None where there is none.

    >>> yearly_capacity("推进甲公司年产"), yearly_capacity("年产值")
    (Capacity(owner='甲公司', name='年产能'), None)
    """
    found = _YEARLY.search(phrase)
    if found is None:
        return None
    name = (
        f"{found['per']}产能"
        if found["how"] in ("产", "生产")
        else f"{found['per']}{found['how'].removesuffix('量')}能力"
    )
    return Capacity(_owner(phrase[: found.start()]), name)


def product_before(phrase: str) -> Capacity | None:
    """Return the capacity whose product stands before the number, as its owner (年产有机肥5万吨), None where there is none.

    >>> product_before("扩建后年产有机肥"), product_before("年产量")
    (Capacity(owner='有机肥', name='年产能'), None)
    """
    found = _PRODUCT_BEFORE.search(phrase)
    return Capacity(tidy(found["product"]), "年产能") if found else None


def project_capacity(owner: str, noun: str, unit: str, kind: str | None) -> Capacity | None:
    """Return the capacity a number in a project's name states: 甲公司30万千瓦风电项目, 50000立方米/天污水处理工程.

    >>> project_capacity("甲公司", "分散式风电项目", "万千瓦", "capacity").name, project_capacity("", "焦化项目", "万吨", "level").name
    ('装机容量', '年产能')
    """
    if _NAMED.search(owner[-3:]):
        return None
    if _RATE.search(unit):
        return Capacity(_owner(owner), "年产能")
    if not noun or not (kind == "capacity" or _ANY_RATE.search(unit) or _PROJECT.search(noun)):
        return None
    if kind == "capacity" and not _ANY_RATE.search(unit):
        name = "装机容量" if _power().search(owner + noun) else "能力" if "m³" in unit or "m3" in unit else "产能"
    elif _ANY_RATE.search(unit):
        name = "能力"
    elif kind == "level":
        name = "年产能" if unit.endswith("吨") else "产能"
    elif kind == "count" and unit[:1] in "万亿" and unit[-1:] in "套辆台只件":
        name = "产能"
    else:
        return None
    return Capacity(_owner(owner), name)


def product_of(noun: str, name: str) -> str:
    """Return the product or plant a capacity is of, without the words of a project around it.

    >>> product_of("有机肥生产线项目", "年产能"), product_of("污水治理工程", "能力")
    ('有机肥', '污水治理')
    """
    tail = _tail() if name.startswith("年") else _PLAIN_TAIL
    while (found := tail.search(noun)) and found.start() >= 2:
        noun = noun[: found.start()]
    listed, etc, _ = noun.rpartition("等")
    return tidy(listed if etc and len(listed) >= 2 else noun)


def standing_capacity(noun: str, kind: str | None) -> str:
    """Return the name of the capacity of a plant that stands before its power (某电厂2×300MW), "" where it is none."""
    return "装机容量" if kind == "capacity" and _power().search(noun) and not _NAMED.search(noun) else ""


def _owner(phrase: str) -> str:
    owner = tidy(without_verb(phrase.rpartition("、")[2]))
    return owner if len(owner) <= _OWNER else ""


@cache
def _tail() -> re.Pattern[str]:
    return re.compile(any_of(words().project_tails) + "$")


@cache
def _power() -> re.Pattern[str]:
    return re.compile(any_of(words().powers))
