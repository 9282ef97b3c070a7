"""What changed between two texts of a plan that are recorded: parts, and lines of the text."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher

from lantu_web.record.importing.differences import Difference, differences
from lantu_web.record.importing.parts import parts_of
from lantu_web.record.models import PlanVersion

MOST = 300  # changed places shown


@dataclass(frozen=True)
class Changes:
    """Differences of the parts, and of the lines: (lines that went, lines that came) in the order of the text."""

    parts: tuple[Difference, ...]
    lines: tuple[tuple[list[str], list[str]], ...]
    more: int


def changes_between(old: PlanVersion, new: PlanVersion) -> Changes:
    """Return what changed from one text to another."""
    parts = differences(parts_of(old.text, old.data), parts_of(new.text, new.data))
    places = changed_lines(old.text, new.text)
    return Changes(parts, tuple(places[:MOST]), max(len(places) - MOST, 0))


def changed_lines(old: str, new: str) -> list[tuple[list[str], list[str]]]:
    """Return the places where the lines of two texts differ: what went and what came; blank lines do not count.

    >>> changed_lines("一\\n二\\n三", "一\\n贰\\n三")
    [(['二'], ['贰'])]
    """
    before, after = ([line.strip() for line in text.split("\n") if line.strip()] for text in (old, new))
    steps = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    return [(before[a:b], after[c:d]) for kind, a, b, c, d in steps if kind != "equal"]
