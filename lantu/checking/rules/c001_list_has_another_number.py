"""C001: a number announces a list, and the list has more or fewer members."""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections.abc import Iterator

from lantu.checking.rule import Hit, Severity, rule
from lantu.checking.slogans import counted_lists, wrong_levels
from lantu.plan.model import Enumeration, Plan
from lantu.plan.numerals import parse_number

_LOOSE = re.compile(r"[的等]$|^等|[“”，；：]")
_LINKED = re.compile(r"[^，。；：]*[的等][“\"]?\s*$")
_ORDINAL = re.compile(r"一(?:是|要)")
_NUMBERED = re.compile(r"[（(]?(?P<number>[一二三四五六七八九十]+|\d+)[）)、.．]")
_LONGEST = 14
_FEWEST, _NEAREST = 3, 2
_NEIGHBOURS = 8  # lists before a place that may reach into it


@rule(
    code="C001",
    title="列举的个数与所说的不符",
    message="说是{announced}，列出来的是{listed}：{items}。",
    remedy="请核对是数字写错了，还是多列或漏列了。",
    severity=Severity.ERROR,
    category="announced_count",
    basis="算术：逐项计数",
    fails="第一章 产业\n实施⟦产业升级、生态修复、民生改善、数字赋能三大⟧工程。健全⟦县、乡、村四级⟧物流体系。\n",
    passes="第一章 产业\n实施产业升级、生态修复、民生改善三大工程。健全县、乡、村三级物流体系。抓好水电路等八项工作。\n",
)
def list_has_another_number(plan: Plan) -> Iterator[Hit]:
    """When the count and the list part ways, one was edited and the other was not, and nobody knows which tasks hold.

    False alarm: two members that stand joined by 和, or a name that has 、 within it.
    """
    found = {
        one.place.span: (one.announced, tuple(item.removeprefix("是") for item in one.items))
        for one in plan.enumerations
        if one.holds is False and _is_sure(plan, one)
    }
    taken = sorted((*(one.place.span for one in plan.enumerations if one.holds), *found))
    for counted in (*counted_lists(plan), *wrong_levels(plan.text.words)):
        span = (counted.start, counted.end)
        if not counted.fits and not _overlaps(span, taken):
            insort(taken, span)
            found[span] = (counted.said, counted.members)
    for span, (announced, items) in sorted(found.items()):
        yield _hit(plan, span, announced, items)


def _overlaps(span: tuple[int, int], taken: list[tuple[int, int]]) -> bool:
    """Tell whether a span meets one of those taken, which are in order."""
    at = bisect_left(taken, (span[1],))
    return any(end > span[0] for _, end in taken[max(0, at - _NEIGHBOURS) : at])


def _hit(plan: Plan, span: tuple[int, int], announced: int, items: tuple[str, ...]) -> Hit:
    place = plan.text.place(*span)
    listed = "、".join(item if len(item) <= _LONGEST else item[:_LONGEST] + "…" for item in items)
    facts = {"announced": f"{announced}个", "listed": f"{len(items)}个", "items": listed.replace("\n", "")}
    return Hit((place,), facts, computation=f"{announced}≠{len(items)}", confidence=0.9)


def _is_sure(plan: Plan, one: Enumeration) -> bool:
    """Tell a plain list from words that only look like one: numbered one by one, or short members of a kind."""
    if all(_ORDINAL.match(item) or item[1:2] in "是要" for item in one.items):
        return True
    if _are_numbered(one.items) or _begin_alike(one.items):
        return True
    if (
        len(one.items) < _FEWEST
        or abs(one.announced - len(one.items)) > _NEAREST
        or any(_LOOSE.search(item) or len(item) > _LONGEST for item in one.items)
    ):
        return False
    last = one.item_places[-1].end
    if last <= one.place.end and one.item_places[0].start >= one.place.start:
        return _LINKED.match(plan.text.words[last : one.place.end]) is None or last == one.place.end
    return True


def _are_numbered(items: tuple[str, ...]) -> bool:
    """Tell members that count themselves from one on, without a gap: （一）…（二）…."""
    numbers = [parse_number(found["number"]) if (found := _NUMBERED.match(item)) else None for item in items]
    return len(items) > 1 and numbers == list(range(1, len(items) + 1))


def _begin_alike(items: tuple[str, ...]) -> bool:
    """Tell members that all begin with the same word: 坚持…、坚持…、坚持…."""
    return len(items) >= _FEWEST and len({item[:_NEAREST] for item in items}) == 1
