"""Lists counted before their number (甲、乙、丙三大工程, 县乡村三级), every way they can be read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

import yaml

from lantu.checking.derived import derived
from lantu.plan.model import Plan
from lantu.plan.numerals import parse_number

_LEVEL = r"(?:中央|主城区|城区|城镇|中心镇|中心村|街道（乡镇）|乡镇（街道）|乡（镇）|村（社区）|乡镇|街道|社区|行政村|自然村|兵团|[国省市州盟地县区旗乡镇村组户])"
_SO_MANY_LEVELS = re.compile(r"[两二三四五六七]级")
_LEVELS = re.compile(rf"(?P<levels>{_LEVEL}(?:[、，—－和]?{_LEVEL}){{1,5}})[”\"]?的?\Z")
_LONGEST_LEVELS = 40
_ONE_OR_TWO = re.compile(r"乡镇|县区|区县|县市|市县|市区|村组|市州|省区|地市|州市")
_NUMERAL = r"(?:十[一二三四五六七八九]?|[两二三四五六七八九]|\d{1,2})"
_ANCHOR = re.compile(
    rf"(?:[“\"](?P<quoted>{_NUMERAL})(?P<slogan>[一-龥]{{1,5}})[”\"]|(?<![“\"第\d百千万亿分之])(?P<number>{_NUMERAL})(?P<word>大|位一体|个|项|种|条|类|村|河|镇))(?=[一-龥，。；、“\"的]|$)"
)
_ANCHOR_CUE = re.compile(
    r"[“\"十两二三四五六七八九\d](?<!\d\d)(?=[十两二三四五六七八九\d大位个项种条类村河镇])"
)  # where one may begin: a numeral in front of another or of a noun
_LINK = re.compile(r"(?:等的|等|的|这)?\s?\Z")
_LONGEST_LINK = 3
_NEAR = 30
_BREAK = re.compile(r"[，。；：:,;\n（）()“”\"\s]")
_DANGLES = re.compile(
    r"(?:[在对将把为与和向给从由用到于的了等以中下上及]|推进|实施|立足|推动|开展|加强|完成|建设|打造|发展|做好|抓好)$"
)
_PARTED = re.compile(r"“[^“”\n]{1,14}”(?:[、和]\s?“[^“”\n]{1,14}”)+$")
_FAR = 110
_JOINT = re.compile(r"以及|和|与|及")
_SLACK = 5  # members of one list differ in length by no more
_LONG = 12
_FEWEST = 3
_NEAREST = 2  # a count off by more is not of this list
_NUMBER = re.compile("[一两二三四五六七八九十]")


class Counted(NamedTuple):
    """A list and its number: characters [start, end), the number said, the members, `fits` where some reading gives the number."""

    start: int
    end: int
    said: int
    members: tuple[str, ...]
    fits: bool


def wrong_levels(words: str) -> Iterator[Counted]:
    """Yield lists of administrative levels (县、乡、村四级) that are not as many as said.

    乡镇 or 县区 written in one may be one level or two.

    >>> [(one.said, one.members) for one in wrong_levels("县乡村四级网络，县、乡（镇）、村三级，区县乡镇两级")]
    [(4, ('县', '乡', '村'))]
    """
    for number in _SO_MANY_LEVELS.finditer(words):
        low = max(0, number.start() - _LONGEST_LEVELS)
        found = _LEVELS.search(words[low : number.start()])
        if found is None:
            continue
        levels = tuple(re.findall(_LEVEL, found["levels"]))
        said = int(parse_number(number[0][0]) or 0)
        joined = len(_ONE_OR_TWO.findall(found["levels"]))
        if not len(levels) - joined <= said <= len(levels) + found["levels"].count("乡镇"):
            yield Counted(low + found.start(), number.end(), said, levels, fits=False)


def lists_before(words: str) -> Iterator[Counted]:
    """Yield the lists that stand right before a number that seems to count them, with whether they can be read so.

    >>> words = "实施能力培训、孵化创业、带动增收“四大环节”。医疗、医保、医药和医院“三医联动”。抓好“种植、养殖、加工、销售”四项工作"
    >>> [(one.said, len(one.members), one.fits) for one in lists_before(words)]
    [(4, 3, False), (3, 3, True), (4, 4, True)]
    """
    for found in _anchors(words):
        if "、" not in words[max(0, found.start() - _NEAR) : found.start()] and words[found.start() - 1] not in '”"的':
            continue
        said = _said(found)
        if said < 2 or is_known(words, found.start("quoted" if found["quoted"] else "number")):
            continue
        link = _LINK.search(words, max(0, found.start() - _LONGEST_LINK), found.start())
        start, members = _members(words, link.start() if link else found.start())
        if not _of_a_kind(members):
            continue
        end = found.end("slogan") if found["quoted"] else found.end("word")
        yield Counted(
            start, end, said, tuple(members), _fits(said, members, open_ended=link is not None and "等" in link[0])
        )


def _anchors(words: str) -> Iterator[re.Match[str]]:
    end = 0
    for cue in _ANCHOR_CUE.finditer(words):
        found = _ANCHOR.match(words, cue.start()) if cue.start() >= end else None
        if found:
            end = found.end()
            yield found


@derived
def counted_lists(plan: Plan) -> tuple[Counted, ...]:
    """Return the lists of a plan that stand right before a number."""
    return tuple(lists_before(plan.text.words))


def _members(words: str, end: int) -> tuple[int, list[str]]:
    """Return where the list before an offset begins, and its members: within the quotation that ends there, or the clause."""
    low = max(0, end - _FAR)
    closed = end > low and words[end - 1] in '”"'
    inner = end - closed
    breaks = [found.end() for found in _BREAK.finditer(words, low, inner)]
    start = breaks[-1] if breaks else low
    members = re.split("[、—+＋]", words[start:inner])
    if not closed:
        return start, members
    if words[start - 1 : start] not in ("“", '"'):
        return start, []
    return _quoted(words, low, end) if len(members) == 1 else (start, members)


def _quoted(words: str, low: int, end: int) -> tuple[int, list[str]]:
    """Return the members that stand each in quotation marks: “康养”、“运动”、“文化”三条."""
    found = _PARTED.search(words[low:end])
    return (low + found.start(), re.findall("“([^“”]*)”", found[0])) if found else (end, [])


def _said(found: re.Match[str]) -> int:
    """Return the number said: of a slogan made of several (三讲一树) their sum."""
    if not found["quoted"]:
        return int(parse_number(found["number"]) or 0)
    more = [] if "一体" in found["slogan"] else re.findall("[一两二三四五六七八九十]", found["slogan"])
    return sum(int(parse_number(number) or 0) for number in (found["quoted"], *more))


def _fits(said: int, members: list[str], *, open_ended: bool) -> bool:
    """Tell whether some reading of a list gives its number: a 和 may part two, and a member with a verb may begin the list."""
    joints = sum(len(_JOINT.findall(member)) for member in members)
    longest = [max(map(len, members[at + 1 :]), default=0) for at in range(len(members))]
    begins = [at for at in range(len(members)) if at == 0 or len(members[at]) >= longest[at] + 2]
    fewest, most = len(members) - begins[-1], len(members) + joints
    nearest = min(abs(said - (len(members) - at)) for at in begins)
    exact = any(len(members) - at <= said <= len(members) - at + joints for at in begins)
    return exact or (open_ended and said > most) or nearest > _NEAREST or said < fewest - _NEAREST


@cache
def _table() -> dict[str, Any]:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    table: dict[str, Any] = yaml.load(
        files("lantu.checking").joinpath("known_slogans.yaml").read_text(encoding="utf-8"), loader
    )
    return table


@cache
def _known_slogans() -> tuple[frozenset[str], tuple[int, ...]]:
    """Return the slogans the whole country knows, and how long they are."""
    slogans = frozenset(_table()["slogans"].split())
    return slogans, tuple(sorted(set(map(len, slogans))))


def known_only_before() -> dict[str, list[str]]:
    """Return the slogans that are the country's before certain words and a county's own elsewhere."""
    before: dict[str, list[str]] = _table()["only_before"]
    return before


@cache
def spelled_out() -> frozenset[str]:
    """Return the slogans everybody knows that are often given with their list."""
    return frozenset(_table()["spelled_out"].split())


def is_known(words: str, start: int = 0, *, whole: bool = False) -> bool:
    """Tell words that from an offset on begin with a slogan everybody knows; as a whole they may add a noun and no other number.

    >>> is_known("四好农村路"), is_known("四创战略"), is_known("五有五覆盖", whole=True), is_known("建四好农村路", 1)
    (True, False, False, True)
    """
    known, lengths = _known_slogans()
    ends = [start + length for length in lengths if words[start : start + length] in known]
    return any(not whole or not _NUMBER.search(words, end) for end in ends)


def _of_a_kind(members: list[str]) -> bool:
    """Tell members of one list by their like length; the first may have a verb before it, the last a 和 in it."""
    if len(members) < 2 or not all(members) or any(member in "一二三四五六七八九十" for member in members):
        return False
    joined = _JOINT.split(members[-1])
    if len(members) + len(joined) - 1 < _FEWEST or not all(joined):
        return False
    lengths = [len(part) for part in (*members[1:-1], *joined)]
    if max(lengths) > _LONG or max(lengths) - min(lengths) > _SLACK or any(c.isdigit() for m in members for c in m):
        return False
    return _DANGLES.search(members[-1]) is None and not any(member.startswith("等") for member in members)
