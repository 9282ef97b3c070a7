"""The chain of readers (读取器): pdfium first, pdfplumber where pdfium refuses the file or finds no words in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import pypdfium2
import pypdfium2.raw as raw

from lantu.errors import PdfDamaged, PdfEncrypted, PdfTooLong, PdfWithoutText, ReadError
from lantu.reading.formats.pdf.leaf import Leaf, leaf_of
from lantu.reading.formats.pdf.pdfium import PdfiumPdf
from lantu.reading.formats.pdf.sheet import Bookmark, OpenedPdf, Sheet

Progress = Callable[[int, int], None]
MOST_PAGES = 5_000
_PATIENCE = 10  # pages without a word after which the slow reader gives up
_READABLE = 0.5  # of the characters must be known ones


@dataclass(slots=True)
class Reading:
    """What a reader got out of a PDF.

    Attributes:
        reader: its name.
        lost: numbers of pages that could not be loaded.
        refused: what the readers before it said, by name.
    """

    reader: str
    pages: int
    leaves: list[Leaf] = field(default_factory=list)
    lost: list[int] = field(default_factory=list)
    bookmarks: list[Bookmark] = field(default_factory=list)
    refused: dict[str, str] = field(default_factory=dict)

    @property
    def readable(self) -> bool:
        """Tell whether it found words that say something."""
        characters = sum(leaf.characters for leaf in self.leaves)
        return characters > 0 and sum(leaf.unreadable for leaf in self.leaves) < _READABLE * characters


def read_leaves(data: bytes, name: str, progress: Progress | None = None) -> Reading:
    """Return what the first reader of the chain that finds words makes of a PDF.

    Raises:
        PdfEncrypted: it asks for a password.
        PdfTooLong: it claims more than MOST_PAGES pages.
        PdfDamaged: no reader can open it.
        PdfWithoutText: it opens, but no reader finds words.
    """
    refused: dict[str, str] = {}
    opened: list[Reading] = []
    for open_pdf in (_open_pdfium, _open_plumber):
        document = open_pdf(data, name, refused)
        if document is None:
            continue
        try:
            reading = _read(document, name, progress, patient=document.reader == PdfiumPdf.reader)
        finally:
            document.close()
        reading.refused = dict(refused)
        if reading.readable:
            return reading
        opened.append(reading)
        refused[document.reader] = "没有读到文字"
    raise _without_words(name, opened, refused)


def _without_words(name: str, opened: list[Reading], refused: dict[str, str]) -> ReadError:
    """Return the error that says why there are no words."""
    if not opened or not any(reading.leaves for reading in opened):
        return PdfDamaged(name=name, why="；".join(f"{reader}：{why}" for reader, why in refused.items()))
    first = opened[0]
    unreadable = sum(leaf.unreadable for leaf in first.leaves)
    drawn = sum(leaf.drawn for leaf in first.leaves)
    if unreadable:
        why = "字体没有字符编码，取出的是乱码"
    elif any(leaf.pictures for leaf in first.leaves):
        why = "各页是图片"
    else:
        why = "文字已转成曲线" if drawn else "各页是空白"
    return PdfWithoutText(name=name, pages=first.pages, why=why)


def _open_pdfium(data: bytes, name: str, refused: dict[str, str]) -> OpenedPdf | None:
    try:
        return PdfiumPdf(data)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY):
            raise PdfEncrypted(name=name) from error
        refused[PdfiumPdf.reader] = "打不开"
        return None


def _open_plumber(data: bytes, name: str, refused: dict[str, str]) -> OpenedPdf | None:  # noqa: ARG001
    from lantu.reading.formats.pdf.plumber import PlumberPdf  # half of the time it takes to load all others

    try:
        return PlumberPdf(data)
    except Exception:  # pdfminer raises whatever it stumbles over in a damaged file
        refused[PlumberPdf.reader] = "打不开"
        return None


def _read(document: OpenedPdf, name: str, progress: Progress | None, patient: bool) -> Reading:
    if document.pages > MOST_PAGES:
        raise PdfTooLong(name=name, pages=document.pages, most=MOST_PAGES)
    reading = Reading(document.reader, document.pages, bookmarks=document.bookmarks())
    for number, sheet in enumerate(_told(document, progress), start=1):
        if sheet is None or not sheet.possible:
            reading.lost.append(number)
        else:
            sheet.drop_impossible()
            reading.leaves.append(leaf_of(sheet, reading.leaves[-1] if reading.leaves else None))
        if not patient and number >= _PATIENCE and not any(leaf.characters for leaf in reading.leaves):
            break
    return reading


def _told(document: OpenedPdf, progress: Progress | None) -> Iterator[Sheet | None]:
    for done, sheet in enumerate(document.sheets(), start=1):
        yield sheet
        if progress is not None:
            progress(done, document.pages)
