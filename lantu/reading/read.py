"""The one door: read(path) -> Plan."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from lantu.plan.model import Plan
from lantu.reading.boxes import read_boxes
from lantu.reading.commitments import read_commitments
from lantu.reading.entities import read_entities
from lantu.reading.enumerations import read_enumerations
from lantu.reading.formats import read_text
from lantu.reading.horizons import Horizons
from lantu.reading.indicators import read_indicators
from lantu.reading.not_found import find_gaps
from lantu.reading.outline import read_outline
from lantu.reading.quantities import read_quantities
from lantu.reading.title import read_title
from lantu.reading.uncollected import uncollected
from lantu.source.text import SourceText

Progress = Callable[[str, int, int], None]
STAGES = ("文件", "大纲", "时期", "指标", "专栏", "数量", "列举", "承诺", "名称", "核对")


def read(path: str | Path, progress: Progress | None = None) -> Plan:
    """Return the plan (规划) in a document: .docx, .doc, .pdf, .html, .md or .txt.

    Args:
        path: the document.
        progress: called with the name of the stage (Chinese), its number and how many there are, before each stage.

    Raises:
        lantu.errors.ReadError: the document cannot be read; the message says what was seen, what is allowed, what to do.

    >>> plan = read("examples/jiaocheng-digest.docx")  # doctest: +SKIP
    >>> plan.indicators[1].name, plan.text.quote(plan.indicators[1].places["base"])  # doctest: +SKIP
    ('常住人口城镇化率', '60.55')
    """
    _tell(progress, 0)

    def pages(done: int, total: int) -> None:
        _tell(progress, 0, f"第 {done}/{total} 页")

    return read_plan(read_text(Path(path), pages), progress)


@uncollected
def read_plan(text: SourceText, progress: Progress | None = None) -> Plan:
    """Return the plan in a text; same text, same plan, on every run.

    >>> plan = read_plan(SourceText.of_words("第一章 主要目标\\n到2025年，森林覆盖率达到42%以上。"))
    >>> [(q.subject, q.comparator, str(q.value), q.unit, str(q.period)) for q in plan.quantities]
    [('森林覆盖率', '>=', '42', '%', '2025')]
    """
    _tell(progress, 1)
    outline = read_outline(text)
    _tell(progress, 2)
    horizons = Horizons(text, outline)
    _tell(progress, 3)
    indicators = read_indicators(text, horizons.plan_period)
    _tell(progress, 4)
    boxes = read_boxes(text, outline)
    _tell(progress, 5)
    quantities = read_quantities(text, outline, boxes, indicators, horizons)
    _tell(progress, 6)
    enumerations = read_enumerations(text, outline)
    _tell(progress, 7)
    commitments = read_commitments(text, outline, boxes, quantities, horizons)
    _tell(progress, 8)
    entities = read_entities(text, outline, boxes)
    _tell(progress, 9)
    plan = Plan(
        text=text,
        title=read_title(text),
        period=horizons.plan_period,
        outline=outline,
        indicators=indicators,
        boxes=boxes,
        quantities=quantities,
        enumerations=enumerations,
        commitments=commitments,
        entities=entities,
    )
    return replace(plan, not_found=find_gaps(plan))


def _tell(progress: Progress | None, stage: int, more: str = "") -> None:
    if progress is not None:
        progress(STAGES[stage] + more, stage + 1, len(STAGES))
