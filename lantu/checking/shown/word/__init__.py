"""批注 · the plan's own Word file with a comment at each finding, and nothing else changed."""

from __future__ import annotations

from collections.abc import Iterator

from lantu.checking.rule import Finding
from lantu.checking.run import Checked
from lantu.checking.shown.passages import passage, where
from lantu.checking.shown.terminal import NAMES
from lantu.checking.shown.word.anchors import Anchors
from lantu.checking.shown.word.comments import Comments
from lantu.checking.shown.word.parts import WordFile
from lantu.plan.model import Plan

_MOST_OTHERS = 8


def commented(data: bytes, plan: Plan, checked: Checked) -> bytes:
    """Return the Word file with a comment (批注) for each finding, at the first of its places.

    The words, styles and every other part of the file stay as they are; comments that were there stay too.

    Args:
        data: the file the plan was read from.
        plan: the plan.
        checked: what checking it gave.

    Raises:
        lantu.errors.ReadError: the file is damaged.
    """
    file = WordFile(data, plan.text.name)
    anchors = Anchors(file, plan.text)
    comments = Comments(file.comments)
    for finding in checked.findings:
        anchors.mark(finding.places[0], comments.add(list(_paragraphs(plan, finding))))
    return file.saved()


def _paragraphs(plan: Plan, finding: Finding) -> Iterator[str]:
    yield f"{NAMES[finding.severity]} {finding.rule} {finding.title}"
    yield finding.message
    if finding.computation:
        yield f"算式：{finding.computation}"
    others = (*finding.places[1:], *finding.related)
    for place in others[:_MOST_OTHERS]:
        yield f"另见{where(plan, place)}：{passage(plan, place)}"
    if len(others) > _MOST_OTHERS:
        yield f"另有 {len(others) - _MOST_OTHERS} 处，见网页。"
    yield f"建议：{finding.remedy}"
