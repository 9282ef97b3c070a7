"""Figures (同一事项的各处数字): what text, boxes and indicator table say of the same thing, under one key and in one unit."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from typing import Literal, NamedTuple

from lantu.checking.derived import derived
from lantu.checking.prose import sentences
from lantu.plan.model import Indicator, Plan, Quantity, Tense
from lantu.plan.units import to_base
from lantu.source.place import Place
from lantu.standards.indicator_library import LibraryIndicator, library

Measure = Literal["level", "growth", "increment"]

_SCOPE = re.compile(r"^(?:到|至|力争|全(?:县|市|省|区|州|国)|[我本](?:县|市|省|区|州|国)|我国|基本|实现|完成|达到)+")
_MARKS = re.compile(r"[\s“”‘’\"'《》、，,·的]|[（(][^（()）]*[）)]")
_TAIL = re.compile(r"(?<=..)(?:数量|总数|个数|户数|达到|为|所)$")
_GROWTH = re.compile(r"(?:年均|平均每年|同比|每年|累计)*(?:增速|增长率|增长|增幅|递增率?|增长速度|下降幅度|下降率)$")
_MORE = re.compile(r"^(?:净增|新增|增加|累计新增)(?=..)|(?<=..)(?:净增|新增|增加)(?:额|量|数)?$")
_SYNONYMS = (("地区生产总值", "GDP"), ("国内生产总值", "GDP"), ("生产总值", "GDP"), ("规模以上", "规上"))
_SAID_ROUGHLY = Decimal("0.03")  # 约、左右: what a reader still takes for the same


class Figure(NamedTuple):
    """A value said of something.

    Attributes:
        id: of the quantity or indicator it comes from.
        key: what is measured, folded: the key of the indicator library where it knows it, else the words themselves.
        subject: what is measured, as printed.
        measure: a level, a growth rate, or an increment (新增, 提高…个百分点).
        low, high: the interval a printed value stands for, in the base unit: ± half of its last digit; 约 and ranges widen it;
            things counted one by one are exact.
        said: value and unit as printed.
        clause: the words that state it. number: the numeral alone, or the cell.
    """

    id: str
    key: str
    subject: str
    measure: Measure
    unit: str
    value: Decimal
    low: Decimal
    high: Decimal
    said: str
    comparator: str
    first: int | None
    last: int | None
    annual: bool
    tense: Tense
    clause: Place
    number: Place
    quantity: Quantity | None = None
    indicator: Indicator | None = None


def rounding(value: Decimal) -> Decimal:
    """Return half of the last printed digit: 84.9 may be 84.85 to 84.95.

    >>> rounding(Decimal("84.9")), rounding(Decimal(200))
    (Decimal('0.05'), Decimal('0.5'))
    """
    exponent = value.as_tuple().exponent
    return Decimal(5).scaleb((exponent if isinstance(exponent, int) else 0) - 1)


@lru_cache(maxsize=8192)
def key_of(subject: str) -> str:
    """Return what a subject measures, folded: the library's key, else its words without scope, marks and words of counting.

    >>> key_of("全县规模以上工业企业数量"), key_of("力争“三品一标”认证产品数量")
    ('above_scale_firms', '三品一标认证产品')
    """
    plain = _SCOPE.sub("", subject)
    known = _known(plain)
    return known.key if known else folded(plain)


def folded(words: str) -> str:
    """Return words without scope, marks and words of counting, usual synonyms as one."""
    plain = unicodedata.normalize("NFKC", _MARKS.sub("", _SCOPE.sub("", words)))
    for long, short in _SYNONYMS:
        plain = plain.replace(long, short)
    return _TAIL.sub("", plain) or words


@lru_cache(maxsize=8192)
def _known(subject: str) -> LibraryIndicator | None:
    forms = (
        subject,
        f"{subject}数量",
        re.sub("(?<!的)(比重|比例)$", r"的\1", subject),
        re.sub("(?:幅度|(?<=[减下降少])量)$", "", subject),
    )
    return next((known for form in forms if (known := library().match(form)) is not None), None)


def library_of(figure: Figure) -> LibraryIndicator | None:
    """Return what the indicator library knows of a figure; of a rate, the indicator that is one (工业投资增速), if there is such."""
    printed = figure.quantity.subject if figure.quantity and figure.measure == "growth" else figure.subject
    return _known(_SCOPE.sub("", printed)) or _known(_SCOPE.sub("", figure.subject))


@derived
def figures(plan: Plan) -> tuple[Figure, ...]:
    """Return every figure: of the quantities that have one value or a range, then of the indicator table.

    >>> from lantu.reading.read import read_plan
    >>> from lantu.source.text import SourceText
    >>> plan = read_plan(SourceText.of_words("第一章 目标\\n到2025年，全县粮食产量达到5万吨。"))
    >>> [(f.key, f.measure, str(f.low), str(f.high), f.unit, f.last) for f in figures(plan)]
    [('grain_capacity', 'level', '45000.0', '55000.0', '吨', 2025)]
    """
    return (*filter(None, map(_of_quantity, plan.quantities)), *_of_table(plan))


@derived
def figures_by_key(plan: Plan) -> dict[str, tuple[Figure, ...]]:
    """Return the figures of each key, in the order of the text."""
    found: defaultdict[str, list[Figure]] = defaultdict(list)
    for figure in figures(plan):
        found[figure.key].append(figure)
    return {key: tuple(group) for key, group in found.items()}


def _of_quantity(one: Quantity) -> Figure | None:
    if one.value is None or one.kind in ("ratio", "rank"):
        return None
    measure = _measure(one)
    subject = named(one.subject, measure)
    unit = one.unit or ""
    value, base = to_base(one.value, unit)
    slack = Decimal(0) if _is_counted(one, value) else rounding(one.value)
    slack = max(slack, one.value * _SAID_ROUGHLY) if one.comparator == "~" else slack
    low, high = one.value - slack, (one.upper if one.upper is not None else one.value) + slack
    period = one.period
    return Figure(
        id=one.id, key=key_of(subject), subject=subject, measure=measure, unit=base, value=value,
        low=to_base(low, unit)[0], high=to_base(high, unit)[0], said=f"{one.value}{unit}", comparator=one.comparator,
        first=period.first_year if period else None, last=period.last_year if period else None,
        annual=period.annual if period else False, tense=one.tense, clause=one.place, number=one.number_place, quantity=one,
    )  # fmt: skip


def _is_counted(one: Quantity, value: Decimal) -> bool:
    """Tell a number of things that was counted one by one: 24个 is no rounded number, 1.2万个 is."""
    return (
        one.kind in ("count", "increment")
        and value == one.value == int(value)
        and one.unit not in ("%", "个百分点", None)
    )


def named(subject: str, measure: Measure) -> str:
    """Return what a growth rate or an increment is of: 地区生产总值年均增速 is of 地区生产总值.

    >>> named("地区生产总值年均增速", "growth"), named("净增规上工业企业", "increment")
    ('地区生产总值', '规上工业企业')
    """
    pattern = {"growth": _GROWTH, "increment": _MORE}.get(measure)
    return pattern.sub("", subject, count=1) or subject if pattern else subject


def _measure(one: Quantity) -> Measure:
    if one.kind == "growth_rate":
        return "growth"
    return "increment" if one.kind == "increment" or one.unit == "个百分点" or _MORE.search(one.subject) else "level"


def _of_table(plan: Plan) -> Iterator[Figure]:
    for one in plan.indicators:
        yield from _of_row(one, "base", one.base, one.base_year, "fact")
        yield from _of_row(one, "target", one.target, one.target_year, "commitment")


def _of_row(one: Indicator, field: str, printed: Decimal | None, year: int | None, tense: Tense) -> Iterator[Figure]:
    if printed is None or one.type == "GROWTH":
        return
    unit = one.unit or ""
    cell = one.places.get(field, one.place)
    comparator = (one.comparator or "=") if field == "target" else "="
    yield Figure(
        id=one.id, key=key_of(one.name), subject=one.name, measure="level", unit=to_base(printed, unit)[1],
        value=to_base(printed, unit)[0], low=to_base(printed - rounding(printed), unit)[0],
        high=to_base(printed + rounding(printed), unit)[0], said=f"{printed}{unit}", comparator=comparator, first=year, last=year,
        annual=False, tense=tense, clause=cell, number=cell, indicator=one,
    )  # fmt: skip


def same_year(one: Figure, other: Figure) -> bool:
    """Tell whether two figures are of the same single year."""
    return one.first == one.last == other.first == other.last is not None and one.annual == other.annual


def excludes(one: Figure, other: Figure) -> bool:
    """Tell whether two figures of the same thing and time cannot both be true, rounding allowed; 以上 and 以内 are bounds."""
    (low, high), (other_low, other_high) = _bounds(one), _bounds(other)
    differ = one.value != other.value  # intervals that only touch belong to two values
    below = high is not None and other_low is not None and (high < other_low or (high == other_low and differ))
    above = low is not None and other_high is not None and (other_high < low or (other_high == low and differ))
    return below or above


def _bounds(one: Figure) -> tuple[Decimal | None, Decimal | None]:
    if one.comparator in (">=", ">"):
        return one.low, None
    return (None, one.high) if one.comparator in ("<=", "<") else (one.low, one.high)


@derived
def _sentence_starts(plan: Plan) -> list[int]:
    return [one.start for one in sentences(plan)]


def sentence_of(plan: Plan, place: Place) -> int:
    """Return the number of the sentence a place stands in; for a place outside prose a negative number that its paragraph alone has."""
    number = bisect_right(_sentence_starts(plan), place.start) - 1
    if number >= 0 and place.start < sentences(plan)[number].end:
        return number
    block = plan.text.block_at(place.start)
    return -1 - (block.start if block else place.start)


def section_of(plan: Plan, place: Place) -> int | None:
    """Return the heading a place stands under, as an index of the outline; None before the first."""
    index = bisect_right(_headings(plan), place.start) - 1
    return index if index >= 0 else None


@derived
def _headings(plan: Plan) -> list[int]:
    return [section.place.start for section in plan.outline]


@derived
def figures_by_sentence(plan: Plan) -> dict[int, tuple[Figure, ...]]:
    """Return the figures of prose by their sentence, in the order of the text."""
    found: defaultdict[int, list[Figure]] = defaultdict(list)
    for figure in figures(plan):
        if figure.quantity is not None and not figure.quantity.in_box:
            found[sentence_of(plan, figure.number)].append(figure)
    return {number: tuple(group) for number, group in found.items()}
