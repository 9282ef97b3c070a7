"""Status rules (状态与预警规则): thresholds and the warning ladder, by edition. The editions are lantu/standards/status/*.yaml."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from lantu.errors import (
    OverrideUnknown,
    StatusRulesField,
    StatusRulesNotInForce,
    StatusRulesUnreadable,
    StatusRulesValue,
)

FOLDER = Path(__file__).with_name("status")
KEYS = ("faster", "on_track", "nearly", "margin", "rank_margin", "sync", "slow_text", "history_years", "due_days", "rate_most")  # fmt: skip
_WHOLE = ("history_years", "due_days")
_MOST_DAYS = 3660


@dataclass(frozen=True, slots=True)
class WarningLevel:
    """A level of warning (预警级别), what is to be done, and within how many working days."""

    code: str
    word: str
    action: str
    respond_days: int


@dataclass(frozen=True, slots=True)
class WarningRule:
    """Statuses, or a year's target missed, that for so many periods in a row call for a level."""

    level: str
    statuses: frozenset[str]
    annual_missed: bool
    binding: frozenset[bool]
    periods: int


@dataclass(frozen=True, slots=True)
class WarningLadder:
    """The levels from light to grave, the rules, and how a level comes down."""

    levels: tuple[WarningLevel, ...]
    rules: tuple[WarningRule, ...]
    holds: frozenset[str]
    no_relief: frozenset[str]
    descends: Mapping[str, str]

    def rank(self, code: str | None) -> int:
        """Return how grave a level is; 0 is no warning."""
        return 0 if code is None else 1 + [one.code for one in self.levels].index(code)


@dataclass(frozen=True, slots=True)
class StatusRules:
    """One edition of the thresholds and the ladder."""

    edition: str
    in_force: date
    thresholds: Mapping[str, Decimal]
    ladder: WarningLadder

    def __getitem__(self, key: str) -> Decimal:
        return self.thresholds[key]

    def overridden(self, name: str, overrides: Mapping[str, Decimal]) -> StatusRules:
        """Return the rules with an indicator's own thresholds. Raises OverrideUnknown."""
        if not overrides:
            return self
        merged = {**self.thresholds, **overrides}
        for key, value in overrides.items():
            if key not in KEYS or _fault(key, merged) is not None:
                raise OverrideUnknown(name=name, key=key, value=value, keys="、".join(KEYS))
        return replace(self, thresholds=merged)


def status_rules(on: date) -> StatusRules:
    """Return the edition in force on a day. Raises StatusRulesNotInForce.

    >>> status_rules(date(2027, 12, 31)).edition
    '2026'
    """
    held = [one for one in all_editions() if one.in_force <= on]
    if not held:
        raise StatusRulesNotInForce(day=on, first=all_editions()[0].in_force)
    return held[-1]


@cache
def all_editions() -> tuple[StatusRules, ...]:
    """Return every edition that ships with the program, in the order of their dates."""
    return tuple(sorted((read_status_rules(path) for path in FOLDER.glob("*.yaml")), key=lambda one: one.in_force))


def read_status_rules(path: Path) -> StatusRules:
    """Return the edition in a file.

    Raises:
        StatusRulesUnreadable: no YAML mapping.
        StatusRulesField: a field is missing or not known.
        StatusRulesValue: a field holds what is not allowed there.
    """
    try:
        table = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, yaml.YAMLError, UnicodeDecodeError) as broken:
        raise StatusRulesUnreadable(name=path.name) from broken
    sheet = _Sheet(path.name)
    sheet.fields(table, "全文", "edition", "in_force", "title", "source", "verified", "thresholds", "warning")
    sheet.require(isinstance(table["in_force"], date), "in_force", table["in_force"], "日期")
    sheet.require(isinstance(table["verified"], bool), "verified", table["verified"], "true 或 false")
    sheet.fields(table["thresholds"], "thresholds", *KEYS)
    return StatusRules(str(table["edition"]), table["in_force"], sheet.thresholds(table["thresholds"]), sheet.ladder(table["warning"]))  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A file being read: refuses what the schema does not know, by name and place."""

    name: str

    def fields(self, row: Any, where: str, *allowed: str, optional: tuple[str, ...] = ()) -> None:
        self.require(isinstance(row, dict), where, row, "一组字段")
        for field in sorted((set(allowed) - set(row)) | {str(key) for key in set(row) - set(allowed) - set(optional)}):
            raise StatusRulesField(
                name=self.name, where=where, field=field, allowed_fields="、".join((*allowed, *optional))
            )

    def require(self, holds: bool, where: str, value: object, allowed: str) -> None:
        if not holds:
            raise StatusRulesValue(name=self.name, where=where, value=value, allowed_value=allowed)

    def thresholds(self, rows: dict[str, Any]) -> dict[str, Decimal]:
        values: dict[str, Decimal] = {}
        for key, row in rows.items():
            self.fields(row, key, "value", "meaning", "source", "clause", "verified")
            self.require(isinstance(row["verified"], bool), f"{key}.verified", row["verified"], "true 或 false")
            try:
                values[key] = Decimal(str(row["value"]))
            except InvalidOperation:
                self.require(False, f"{key}.value", row["value"], "数")
        for key in KEYS:
            fault = _fault(key, values)
            self.require(fault is None, f"{key}.value", values[key], fault or "")
        return values

    def ladder(self, row: Any) -> WarningLadder:
        self.fields(row, "warning", "source", "clause", "verified", "levels", "rules", "holds", "no_relief", "descends")
        self.require(isinstance(row["verified"], bool), "warning.verified", row["verified"], "true 或 false")
        for key in ("levels", "rules", "holds", "no_relief"):
            self.require(isinstance(row[key], list), f"warning.{key}", row[key], "清单")
        levels = tuple(self.level(one) for one in row["levels"])
        codes = [one.code for one in levels]
        self.require(bool(codes) and len(codes) == len(set(codes)), "warning.levels", codes, "各不相同的级别")
        descends = row["descends"]
        self.require(
            isinstance(descends, dict)
            and all(a in codes and b in codes and codes.index(b) < codes.index(a) for a, b in descends.items()),
            "warning.descends", descends, "由重到轻的两个级别",
        )  # fmt: skip
        rules = tuple(self.rule(one, codes) for one in row["rules"])
        return WarningLadder(levels, rules, frozenset(row["holds"]), frozenset(row["no_relief"]), descends)

    def level(self, row: Any) -> WarningLevel:
        self.fields(row, "warning.levels", "code", "word", "action", "respond_days")
        days = row["respond_days"]
        self.require(_count(days), "respond_days", days, "正整数（工作日）")
        return WarningLevel(str(row["code"]), str(row["word"]), str(row["action"]), days)

    def rule(self, row: Any, codes: list[str]) -> WarningRule:
        self.fields(row, "warning.rules", "level", "binding", "periods", optional=("statuses", "annual_missed"))
        statuses, missed, binding = row.get("statuses", []), row.get("annual_missed", False), row["binding"]
        self.require(row["level"] in codes, "level", row["level"], "、".join(codes))
        self.require(isinstance(statuses, list), "statuses", statuses, "状态代码的清单")
        self.require(missed is bool(statuses == []), "annual_missed", missed, "true（没有 statuses 时），否则不写")
        self.require(
            isinstance(binding, list) and bool(binding) and all(isinstance(one, bool) for one in binding),
            "binding", binding, "true、false 的清单",
        )  # fmt: skip
        self.require(_count(row["periods"]), "periods", row["periods"], "正整数")
        return WarningRule(row["level"], frozenset(statuses), missed, frozenset(binding), row["periods"])


def _count(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value > 0


def _fault(key: str, values: Mapping[str, Decimal]) -> str | None:
    """Return what a threshold should be, None where it is that."""
    value = values[key]
    if not isinstance(value, Decimal) or not value.is_finite() or not 0 <= value <= _MOST_DAYS:
        return f"0 到 {_MOST_DAYS} 之间的数"
    if key in _WHOLE and value != int(value):
        return "整数"
    steps = [values[one] for one in ("nearly", "on_track", "faster")]
    if (
        key in ("faster", "on_track", "nearly")
        and all(isinstance(one, Decimal) for one in steps)
        and steps != sorted(steps)
    ):
        return "faster、on_track、nearly 依次不升"
    return None
