"""A place cannot be wrong: it is checked when made, and quotes itself."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lantu.errors import PlaceError
from lantu.source.text import Cell, SourceText, Table

words = st.text(alphabet="甲乙12。\n \t𠮷", min_size=1, max_size=60)


@given(words, st.data())
def test_a_place_quotes_the_characters_it_was_made_of(written: str, data: st.DataObject) -> None:
    text = SourceText.of_words(written)
    start = data.draw(st.integers(0, len(written) - 1))
    end = data.draw(st.integers(start + 1, len(written)))
    assert text.quote(text.place(start, end)) == written[start:end]


@given(words)
def test_blocks_are_the_lines_without_the_white_space_around_them(written: str) -> None:
    text = SourceText.of_words(written)
    assert [written[b.start : b.end] for b in text.blocks] == [s.strip() for s in written.split("\n") if s.strip()]


@pytest.mark.parametrize(("start", "end"), [(0, 0), (2, 1), (-1, 1), (0, 9)])
def test_an_impossible_place_is_refused(start: int, end: int) -> None:
    with pytest.raises(PlaceError, match="0 <= start < end"):
        SourceText.of_words("森林").place(start, end)


def test_a_place_of_another_text_is_refused() -> None:
    place = SourceText.of_words("森林").place(0, 1)
    with pytest.raises(PlaceError, match="read the document again"):
        SourceText.of_words("草原").quote(place)


def test_the_block_at_an_offset_is_found_and_none_between_blocks() -> None:
    text = SourceText.of_words("甲乙\n\n丙")
    assert text.block_at(1) == text.blocks[0]
    assert text.block_at(2) is None
    assert text.block_at(4) == text.blocks[1]
    assert text.line_of(4) == 3


def test_a_merged_cell_covers_every_position_it_spans() -> None:
    merged, single = Cell(0, 0, 2, 1, 0, 1), Cell(0, 1, 1, 1, 2, 3)
    assert Table(2, 2, (merged, single)).grid() == [[merged, single], [merged, None]]
