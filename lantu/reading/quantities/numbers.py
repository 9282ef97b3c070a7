"""Numbers in a text: each numeral with its unit, comparator, range, ratio, multiple, rank or fold; what is none is passed over."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from typing import Literal, NamedTuple

from lantu.plan.model import Comparator
from lantu.plan.numerals import parse_number
from lantu.plan.units import normal_unit, unit_pattern, units
from lantu.reading.quantities.refused import Numeral, is_no_quantity, is_rank
from lantu.reading.quantities.words import any_before, any_of, words

Form = Literal["measure", "rank", "ratio", "fold", "part"]

_ARABIC = r"(?:\d{1,3}(?:[,，]\d{3})+(?!\d)(?:[.．]\d+)?|\d+(?:[.．]\d+|\s?[·•]\s?\d+)?)"
_CHINESE = r"(?:[零〇○一二三四五六七八九十百千万亿两]+(?:点[零〇○一二三四五六七八九]+[万亿]*)?)"
_NUMERAL = re.compile(
    rf"翻(?:了)?(?P<fold>[一两二三四])番|(?P<doubled>翻番)"
    rf"|(?P<whole>{_CHINESE})分之(?P<part>{_CHINESE}|{_ARABIC})"
    rf"|(?P<arabic>{_ARABIC})|(?P<chinese>{_CHINESE})"
)
_TIMES = re.compile(rf"\s?[×xX＊*✕╳]\s?({_ARABIC})")
_RATIO = re.compile(rf"(?:\s?[:：∶]\s?{_ARABIC})+")
_TERM = re.compile(_ARABIC)
_DASH = re.compile(rf"\s?(?:[-－—–―~～∼]{{1,2}}|[至到])\s?(?:([百千])分之)?({_ARABIC}|{_CHINESE})")
_MULTIPLIED = re.compile(r"[万亿]+$")
_BETWEEN = re.compile(r"之?间")
_PER = {"百": "%", "千": "‰"}
_FOLDS = {"一": 2, "两": 4, "二": 4, "三": 8, "四": 16}
_LOOK_BACK = 12


class Hit(NamedTuple):
    """A number that means something: [start, stop) the numeral, [open, end) with comparators and unit around it."""

    open: int
    start: int
    stop: int
    end: int
    value: Decimal | None
    unit: str | None
    comparator: Comparator
    form: Form = "measure"
    upper: Decimal | None = None
    times: int | None = None
    terms: tuple[Decimal, ...] = ()
    kind: str | None = None


class _Unit(NamedTuple):
    """What follows a numeral: multiplier, unit, what it is per, whether 余 or 多 stands between, and where it ends."""

    by: str
    word: str
    per: str
    more: bool
    end: int

    @property
    def printed(self) -> str | None:
        return normal_unit(self.by + self.word + self.per)


def find_numbers(text: str, start: int, end: int) -> list[Hit]:
    """Return the numbers with a meaning in characters [start, end), in order; they do not overlap.

    >>> words = "新建2-3个园区，面积一千二百亩以上，增长百分之九点五"
    >>> [(words[h.start:h.stop], str(h.value), str(h.upper), h.unit, h.comparator) for h in find_numbers(words, 0, len(words))]
    [('2-3', '2', '3', '个', 'range'), ('一千二百', '1200', 'None', '亩', '>='), ('九点五', '9.5', 'None', '%', '=')]
    """
    hits: list[Hit] = []
    at = start
    while found := _NUMERAL.search(text, at, end):
        hit = _read(text, found, start, end)
        at = found.end() if hit is None else hit.end
        if hit is not None:
            hits.append(hit)
    return hits


def _read(text: str, found: re.Match[str], first: int, end: int) -> Hit | None:
    start, stop = found.span()
    if found["fold"] or found["doubled"]:
        return _compared(text, first, Hit(start, start, stop, stop, Decimal(_FOLDS[found["fold"] or "一"]), "倍", "=", "fold", kind="growth_rate"))
    if found["whole"]:
        return _read_part(text, found, first, end)
    if start > first and text[start - 1] in "第前":
        return _read_rank(text, found, end)
    chinese = found["arabic"] is None
    if not chinese and (ratio := _RATIO.match(text, stop, end)):
        return _read_ratio(text, start, ratio.end(), first)
    return _read_measure(text, start, stop, first, end, chinese=chinese)


def _read_part(text: str, found: re.Match[str], first: int, end: int) -> Hit | None:
    """Read 百分之九点五 as 9.5 %, 三分之二 as a part."""
    sign = _PER.get(found["whole"])
    if sign is None:
        value = parse_number(found[0])
        hit = Hit(found.start(), found.start(), found.end(), found.end(), value, None, "=", "part")
        return None if value is None else _compared(text, first, hit)
    start, stop = found.span("part")
    value, upper = parse_number(found["part"]), None
    if dash := _DASH.match(text, stop, end):
        upper = parse_number(dash[2]) if dash[1] or not _unit().match(text, dash.end(), end)["unit"] else None
        stop = dash.end() if upper is not None else stop
    if value is None:
        return None
    return _compared(text, first, Hit(found.start(), start, stop, stop, value, sign, "=", upper=upper, kind="share"))


def _read_rank(text: str, found: re.Match[str], end: int) -> Hit | None:
    start, stop = found.span()
    value = parse_number(found[0])
    if value is None or not is_rank(text, start, stop):
        return None
    unit = text[stop] if stop < end and text[stop] in "位名" else None
    best = text[start - 1] == "前"
    return Hit(start - 1, start, stop, stop + len(unit or ""), value, unit and "位", "<=" if best else "=", "rank")


def _read_ratio(text: str, start: int, stop: int, first: int) -> Hit | None:
    """Read the terms of a structure (三次产业结构4.2:82.6:13.2); two terms alone may be a time of day or a scale."""
    terms = tuple(value for term in _TERM.findall(text[start:stop]) if (value := parse_number(term)) is not None)
    if len(terms) < 3 and not _ratio_before().search(text, max(first, start - _LOOK_BACK), start):
        return None
    return Hit(start, start, stop, stop, None, None, "=", "ratio", terms=terms)


def _read_measure(text: str, start: int, stop: int, first: int, end: int, *, chinese: bool) -> Hit | None:
    number, times = start, None
    if not chinese and (multiple := _TIMES.match(text, stop, end)):
        times, (number, stop) = text[start:stop], multiple.span(1)
    unit = _unit_at(text, stop, end)
    dash = _DASH.match(text, stop, end) or (_DASH.match(text, unit.end, end) if unit.word else None)
    value, upper = parse_number(text[number:stop]), None
    if dash and value is not None and (second := _second(text, dash, text[number:stop], unit, end)):
        upper, unit, stop = second
    elif chinese and not unit.by:
        value, stop, unit = _without_multiplier(text, start, stop, unit)
    if value is None:
        return None
    numeral = Numeral(text, start, stop, unit.end, unit.by, unit.word, chinese, times is not None)
    printed = _printed(numeral, unit, first, end)
    if printed is None:
        return None
    comparator: Comparator = "range" if upper is not None else ">" if unit.more else "="
    kind = known.kind if (known := units().get(unit.word)) else "count" if unit.by or unit.word else None
    hit = Hit(start, start, stop, unit.end, value, printed or None, comparator, upper=upper, kind=kind)
    if times is not None and times.isdecimal():
        hit = hit._replace(times=int(times))
    return _compared(text, first, hit)


def _unit_at(text: str, at: int, end: int) -> _Unit:
    found = _unit().match(text, at, end)
    if found is None:  # the pattern matches nothing at all too
        return _Unit("", "", "", more=False, end=at)
    by = found["by"] or found["alone"] or ""
    more = bool(found["more"] or found["over"] or found["above"])
    if not by and not found["word"]:
        return _Unit("", "", "", more=False, end=at)
    return _Unit(by, found["word"] or "", found["per"] or "", more=more, end=found.end())


def _second(text: str, dash: re.Match[str], low: str, unit: _Unit, end: int) -> tuple[Decimal, _Unit, int] | None:
    """Return the upper end of a range, its unit, and where the numeral stops; None where it is no range.

    Both ends must have one unit, or the first none: 45％至55％, 2-3个, 二千五百～三千五百万吨.
    """
    after = _unit_at(text, dash.end(), end)
    stop = dash.end()
    words_up = dash[2]
    if dash[1]:
        after = after._replace(word=_PER[dash[1]], by="", per="", end=stop)
    if unit.word and (unit.word, unit.by) != (after.word, after.by):
        return None
    multiplied = _MULTIPLIED.search(words_up)
    if multiplied and not after.by and len(multiplied[0]) < len(words_up) and multiplied[0][0] not in low:
        words_up = words_up[: multiplied.start()]
        after = after._replace(by=multiplied[0])
        stop -= len(multiplied[0])
    upper = parse_number(words_up)
    return None if upper is None else (upper, after, stop)


def _without_multiplier(text: str, start: int, stop: int, unit: _Unit) -> tuple[Decimal | None, int, _Unit]:
    """Give the last 万 or 亿 of a Chinese numeral to its unit (一百五十万辆 is 150 万辆), where the rest stays a plain numeral."""
    words_of = text[start:stop]
    multiplied = _MULTIPLIED.search(words_of)
    if multiplied is None or multiplied.start() == 0 or set("万亿") & set(words_of[: multiplied.start()]) - set("万"):
        return parse_number(words_of), stop, unit
    rest = words_of[: multiplied.start()]
    if "万" in rest and multiplied[0] != "亿":
        return parse_number(words_of), stop, unit
    return parse_number(rest), stop - len(multiplied[0]), unit._replace(by=multiplied[0])


def _printed(numeral: Numeral, unit: _Unit, first: int, end: int) -> str | None:
    """Return the unit of a number that means something, "" where it has none; None where it means nothing."""
    text, start = numeral.text, numeral.start
    if numeral.chinese and not set(numeral.words) - set("百千万亿") and not _bare_before().match(numeral.before(3)[::-1]):
        return None
    if unit.word:
        return None if is_no_quantity(numeral) else unit.printed
    if unit.by:
        if start > first and text[start - 1] in "每第" or numeral.next == "级":
            return None
        counted = _people().search(text, unit.end, min(end, unit.end + 12))
        return None if numeral.chinese and not counted else unit.by + ("人" if counted else "")
    if _BETWEEN.match(text, numeral.stop, end) or _level_before().search(text, max(first, start - _LOOK_BACK), start):
        return None if numeral.chinese else ""
    return None


def _compared(text: str, first: int, hit: Hit) -> Hit:
    """Add the comparator that stands right before the number or after its unit; the one before counts for more."""
    back = _before().match(text[max(first, hit.open - 4) : hit.open][::-1])
    after = _after().match(text, hit.end)
    comparator = hit.comparator
    if after and comparator != "range":
        comparator = words().comparators_after[after[1]]
    if back and comparator != "range":
        word = back[0].strip()[::-1]
        if not (word.endswith("近") and text[max(first, hit.open - 2)] in words().near_names):
            comparator = words().comparators_before[word]
    return hit._replace(
        open=hit.open - (back.end() if back else 0), end=after.end() if after else hit.end, comparator=comparator
    )


@cache
def _unit() -> re.Pattern[str]:
    by = "万亿|[百千]万|[十百千]亿|[十百千万亿]"
    known = f"{any_of(words().more_units)}|{unit_pattern()}"
    per = r"\s?[/／]\s?(?:[A-Za-z][A-Za-z0-9³²]{0,4}|(?:年|月|日|天|小时|秒|次|人|户|亩|吨|辆|台|套|处理站|平方米|平方公里|公里|千瓦时|立方米|公顷|标方|站|百户|万人))"
    return re.compile(
        rf"(?P<more>[余多来])?\s?(?:(?P<by>{by})?(?P<over>[余多])?\s?(?P<word>{known})(?P<per>{per})?(?:[余多](?!个|种|项|家))?"
        rf"|(?P<alone>{by})(?P<above>[余多])?)?"
    )


@cache
def _before() -> re.Pattern[str]:
    return re.compile(r"\s?" + any_before(words().comparators_before))


@cache
def _after() -> re.Pattern[str]:
    return re.compile(rf"\s?({any_of(words().comparators_after)})(?!游|容|资|外|需|涵|设|部|的)")


@cache
def _bare_before() -> re.Pattern[str]:
    return re.compile(any_before(words().bare_openers))


@cache
def _people() -> re.Pattern[str]:
    return re.compile(any_of(words().people))


@cache
def _level_before() -> re.Pattern[str]:
    return re.compile(any_of(words().bare_levels) + r"[^，。；、\d]{0,6}$")


@cache
def _ratio_before() -> re.Pattern[str]:
    return re.compile(any_of(words().ratio_openers))
