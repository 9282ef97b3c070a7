"""Documents: 《…》 and the numbers under which they were issued (某政发〔2031〕9号)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lantu.reading.entities.sheet import Found, Sheet

_TITLE = re.compile(
    r"《([^《》\n]{2,80})》(?:\s*[（(](?P<number>[^（）()]{2,12}[〔\[（(]\s*\d{4}\s*[〕\]）)]\s*\d{1,4}\s*号)[）)])?"
)
_NUMBER = re.compile(r"[〔\[（(]\s*(?:19|20)\d\d\s*[〕\]）)]\s*(?:第\s*)?\d{1,4}\s*号")
_SENDER = 6  # characters before the year: 某政办发


def find(sheet: Sheet) -> Iterator[Found]:
    """Yield each document named by title; its number is an alias where it follows in brackets, else a name of its own."""
    numbered = set()
    for found in _TITLE.finditer(sheet.words):
        number = found["number"]
        if number:
            numbered.add(found.start("number"))
        yield Found(found.start(1), found.end(1), "document", (number,) if number else ())
    for found in _NUMBER.finditer(sheet.words):
        sender = sheet.own_run(max(0, found.start() - _SENDER), found.start(), joined=False)
        if found.start() - sender >= 2 and sender not in numbered:
            yield Found(sender, found.end(), "document")
