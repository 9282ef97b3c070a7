"""Which part of a new text is which of the old one (新旧对应): by its key, else by likeness; where that is not sure a person decides."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from lantu_web.record.importing.likeness import Worded, alike
from lantu_web.record.importing.parts import Part, Parts, parts_of
from lantu_web.record.models import Commitment, ImportDraft, Indicator, Plan, Project

# The kinds of parts: the name of the field of `Parts`, its table, its name in addresses, its name in words.
KINDS: tuple[tuple[str, type[Indicator | Commitment | Project], str, str], ...] = (
    ("indicators", Indicator, "indicator", "指标"),
    ("commitments", Commitment, "commitment", "承诺事项"),
    ("projects", Project, "project", "项目"),
)


class Likely(NamedTuple):
    """A part taken for one of the old text by its likeness (0-1). `name` tells it among all of an import: commitment-1234."""

    name: str
    old: Part
    new: Part
    likeness: float
    sure: bool


@dataclass(frozen=True)
class Matched:
    """The parts of one kind: those of the same key by it, and those taken for one another."""

    kind: str
    old: tuple[Part, ...]
    new: tuple[Part, ...]
    same: Mapping[str, Part]
    likely: tuple[Likely, ...] = ()
    rejected: frozenset[str] = field(default=frozenset())

    def before(self) -> dict[str, Part]:
        """Return for the key of each new part that was in the old text what it was."""
        kept = {pair.new.key: pair.old for pair in self.likely if pair.name not in self.rejected}
        return {**self.same, **kept}


def matches_of(draft: ImportDraft) -> tuple[Matched, ...]:
    """Return for each kind which part of a draft is which of the text it was compared with."""
    old = parts_of(draft.latest.text, draft.latest.data) if draft.latest else None
    return matched(old, parts_of(draft.text, draft.data), withdrawn_keys(draft.plan))


def matched(old: Parts | None, new: Parts, gone: Mapping[str, Collection[str]]) -> tuple[Matched, ...]:
    """Return for each kind which part is which. `gone` holds the keys of parts that an earlier text withdrew: they come back."""
    return tuple(
        _matched(name, getattr(old, group, ()), getattr(new, group), gone.get(name, ())) for group, _, name, _ in KINDS
    )


def _matched(kind: str, old: tuple[Part, ...], new: tuple[Part, ...], gone: Collection[str]) -> Matched:
    before = {part.key: part for part in old}
    same = {part.key: before[part.key] for part in new if part.key in before}
    left = [part for part in old if part.key not in same]
    came = [part for part in new if part.key not in same and part.key not in gone]
    found = (
        Likely(f"{kind}-{came[pair.new].start}", left[pair.old], came[pair.new], pair.likeness, pair.sure)
        for pair in alike(_worded(left), _worded(came))
    )
    return Matched(kind, old, new, same, tuple(found))


def _worded(parts: Iterable[Part]) -> list[Worded]:
    return [Worded(part.name, part.chapter) for part in parts]


def withdrawn_keys(plan: Plan | None) -> dict[str, set[str]]:
    """Return by kind the keys of the parts of a plan that an earlier text withdrew."""
    if plan is None:
        return {}
    return {name: _keys(table, plan) for _, table, name, _ in KINDS}


def _keys(table: Any, plan: Plan) -> set[str]:
    return set(table.objects.filter(plan=plan, withdrawn_in__isnull=False).values_list("key", flat=True))


def undecided(found: Iterable[Matched], decided: Mapping[str, bool]) -> list[Likely]:
    """Return the pairs that are not sure and that nobody decided on."""
    return [pair for one in found for pair in one.likely if not pair.sure and pair.name not in decided]


def settled(found: Iterable[Matched], decided: Mapping[str, bool]) -> tuple[Matched, ...]:
    """Return what was matched as people decided it: pairs they called different are apart."""
    apart = frozenset(name for name, same in decided.items() if not same)
    return tuple(Matched(one.kind, one.old, one.new, one.same, one.likely, apart) for one in found)
