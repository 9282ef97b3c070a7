"""Departments (部门) of a county: their names and duties, and which of them a sentence points to."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

import yaml
from ahocorasick_rs import AhoCorasick, MatchKind

try:
    from yaml import CSafeLoader as SafeLoader
except ImportError:  # a PyYAML built without libyaml: slower, the same
    from yaml import SafeLoader  # type: ignore[assignment]

from lantu.errors import (
    DepartmentFieldMissing,
    DepartmentFieldUnknown,
    DepartmentKindUnknown,
    DepartmentRepeated,
    DepartmentsUnreadable,
)

FILE = Path(__file__).with_name("departments.yaml")
FIELDS = ("key", "name", "kind", "aliases", "core", "duties")
KINDS = ("政府工作部门", "党委部门", "群团", "垂管", "事业")
LEAST = 2  # a single word that often touches a department's business points to nobody
CORE, TOUCHED = 3, 1  # weight of a word of the department's own business, and of one that often touches it
MOST = 3


@dataclass(frozen=True, slots=True)
class Department:
    """A department: its full name without the county's, the other names it goes by, and the words of its duties."""

    key: str
    name: str
    kind: str
    aliases: tuple[str, ...]
    core: tuple[str, ...]
    duties: tuple[str, ...]


@dataclass(frozen=True)
class Departments:
    """The departments of a county, in the order of their file; words that mean no department's business; everyday words."""

    entries: tuple[Department, ...]
    idle: tuple[str, ...] = ()
    everyday: tuple[str, ...] = ()

    @cached_property
    def _by_name(self) -> dict[str, Department]:
        return {name: department for department in self.entries for name in (department.name, *department.aliases)}

    @cached_property
    def _weights(self) -> dict[str, tuple[tuple[int, int], ...]]:
        """For each word of the duties, the number of each department it points to, and how strongly."""
        weights: dict[str, tuple[tuple[int, int], ...]] = dict.fromkeys(self.idle, ())
        for number, department in enumerate(self.entries):
            for words, weight in ((department.core, CORE), (department.duties, TOUCHED)):
                for word in words:
                    weights[word] = (*weights.get(word, ()), (number, weight))
        return weights

    @cached_property
    def _automaton(self) -> AhoCorasick:
        return AhoCorasick(list(self._weights), matchkind=MatchKind.Standard)

    @cached_property
    def _pointers(self) -> Sequence[tuple[tuple[int, int], ...]]:
        return list(self._weights.values())

    @cached_property
    def _joins(self) -> Sequence[tuple[tuple[int, tuple[str, ...], tuple[str, ...]], ...]]:
        """For each word of the duties, where two everyday words may join in it: the place, those before it, those after it."""
        return [tuple(_joins(word, self.everyday)) for word in self._weights]

    def named(self, words: str) -> Department | None:
        """Return the department of that name or alias, None where there is none.

        >>> departments().named("发改局").name
        '发展和改革局'
        """
        return self._by_name.get(words)

    def suggest(self, words: str) -> tuple[str, ...]:
        """Return the names of at most three departments the words point to, the likeliest first.

        A department scores 3 for each different word of its own business, 1 for each that often touches it; with a best
        score of at least 2, those with at least half of it are named; equals keep the order of the file.

        >>> departments().suggest("全面推行林长制，完成造林2万亩")
        ('林业局',)
        >>> departments().suggest("心往一处想")
        ()
        """
        return self.suggest_each(words, ((0, len(words)),))[0]

    def reasons(self, words: str) -> dict[str, tuple[str, ...]]:
        """Return for each department that `suggest` names the words of its duties that were met, in their order in the text.

        >>> departments().reasons("全面推行林长制，完成造林2万亩")
        {'林业局': ('林长制', '造林')}
        """
        found = dict.fromkeys(number for number, _, _ in self._met(words))
        vocabulary = list(self._weights)
        return {
            name: tuple(
                vocabulary[word] for word in found if any(self.entries[n].name == name for n, _ in self._pointers[word])
            )
            for name in (self._ranked(found) if found else ())
        }

    def suggest_each(self, words: str, spans: Iterable[tuple[int, int]]) -> list[tuple[str, ...]]:
        """Return what `suggest` says of each span [start, end) of the words; spans stand in order and do not overlap."""
        hits = self._met(words)
        suggestions: list[tuple[str, ...]] = []
        known: dict[frozenset[int], tuple[str, ...]] = {frozenset(): ()}
        at, last = 0, len(hits)
        for start, end in spans:
            while at < last and hits[at][1] < start:
                at += 1
            first = at
            while at < last and hits[at][2] <= end:
                at += 1
            found = frozenset([hit[0] for hit in hits[first:at]])
            if found not in known:
                known[found] = self._ranked(found)
            suggestions.append(known[found])
        return suggestions

    def _met(self, words: str) -> list[tuple[int, int, int]]:
        """Return the words of the duties that stand in a text, leftmost and longest first: number, start, end.

        A word made of the end of one everyday word and the beginning of the next does not stand there: 以上|市级 is no 上市.
        """
        met: list[tuple[int, int, int]] = []
        last = 0
        found = self._automaton.find_matches_as_indexes(words, overlapping=True)
        for number, start, end in sorted(found, key=lambda hit: (hit[1], -hit[2])):
            if start >= last and not self._is_join(number, words, start):
                met.append((number, start, end))
                last = end
        return met

    def _is_join(self, number: int, words: str, start: int) -> bool:
        return any(
            words.endswith(before, 0, start + cut) and words.startswith(after, start + cut)
            for cut, before, after in self._joins[number]
        )

    def _ranked(self, found: Iterable[int]) -> tuple[str, ...]:
        scores: dict[int, int] = {}
        for word in found:
            for number, weight in self._pointers[word]:
                scores[number] = scores.get(number, 0) + weight
        best = max(scores.values(), default=0)
        if best < LEAST:
            return ()
        ranked = sorted((-score, number) for number, score in scores.items() if 2 * score >= best)
        return tuple(self.entries[number].name for _, number in ranked[:MOST])


def _joins(word: str, everyday: Iterable[str]) -> Iterator[tuple[int, tuple[str, ...], tuple[str, ...]]]:
    for cut in range(1, len(word)):
        before = tuple(one for one in everyday if one.endswith(word[:cut]) and one != word[:cut])
        after = tuple(one for one in everyday if one.startswith(word[cut:]) and one != word[cut:])
        if before and after:
            yield cut, before, after


@cache
def departments(file: Path = FILE) -> Departments:
    """Return the departments of a file, read once.

    Raises:
        lantu.errors.DepartmentsError: the file is not of the schema; the message names the department and the field.

    >>> len(departments().entries) > 40
    True
    """
    read = _read(file)
    _refuse_repeated(file.name, "key", (each.key for each in read.entries))
    _refuse_repeated(file.name, "名称", (name for each in read.entries for name in (each.name, *each.aliases)))
    for each in read.entries:
        _refuse_repeated(file.name, each.name, (*each.core, *each.duties))
    return read


def _read(file: Path) -> Departments:
    try:
        content = yaml.load(file.read_text(encoding="utf-8"), Loader=_Strict)
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as why:
        raise DepartmentsUnreadable(name=file.name, why=" ".join(str(why).split())) from why
    if not isinstance(content, dict) or not {"departments"} <= set(content) <= {"departments", "idle", "everyday"}:
        raise DepartmentsUnreadable(name=file.name, why="最上层不是 departments、idle 和 everyday")
    entries, idle, everyday = content["departments"], content.get("idle", ""), content.get("everyday", "")
    if not isinstance(entries, list) or not isinstance(idle, str) or not isinstance(everyday, str):
        raise DepartmentsUnreadable(name=file.name, why="departments 不是清单，或 idle、everyday 不是文字")
    known = tuple(_department(file.name, entry) for entry in entries)
    return Departments(known, tuple(idle.split()), tuple(everyday.split()))


def _department(file: str, entry: object) -> Department:
    if not isinstance(entry, dict):
        raise DepartmentsUnreadable(name=file, why=f"“{entry}”不是一个部门")
    who = entry.get("name") or entry.get("key") or "?"
    for field in entry:
        if field not in FIELDS:
            raise DepartmentFieldUnknown(name=file, department=who, field=field)
    for field in FIELDS:
        if not isinstance(entry.get(field), str) or not entry[field].strip():
            raise DepartmentFieldMissing(name=file, department=who, field=field)
    if entry["kind"] not in KINDS:
        raise DepartmentKindUnknown(name=file, department=who, kind=entry["kind"], kinds="、".join(KINDS))
    aliases, core, duties = (tuple(entry[field].split()) for field in ("aliases", "core", "duties"))
    return Department(entry["key"], entry["name"], entry["kind"], aliases, core, duties)


def _refuse_repeated(file: str, where: str, words: Iterable[str]) -> None:
    seen: set[str] = set()
    for word in words:
        if word in seen:
            raise DepartmentRepeated(name=file, word=word, where=where)
        seen.add(word)


class _Strict(SafeLoader):
    """YAML that refuses a field given twice, which YAML itself lets pass."""


def _mapping(loader: _Strict, node: yaml.MappingNode) -> Iterator[dict[Hashable, object]]:
    keys = [loader.construct_object(key) for key, _ in node.value]
    for key in keys:
        if keys.count(key) > 1:
            raise yaml.constructor.ConstructorError(None, None, f"“{key}”写了两次", node.start_mark)
    yield from loader.construct_yaml_map(node)


_Strict.add_constructor("tag:yaml.org,2002:map", _mapping)
