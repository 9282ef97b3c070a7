"""The indicator table of a plan (指标表): what its cells state, and the prose that speaks of the same."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, NamedTuple

import yaml
from ahocorasick_rs import AhoCorasick

from lantu.checking.derived import derived
from lantu.checking.prose import paragraphs
from lantu.plan.model import Indicator, Plan
from lantu.source.place import Place
from lantu.standards.indicator_library import library

_NOTHING = re.compile(r"[\s\-—–―－/／~～*＊]*")
_RATE = re.compile(r"(?:增速|增长率|增幅|增长|降低率?|下降率?|降幅|提高)(?:[（(].*)?$")
_EXTERNAL = re.compile(r"(?:完成|达到|执行|按照|以)?[^，。]{0,6}(?:下达|上级|省定|市定|核定|分解)")
_SLOGAN_MARKS = re.compile(r"[“”‘’\s]")
_BRACKETS = re.compile(r"[（(][^（()）]*[）)]")
_PER_HEAD = re.compile(r"^(?:每[百千万亿]+[名户]?(?:常住)?(?:人口|人|老人|老年人)?|人均)(?:拥有|占有)?(?=.{3})")
_TAIL = re.compile(r"(?:增加值|(?:主营)?业务收入)?占.{2,12}?(?:比重|比例)$|(?:的)?(?:占比|比重|比例|比率|普及率|覆盖率|参保率|拥有量|数量|年限|降低|下降|提高|(?:增加值|主营业务收入)?(?:年均)?(?:增长率|增速|增长)|率|数)$")  # fmt: skip
_WHERE = re.compile(r"^(?:县城|县域|全县|全市|全省|常住人口|地区)(?=.{4})")
_SHORTEST = 2


def states(words: str | None) -> bool:
    """Tell whether a cell states anything, be it a number or words.

    >>> states("≥42"), states("持续保持"), states(" — "), states(None)
    (True, True, False, False)
    """
    return words is not None and _NOTHING.fullmatch(words) is None


def is_rate(indicator: Indicator) -> bool:
    """Tell an indicator that is itself a rate of change (增速), whose base would be the rate of an earlier year."""
    return _RATE.search(indicator.name) is not None


def is_handed_down(words: str | None) -> bool:
    """Tell a target that an upper level sets (完成市里下达的目标).

    >>> is_handed_down("完成市里下达的目标"), is_handed_down("≥42")
    (True, False)
    """
    return words is not None and _EXTERNAL.match(words.strip()) is not None


def name_place(indicator: Indicator) -> Place:
    """Return the place of an indicator's name, its row's where the name was not read on its own."""
    return indicator.places.get("name", indicator.place)


def cell(indicator: Indicator, role: str) -> Place:
    """Return the place of a cell, the name's where the table has no such column."""
    return indicator.places.get(role) or name_place(indicator)


def names(indicators: list[Indicator], most: int = 6) -> str:
    """Return the names of indicators in quotation marks, 等 after the first few."""
    shown = "、".join(f"“{one.name}”" for one in indicators[:most])
    return shown + (f"等{len(indicators)}项" if len(indicators) > most else "")


@derived
def prose_words(plan: Plan) -> str:
    """Return the prose as one string without quotation marks and space, for asking whether it speaks of something."""
    words = plan.text.words
    return "\n".join(_SLOGAN_MARKS.sub("", words[one.start : one.end]) for one in paragraphs(plan))


class Pair(NamedTuple):
    """Two indicators that belong together: patterns of the one had, of the other, what the other is called, and how prose promises it."""

    have: re.Pattern[str]
    other: re.Pattern[str]
    name: str
    text: re.Pattern[str]


@cache
def pairs() -> tuple[Pair, ...]:
    """Return the pairs of indicators that belong together."""
    rows = _table()["pairs"]
    return tuple(
        Pair(re.compile(one["have"]), re.compile(one["other"]), one["name"], re.compile(one["text"])) for one in rows
    )


@cache
def _table() -> dict[str, Any]:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    table: dict[str, Any] = yaml.load(
        files("lantu.checking").joinpath("annex_words.yaml").read_text(encoding="utf-8"), loader
    )
    return table


def ways_to_say(indicator: Indicator) -> frozenset[str]:
    """Return the words by which prose may speak of an indicator: its names, and what is measured without 率, 占比, 每万人.

    >>> from types import SimpleNamespace
    >>> sorted(ways_to_say(SimpleNamespace(name="体育人口占比")))
    ['体育人口', '体育人口占比', '体育人口比例', '经常参加体育锻炼人口', '经常参加体育锻炼人口比例', '经常参加体育锻炼人数', '经常参加体育锻炼人数比例']
    """
    return _ways_to_say(indicator.name)


@lru_cache(maxsize=1024)
def _ways_to_say(name: str) -> frozenset[str]:
    entry = library().match(name)
    said = {name, *((entry.name, *entry.aliases) if entry else ())}
    said.update(word for one in _table()["said_as"] if re.search(one["name"], name) for word in one["said"])
    plain = [_BRACKETS.sub("", one) for one in said]
    cores = [_TAIL.sub("", _WHERE.sub("", _PER_HEAD.sub("", one))) for one in plain]
    return frozenset(_SLOGAN_MARKS.sub("", one) for one in (*plain, *cores) if len(one) >= _SHORTEST)


def unmentioned(plan: Plan) -> list[Indicator]:
    """Return the indicators no paragraph of the prose speaks of."""
    ways = [ways_to_say(one) for one in plan.indicators]
    wanted = list(dict.fromkeys(way for each in ways for way in each if way))
    found = AhoCorasick(wanted).find_matches_as_indexes(prose_words(plan), overlapping=True) if wanted else []
    said = {"", *(wanted[number] for number, _, _ in found)}
    return [one for one, own in zip(plan.indicators, ways, strict=True) if said.isdisjoint(own)]
