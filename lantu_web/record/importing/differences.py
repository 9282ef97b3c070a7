"""What a new text of a plan changes: parts added, removed, changed, field by field."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from lantu_web.record.importing.parts import Part, Parts

FIELDS = {
    "name": "名称", "group": "类别", "number": "序号", "unit": "单位", "binding": "约束性", "direction": "方向", "type": "类型",
    "base_year": "基期", "base": "基期值", "base_text": "基期值原文", "target_year": "目标年", "target": "目标值",
    "target_text": "目标值原文", "comparator": "比较", "growth": "年均/累计", "growth_text": "年均/累计原文",
    "what": "内容", "due": "期限", "strength": "力度", "suggested": "建议单位", "box_number": "专栏号", "box_title": "专栏",
}  # fmt: skip


@dataclass(frozen=True)
class Change:
    """A part whose fields differ: each with the words for the field, the old and the new value."""

    part: Part
    fields: tuple[tuple[str, Any, Any], ...]


@dataclass(frozen=True)
class Difference:
    """What changes in one kind of part."""

    kind: str
    added: tuple[Part, ...]
    removed: tuple[Part, ...]
    changed: tuple[Change, ...]

    @property
    def empty(self) -> bool:
        """Whether nothing changes."""
        return not (self.added or self.removed or self.changed)


def differences(old: Parts, new: Parts) -> tuple[Difference, Difference, Difference]:
    """Return what changes in indicators, commitments and projects from an old text to a new one."""
    return (
        _difference("指标", old.indicators, new.indicators),
        _difference("承诺事项", old.commitments, new.commitments),
        _difference("项目", old.projects, new.projects),
    )


def _difference(kind: str, old: Iterable[Part], new: Iterable[Part]) -> Difference:
    before, after = {part.key: part for part in old}, {part.key: part for part in new}
    changes = (Change(part, changed_fields(before[key], part)) for key, part in after.items() if key in before)
    return Difference(
        kind,
        tuple(part for key, part in after.items() if key not in before),
        tuple(part for key, part in before.items() if key not in after),
        tuple(change for change in changes if change.fields),
    )


def changed_fields(old: Part, new: Part) -> tuple[tuple[str, Any, Any], ...]:
    """Return the fields that differ, in words, with both values."""
    return tuple(
        (FIELDS.get(name, name), old.fields[name], value)
        for name, value in new.fields.items()
        if old.fields[name] != value
    )
