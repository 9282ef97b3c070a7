"""V006: the same target with two deadlines."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from lantu.checking.figures import Figure, figures_by_key, library_of
from lantu.checking.rule import Hit, Looked, Severity, rule
from lantu.plan.model import Plan

_LONG = 6


@rule(
    code="V006",
    title="同一目标有两个期限",
    message="{subject}达到{value}，一处是{one}年，一处是{other}年。",
    remedy="请确定一个期限；分两步走的，请写出两个不同的值。",
    severity=Severity.WARNING,
    category="value_conflict",
    basis="同一目标只有一个期限",
    fails="第一章 主要目标\n到2025年，农村自来水普及率达到⟦98⟧%。\n第二章 乡村建设\n到2023年，农村自来水普及率达到98%。",
    passes="第一章 主要目标\n到2025年，农村自来水普及率达到98%。\n第二章 乡村建设\n到2023年，农村自来水普及率达到92%。",
)
def target_with_two_deadlines(plan: Plan) -> Iterator[Hit | Looked]:
    """Whoever reports on the earlier date will be told that the later one holds.

    False alarm: a level that is reached early and to be kept.
    """
    for group in figures_by_key(plan).values():
        promised: defaultdict[tuple[object, ...], list[Figure]] = defaultdict(list)
        for one in group:
            named = library_of(one) is not None or len(one.key) >= _LONG
            dated = one.first == one.last is not None and not one.annual and one.tense == "commitment"
            exact = one.comparator == "=" and one.value not in (0, 100)
            if named and dated and exact and not (one.quantity and one.quantity.in_box):
                promised[(one.measure, one.unit, one.value)].append(one)
        for alike in promised.values():
            yield Looked(tuple({one.id for one in alike})) if len(alike) > 1 else Looked(())
            other = next((one for one in alike if one.last != alike[0].last), None)
            if other is not None:
                one = alike[0]
                facts = {"subject": one.subject, "value": one.said, "one": one.last, "other": other.last}
                yield Hit((one.number,), facts, (other.number,))
