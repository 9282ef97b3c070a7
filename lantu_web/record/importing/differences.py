"""What a new text of a plan changes: parts added, removed, changed, field by field."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from lantu.reading.wording import STRENGTHS
from lantu_web.record.importing.marked import Piece, marked
from lantu_web.record.importing.matching import KINDS, Likely, Matched
from lantu_web.record.importing.parts import Part
from lantu_web.record.models.indicator import Direction, TargetType

FIELDS = {
    "name": "名称", "group": "类别", "number": "序号", "unit": "单位", "binding": "属性", "direction": "方向", "type": "类型",
    "base_year": "基期", "base": "基期值", "base_text": "基期值原文", "target_year": "目标年", "target": "目标值",
    "target_text": "目标值原文", "comparator": "比较", "growth": "年均/累计", "growth_text": "年均/累计原文",
    "what": "内容", "due": "期限", "strength": "力度", "suggested": "建议单位", "box_number": "专栏号", "box_title": "专栏",
}  # fmt: skip
TARGET = ("target", "target_text", "comparator")
_CODES: dict[str, dict[Any, str]] = {
    "binding": {True: "约束性", False: "预期性", None: "未写明"},
    "direction": {one.value: str(one.label) for one in Direction},
    "type": {one.value: str(one.label) for one in TargetType},
    "strength": dict(STRENGTHS),
    "comparator": {">=": "≥", "<=": "≤", "=": "等于", "~": "约", "range": "区间", "text": "文字", "none": "未写明"},
}
_EMPTY = "（空）"


@dataclass(frozen=True)
class Change:
    """A part whose fields differ: what it was, each field in words with the old and the new value, who leads it.

    `pair` is there where its likeness told that it is the same.
    """

    part: Part
    before: Part
    fields: tuple[tuple[str, Any, Any], ...]
    pair: Likely | None = None
    owner: str = ""

    @property
    def in_full(self) -> list[tuple[str, str, str]]:
        """The fields that differ, in words, with both values in words; a value and its wording that say the same, once."""
        lines = {
            name: (in_words(name, self.before.fields[name]), in_words(name, value))
            for name, value in self.part.fields.items()
            if in_words(name, self.before.fields[name]) != in_words(name, value)
        }
        for name in ("base", "target", "growth"):
            if lines.get(name) == lines.get(f"{name}_text"):
                lines.pop(f"{name}_text", None)
        return [(FIELDS[name], *values) for name, values in lines.items()]

    @property
    def told(self) -> list[tuple[str, list[Piece]]]:
        """The fields that differ, in words, with what stays, went and came of each."""
        return [(field_, marked(old, new)) for field_, old, new in self.in_full]

    @property
    def retargeted(self) -> bool:
        """Whether the target changed: that needs a basis."""
        return any(self.part.fields[name] != self.before.fields[name] for name in TARGET if name in self.part.fields)


@dataclass(frozen=True)
class Difference:
    """What changes in one kind of part."""

    kind: str
    added: tuple[Part, ...]
    removed: tuple[Part, ...]
    changed: tuple[Change, ...]
    owners: Mapping[str, str] = field(default_factory=dict)

    @property
    def gone(self) -> list[tuple[Part, str]]:
        """What the new text no longer has, with who leads it."""
        return [(part, self.owners.get(part.key, "")) for part in self.removed]

    @property
    def empty(self) -> bool:
        """Whether nothing changes."""
        return not (self.added or self.removed or self.changed)

    @property
    def sure(self) -> list[Change]:
        """What surely changed."""
        return [one for one in self.changed if one.pair is None or one.pair.sure]

    @property
    def uncertain(self) -> list[Change]:
        """What may have changed, or may be one thing that went and another that came."""
        return [one for one in self.changed if one.pair is not None and not one.pair.sure]


def differences(
    found: Iterable[Matched], owners: Mapping[str, Mapping[str, str]] | None = None
) -> tuple[Difference, ...]:
    """Return what changes in indicators, commitments and projects from an old text to the new one they were matched with.

    `owners` holds by kind and key of the old text who leads a part.
    """
    return tuple(_difference(one, (owners or {}).get(one.kind, {})) for one in found)


def _difference(one: Matched, owners: Mapping[str, str]) -> Difference:
    before = one.before()
    kept = {part.key for part in before.values()}
    pairs = {pair.new.key: pair for pair in one.likely}
    changes = (
        Change(part, was, changed_fields(was, part), pairs.get(part.key), owners.get(was.key, ""))
        for part in one.new
        if (was := before.get(part.key)) is not None
    )
    return Difference(
        next(words for _, _, name, words in KINDS if name == one.kind),
        tuple(part for part in one.new if part.key not in before),
        tuple(part for part in one.old if part.key not in kept),
        tuple(change for change in changes if change.fields),
        owners,
    )


def changed_fields(old: Part, new: Part) -> tuple[tuple[str, Any, Any], ...]:
    """Return the fields that differ, in words, with both values."""
    return tuple(
        (FIELDS.get(name, name), old.fields[name], value)
        for name, value in new.fields.items()
        if old.fields[name] != value
    )


def in_words(name: str, value: Any) -> str:
    """Return the value of a field as people read it.

    >>> in_words("binding", True), in_words("target", Decimal("42.0")), in_words("base_year", None)
    ('约束性', '42', '（空）')
    """
    if name in _CODES:
        return _CODES[name].get(value, value) or _EMPTY
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    if isinstance(value, list):
        return "、".join(value) or _EMPTY
    return _EMPTY if value is None or value == "" else str(value)
