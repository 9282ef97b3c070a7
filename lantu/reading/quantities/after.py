"""What stands after a number: the things it counts, and what they did."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from lantu.reading.quantities.trim import tidy
from lantu.reading.quantities.words import any_of, words

_NOTHING = re.compile(r"\s*(?:[、，,。；;：:！？）)”’（(]|$|至|到|和|及(?!时)|与|以及|或|并|，)")
_CUT = re.compile(
    r"均(?=[已达为超在高低获有实完被按可能纳处通位])|(?<!首)都(?![市])|已|将(?![军来])|被|获(?!得)|(?<![宜独定安群聚旅新故])居(?![民住家])|达(?!标)|占|(?<!可)以(?![上下内外来及工])|在(?![校建册编职岗线园孵研营地])|由|从(?![业事])|并(?![网购联校])|使(?!用)"
    r"|对(?![外口接虾象])|(?<![全定双方面取导横纵单走流])向(?![阳])|比(?![例重])|较(?!大|高|快)|为(?!民)|来(?=[，。])|共(?=\d)|\d{1,2}月|近[\d一二三四五两]年|除(?![尘险草湿])"
)
_DOING = re.compile(r"进行(?P<what>[^，、。]{2,10})$")
_RELATIVE = re.compile(
    r"(?:已|可以|能够?|具有|具备|符合|满足|拥有|达到|适合|位于|正在|尚未|已经|集|以|由|在)[^，。；]*的(?P<noun>[^，、。；的\d]{2,16})$"
)
_ALL = re.compile(r"全部|均|都|已|一次|加快|正式|顺利|陆续|相继|按期|如期|成功|全面")
_NEWLY = re.compile(r"(?<=.)(?<![创更刷翻出革])新$")
_STOPS = "，。；、！？：,;）\n"
_LOOSE_END = (
    "之一",
    "任务",
    "的",
    "工作",
    "、",
    "和",
    "及",
    "与",
    "，",
    "以及",
    "（",
    "等",
    "目标",
    "全面",
    "全部",
    "基本",
)


class After(NamedTuple):
    """The noun after a number, what it did (建成投产), the words of both, and where the noun ends."""

    noun: str
    done: str
    words: str
    end: int


def read_after(text: str, start: int, end: int) -> After:
    """Return what the words [start, end) after a number and its unit say it counts.

    >>> read_after("42个项目全部建成投产，", 3, 11)[:2], read_after("5万亩、", 3, 4).noun
    (('项目', '建成投产'), '')
    """
    if text.startswith("的", start):
        start += 1
    phrase = text[start:end].rstrip()
    if _NOTHING.match(phrase):
        return After("", "", "", start)
    if relative := _RELATIVE.match(phrase):
        return After(tidy(relative["noun"]), "", tidy(relative["noun"]), end)
    if deed := _doings().fullmatch(_ALL.sub("", phrase)):
        return After("", deed[0], "", start)
    cut = _cut_at(phrase)
    if cut == 0:
        return After("", "", "", start)
    noun, rest = phrase[:cut], phrase[cut:]
    if (open_ := noun.find("（")) > 0 and "）" not in noun[open_:]:
        noun = noun[:open_]
    noun = tidy(_head_noun(noun))
    last = text[end : end + 1]
    ended = not last or last in _STOPS or rest.rstrip()[-1:] in _STOPS
    done = "" if not ended or noun.endswith(("情况", "工作", "问题")) else _done(rest)
    whole = tidy(noun + _ALL.sub("", rest)) if rest and len(rest) <= 16 else noun
    return After(noun, done, whole, start + cut)


def _cut_at(phrase: str) -> int:
    """Return where the noun ends: before the first word that tells what it is or does."""
    first = _closed().match(phrase) or _ended().search(phrase, 1)
    short = _CUT.search(phrase, 1)
    return min(first.start() if first else len(phrase), short.start() if short else len(phrase))


def _head_noun(noun: str) -> str:
    """Return the noun itself: the last of a list (A、B等C), without a relative clause, without what it is only part of."""
    head, _, tail = noun.rpartition("的")
    if head and (not tail or tail.endswith(words().outer_nouns)):
        return _head_noun(head)
    while noun.endswith(_LOOSE_END):
        noun = next(noun.removesuffix(end) for end in _LOOSE_END if noun.endswith(end))
    noun = _NEWLY.sub("", noun)
    listed, etc, last = noun.rpartition("等")
    if etc and len(last) >= 2 and "、" in listed and last[0] not in "级待同":
        noun = last
    head, _, tail = noun.rpartition("的")
    return tail if head and len(tail) >= 2 else noun


def _done(rest: str) -> str:
    if doing := _DOING.match(rest):
        return re.sub(r"(?:工程|工作|行动|活动)$", "", doing["what"])
    found = _doings().match(_ALL.sub("", rest))
    return found[0] if found else ""


@cache
def _closed() -> re.Pattern[str]:
    return re.compile(any_of(words().closers))


@cache
def _ended() -> re.Pattern[str]:
    return re.compile(rf"{any_of(words().closers)}|(?<![新未拟待在续可被所]){any_of(words().nominal_closers)}")


@cache
def _doings() -> re.Pattern[str]:
    return re.compile(any_of(words().done) + r"(?=$|[，、。；])")
