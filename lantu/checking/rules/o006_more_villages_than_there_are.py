"""O006: a county takes over a slogan of a thousand villages, and has fewer."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lantu.checking.cues import offsets_of
from lantu.checking.outdated import promised
from lantu.checking.own_place import of_a_county
from lantu.checking.rule import Hit, Severity, rule
from lantu.plan.model import Plan
from lantu.source.place import Place

_SLOGAN = re.compile(r"(?P<count>[百千万])村(?=示范|整治|提升|万户|创建|振兴|改造|美|、)")
_MANY = {"百": 100, "千": 1000, "万": 10000}
_VILLAGES = re.compile(r"(?P<count>\d{2,4})\s*个(?:行政村|建制村|村民委员会)")
_ELSEWHERE = re.compile(r"(?:学习|运用|借鉴|推广|浙江|经验)")
_CUES = ("百村", "千村", "万村")
_COUNTED, _DIGITS = ("个行政村", "个建制村", "个村民委员会"), 5
_NEAR = 16


@rule(
    code="O006",
    title="工程口号的村数多于本县村数",
    message="“{words}”说的是{many}个村，而文中写明全县只有{count}个行政村。",
    remedy="请核对是不是照搬了上级的工程名；若是本县工程，请按本县村数写。",
    severity=Severity.WARNING,
    category="pasted_from_elsewhere",
    basis="算术",
    fails="柳县国民经济和社会发展第十四个五年规划纲要\n第一章 乡村\n全县144个行政村全部通网。深入实施“百村示范、⟦千村⟧整治”工程。",
    passes="柳县国民经济和社会发展第十四个五年规划纲要\n第一章 乡村\n全县144个行政村全部通网。学习运用浙江“千村示范、万村整治”工程经验，建设和美乡村20个。",
)
def more_villages_than_there_are(plan: Plan) -> Iterator[Hit]:
    """A slogan fit for a province was copied; the county can never do what it says.

    False alarm: the name of a national project that the county takes part in with a few villages.
    """
    slogans = [found for at in offsets_of(plan.text.words, _CUES) if (found := _SLOGAN.match(plan.text.words, at))]
    named = offsets_of(plan.text.words, _COUNTED) if slogans and of_a_county(plan) else ()
    stated = [found for at in named if (found := _VILLAGES.search(plan.text.words, max(0, at - _DIGITS), at + _NEAR))]
    if not stated:
        return
    most = max(stated, key=lambda match: int(match["count"]))
    for found in slogans:
        around = plan.text.words[max(0, found.start() - _NEAR) : found.end() + _NEAR]
        many = _MANY[found["count"]]
        if many > int(most["count"]) and not _ELSEWHERE.search(around) and promised(plan, found.start()):
            village: tuple[Place, ...] = (plan.text.place(*most.span()),)
            facts = {"words": found.group(), "many": many, "count": most["count"]}
            yield Hit((plan.text.place(*found.span()),), facts, village, f"{many}>{most['count']}", confidence=0.7)
