"""Place (出处): where words stand in a text."""

from __future__ import annotations

from typing import NamedTuple


class Place(NamedTuple):
    """Characters [start, end) of the text whose fingerprint is `source`; offsets count code points.

    A NamedTuple because a long plan holds tens of thousands of places. `SourceText.place` makes and checks it.
    """

    source: str
    start: int
    end: int

    @property
    def span(self) -> tuple[int, int]:
        """Return (start, end), as written to JSON."""
        return (self.start, self.end)
