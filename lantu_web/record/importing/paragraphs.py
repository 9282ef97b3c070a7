"""What changed in the words of a text, paragraph by paragraph (逐段差异): changed words marked, what did not change folded."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from lantu_web.record.importing.likeness import Worded, alike
from lantu_web.record.importing.marked import Piece, marked


class Line(NamedTuple):
    """A paragraph, or a row of a table in one line: its words, where it begins in its text, the chapter and section it is in."""

    words: str
    start: int
    where: str


class Paragraph(NamedTuple):
    """A paragraph that changed, went (no `new`) or came (no `old`): what stays, went and came of its words."""

    old: Line | None
    new: Line | None
    pieces: tuple[Piece, ...]

    @property
    def where(self) -> str:
        """The chapter and section it is in, of the new text where it is there."""
        return (self.new or self.old or Line("", 0, "")).where


class Stretch(NamedTuple):
    """Paragraphs that follow one another: those that changed, or those that stayed (`same`), which are folded."""

    changed: tuple[Paragraph, ...]
    same: tuple[Line, ...]


def stretches(old: Sequence[Line], new: Sequence[Line]) -> Iterator[Stretch]:
    """Yield the whole of the new text and what went of the old one, in order, as stretches that changed and that stayed.

    >>> lines = lambda *words: [Line(one, at, "") for at, one in enumerate(words)]
    >>> [(len(one.changed), len(one.same)) for one in stretches(lines("一", "造林二万亩"), lines("一", "造林三万亩"))]
    [(0, 1), (1, 0)]
    """
    steps = SequenceMatcher(None, [one.words for one in old], [one.words for one in new], autojunk=False)
    for kind, a, b, c, d in steps.get_opcodes():
        if kind == "equal":
            yield Stretch((), tuple(new[c:d]))
        else:
            yield Stretch(tuple(_changed(old[a:b], new[c:d])), ())


def _changed(went: Sequence[Line], came: Sequence[Line]) -> Iterator[Paragraph]:
    """Yield the paragraphs of a stretch in the order of the new text, what went before what took its place."""
    pairs = {pair.new: pair.old for pair in alike(_worded(went), _worded(came))}
    gone = [at for at in range(len(went)) if at not in set(pairs.values())]
    for at, line in enumerate(came):
        if (partner := pairs.get(at)) is None:
            yield Paragraph(None, line, (Piece("came", line.words),))
            continue
        while gone and gone[0] < partner:
            yield _gone(went[gone.pop(0)])
        yield Paragraph(went[partner], line, tuple(marked(went[partner].words, line.words)))
    yield from (_gone(went[at]) for at in gone)


def _gone(line: Line) -> Paragraph:
    return Paragraph(line, None, (Piece("went", line.words),))


def _worded(lines: Sequence[Line]) -> list[Worded]:
    return [Worded(line.words, line.where) for line in lines]
