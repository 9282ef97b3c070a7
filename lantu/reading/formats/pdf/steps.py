"""The steps from a PDF to its text, in order."""

from __future__ import annotations

from lantu.reading.formats.pdf.chain import Progress, read_leaves
from lantu.reading.formats.pdf.compose import compose
from lantu.reading.formats.pdf.flow import flow_of
from lantu.reading.formats.pdf.furniture import without_furniture
from lantu.reading.formats.pdf.margins import measure
from lantu.source.text import SourceText


def read_pdf(data: bytes, name: str, progress: Progress | None = None) -> SourceText:
    """Return the text of a PDF. Raises ReadError."""
    reading = read_leaves(data, name, progress)
    without_furniture(reading.leaves)
    margins = measure(reading.leaves)
    return compose(flow_of(reading.leaves, margins), reading, margins, data, name)
