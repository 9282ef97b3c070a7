"""A row of an indicator table → an Indicator."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from lantu.plan.model import Indicator
from lantu.plan.numerals import parse_number
from lantu.plan.units import normal_unit, unit_kind
from lantu.reading.indicators.heads import Role
from lantu.reading.indicators.kinds import direction_of, is_measurable, type_of
from lantu.source.text import SourceText

_UNIT = re.compile(r"[（(\[]\s*(?:单位[：:])?\s*([^（()）]{1,14})\s*[）)\]]\s*$")
_UNIT_AFTER_COMMA = re.compile(r"[，,]\s*([^，,（）]{1,6})$")
_GROUP_NUMBER = re.compile(r"^\s*(?:[（(]?[一二三四五六七八九十]{1,3}[）)]?\s*[、.．]?|\d{1,2}\s*[、.．])\s*")
_GROUP_COUNT = re.compile(r"\s*[（(]\s*\d+\s*[项个]\s*[）)]\s*$")
_DASHES = re.compile(r"[-—–―－/／~～*＊\s]*")
_VALUE = re.compile(
    r"(?P<rank>前)?(?P<low>[-−]?\d[\d,]*(?:\.\d+)?)(?:\s*[%％])?(?:\s*[-－—–~～至]+\s*(?P<high>\d[\d,]*(?:\.\d+)?))?"
)
_BEFORE = (("≥", ">="), ("≧", ">="), (">=", ">="), ("≤", "<="), ("≦", "<="), ("<=", "<="), (">", ">"), ("＞", ">"), ("<", "<"), ("＜", "<"),
           ("不低于", ">="), ("不少于", ">="), ("不超过", "<="), ("不高于", "<="), ("大于", ">"), ("高于", ">"), ("超过", ">"), ("突破", ">"),
           ("小于", "<"), ("低于", "<"), ("约", "~"))  # fmt: skip
_AFTER = (("以上", ">="), ("以内", "<="), ("以下", "<="), ("左右", "~"))
_PERCENT = re.compile(r"^\s*[%％]")


class Value(NamedTuple):
    """A cell read: its number, how it bounds, the upper end of a range; (None, "text" or "none") where it states no number."""

    number: Decimal | None
    comparator: str
    upper: Decimal | None = None


class Row(NamedTuple):
    """A row found: its cells as spans of the words by role, its group and number, the years of its columns."""

    number: int | None
    group: str | None
    cells: dict[Role, tuple[int, int]]
    base_year: int | None
    target_year: int | None


def as_indicator(text: SourceText, row: Row, serial: int) -> Indicator:
    """Return the indicator of a row."""
    words = {role: tidy(text.words[start:end]) for role, (start, end) in row.cells.items()}
    name, unit = split_unit(words.get("name", ""), words.get("unit"))
    base, target, growth = (
        read_value(words.get("base")),
        read_value(words.get("target")),
        read_value(words.get("growth")),
    )
    attribute = words.get("binding", "")
    comparator = target.comparator if target.comparator != "none" else growth.comparator
    direction = direction_of(name, words.get("target"))
    kind = type_of(name, unit, direction, base.number, target, growth, words)
    start = min(start for start, _ in row.cells.values())
    end = max(end for _, end in row.cells.values())
    places = {str(role): text.place(a, b) for role, (a, b) in row.cells.items() if b > a}
    return Indicator(
        id=f"I{serial}", number=row.number, group=row.group, name=name, unit=unit,
        base_year=row.base_year, base=base.number, base_text=words.get("base"),
        target_year=row.target_year, target=target.number, target_text=words.get("target"), comparator=comparator,
        growth=growth.number, growth_text=words.get("growth"),
        binding=True if "约束" in attribute else False if re.search("预期|指导|导向", attribute) else None,
        type=kind, direction=direction, measurable=is_measurable(kind, base.number, target, growth, words),
        place=text.place(start, end), places=places,
    )  # fmt: skip


def tidy(words: str) -> str:
    """Return a cell's words on one line; line breaks within it go, between letters or digits they leave a space."""
    words = re.sub(r"(?<=[0-9A-Za-z])\s*\n\s*(?=[0-9A-Za-z])", " ", words.strip())
    return re.sub(r"\s*\n\s*", "", words)


def group_name(words: str) -> str:
    """Return a group's name without its number and count.

    >>> group_name("一、经济发展（6项）")
    '经济发展'
    """
    return _GROUP_COUNT.sub("", _GROUP_NUMBER.sub("", tidy(words))).strip()


def split_unit(name: str, stated: str | None) -> tuple[str, str | None]:
    """Return name and unit; a bracket at the end that is no unit stays in the name.

    >>> split_unit("地区生产总值（GDP）（亿元）", None), split_unit("职业（执业）医师数（人）", None), split_unit("粮食产量", "万吨")
    (('地区生产总值（GDP）', '亿元'), ('职业（执业）医师数', '人'), ('粮食产量', '万吨'))
    """
    if stated and not _DASHES.fullmatch(stated):
        return name, normal_unit(stated)
    found = _UNIT.search(name) or _UNIT_AFTER_COMMA.search(name)
    if found is None or not _is_unit(found[1]):
        return name, None
    return name[: found.start()].rstrip(), normal_unit(found[1])


def _is_unit(words: str) -> bool:
    plain = normal_unit(words) or ""
    return unit_kind(plain) is not None or "/" in plain or bool(re.fullmatch(r"[%‰].{0,6}|[十百千万亿]+.{0,4}", plain))


def read_value(words: str | None) -> Value:
    """Return the value of a cell as printed.

    >>> read_value("≥42").comparator, str(read_value("〔17〕").number), read_value("持续保持").comparator, read_value("-").comparator
    ('>=', '17', 'text', 'none')
    """
    if words is None or _DASHES.fullmatch(words):
        return Value(None, "none")
    plain = words.translate({ord("０") + d: ord("0") + d for d in range(10)} | {ord("．"): "."})
    found = _VALUE.search(plain)
    if found is None or not _stands_alone(plain, found):
        return Value(None, "text")
    low = parse_number(found["low"].replace("−", "-").lstrip("-"))
    if low is None:
        return Value(None, "text")
    low = -low if found["low"][0] in "-−" else low
    high = parse_number(found["high"]) if found["high"] else None
    if found["rank"]:
        return Value(low, "<=")
    return Value(low, "range" if high is not None else _comparator(plain, found), high)


def _stands_alone(words: str, found: re.Match[str]) -> bool:
    """Tell a figure with its signs and unit from a sentence that has a number in it (完成2025年目标)."""
    rest = words[: found.start()] + words[found.end() :]
    return (
        len(re.sub(r"[\s〔〕\[\]【】（）()%％‰≥≤><＞＜=＋+]", "", rest)) <= 8
        and "年" not in words[found.end() : found.end() + 1]
    )


def _comparator(words: str, found: re.Match[str]) -> str:
    before, after = words[: found.start()], words[found.end() :]
    return next(
        (sign for mark, sign in _BEFORE if mark in before),
        next((sign for mark, sign in _AFTER if mark in after), "="),
    )
