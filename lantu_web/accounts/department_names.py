"""Names of departments as people write them (部门名称、简称): one reading for tables, sheets and suggestions."""

from __future__ import annotations

from collections.abc import Iterable

from lantu.standards.departments import departments as usual_departments
from lantu_web.accounts.models import Department

_LEVELS = ("县", "市", "区")


class DepartmentNames:
    """The departments in use, found by what they are called: 发改局, 县发改局, 某县发展和改革局 are 发展和改革局."""

    def __init__(self, held: Iterable[Department] | None = None) -> None:
        self.held = list(Department.objects.filter(active=True).select_related("region") if held is None else held)
        self._by_name = {one.name: one for one in reversed(self.held)}
        self._by_key = {one.key or usual_key(one.name): one for one in reversed(self.held)}
        regions = {one.region.name for one in self.held}
        self._before = sorted({*regions, *_LEVELS}, key=len, reverse=True)

    def find(self, words: str) -> Department | None:
        """Return the department in use of that name or short name, with or without the region before it; None: there is none."""
        said = "".join(words.split())
        bare = next((said.removeprefix(before) for before in self._before if said.startswith(before)), said)
        for name in (said, bare):
            if found := self._by_name.get(name) or self._by_key.get(usual_key(name)):
                return found
        return None

    def lacking(self, words: str) -> str:
        """Return in words that there is no department of that name."""
        usual = usual_departments().named(words)
        full = f"（{usual.name}）" if usual and usual.name != words else ""
        return f"没有叫“{words[:30]}”{full}的在用部门"


def usual_key(name: str) -> str:
    """Return the key of a usual department by any of its names; the name itself where it is none.

    >>> usual_key("发改局")
    'development_reform'
    """
    known = usual_departments().named(name)
    return known.key if known else name
