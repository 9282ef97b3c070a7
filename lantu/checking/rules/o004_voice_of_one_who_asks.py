"""O004: a section speaks like a body that asks the government for something, not like the government's plan."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator

from lantu.checking.cues import offsets_of
from lantu.checking.headings import cited, ranked
from lantu.checking.own_place import own_place, without_rank
from lantu.checking.prose import sentences
from lantu.checking.rule import Hit, Severity, rule
from lantu.plan.model import Plan
from lantu.source.place import Place

_OWN = r"(?:我|本)?[县市区省州旗]"
_ASKS = re.compile(
    rf"(?:推动|促请|提请|建议|争取){_OWN}(?:党委、?政府|党政|委、?{_OWN}?政府|人民政府|政府)[^，。；\n]{{2,24}}"
    r"|争取(?:党委和政府|党委政府|党委、政府)(?:的)?支持"
    rf"|纳入(?:{_OWN})?(?:级)?《[^《》\n]{{0,12}}国民经济和社会发展[^《》\n]{{0,12}}规划(?:纲要)?》"
    rf"|争取[^，。；\n]{{4,20}}纳入{_OWN}?级?财政预算"
)
_CUES = ("推动我", "推动县", "促请", "提请", "建议", "争取", "纳入")
_SHOWN = 3


@rule(
    code="O004",
    title="像部门向政府提的请求",
    message="「{section}」里写着“{words}”，是部门争取支持的口气，不像政府规划自己的话。",
    remedy="请改成政府要做的事：做什么、谁来做、到何时；要争取的事不必写进规划。",
    severity=Severity.WARNING,
    category="pasted_from_elsewhere",
    basis="上下文",
    fails=(
        "柳县国民经济和社会发展第十四个五年规划纲要\n第一章 青年\n"
        "将青年发展⟦纳入我县《“十四五”国民经济和社会发展规划》⟧，主动⟦争取党委和政府支持⟧，建设青年之家2个。"
    ),
    passes=(
        "柳县国民经济和社会发展第十四个五年规划纲要\n第一章 青年\n"
        "将青年发展纳入公共服务体系，主动争取国家和省政策支持，建设青年之家2个。"
    ),
)
def voice_of_one_who_asks(plan: Plan) -> Iterator[Hit]:
    """A draft sent in by an office was printed as it came; what it asks of the government is not yet decided by anybody.

    False alarm: a plan that cites its own title on purpose.
    """
    sections: dict[int | None, list[tuple[str, Place]]] = defaultdict(list)
    named = without_rank(own_place(plan))
    starts = [one.start for one in sentences(plan)]
    end = 0
    for at in offsets_of(plan.text.words, _CUES):
        found = _ASKS.match(plan.text.words, at) if at >= end else None
        number = bisect_right(starts, at) - 1
        if found and number >= 0 and not (named and f"《{named}" in found.group()):
            end = found.end()
            sections[ranked(plan, sentences(plan)[number].section)].append(
                (found.group(), plan.text.place(*found.span()))
            )
    for section, asked in sections.items():
        words = "”“".join(word for word, _ in asked[:_SHOWN])
        yield Hit(tuple(place for _, place in asked), {"section": cited(plan, section), "words": words}, confidence=0.8)
