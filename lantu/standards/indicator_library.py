"""The indicator library (指标库): usual plan indicators, the names they go by, and what is known of them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any, get_args

import yaml

from lantu.errors import LibraryField, LibraryRange, LibraryRepeated, LibraryUnreadable, LibraryValue
from lantu.plan.model import Direction, TargetType

FILE = Path(__file__).with_name("indicator_library.yaml")
_REQUIRED = (
    "key",
    "name",
    "aliases",
    "unit",
    "direction",
    "type",
    "formula",
    "department",
    "frequency",
    "range",
    "source",
)
_OPTIONAL = ("price",)
_ALLOWED = {
    "direction": get_args(Direction),
    "type": get_args(TargetType),
    "frequency": ("月", "季", "半年", "年", "五年"),
    "price": ("可比价", "现价"),
}
_BRACKET = re.compile(r"[（(][^（()）]*[）)]")
_FILLER = re.compile(r"[\s“”‘’、，,·/]|(?:占比|比重|比例|比率)$")
_SAME = (
    ("地区生产总值", "GDP"),
    ("国内生产总值", "GDP"),
    ("生产总值", "GDP"),
    ("规模以上", "规上"),
    ("III", "Ⅲ"),
    ("R&D", "研发"),
)
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class LibraryIndicator:
    """A usual indicator. `low` and `high` bound what is plausible, in `unit`; `price` is None where prices do not matter."""

    key: str
    name: str
    aliases: tuple[str, ...]
    unit: str | None
    direction: Direction
    type: TargetType
    formula: str
    department: str
    frequency: str
    low: float
    high: float
    source: str
    price: str | None = None


@dataclass(frozen=True)
class IndicatorLibrary:
    """The entries in the order of their file."""

    entries: tuple[LibraryIndicator, ...]

    @cached_property
    def _by_name(self) -> dict[str, LibraryIndicator]:
        found: dict[str, LibraryIndicator] = {}
        for entry in self.entries:
            for name in (entry.name, *entry.aliases):
                for form in normal_forms(name):
                    found.setdefault(form, entry)
        return found

    def match(self, name: str) -> LibraryIndicator | None:
        """Return the indicator of that name or alias, brackets and usual synonyms folded; None where none is known.

        >>> library().match("生产总值（GDP）").key, library().match("规上工业企业数量").key, library().match("没有的指标")
        ('gdp', 'above_scale_firms', None)
        """
        return next((self._by_name[form] for form in normal_forms(name) if form in self._by_name), None)


def normal_forms(name: str) -> Iterator[str]:
    """Yield the forms a name is looked up by: folded in width and synonyms, with what stands in brackets and without."""
    plain = unicodedata.normalize("NFKC", name).replace("III", "Ⅲ")
    for form in (plain, _BRACKET.sub("", plain)):
        for long, short in _SAME:
            form = form.replace(long, short)
        yield _FILLER.sub("", form.replace("(", "").replace(")", ""))


@cache
def library() -> IndicatorLibrary:
    """Return the library that ships with the program, read once."""
    return read_library(FILE)


def read_library(path: Path) -> IndicatorLibrary:
    """Return the library in a file.

    Raises:
        LibraryUnreadable: no YAML, or no list of indicators.
        LibraryField: an entry lacks a field or has one that is not known.
        LibraryValue: a field holds what is not allowed there.
        LibraryRange: the range does not ascend.
        LibraryRepeated: a key or name stands twice.
    """
    try:
        table = yaml.load(path.read_text(encoding="utf-8"), _LOADER)
        rows = table["indicators"]
    except (OSError, yaml.YAMLError, UnicodeDecodeError, KeyError, TypeError) as broken:
        raise LibraryUnreadable(name=path.name) from broken
    if not isinstance(rows, list):
        raise LibraryUnreadable(name=path.name)
    entries = tuple(_entry(row, path.name) for row in rows)
    _refuse_repetition(entries, path.name)
    return IndicatorLibrary(entries)


def _entry(row: Any, file: str) -> LibraryIndicator:
    which = str(row.get("name") or row.get("key")) if isinstance(row, dict) else str(row)[:20]
    fields = set(row) if isinstance(row, dict) else set()
    for field in [*(set(_REQUIRED) - fields), *(fields - {*_REQUIRED, *_OPTIONAL})]:
        raise LibraryField(name=file, indicator=which, field=field)
    for field, allowed in _ALLOWED.items():
        if field in row and row[field] not in allowed:
            raise LibraryValue(
                name=file, indicator=which, field=field, value=row[field], allowed_values="、".join(allowed)
            )
    low, high = row["range"] if isinstance(row["range"], list) and len(row["range"]) == 2 else (1, 0)
    if not (isinstance(low, int | float) and isinstance(high, int | float) and low < high):
        raise LibraryRange(name=file, indicator=which, value=row["range"])
    words = {field: row[field] for field in _REQUIRED if field not in ("aliases", "range")}
    return LibraryIndicator(**words, aliases=tuple(row["aliases"]), low=low, high=high, price=row.get("price"))


def _refuse_repetition(entries: tuple[LibraryIndicator, ...], file: str) -> None:
    seen: dict[str, str] = {}
    for entry in entries:
        for word in (entry.key, entry.name, *entry.aliases):
            if word in seen:
                raise LibraryRepeated(name=file, word=word, first=seen[word], second=entry.name)
            seen[word] = entry.name
