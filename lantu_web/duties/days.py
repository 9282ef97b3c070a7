"""Days and nodes as people write them (时限、节点): 2027年6月30日, 2027-06-30, 2027年6月底前, 2027年底, 2027年."""

from __future__ import annotations

import re
import unicodedata
from datetime import date

from lantu_web.errors import PeriodNotUnderstood
from lantu_web.frame.days import iso_in_words
from lantu_web.observations.period_words import period_of
from lantu_web.observations.periods import bounds

ALLOWED = "2027年6月30日、2027-06-30、2027年6月底前或 2027年底"
NODE = "2027年6月30日 主体完工"
_DAY = re.compile(r"(\d{4})[-年/.](\d{1,2})[-月/.](\d{1,2})日?(?:以?前|之前)?")
_END = re.compile(r"(?:年?[底末])(?:以?前|之前)?$")
_PARTED = re.compile(r"(\S+?)(?:[\s：:，,]+)(\S.*)")


def due_of(words: str) -> date:
    """Return the last day that words leave: of a year, half, quarter or month its end. Raises ValueError in words.

    >>> [f"{due_of(w):%m-%d}" for w in ("2027-6-5", "2027年6月5日前", "2027年", "2027年底", "2027年6月底前", "2027年上半年")]
    ['06-05', '06-05', '12-31', '12-31', '06-30', '06-30']
    """
    said = re.sub(r"\s", "", unicodedata.normalize("NFKC", words))
    try:
        if found := _DAY.fullmatch(said):
            return date(*(int(part) for part in found.groups()))
        return bounds(period_of(_END.sub("", said)))[1]
    except (ValueError, PeriodNotUnderstood):
        raise ValueError(f"日期“{words.strip()[:20]}”看不懂，可写成 {ALLOWED}") from None


def node_of(line: str) -> dict[str, str]:
    """Return a node as it is kept, from a line that says a day, then what is done by it. Raises ValueError in words."""
    found = _PARTED.fullmatch(line.strip())
    try:
        if found is None:
            raise ValueError
        return {"due": due_of(found[1]).isoformat(), "what": found[2].strip()}
    except ValueError:
        raise ValueError(f"节点“{line.strip()[:20]}”看不懂，先写日期、空一格、再写内容，如“{NODE}”，每行一条") from None


def node_words(node: dict[str, str]) -> str:
    """Return a node as it is written: the day and what is done by then.

    >>> node_words({"due": "2027-06-30", "what": "主体完工"})
    '2027年6月30日 主体完工'
    """
    return f"{iso_in_words(node['due'])} {node['what']}"
