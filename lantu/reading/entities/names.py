"""Names: what was found, brought together by its words, with the short forms that stand for it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from lantu.plan.model import EntityType
from lantu.reading.entities.sheet import Found

_LEGAL = re.compile(r"(?:(?:集团|控股)?(?:股份)?有限(?:责任)?公司|集团公司|公司|集团)$")
_RANK = re.compile(r"[一-鿿]{2,4}(?<![小古])[县市省镇乡]")
_RANKS = ("", "县", "市", "省", "镇", "乡")
_LONGEST_EXCESS, _SHORT_PLACE = 4, 6
_DIRECTIONS = frozenset("东西南北中上下前后新老大小内外")
_PARTY = re.compile(r"^中共(?=.+委$)")
_FIRST = {"document": 0, "project": 1, "department": 2, "institution": 3, "enterprise": 4, "place": 5, "other": 6}


@dataclass(slots=True)
class Name:
    """A name with its type and the other names it goes by."""

    name: str
    type: EntityType
    aliases: dict[str, None] = field(default_factory=dict)


def names_of(words: str, found: Iterable[Found]) -> list[Name]:
    """Return the names found, each once, with aliases stated by the text and short forms that are safe."""
    counts: Counter[tuple[str, EntityType]] = Counter()
    stated: dict[str, dict[str, None]] = {}
    for each in found:
        name = words[each.start : each.end].strip()
        counts[name, each.type] += 1
        for alias in each.aliases:
            stated.setdefault(name, {})[alias] = None
    names: dict[str, Name] = {}
    for (name, type_), _ in sorted(counts.items(), key=lambda item: (_FIRST[item[0][1]], -item[1])):
        if len(name) > 1 and name not in names:
            names[name] = Name(name, type_, dict(stated.get(name, {})))
    for name, aliases in stated.items():
        for alias in aliases:
            if alias != name and alias in names and name in names:
                del names[alias]
    often: Counter[str] = Counter()
    for (name, _), count in counts.items():
        often[name] += count
    for name in [name for name in names if _overreaches(name, names, often)]:
        del names[name]
    _shorten(names)
    return list(names.values())


def _overreaches(name: str, names: dict[str, Name], often: Counter[str]) -> bool:
    """Tell a name that took along words before it (沿柳河, 提振柳河大街) or the place it lies in (某县柳河镇) from its own."""
    type_ = names[name].type
    if type_ in ("document", "project", "other"):
        return False
    for cut in range(1, min(_LONGEST_EXCESS, len(name) - 2) + 1):
        inner = names.get(name[cut:])
        if inner is None or inner.type != type_ or name[:cut] in _DIRECTIONS:
            continue
        lies_in = any(name[:cut] + rank in names for rank in _RANKS)
        if (lies_in and type_ == "place" and len(name) <= _SHORT_PLACE) or (
            not lies_in and often[inner.name] >= often[name]
        ):
            return True
    return False


def _shorten(names: dict[str, Name]) -> None:
    """Give each name its short form, where no other name has it."""
    shorts: dict[str, list[Name]] = {}
    for name in names.values():
        short = _short(name)
        if short and len(short) >= 2:
            shorts.setdefault(short, []).append(name)
    for short, owners in shorts.items():
        if len(owners) == 1:
            same = names.get(short)
            if same is None:
                owners[0].aliases[short] = None
            elif same is not owners[0] and same.type == owners[0].type:
                owners[0].aliases.update(dict.fromkeys([short, *names.pop(short).aliases]))


def _short(name: Name) -> str | None:
    if name.type == "enterprise":
        return _LEGAL.sub("", name.name) if _LEGAL.search(name.name) else None
    if name.type == "place":
        return name.name[:-1] if _RANK.fullmatch(name.name) else None
    if name.type == "department":
        short = _PARTY.sub("", name.name).replace("人民政府", "政府")
        return short if short != name.name else None
    return None
