"""C002: a paragraph says that so many were added and names another number of them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lantu.checking.prose import Stretch, paragraphs
from lantu.checking.rule import Hit, Looked, Severity, rule
from lantu.plan.model import Plan, Quantity

_TITLED = re.compile(r"(?:评为|列入|入选|认定为|命名为|评选为|评定为|授予|获评|获批)(?P<what>[^，。；]{4,16})")
_ADVERB = re.compile(r"(?:均|分别|都|先后)?被?$")
_CLAUSE = re.compile(r"[，。；：\n]")
_FAR = 80
_ADDED = re.compile(r"新增|获评|获批|创建|新获|评选|认定|培育")
_UNITS = ("项", "个", "家", "处", "户")
_KEY = 4  # characters that tell a kind of thing and its rank: 省级非遗, 国家湿地


@rule(
    code="C002",
    title="说新增几项，点名的却是另一个数",
    message="“{said}”，同一段点名“{what}”的有{named}项：{names}。",
    remedy="请核对点名的是否都算新增；有不算的，请写明哪几项是原有的。",
    severity=Severity.WARNING,
    category="announced_count",
    basis="算术：逐项计数",
    fails="十四五规划纲要（2021—2025年）\n第一章 发展成就\n2020年，⟦新增省级非遗项目2项⟧。⟦云石雕刻、青石剪纸、白河唢呐被评为省级非遗保护项目⟧。\n",
    passes="十四五规划纲要（2021—2025年）\n第一章 发展成就\n2020年，新增省级非遗项目3项。云石雕刻、青石剪纸、白河唢呐被评为省级非遗保护项目。\n",
)
def named_more_than_counted(plan: Plan) -> Iterator[Hit | Looked]:
    """The count and the names are both checked by whoever knows the trade; when they differ neither is believed.

    False alarm: some of those named were recognised before the period.
    """
    counts = [one for one in plan.quantities if one.tense == "fact" and one.unit in _UNITS and one.value]
    words = plan.text.words
    for paragraph in paragraphs(plan):
        for found in _TITLED.finditer(words, paragraph.start, paragraph.end):
            low = max(paragraph.start, found.start() - _FAR)
            start = max((stop.end() for stop in _CLAUSE.finditer(words, low, found.start())), default=low)
            names = _ADVERB.sub("", words[start : found.start()]).split("、")
            count = _count_of(plan, counts, paragraph, found["what"]) if len(names) > 1 else None
            if count is None or count.value is None:
                continue
            yield Looked((count.id,))
            if count.value < len(names):
                said = plan.text.quote(count.place).strip()
                facts = {"said": said, "what": found["what"], "named": len(names), "names": "、".join(names)}
                places = tuple(plan.text.place(*span) for span in sorted((count.place.span, (start, found.end()))))
                yield Hit(places, facts, computation=f"{count.value}<{len(names)}", confidence=0.7)


def _count_of(plan: Plan, counts: list[Quantity], paragraph: Stretch, what: str) -> Quantity | None:
    """Return the count of what was added in the paragraph, of things of that kind and rank."""
    key = what.lstrip("为了")[:_KEY]
    return next(
        (
            one
            for one in counts
            if paragraph.start <= one.place.start
            and one.place.end <= paragraph.end
            and key in one.subject
            and _ADDED.search(plan.text.quote(one.place))
        ),
        None,
    )
