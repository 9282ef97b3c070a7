"""Numbers in a text: each numeral with its unit, comparator, range, ratio, multiple, rank or fold; what is none is passed over."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

from lantu.plan.model import Comparator
from lantu.plan.numerals import parse_number
from lantu.plan.units import units
from lantu.reading.quantities.comparator import with_comparator
from lantu.reading.quantities.hit import Hit
from lantu.reading.quantities.ordinals import is_rank
from lantu.reading.quantities.refused import Numeral, is_no_quantity
from lantu.reading.quantities.unit_after import UnitAfter, read_unit, upper_end, without_multiplier
from lantu.reading.quantities.words import any_before, any_of, words

_ARABIC = r"(?:\d{1,3}(?:[,，]\d{3})+(?!\d)(?:[.．]\d+)?|\d+(?:[.．]\d+|\s?[·•]\s?\d+)?)"
_CHINESE = r"(?:(?:[零〇○一二三四五六七八九十百万亿两]|千(?![瓦米伏克卡]))+(?:点[零〇○一二三四五六七八九]+[万亿]*)?)"
_NUMERAL = re.compile(
    rf"翻(?:了)?(?P<fold>[一两二三四])番|(?P<doubled>翻番)"
    rf"|(?P<whole>{_CHINESE})分之(?P<part>{_CHINESE}|{_ARABIC})"
    r"|(?P<over>\d{1,2})/(?P<under>\d{1,3})(?![\d/])"
    rf"|(?P<arabic>{_ARABIC})|(?P<chinese>{_CHINESE})"
)
_CHINESE_DIGITS = frozenset("零〇○一二三四五六七八九十百千万亿两")
_FIRST = re.compile(rf"[\d翻{''.join(sorted(_CHINESE_DIGITS))}]")
_TIMES = re.compile(rf"\s?[×xX＊*✕╳]\s?({_ARABIC})")
_RATIO = re.compile(rf"(?:\s?[:：∶]\s?{_ARABIC})+")
_TERM = re.compile(_ARABIC)
_DASH = re.compile(rf"\s?(?:[-－—–―~～∼]{{1,2}}|[至到])\s?(?P<per>[百千]分之)?(?P<number>{_ARABIC}|{_CHINESE})")
_AND = re.compile(rf"\s?[和、]\s?(?:{_ARABIC}|{_CHINESE})")
_SHARED = ("个百分点", "百分点", "%", "％", "元")
_BETWEEN = re.compile(r"之?间")
_PART_BEFORE = re.compile(r"占|近|约|超|的$|降|减")
_BARE = ("万", "亿", "千万", "百万", "万亿")
_HEADS = re.compile(r"人数[^，。；、]{0,4}$")
_PER = {"百": "%", "千": "‰"}
_FOLDS = {"一": 2, "两": 4, "二": 4, "三": 8, "四": 16}
_OPENING, _CLOSING = ("〔", "[", "［", "【"), ("〕", "]", "］", "】")
_LONGEST = 30  # digits; more are no number anyone promises
_LOOK_BACK = 12
_LOOK_AHEAD = 12


def find_numbers(text: str, start: int, end: int) -> list[Hit]:
    """Return the numbers with a meaning in characters [start, end), in order; they do not overlap.

    >>> words = "新建2-3个园区，面积一千二百亩以上，增长百分之九点五"
    >>> [(words[h.start:h.stop], str(h.value), str(h.upper), h.unit, h.comparator) for h in find_numbers(words, 0, len(words))]
    [('2-3', '2', '3', '个', 'range'), ('一千二百', '1200', 'None', '亩', '>='), ('九点五', '9.5', 'None', '%', '=')]
    """
    hits: list[Hit] = []
    at = start
    while first := _FIRST.search(text, at, end):
        at = first.end()
        if first[0] in _CHINESE_DIGITS and not _may_count(text, first.start()):
            continue
        if found := _NUMERAL.match(text, first.start(), end):
            hit = _read(text, found, start, end)
            at = found.end() if hit is None else hit.end
            if hit is not None:
                hits.append(with_comparator(text, start, hit))
    return _with_units_said_once(text, hits)


def _may_count(text: str, at: int) -> bool:
    """Tell whether a Chinese digit can begin a number: most are part of a word (统一, 一些, 三农)."""
    return text[at + 1 : at + 2] in _followers() or text[at - 1 : at] in ("第", "前")


def _with_units_said_once(text: str, hits: list[Hit]) -> list[Hit]:
    """Give the first of two numbers the unit that stands once for both: 1409万、1305万人次."""
    for index in range(len(hits) - 1, 0, -1):
        before, hit = hits[index - 1], hits[index]
        if before.unit in _BARE and hit.unit and hit.unit not in _BARE and text[before.end : hit.open] in ("、", "和"):
            word = hit.unit.lstrip("十百千万亿")
            hits[index - 1] = before._replace(unit=before.unit + word, kind=hit.kind)
    return hits


def _read(text: str, found: re.Match[str], first: int, end: int) -> Hit | None:
    start, stop = found.span()
    if stop - start > _LONGEST:
        return None
    if found["fold"] or found["doubled"]:
        folds = Decimal(_FOLDS[found["fold"] or "一"])
        return Hit(start, start, stop, stop, folds, "倍", "=", "fold", kind="growth_rate")
    if found["whole"]:
        return _read_part(text, found, end)
    if found["over"]:
        return _read_fraction(text, found, first)
    if start > first and text[start - 1] in "第前":
        return _read_rank(text, found, end)
    if found["arabic"] and (ratio := _RATIO.match(text, stop, end)):
        return _read_ratio(text, start, ratio.end(), first)
    return _read_measure(text, found, first, end)


def _read_part(text: str, found: re.Match[str], end: int) -> Hit | None:
    """Read 百分之九点五 as 9.5 %, 三分之二 as a part."""
    sign = _PER.get(found["whole"])
    start, stop = found.span("part")
    if sign is None:
        value = parse_number(found[0])
        return (
            None
            if value is None
            else Hit(found.start(), found.start(), stop, stop, value, None, "=", "part", kind="share")
        )
    value, upper = parse_number(found["part"]), None
    if (dash := _DASH.match(text, stop, end)) and (dash["per"] or not read_unit(text, dash.end(), end).word):
        upper = parse_number(dash["number"])
        stop = dash.end()
    if value is None:
        return None
    comparator: Comparator = "=" if upper is None else "range"
    return Hit(found.start(), start, stop, stop, value, sign, comparator, upper=upper, kind="share")


def _read_fraction(text: str, found: re.Match[str], first: int) -> Hit | None:
    """Read 1/10, where the words before it say it is a part (约占全国1/10)."""
    start, stop = found.span()
    under = int(found["under"])
    if not under or not _PART_BEFORE.search(text, max(first, start - _LOOK_BACK), start):
        return None
    return Hit(start, start, stop, stop, Decimal(found["over"]) / under, None, "=", "part", kind="share")


def _read_rank(text: str, found: re.Match[str], end: int) -> Hit | None:
    start, stop = found.span()
    value = parse_number(found[0])
    if value is None or not is_rank(text, start, stop):
        return None
    printed = stop < end and text[stop] in "位名"
    comparator: Comparator = "<=" if text[start - 1] == "前" else "="
    return Hit(start - 1, start, stop, stop + printed, value, "位" if printed else None, comparator, "rank")


def _read_ratio(text: str, start: int, stop: int, first: int) -> Hit | None:
    """Read the terms of a structure (三次产业结构4.2:82.6:13.2); two terms alone may be a time of day or a scale."""
    terms = tuple(value for term in _TERM.findall(text[start:stop]) if (value := parse_number(term)) is not None)
    if len(terms) < 3 and not _ratio_before().search(text, max(first, start - _LOOK_BACK), start):
        return None
    return Hit(start, start, stop, stop, None, None, "=", "ratio", terms=terms)


def _read_measure(text: str, found: re.Match[str], first: int, end: int) -> Hit | None:
    start, stop = found.span()
    number, times = start, None
    if found["arabic"] and (multiple := _TIMES.match(text, stop, end)):
        times, (number, stop) = parse_number(found[0]), multiple.span(1)
    unit = read_unit(text, stop, end)
    if not unit.word and (shared := _said_later(text, stop, end)):
        return Hit(start, start, stop, stop, parse_number(found[0]), shared.printed, "=", kind=shared.kind)
    upper, low = None, text[number:stop]
    dash = _DASH.match(text, stop, end) or (_DASH.match(text, unit.end, end) if unit.word else None)
    if dash and (second := upper_end(text, dash.span("number"), low, unit, end)):
        upper, stop, unit = second
        value = parse_number(low)
    elif found["chinese"] and not unit.by:
        value, length, unit = without_multiplier(found[0], unit)
        stop = start + length
    else:
        value = parse_number(low)
    numeral = Numeral(text, start, stop, unit.end, unit.by, unit.word, bool(found["chinese"]), times is not None)
    printed = _printed(numeral, unit, first, end)
    if value is None or printed is None:
        return None
    comparator: Comparator = "range" if upper is not None else ">" if unit.more else "="
    bracketed = text[start - 1 : start] in _OPENING and text[stop : stop + 1] in _CLOSING  # 〔13.5〕%: a total
    hit = Hit(start - bracketed, start, stop, unit.end, value, printed or None, comparator, upper=upper, kind=unit.kind)
    return hit._replace(times=int(times)) if times is not None and times == int(times) else hit


def _said_later(text: str, stop: int, end: int) -> UnitAfter | None:
    """Return the unit that stands once for two numbers: 高于全省26.2和17.5个百分点."""
    if both := _AND.match(text, stop, end):
        unit = read_unit(text, both.end(), end)
        return unit if unit.word in _SHARED else None
    return None


def _printed(numeral: Numeral, unit: UnitAfter, first: int, end: int) -> str | None:
    """Return the unit of a number that means something, "" where it has none; None where it means nothing."""
    if (
        numeral.chinese
        and not set(numeral.words) - set("百千万亿")
        and not _bare_before().match(numeral.before(3)[::-1])
    ):
        return None
    if unit.word:
        return None if is_no_quantity(numeral) else unit.printed
    if unit.by:
        return _people(numeral, unit, end)
    start = numeral.start
    levels = _BETWEEN.match(numeral.text, numeral.stop, end) or _level_before().search(
        numeral.text, max(first, start - _LOOK_BACK), start
    )
    return "" if levels and not numeral.chinese else None


def _people(numeral: Numeral, unit: UnitAfter, end: int) -> str | None:
    """Return the unit of a number with a multiplier alone: people, where people are named (2.8万贫困人口)."""
    if numeral.before(1) in ("每", "第") or numeral.next == "级":
        return None
    counted = _HEADS.search(numeral.before(8)) or _people_after().search(
        numeral.text, unit.end, min(end, unit.end + _LOOK_AHEAD)
    )
    if counted:
        return unit.by + "人"
    return None if numeral.chinese else unit.by


@cache
def _followers() -> frozenset[str]:
    """Return the characters that can follow a Chinese digit in a number."""
    counters = (*words().chinese_counters, *(unit for unit in units() if len(unit) > 1))
    return _CHINESE_DIGITS | set("点分余多来成 \u3000-－—–―~～∼至到、和") | {word[0] for word in counters}


@cache
def _bare_before() -> re.Pattern[str]:
    return re.compile(any_before(words().bare_openers))


@cache
def _people_after() -> re.Pattern[str]:
    return re.compile(any_of(words().people))


@cache
def _level_before() -> re.Pattern[str]:
    return re.compile(any_of(words().bare_levels) + r"[^，。；、\d]{0,6}$")


@cache
def _ratio_before() -> re.Pattern[str]:
    return re.compile(any_of(words().ratio_openers))
