"""A published page (.html): block elements become paragraphs, tables keep their merged cells."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from lantu.errors import NoWords
from lantu.reading.formats.composing import Composer
from lantu.reading.formats.format import Format
from lantu.reading.formats.plain import decode
from lantu.source.text import Gap, Origin, SourceText

_SKIPPED = {
    "script",
    "style",
    "head",
    "nav",
    "noscript",
    "template",
    "select",
    "svg",
    "iframe",
    "object",
    "button",
    "title",
}
_VOID = {"br", "hr", "img", "input", "meta", "link", "area", "base", "col", "embed", "source", "track", "wbr"}
_BLOCKS = {
    "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "div", "dl", "dt", "fieldset", "figcaption",
    "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "li", "main", "ol", "p", "pre",
    "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul", "caption",
}  # fmt: skip
_CLOSED_BY = {
    "li": {"li", "p"}, "td": {"td", "th", "p"}, "th": {"td", "th", "p"}, "tr": {"td", "th", "tr", "p"}, "dt": {"dt", "dd", "p"},
    "dd": {"dt", "dd", "p"},
}  # fmt: skip
_PARAGRAPH = {"p"}
_SPACE = re.compile(r"[ \t\r\n\f]+")
_WIDE = r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f“”‘’—…·]"
_WRAP = re.compile(rf"(?<={_WIDE})[ \t\r\f]*\n[ \t\r\f]*(?={_WIDE})")
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w-]{2,20})", re.IGNORECASE)
_DECLARED = {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "gb18030": "gb18030",
    "utf-8": "utf-8",
    "utf8": "utf-8",
    "big5": "big5",
}
_MOST_SPAN = 1000
_IMAGE = "此处有图片，图中的文字和数据没有读取。"


def read(data: bytes, name: str) -> SourceText:
    """Return the text of a page; white space collapses as in a browser, and not between wide characters at a line's end."""
    parser = _Parser()
    parser.feed(_words(data, name))
    parser.close()
    parser.finish()
    if not parser.composer.offset:
        raise NoWords(name=name)
    return parser.composer.text(name, "html", data)


def _words(data: bytes, name: str) -> str:
    declared = _CHARSET.search(data[:4096])
    encoding = _DECLARED.get(declared[1].decode("ascii", "replace").lower()) if declared else None
    if encoding:
        try:
            return data.decode(encoding).removeprefix("\ufeff")
        except UnicodeDecodeError:
            pass
    return decode(data, name)


class _Table:
    """Where the next cell of a table goes, past cells that reach down from rows above."""

    def __init__(self) -> None:
        self.row = -1
        self.column = 0
        self.taken: set[tuple[int, int]] = set()

    def place(self, row_span: int, column_span: int) -> tuple[int, int]:
        self.row = max(self.row, 0)
        while (self.row, self.column) in self.taken:
            self.column += 1
        at = (self.row, self.column)
        self.taken.update((self.row + r, self.column + c) for r in range(row_span) for c in range(column_span))
        self.column += column_span
        return at


class _Parser(HTMLParser):
    """Walks the elements of a page; tolerates what browsers tolerate."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.composer = Composer()
        self._open: list[tuple[str, int]] = []
        self._counts: list[dict[str, int]] = [{}]
        self._words: list[str] = []
        self._skipping = 0
        self._tables: list[_Table] = []
        self._cells: list[tuple[int, int, int, int, int]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _SKIPPED:
            self._skipping += 1
        if self._skipping:
            return
        if tag == "br":
            self._words.append("\x00")
        elif tag == "img":
            self._image(dict(attrs))
        if tag in _BLOCKS:
            self._flush()
        if tag in _VOID:
            return
        closed = _CLOSED_BY.get(tag, _PARAGRAPH if tag in _BLOCKS else set())
        while self._open and self._open[-1][0] in closed:
            self.handle_endtag(self._open[-1][0])
        counts = self._counts[-1]
        counts[tag] = counts.get(tag, 0) + 1
        self._open.append((tag, counts[tag]))
        self._counts.append({})
        self._begin(tag, dict(attrs))

    def handle_endtag(self, tag: str) -> None:
        if tag in _SKIPPED:
            self._skipping = max(0, self._skipping - 1)
            return
        if self._skipping or tag in _VOID or not any(name == tag for name, _ in self._open):
            return
        if tag not in _BLOCKS and any(name in _BLOCKS for name, _ in self._open[self._depth(tag) + 1 :]):
            return
        while self._open:
            name, _ = self._open[-1]
            self._end(name)
            self._open.pop()
            self._counts.pop()
            if name == tag:
                break

    def handle_data(self, data: str) -> None:
        if not self._skipping:
            self._words.append(data)

    def finish(self) -> None:
        """End what is open."""
        while self._open:
            self._end(self._open[-1][0])
            self._open.pop()
        self._flush()

    def _depth(self, tag: str) -> int:
        return max(i for i, (name, _) in enumerate(self._open) if name == tag)

    def _begin(self, tag: str, attributes: dict[str, str | None]) -> None:
        if tag == "table":
            self.composer.begin_table()
            self._tables.append(_Table())
        elif tag == "tr" and self._tables:
            self._tables[-1].row += 1
            self._tables[-1].column = 0
        elif tag in ("td", "th") and self._tables:
            rows, columns = _span(attributes.get("rowspan")), _span(attributes.get("colspan"))
            row, column = self._tables[-1].place(rows, columns)
            self._cells.append((row, column, rows, columns, self.composer.offset))

    def _end(self, tag: str) -> None:
        if tag in _BLOCKS:
            self._flush()
        if tag in ("td", "th") and self._tables and self._cells:
            self.composer.cell(*self._cells.pop())
        elif tag == "table" and self._tables:
            self.composer.end_table()
            self._tables.pop()

    def _flush(self) -> None:
        words = "".join(self._words)
        self._words.clear()
        if words.strip():
            lines = [_SPACE.sub(" ", _WRAP.sub("", line)).strip(" ") for line in words.split("\x00")]
            path = "/" + "/".join(f"{tag}[{count}]" for tag, count in self._open)
            heading = next((int(tag[1]) for tag, _ in reversed(self._open) if re.fullmatch(r"h[1-6]", tag)), None)
            self.composer.paragraph("\n".join(line for line in lines if line), Origin("element", path), heading=heading)

    def _image(self, attributes: dict[str, str | None]) -> None:
        try:
            small = 0 < int(attributes.get("width") or 0) < 40
        except ValueError:
            small = False
        if not small and len(self.composer.gaps) < 200:
            self.composer.gaps.append(Gap("image", _IMAGE))


def _span(words: str | None) -> int:
    return min(max(int(words), 1), _MOST_SPAN) if words and words.isdecimal() else 1


def _recognises(head: bytes) -> bool:
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return start.startswith((b"<!doctype html", b"<html", b"<head", b"<body")) or (
        start.startswith(b"<?xml") and b"<html" in start
    )


FORMAT = Format("html", (".html", ".htm", ".xhtml", ".shtml"), _recognises, read)
