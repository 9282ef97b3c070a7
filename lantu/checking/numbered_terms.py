"""Terms made of numbers that a plan uses (“4+6+N”, “五员队伍”, 十大工程), and whether it says what they mean."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from typing import NamedTuple

from lantu.checking.derived import derived
from lantu.checking.slogans import counted_lists, is_known, known_only_before, spelled_out
from lantu.plan.model import Plan

_NUMERAL = "一二两三四五六七八九十"
_NUMBER = re.compile(rf"[\d{_NUMERAL}N]")
_QUOTED = re.compile(r"[“\"](?P<term>[^“”\"\n，。；：、]{2,12})[”\"]")
_SENTENCE = re.compile(r"[,，]|都要")
_FORMULA = re.compile(r"\d+(?:[+＋][\dNnXxMK]+)+|^\d{3,5}$|[\dN]+[+＋]")
_COUNTED = re.compile(
    rf"^(?:[{_NUMERAL}][^{_NUMERAL}的]{{1,4}}){{1,4}}$|^[一-龥]{{1,2}}[二两三四五六七八九十][条点]$|^[{_NUMERAL}]个一$"
)
_PLAIN = re.compile(r"(?P<term>[三四五六七八九十]大(?:工程|行动|计划|战略|举措|体系))(?![”\"])")
_NOT_A_TERM = re.compile(
    r"十[一二三四五六七八]五|[七八九]五|[年月日版届第号]|\d{4}年|一[样线流站条批代件次窗]|^一|^20\d\d|^(?:19|12)\d{2,3}$|^\d+(?:强|条|分钟.*)$|^[三四五六七八九十]+$|^1[+＋][NnX]$"
)
_TELLS = re.compile(r"^[^，。；“”]{0,10}?(?:[：:（(]|——|，?即|，?包括|，?是指|指的是|，?就是|，?分别[是为])")
_ENDS = re.compile(r"(?:产业|体系|工程|战略|工作法|机制|项目|改革|模式|行动)+$")
_HEAD = re.compile(rf"([{_NUMERAL}][^{_NUMERAL}，。；：“”\s]{{1,4}})[”\"]?[：:]")
_LAST = re.compile(rf"([{_NUMERAL}][一-龥])[^{_NUMERAL}\n]{{0,6}}$", re.MULTILINE)
_MADE_OF = re.compile(r"、[^，。；]{1,20}(?:构建|组成|构成|形成|围成|为核心|为重点)的[“\"]?\Z")
_FAR = 60
_WIDEST = 200  # characters of a list with its number
_NEAR = 14


class Term(NamedTuple):
    """A term and the spans where the text uses it."""

    words: str
    spans: tuple[tuple[int, int], ...]


@derived
def unexplained_terms(plan: Plan) -> tuple[Term, ...]:
    """Return the numbered terms no place of the text explains, in the order of their first use."""
    words = plan.text.words
    used: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for found in (*_QUOTED.finditer(words), *_PLAIN.finditer(words)):
        term = found["term"].strip()
        if _is_numbered(term) and not _is_common(term, words[found.end() : found.end() + 6]):
            used[_ENDS.sub("", term) or term].append(found.span("term"))
    told = _listed(plan)
    heads = frozenset(_HEAD.findall(words))
    counted = frozenset(_LAST.findall("\n".join(words[a:b] for a, b in told)))
    terms = [Term(words[slice(*spans[0])], tuple(sorted(spans))) for spans in used.values()]
    silent = [
        one
        for one in terms
        if not any(_tells(words, start, end) or _overlaps(told, start, end) for start, end in one.spans)
    ]
    left = (one for one in silent if not _parts_told(heads, one.words) and one.words[:2] not in counted)
    return tuple(sorted(left, key=lambda one: one.spans[0]))


def _is_numbered(term: str) -> bool:
    if not _NUMBER.search(term) or _SENTENCE.search(term):
        return False
    if (
        _NOT_A_TERM.search(term)
        and not re.search(r"[+＋]\d", term)
        and not re.match(rf"一[^{_NUMERAL}][{_NUMERAL}]", term)
    ):
        return False
    return _FORMULA.search(term) is not None or _COUNTED.match(term) is not None or _PLAIN.fullmatch(term) is not None


def _is_common(term: str, after: str) -> bool:
    """Tell a slogan the whole country knows; one that is known before certain words only must stand before them."""
    before = known_only_before()
    if term in before:
        return any(word in after for word in before[term])
    return term in spelled_out() or is_known(term, whole=True)


def _listed(plan: Plan) -> list[tuple[int, int]]:
    """Return the spans where a list stands by its number, in order."""
    spans = [one.place.span for one in plan.enumerations]
    spans += [(one.start, one.end) for one in counted_lists(plan)]
    spans += [section.place.span for section in plan.outline if section.level != "lead" or section.number]
    return sorted(spans)


def _overlaps(spans: list[tuple[int, int]], start: int, end: int) -> bool:
    at = bisect_right(spans, (end, end)) - 1
    while at >= 0 and spans[at][0] >= start - _WIDEST:
        if spans[at][1] >= start:
            return True
        at -= 1
    return False


def _tells(words: str, start: int, end: int) -> bool:
    """Tell whether an explanation follows the term: a bracket, a colon, 即, 包括 — or a list in brackets names it (简称“…”)."""
    after = words[end + 1 : end + 1 + _NEAR * 2]
    before = words[max(0, start - 4) : start]
    if _TELLS.match(after) is not None or "（" in before or "称" in before or "即" in before:
        return True
    return _MADE_OF.search(words[max(0, start - _FAR) : start]) is not None


def _parts_told(heads: frozenset[str], term: str) -> bool:
    """Tell whether the parts of a term are told one by one: “一主”：…, “两副”：…."""
    parts = re.findall(rf"[{_NUMERAL}][^{_NUMERAL}]{{1,4}}", term)
    return len(parts) > 1 and all(part in heads for part in parts)
