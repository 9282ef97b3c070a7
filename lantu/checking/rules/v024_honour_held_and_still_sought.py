"""V024: an honour counted among those won, and elsewhere still to be won."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from lantu.checking.looking_back import looks_back
from lantu.checking.rule import Hit, Severity, rule
from lantu.plan.model import Plan
from lantu.source.place import Place

_HONOURED = re.compile(r"荣获|获评|获得|授予|被评为|被命名为|命名为|入选|荣膺|跻身")
_QUOTED = re.compile(r"“([^“”，。；\n]{4,24})”")
_SEEKS = re.compile(r"创建|争创|申创|申报")
_AHEAD = re.compile(r"[^，。；、“”\n]{4,20}")
_BACK = re.compile(r"[^，。；、“”\n]{4,20}$")
_NOT_YET = re.compile(r"(?:具备了?参评|通过初|工作|提名)")
_DONE = re.compile(r"了|为|成功|成果|单位")
_RANK = re.compile(r"^.{0,8}?(?:国家级?|全国|省级|市级|[一-鿿]{1,3}省|[一-鿿]{1,3}市|中国)")
_TITLE = re.compile(r"^[一-鿿]{2,12}?(?:县城|[县市区城镇]|基地|单位)")
_TITLE_BACK = re.compile(r"[一-鿿]{4,14}(?:县城|[县市区城镇])$")
_OF_A_KIND = re.compile(r"(?:创建单位|试点(?:县|地区|单位)?|(?:地区|县|市|区)?创建单位|地区|先进县|工作)$")
_IS_CANDIDATE = re.compile(r"(?:创建|培育)(?:单位|县|市|区|城市)?$")
_CANDIDATE = ("列在获得的称号里，却只是创建资格", "：称号本身是否已经获得、打算哪年建成，没有写明")
_STOP = re.compile(r"[。；\n]")
_SHORT = 4


class _Honour(NamedTuple):
    key: str
    rank: str
    place: Place


@rule(
    code="V024",
    title="已获得的称号又列为要创建的",
    message="“{won}”{held}，另一处又写“{sought}”{question}。",
    remedy="请核对是否已经获得；级别不同的，请写明是国家级还是省级。",
    severity=Severity.WARNING,
    category="value_conflict",
    basis="同一称号不能既已获得又在创建",
    fails="第一章 发展成就\n五年来，先后荣获“省级文明县城”“中国诗歌之乡”等称号。\n第二章 城镇建设\n积极⟦创建省级文明县城⟧。",
    passes="第一章 发展成就\n五年来，先后荣获“省级文明县城”“中国诗歌之乡”等称号。\n第二章 城镇建设\n积极创建国家卫生县城。",
)
def honour_held_and_still_sought(plan: Plan) -> Iterator[Hit]:
    """Who reads both cannot tell whether the title is held; a candidate's status is often told as the title itself.

    Where what was won is only a candidate's status (创建单位), it is a note that asks.
    False alarm: the same title of a higher rank, which the words should say.
    """
    won: defaultdict[str, list[_Honour]] = defaultdict(list)
    for one in _won(plan):
        won[one.key].append(one)
    sought: defaultdict[str, list[_Honour]] = defaultdict(list)
    for one in _sought(plan) if won else ():
        if any(_same_rank(one, known) and not _overlap(one, known) for known in won.get(one.key, ())):
            sought[one.key].append(one)
    for key, found in sought.items():
        found.sort(key=lambda one: looks_back(plan, one.place.start))
        title = plan.text.quote(won[key][0].place)
        held, question = _CANDIDATE if _IS_CANDIDATE.search(title) else ("已列入获得的称号", "")
        facts = {"won": title, "sought": plan.text.quote(found[0].place), "held": held, "question": question}
        related = (won[key][0].place, *(one.place for one in found[1:4]))
        yield Hit((found[0].place,), facts, related, severity=Severity.NOTE if question else None, confidence=0.7)


def _same_rank(one: _Honour, other: _Honour) -> bool:
    return one.rank == other.rank or not (one.rank and other.rank)


def _overlap(one: _Honour, other: _Honour) -> bool:
    return one.place.start <= other.place.start < one.place.end


def _won(plan: Plan) -> Iterator[_Honour]:
    words = plan.text.words
    for verb in _HONOURED.finditer(words):
        stop = _STOP.search(words, verb.end())
        for found in _QUOTED.finditer(words, verb.end(), stop.start() if stop else len(words)):
            key = _key(found[1])
            if key is not None:
                yield _Honour(key, _rank(found[1]), plan.text.place(*found.span(1)))


def _sought(plan: Plan) -> Iterator[_Honour]:
    words = plan.text.words
    for verb in _SEEKS.finditer(words):
        start, end = verb.span()
        if _NOT_YET.match(words, end):
            told = _BACK.search(words, max(0, start - 20), start)
            title = _TITLE_BACK.search(told[0]) if told else None
            span = (told.start(), end) if told else (start, end)
        else:
            told = _AHEAD.match(words, end) if not _DONE.match(words, end) else None
            rank = _RANK.match(told[0]) if told else None
            skip = rank.end() if rank else 0
            title = _TITLE.match(told[0][skip:]) if told else None
            span = (start, end + skip + title.end()) if title else (start, end)
        key = _key(title[0]) if title else None
        if told is not None and key is not None:
            yield _Honour(key, _rank(told[0]), plan.text.place(*span))


def _rank(title: str) -> str:
    """Return who gives a title: 国 (the state), 省, 市, or nothing where it does not say."""
    opening = _RANK.match(title)
    return next((giver for giver in ("国", "省", "市") if opening and giver in opening[0]), "")


def _key(title: str) -> str | None:
    """Return a title without who gives it: 省级文明县城 is 文明县城, 国家全域旅游示范地区创建单位 is 全域旅游示范."""
    plain = _OF_A_KIND.sub("", _RANK.sub("", title))
    plain = re.sub(r"(?:示范)?[县市区]$", "", _OF_A_KIND.sub("", plain)) if not plain.endswith("县城") else plain
    plain = plain.removesuffix("示范")
    return plain if len(plain) >= _SHORT else None
