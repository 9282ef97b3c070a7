"""PDF with a text layer (PDF 文字版): pages of glyphs become paragraphs and tables that know where they stood.

The steps: `chain` has a reader give each page as glyphs, ruling lines and pictures (`pdfium`, `plumber`); `leaf` makes lines
(`rows`, `spacing`, `letters`, `line`), columns and pieces of tables (`grids`) of them; `furniture` takes headers and
footers away; `margins` measures; `flow` joins lines to paragraphs and pieces to tables, over pages; `compose` puts them down.
"""

from __future__ import annotations

from collections.abc import Callable

from lantu.reading.formats.format import Format
from lantu.source.text import SourceText


def read(data: bytes, name: str, progress: Callable[[int, int], None] | None = None) -> SourceText:
    """Return the text of a PDF; its blocks know page and place (points from the page's top left corner).

    Args:
        data: the file.
        name: its name, for messages.
        progress: called with pages done and pages in all.

    Raises:
        lantu.errors.ReadError: it is damaged, encrypted, without a text layer, or far too long.
    """
    # The libraries of this format take longer to load than a text file takes to read, so they wait until a PDF comes.
    from lantu.reading.formats.pdf.steps import read_pdf

    return read_pdf(data, name, progress)


FORMAT = Format("pdf", (".pdf",), lambda head: b"%PDF-" in head[:1024], read, paged=True)
