"""What a format is."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from lantu.source.text import SourceText


class Format(NamedTuple):
    """A document format: each module of this folder that has a FORMAT is one.

    Attributes:
        name: as it stands in the plan's data, "docx".
        suffixes: file endings it goes by, with the dot.
        recognises: whether a document that begins with these bytes (its first 4096) is of this format; None where the content
            cannot tell (plain text).
        read: bytes and name → text; raises ReadError. A paged format takes a third argument, told (page, pages) as it goes.
        paged: whether reading takes long enough to be told page by page.
    """

    name: str
    suffixes: tuple[str, ...]
    recognises: Callable[[bytes], bool] | None
    read: Callable[..., SourceText]
    paged: bool = False
