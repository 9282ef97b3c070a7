"""Names of departments as people write them (部门名称、简称): one reading for tables, sheets and suggestions."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from lantu.standards.departments import departments as usual_departments
from lantu_web.accounts.models import Department

_LEVELS = ("县", "市", "区")


class DepartmentNames:
    """The departments in use, found by what they are called: 发改局, 县发改局, 某县发展和改革局 are 发展和改革局.

    Of several regions, the region before a name says which is meant; a bare name that two of them have means neither.
    """

    def __init__(self, held: Iterable[Department] | None = None) -> None:
        self.held = list(Department.objects.filter(active=True).select_related("region") if held is None else held)
        self._by_name = _by_region(self.held, lambda one: one.name)
        self._by_key = _by_region(self.held, lambda one: one.key or usual_key(one.name))
        self._regions = {one.region.name for one in self.held}
        self._before = sorted({*self._regions, *_LEVELS}, key=len, reverse=True)

    @property
    def written(self) -> list[str]:
        """Each by a name that means it alone: with its region before it where another region has the name too."""
        return [one.name if self.find(one.name) else f"{one.region.name}{one.name}" for one in self.held]

    def find(self, words: str) -> Department | None:
        """Return the department in use of that name or short name, with or without the region before it; None: there is none, or more."""
        found = self._found(words)
        return found[0] if len(found) == 1 else None

    def lacking(self, words: str) -> str:
        """Return in words that a name does not mean one department: none is called so, or several are."""
        if found := self._found(words):
            several = "、".join(f"{one.region.name}{one.name}" for one in found)
            return f"叫“{words[:30]}”的在用部门不止一个，请写成其中一个：{several}"
        usual = usual_departments().named(words)
        full = f"（{usual.name}）" if usual and usual.name != words else ""
        return f"没有叫“{words[:30]}”{full}的在用部门"

    def _found(self, words: str) -> list[Department]:
        said = "".join(words.split())
        if found := self._named(said):
            return found
        before = next((one for one in self._before if said.startswith(one)), "")
        found = self._named(said.removeprefix(before))
        return [one for one in found if one.region.name == before] if before in self._regions else found

    def _named(self, name: str) -> list[Department]:
        return list((self._by_key.get(usual_key(name), {}) | self._by_name.get(name, {})).values())


def _by_region(held: Iterable[Department], called: Callable[[Department], str]) -> dict[str, dict[str, Department]]:
    """Return what is called so, the first of each region."""
    found: dict[str, dict[str, Department]] = {}
    for one in held:
        found.setdefault(called(one), {}).setdefault(one.region_id, one)
    return found


def usual_key(name: str) -> str:
    """Return the key of a usual department by any of its names; the name itself where it is none.

    >>> usual_key("发改局")
    'development_reform'
    """
    known = usual_departments().named(name)
    return known.key if known else name
