"""C006: a slogan of several parts (三寺两窑一街区) stands beside a list that spells other parts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lantu.checking.prose import paragraphs
from lantu.checking.rule import Hit, Severity, rule
from lantu.plan.model import Plan

_NUMERALS = "一二两三四五六七八九十"
_SLOGAN = re.compile(rf"[“\"](?P<slogan>(?:[{_NUMERALS}][^{_NUMERALS}“”\"，。、]{{1,3}}){{2,4}})[”\"]")
_PART = re.compile(rf"([{_NUMERALS}])([^{_NUMERALS}]{{1,3}})")
_SPELT = re.compile(rf"(?P<list>[{_NUMERALS}][^、，。“”]{{1,14}}(?:、[{_NUMERALS}][^、，。“”]{{1,14}}){{1,3}})")


@rule(
    code="C006",
    title="口号的各部分与所列的不一致",
    message="“{slogan}”里是“{one}”，同一段的“{spelt}”里是“{other}”。",
    remedy="请核对各部分指什么，统一写法。",
    severity=Severity.WARNING,
    category="announced_count",
    basis="逐项对照：同一口号的各部分应当一致",
    fails="第一章 文旅\n力争实现⟦三寺一体化建设、两遗址保护利用、一街区申报⟧，打响“三寺两窑一街区”品牌。\n",
    passes="第一章 文旅\n力争实现三寺一体化建设、两窑保护利用、一街区申报，打响“三寺两窑一街区”品牌。\n",
)
def slogan_parts_differ(plan: Plan) -> Iterator[Hit]:
    """The slogan and its explanation were written at different times; one of the two names the wrong things.

    False alarm: two slogans that begin alike.
    """
    words = plan.text.words
    for paragraph in paragraphs(plan):
        slogans = list(_SLOGAN.finditer(words, paragraph.start, paragraph.end))
        if not slogans:
            continue
        for spelt in _SPELT.finditer(words, paragraph.start, paragraph.end):
            for slogan in slogans:
                odd = _odd_part(slogan["slogan"], spelt["list"].split("、"))
                if odd is not None:
                    facts = {"slogan": slogan["slogan"], "spelt": spelt["list"], "one": odd[0], "other": odd[1]}
                    yield Hit((plan.text.place(*spelt.span("list")),), facts, confidence=0.85)


def _odd_part(slogan: str, members: list[str]) -> tuple[str, str] | None:
    """Return the one part that differs, in the slogan's words and the list's; None unless all others agree."""
    parts = _PART.findall(slogan)
    if len(parts) != len(members) or "".join(a + b for a, b in parts) != slogan:
        return None
    odd = [
        (number + noun, member)
        for (number, noun), member in zip(parts, members, strict=True)
        if not member.startswith(number + noun)
    ]
    return odd[0] if len(odd) == 1 else None
