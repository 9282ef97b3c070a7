"""A badge is read without telling colours apart, by who sees little contrast, and on paper printed in grey."""

from __future__ import annotations

import re
from itertools import combinations
from pathlib import Path

import pytest

from lantu_web.frame.templatetags.components import LADDER, SHAPES, badge
from lantu_web.notices.models import Level

CSS = (Path(__file__).resolve().parents[3] / "lantu_web/frame/static/lantu/lantu.css").read_text(encoding="utf-8")
TONES = {**SHAPES, **LADDER}


def _colour(words: str) -> tuple[float, float, float]:
    """Return the linear parts of a colour of the style sheet, variables followed."""
    if named := re.fullmatch(r"var\((--[\w-]+)\)", words):
        words = re.search(rf"{named[1]}: (#\w+);", CSS)[1]  # type: ignore[index]
    digits = words[1:] if len(words) == 7 else "".join(2 * one for one in words[1:])
    parts = (int(digits[n : n + 2], 16) / 255 for n in (0, 2, 4))
    red, green, blue = (one / 12.92 if one <= 0.03928 else ((one + 0.055) / 1.055) ** 2.4 for one in parts)
    return red, green, blue


def _luminance(words: str) -> float:
    red, green, blue = _colour(words)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _drawn(tone: str) -> dict[str, str]:
    """Return what the style sheet says of a badge of a tone on a screen."""
    found = re.search(rf"\.badge\.{tone} {{([^}}]*)}}", CSS)
    assert found is not None
    return dict(part.strip().split(": ", 1) for part in found[1].split(";") if part.strip())


@pytest.mark.parametrize("tone", TONES)
def test_a_status_is_told_by_words_shape_and_colour(tone: str) -> None:
    assert all(part in badge("滞后", tone) for part in ("滞后", TONES[tone], tone))


def test_no_two_tones_have_one_shape() -> None:
    assert len(set(TONES.values())) == len(TONES)


@pytest.mark.parametrize("shape", TONES.values())
def test_a_shape_is_in_every_chinese_font(shape: str) -> None:
    assert len(shape.encode("gb2312")) == 2


@pytest.mark.parametrize("tone", TONES)
def test_the_words_of_a_badge_stand_out_from_its_ground(tone: str) -> None:
    drawn = _drawn(tone)
    light, dark = sorted((_luminance(drawn["color"]), _luminance(drawn["background"])), reverse=True)

    assert (light + 0.05) / (dark + 0.05) >= 4.5  # WCAG 2.2, 1.4.3 (AA)


def test_each_rung_of_the_ladder_has_a_tone_a_shape_and_a_look_of_its_own() -> None:
    assert [level.tone for level in Level] == list(LADDER)
    for one, other in combinations(Level, 2):
        assert _drawn(one.tone) != _drawn(other.tone)


def test_white_words_are_not_lost_on_paper_where_grounds_are_not_printed() -> None:
    printed = CSS.partition("@media print")[2]

    white = [tone for tone in TONES if _drawn(tone)["color"] == "#fff"]
    assert white
    for tone in white:
        assert re.search(rf"\.badge\.{tone} {{ color: #000; background: none;", printed)
