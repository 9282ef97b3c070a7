"""The parts of a plan that are recorded, each under the key by which a later text of the plan is matched."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import lru_cache
from hashlib import sha256
from typing import Any

from lantu.plan.from_json import plan_from_json
from lantu.plan.model import Plan
from lantu.reading.whereabouts import Whereabouts
from lantu.source.place import Place
from lantu.source.text import SourceText

_NOISE = re.compile(r"[\s，,。；;：:、（）()“”\"]")
_CHAPTER_NUMBER = re.compile(r"^第\S{1,4}[篇章节部]\s*")
_NAMED = 150  # characters of a key


@dataclass(frozen=True)
class Part:
    """An indicator, a commitment or a project.

    Attributes:
        key: what a later text of the plan is matched by: the words, without white space and punctuation.
        name: how a person calls it, whole. chapter: the title of the chapter it stands in, without its number.
        fields: what is recorded of it. places: where it was read, by name, the whole row first.
    """

    key: str
    name: str
    fields: dict[str, Any]
    places: tuple[tuple[str, Place], ...] = field(compare=False)
    chapter: str = field(default="", compare=False)

    @property
    def start(self) -> int:
        """The first character of its row in its text."""
        return self.places[0][1].start


@dataclass(frozen=True)
class Parts:
    """The parts of one text."""

    plan: Plan
    indicators: tuple[Part, ...]
    commitments: tuple[Part, ...]
    projects: tuple[Part, ...]


@lru_cache(maxsize=4)
def parts_of(text: str, data: str) -> Parts:
    """Return the parts of a text from its `lantu-plan/1` data. Raises lantu.errors.PlanDataRefused for data of another text."""
    plan = plan_from_json(data, SourceText.of_words(text))
    where = Whereabouts(plan)
    kinds = (_indicators(plan), _commitments(plan), _projects(plan))
    return Parts(plan, *(tuple(_in_chapters(_numbered(kind), where)) for kind in kinds))


def _in_chapters(parts: Iterable[Part], where: Whereabouts) -> Iterator[Part]:
    for part in parts:
        yield replace(part, chapter=_CHAPTER_NUMBER.sub("", where.path(part.start).split(" › ")[0]))


def _indicators(plan: Plan) -> Iterator[Part]:
    said: dict[str, list[Place]] = {}
    for quantity in plan.quantities:
        if quantity.indicator is not None:
            said.setdefault(quantity.indicator, []).append(quantity.place)
    for one in plan.indicators:
        fields = {
            "number": one.number, "group": one.group or "", "name": one.name, "unit": one.unit or "",
            "binding": one.binding, "direction": one.direction or "", "type": one.type or "",
            "base_year": one.base_year, "base": _kept(one.base), "base_text": one.base_text or "",
            "target_year": one.target_year, "target": _kept(one.target), "target_text": one.target_text or "",
            "comparator": one.comparator or "", "growth": _kept(one.growth), "growth_text": one.growth_text or "",
        }  # fmt: skip
        mentions = [("mention", place) for place in said.get(one.id, []) if not _within(place, one.place)]
        yield Part(_plain(one.name), one.name, fields, (("row", one.place), *one.places.items(), *mentions))


def _commitments(plan: Plan) -> Iterator[Part]:
    for one in plan.commitments:
        fields = {
            "what": one.what,
            "due": "" if one.due is None else str(one.due),
            "strength": one.strength,
            "suggested": list(one.department_hint),
        }
        yield Part(_digest(one.what), one.what, fields, (("row", one.place),))


def _projects(plan: Plan) -> Iterator[Part]:
    for box in plan.boxes:
        for one in box.projects:
            fields = {"box_number": box.number[:20], "box_title": box.title[:200], "name": one.name}
            mentions = tuple(("mention", place) for place in one.mentions)
            yield Part(_digest(one.name), one.name, fields, (("row", one.place), *mentions))


def _numbered(parts: Iterable[Part]) -> Iterator[Part]:
    """Yield the parts; the second of one key is told apart by its number."""
    seen: dict[str, int] = {}
    for part in parts:
        seen[part.key] = count = seen.get(part.key, 0) + 1
        yield part if count == 1 else Part(f"{part.key}#{count}", part.name, part.fields, part.places)


def _within(inner: Place, outer: Place) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _kept(value: Decimal | None) -> Decimal | None:
    """Return a number with at most the six decimals the record keeps."""
    if value is None or value == value.quantize(Decimal("0.000001")):
        return value
    return value.quantize(Decimal("0.000001"))


def _plain(words: str) -> str:
    return _NOISE.sub("", words)[:_NAMED]


def _digest(words: str) -> str:
    return sha256(_NOISE.sub("", words).encode("utf-8", "surrogatepass")).hexdigest()[:40]
