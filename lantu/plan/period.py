"""Period (时期): the year, part of a year or span of years a number applies to."""

from __future__ import annotations

import re
from dataclasses import dataclass

_GRAIN = r"\d{4}(?:-(?:H[12]|Q[1-4]|\d{2}(?:-\d{2})?))?"
_SPAN = re.compile(rf"(\d{{4}})-(\d{{4}})|({_GRAIN})(?:/({_GRAIN}))?")


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A span from `first` to `last`, each an ISO prefix of one grain; `annual` when the number holds for each year.

    Grains: year "2025", half "2020-H1", quarter "2020-Q3", month "2019-11", day "2019-06-08".
    `first` and `last` are None together only for a bare "annual" (每年, of no stated span).

    >>> str(Period("2025", "2025")), str(Period("2021", "2025", annual=True)), str(Period("2019-01", "2019-11"))
    ('2025', 'annual 2021-2025', '2019-01/2019-11')
    >>> str(Period(None, None, annual=True)), str(Period("2016", "2020"))
    ('annual', '2016-2020')
    """

    first: str | None
    last: str | None
    annual: bool = False

    @classmethod
    def year(cls, year: int) -> Period:
        """Return the period of one year."""
        return cls(str(year), str(year))

    @classmethod
    def years(cls, first: int, last: int, *, annual: bool = False) -> Period:
        """Return the period of a span of years, both ends included."""
        return cls(str(first), str(last), annual)

    @classmethod
    def of(cls, words: str) -> Period:
        """Return the period that `str` writes so. Raises ValueError for words of another form.

        >>> [Period.of(words) == Period(*p) for words, p in (("2021-2025", ("2021", "2025")), ("2020-H1", ("2020-H1",) * 2))]
        [True, True]
        """
        annual, span = words.startswith("annual"), words.removeprefix("annual").removeprefix(" ")
        if words == "annual":
            return cls(None, None, annual)
        found = _SPAN.fullmatch(span)
        if found is None:
            raise ValueError(f"not a period: {words!r}")
        first, *rest = (part for part in found.groups() if part is not None)
        return cls(first, rest[0] if rest else first, annual)

    @property
    def first_year(self) -> int | None:
        """The year the span begins in."""
        return None if self.first is None else int(self.first[:4])

    @property
    def last_year(self) -> int | None:
        """The year the span ends in."""
        return None if self.last is None else int(self.last[:4])

    def __str__(self) -> str:
        if self.first is None or self.last is None:
            return "annual" if self.annual else ""
        if self.first == self.last:
            span = self.first
        elif len(self.first) == 4:
            span = f"{self.first}-{self.last}"
        else:
            span = f"{self.first}/{self.last}"
        return f"annual {span}" if self.annual else span
