"""Which plan the lists show (规划选择): in the year of change an old and a new one stand side by side, and special plans beside both."""

from __future__ import annotations

from datetime import datetime
from functools import cached_property

from lantu_web.accounts.permissions import Person
from lantu_web.record.models import Plan
from lantu_web.record.selectors import plans_for

MOST = 20  # plans offered in the frame; of more one chooses on the page of plans


class PlanChoice:
    """The plan a person looks at: the one they chose, if they may see it, else the current one of theirs."""

    def __init__(self, person: Person, chosen: int | None = None, at: datetime | None = None) -> None:
        self._person, self._chosen, self._at = person, chosen, at

    @cached_property
    def offered(self) -> list[Plan]:
        """The plans a person may choose between, the current one first, at most one more than `MOST`; one query."""
        return list(plans_for(self._person, self._at)[: MOST + 1])

    @cached_property
    def current(self) -> Plan | None:
        """The plan shown; None where there is none."""
        chosen = None if self._chosen is None else self.find(self._chosen)
        return chosen or next(iter(self.offered), None)

    @property
    def several(self) -> bool:
        """Whether there is anything to choose."""
        return len(self.offered) > 1

    @property
    def in_use(self) -> bool:
        """Whether the page asked for them and there is something to choose; costs no query where it did not."""
        return "offered" in self.__dict__ and self.several

    @property
    def many(self) -> bool:
        """Whether there are too many to offer in the frame."""
        return len(self.offered) > MOST

    def find(self, key: int) -> Plan | None:
        """Return the plan of a key; None where it is not there or not this person's to see."""
        among = next((one for one in self.offered if one.pk == key), None)
        if among is not None or not self.many:
            return among
        return plans_for(self._person, self._at).filter(pk=key).first()
