"""Cues (线索词): a few literal words that tell where a dearer pattern may match, found by plain search."""

from __future__ import annotations

import re
from collections.abc import Iterable


def offsets_of(words: str, cues: Iterable[str]) -> list[int]:
    """Return in order where any of the cues stands.

    >>> offsets_of("今年建成，全年投用，今年。", ("全年", "今年"))
    [0, 5, 10]
    """
    return sorted(found.start() for cue in cues for found in re.finditer(re.escape(cue), words))
