"""The comments part of a Word file (ECMA-376 Part 1, 17.13.4)."""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree

from lantu.reading.formats.docx.names import W, value

AUTHOR = "蓝图"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


class Comments:
    """Adds comments to a comments part; those there stay."""

    def __init__(self, root: etree._Element) -> None:
        self._root = root
        known = (value(comment, "id") or "" for comment in root.iter(W + "comment"))
        self._next = max((int(id_) for id_ in known if id_.isdigit()), default=-1) + 1

    def add(self, paragraphs: Sequence[str]) -> int:
        """Add a comment, its first paragraph bold; return its id. No date: same plan, same file."""
        id_ = self._next
        self._next += 1
        comment = etree.SubElement(self._root, W + "comment")
        for name, words in (("id", str(id_)), ("author", AUTHOR), ("initials", AUTHOR)):
            comment.set(W + name, words)
        for number, words in enumerate(paragraphs):
            run = etree.SubElement(etree.SubElement(comment, W + "p"), W + "r")
            if number == 0:
                etree.SubElement(etree.SubElement(run, W + "rPr"), W + "b")
            text = etree.SubElement(run, W + "t")
            text.text = _printable(words)
            text.set(_SPACE, "preserve")
        return id_


def _printable(words: str) -> str:
    """Return the words without characters that XML cannot hold."""
    return "".join(character for character in words if character >= " " or character in "\t\n")
