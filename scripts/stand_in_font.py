# /// script
# dependencies = ["fonttools>=4.55"]
# ///
"""Makes lantu/reading/formats/pdf/stand_in.ttf: a square for every character, half of one for Latin. Run: `uv run scripts/stand_in_font.py`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib.tables._c_m_a_p import CmapSubtable

TARGET = Path(__file__).parent.parent / "lantu" / "reading" / "formats" / "pdf" / "stand_in.ttf"
HALF = range(0x21, 0x0300)  # Latin
FULL = range(0x2000, 0x2FFFF)  # the rest, with the planes that hold Chinese
BLANK = {0x7F, 0xA0, 0x3000, *range(0x2000, 0x2010)}
NAME = "Lantu Square"


def square(right: int) -> Any:
    """Return the outline of a box as high as the line, from 50 to `right` of 1000 units."""
    pen = TTGlyphPen(None)
    pen.moveTo((50, -70))
    for corner in ((50, 830), (right, 830), (right, -70)):
        pen.lineTo(corner)
    pen.closePath()
    return pen.glyph()


def every_character() -> Any:
    """Return a character map that leads every character to one of two boxes (format 13: many to one)."""
    table = CmapSubtable.newSubtable(13)
    table.platformID, table.platEncID, table.language = 3, 10, 0
    boxes = {**dict.fromkeys(HALF, "half"), **dict.fromkeys(FULL, "square")}
    table.cmap = {code: name for code, name in boxes.items() if code not in BLANK}
    return table


def main() -> None:
    """Write the font."""
    font = FontBuilder(1000, isTTF=True)
    font.setupGlyphOrder([".notdef", "half", "square"])
    font.setupCharacterMap({0x4E00: "square"})
    font.font["cmap"].tables = [every_character()]
    font.setupGlyf({".notdef": square(950), "half": square(450), "square": square(950)})
    font.setupHorizontalMetrics({".notdef": (1000, 50), "half": (500, 50), "square": (1000, 50)})
    font.setupHorizontalHeader(ascent=880, descent=-120)
    font.setupNameTable({"familyName": NAME, "styleName": "Regular"})
    font.setupOS2(sTypoAscender=880, sTypoDescender=-120, usWinAscent=880, usWinDescent=120)
    font.setupPost(keepGlyphNames=False)
    font.font["head"].created = font.font["head"].modified = 0  # the same bytes at every run
    font.font.recalcTimestamp = False
    font.save(TARGET)


if __name__ == "__main__":
    main()
