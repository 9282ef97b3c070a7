"""N005: a slogan, brand or term in quotation marks is quoted in another form elsewhere."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from lantu.checking.names import words
from lantu.checking.rule import Hit, Severity, rule
from lantu.plan.model import Plan

_QUOTED = re.compile(r"“([^“”\n]{4,30})”")
_MARKS = re.compile(r"[^\w]")
_PARTS = re.compile(r"[、，,·—\s]+")
_HALVES, _FORMS = 2, 3
_NEAR = 600  # characters of one paragraph in which terms are compared
_PART = 4  # characters of one half of a brand: 千年古县、山水柳城


class _Quoted(NamedTuple):
    words: str
    start: int
    end: int


@rule(
    code="N005",
    title="引号里的同一提法写法不一",
    message="{forms}疑为同一提法，{how}。",
    remedy="请核对文件原文或定名，全文统一为一种写法。",
    severity=Severity.NOTE,
    category="name_variant",
    basis="逐字比对",
    fails="第一章 改革\n建立“⟦亩均效益⟧”综合评价机制。构建要素分配与“⟦亩产效益⟧”绩效挂钩的机制。",
    passes="第一章 改革\n建设“百园之城”“百馆之城”。推进“一网通办”。\n第二章 服务\n推进“一窗通办”。",
)
def quoted_term_in_two_forms(plan: Plan) -> Iterator[Hit]:
    """A brand or term that changes from chapter to chapter will not stick, and search does not find it.

    False alarm: terms made alike on purpose; those of one sentence are left out.
    """
    quoted = [_Quoted(match[1], *match.span(1)) for match in _QUOTED.finditer(plan.text.words)]
    for forms, how in (*_reordered(quoted), *_one_off(plan, quoted), *_couplets(quoted)):
        places = tuple(plan.text.place(each.start, each.end) for each in quoted if each.words in forms)
        yield Hit(places, {"forms": "、".join(f"“{form}”" for form in forms), "how": how}, confidence=0.7)


def _reordered(quoted: list[_Quoted]) -> Iterator[tuple[list[str], str]]:
    """Yield terms of the same characters in another order; other marks between them are no matter."""
    orders: dict[str, dict[str, str]] = defaultdict(dict)
    for each in quoted:
        bare = _MARKS.sub("", each.words)
        if len(bare) > _PART:
            orders["".join(sorted(bare))].setdefault(bare, each.words)
    for forms in orders.values():
        if len(forms) > 1:
            yield list(forms.values()), "只是词序不同"


def _one_off(plan: Plan, quoted: list[_Quoted]) -> Iterator[tuple[list[str], str]]:
    """Yield terms that differ in one inner character and stand in different sentences of one paragraph, each quoted once."""
    text, loose = plan.text.words, words().loose
    often = Counter(each.words for each in quoted)
    seen: dict[tuple[int, str], _Quoted] = {}
    for each in quoted:
        if len(each.words) > 2 * _PART or often[each.words] > 1 or "+" in each.words:
            continue
        for at in range(1, len(each.words) - 1):
            before = seen.setdefault((at, each.words[:at] + " " + each.words[at + 1 :]), each)
            between = text[before.end : each.start] if each.start - before.end < _NEAR else "\n"
            differ = {before.words[at], each.words[at]}
            if len(differ) > 1 and "。" in between and "\n" not in between and not differ & loose:
                yield [before.words, each.words], "只差一个字"


def _couplets(quoted: list[_Quoted]) -> Iterator[tuple[list[str], str]]:
    """Yield brands of two halves that share one of them (千年古县、山水柳城; 山水柳城、忠信之乡), in three forms or more."""
    forms: dict[str, dict[str, str]] = defaultdict(dict)
    for each in quoted:
        parts = _PARTS.split(each.words)
        if len(parts) <= _HALVES and all(len(part) == _PART for part in parts):
            for part in parts:
                forms[part].setdefault(_MARKS.sub("", each.words), each.words)
    for part, known in forms.items():
        if len(known) >= _FORMS:
            yield list(known.values()), f"都含“{part}”，其余不同"
