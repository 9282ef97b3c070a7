"""Unit symbols as they are misspelt after a number (计量单位符号)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import NamedTuple

import yaml

from lantu.checking.derived import derived
from lantu.plan.model import Plan

_CLAUSE = "，。；\n"
_FAR = 40


class Symbol(NamedTuple):
    """A misspelt symbol, what is meant, whether it is no unit at all, and words that must stand near for it to be one."""

    wrong: str
    right: str
    impossible: bool
    near: re.Pattern[str] | None


class Slip(NamedTuple):
    """A misspelt symbol found at characters [start, end)."""

    symbol: Symbol
    start: int
    end: int


@cache
def symbols() -> dict[str, Symbol]:
    """Return the misspelt symbols by their letters."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    table = yaml.load(files("lantu.checking").joinpath("unit_symbols.yaml").read_text(encoding="utf-8"), loader)
    return {
        row["wrong"]: Symbol(
            row["wrong"], row["right"], row.get("impossible", False), re.compile(row["near"]) if "near" in row else None
        )
        for row in table["symbols"]
    }


_SYMBOL = re.compile(r"[A-Za-z]{2,3}(?![A-Za-z0-9³²/·])")
_NUMBER = re.compile(r"[\d万亿千百）)]\s?\Z")


def slips(words: str) -> Iterator[Slip]:
    """Yield the misspelt symbols that stand right after a number.

    >>> [(slip.symbol.wrong, slip.symbol.right) for slip in slips("建设2×660MV发电项目，新建35kV线路，年发电3万Kwh。")]
    [('MV', 'MW'), ('Kwh', 'kWh')]
    """
    known = symbols()
    for found in _SYMBOL.finditer(words):
        symbol, start = known.get(found[0]), found.start()
        number = _NUMBER.search(words, max(0, start - 2), start) if symbol is not None else None
        if symbol is None or number is None:
            continue
        if symbol.near is None or symbol.near.search(_clause(words, number.start() + 1, found.end())):
            yield Slip(symbol, start, found.end())


@derived
def slips_of(plan: Plan) -> tuple[Slip, ...]:
    """Return the misspelt symbols of a plan."""
    return tuple(slips(plan.text.words))


def _clause(words: str, start: int, end: int) -> str:
    """Return the clause around a span, no longer than a line."""
    left = max(words.rfind(mark, max(0, start - _FAR), start) for mark in _CLAUSE) + 1 or max(0, start - _FAR)
    right = min((at for mark in _CLAUSE if (at := words.find(mark, end, end + _FAR)) >= 0), default=end + _FAR)
    return words[left:right]
