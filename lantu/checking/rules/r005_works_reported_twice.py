"""R005: two sentences that report what was built name the same works."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from lantu.checking.looking_back import looks_back
from lantu.checking.prose import sentences
from lantu.checking.rule import Hit, Severity, rule
from lantu.plan.model import Plan

_DONE = re.compile(
    r"建成|完工|竣工|通车|投用|投入使用|投产|封顶|开工|推进|进展|完成|启用|运行"
)  # what a report says of works
_LIST = re.compile(r"[^，,。；;：:\n]+、[^，,。；;：:\n]+")
_STOPS = re.compile(r"[，,。；;：:\n]")
_OWN = re.compile(r"^(?:我[县市区]|县|市|区)(?=.{3})")
_TAIL = re.compile(
    r"(?:等.*|(?:改扩建|改建|扩建|新建)?(?:工程|项目)?(?:建设)?(?:扎实|有序|加快|顺利|稳步)?(?:推进|建成|完工|竣工|通车|封顶|开工|投用|投产).*|(?:改扩建|改造|建设|工程|项目)+)$"
)
_CORE, _RARE, _TOTAL, _FEW = 3, 6, 9, 2


class _Named(NamedTuple):
    sentence: int
    name: str


@rule(
    code="R005",
    title="同样的几项建设报告了两遍",
    message="两处都报告了{works}的进展，说法和所列项目却不完全相同。",
    remedy="请把两句并成一句，并核对各项目的名称和进展。",
    severity=Severity.WARNING,
    category="duplicate_passage",
    basis="逐句比对",
    fails=(
        "第一章 发展成就\n⟦东关卫生院改扩建、妇女儿童服务中心、西河水厂建设扎实推进⟧，城乡面貌改善。"
        "⟦东关卫生院、妇女儿童活动服务中心、县西河水厂等工程有序推进⟧。"
    ),
    passes=(
        "第一章 发展成就\n东关卫生院改扩建、妇女儿童服务中心、西河水厂建设扎实推进。"
        "西关卫生院、老年活动中心、县东河水厂等工程有序推进。"
    ),
)
def works_reported_twice(plan: Plan) -> Iterator[Hit]:
    """Two offices report the same works in their own words; read together they count twice, and their progress may differ.

    False alarm: one sentence reports the start of the works and another, on purpose, their end.
    """
    spans: list[tuple[int, int]] = []
    named: dict[str, list[_Named]] = defaultdict(list)
    for start, end, names in _reports(plan):
        for name in names:
            named[name[:_CORE]].append(_Named(len(spans), name))
        spans.append((start, end))
    shared: dict[tuple[int, int], set[str]] = defaultdict(set)
    for known in named.values():
        for late in known if len(known) <= _RARE else ():
            for early in known:
                if early.sentence < late.sentence and _alike(early.name, late.name):
                    shared[early.sentence, late.sentence].add(early.name)
    for (one, other), same in shared.items():
        if len(same) >= _FEW and sum(map(len, same)) >= _TOTAL:
            places = tuple(plan.text.place(*spans[number]) for number in (one, other))
            works = "、".join(f"“{name}”" for name in sorted(same, key=plan.text.quote(places[0]).find))
            yield Hit(places, {"works": works}, confidence=0.8)


def _reports(plan: Plan) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """Yield the lists of works in the sentences that report, each with the clause it stands in."""
    words = plan.text.words
    for sentence in sentences(plan):
        if not looks_back(plan, sentence.start):
            continue
        for found in _LIST.finditer(words, sentence.start, sentence.end):
            if _DONE.search(found.group()):
                names = (_OWN.sub("", _TAIL.sub("", each.strip())) for each in found.group().split("、"))
                yield found.start(), found.end(), tuple(name for name in names if len(name) >= _CORE)


def _alike(one: str, other: str) -> bool:
    """Tell whether the shorter name is the longer with characters left out."""
    short, long = sorted((one, other), key=len)
    rest = iter(long)
    return all(each in rest for each in short) and 2 * len(short) >= len(long)
