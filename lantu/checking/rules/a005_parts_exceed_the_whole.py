"""A005: parts (其中) that are more than their whole, or do not make the stated sum."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from lantu.checking.figures import Figure, figures_by_sentence
from lantu.checking.rule import Hit, Looked, Severity, rule
from lantu.plan.model import Plan

_AMONG = "其中"
_NEAR = 20
_LONG = 120  # characters: a new statement began
_PER = re.compile(r"每[百千万一]?[人户亩个]|人均|户均|平均")
_SUM = re.compile(r"(?:合计|共计|总计)[^，,；;。]{0,12}$")


@rule(
    code="A005",
    title="分项与总数对不上",
    message="{parts}，{what}{total}。",
    remedy="请核对分项和总数；分项有交叉的，请写明。",
    severity=Severity.ERROR,
    category="arithmetic",
    basis="算术",
    fails="第一章 发展回顾\n五年共培训⟦500⟧人，其中管理人员320人、技术人员260人。",
    passes="第一章 发展回顾\n五年共培训600人，其中管理人员320人、技术人员260人。",
)
def parts_exceed_the_whole(plan: Plan) -> Iterator[Hit | Looked]:
    """A part cannot be more than the whole it is named of, nor the parts together where they do not overlap.

    False alarm: people or projects counted in more than one part.
    """
    words = plan.text.words
    for found in figures_by_sentence(plan).values():
        for whole, *rest in (found[index:] for index in range(len(found) - 1)):
            between = words[whole.number.end : rest[0].number.start]
            if (
                _AMONG in between
                and not re.search("[。；;]", between)
                and not _PER.search(words[whole.clause.start : whole.number.start])
            ):
                yield from _judged(plan, whole, list(_parts(plan, whole, rest)))


def _parts(plan: Plan, whole: Figure, rest: list[Figure]) -> Iterator[Figure]:
    """Yield the parts told one after another; one that is part of a part (其中…，其中…) ends them."""
    before: list[Figure] = []
    for one in rest:
        if not _is_part(plan, whole, one) or any(
            other.subject != one.subject and other.subject in one.subject for other in before
        ):
            return
        before.append(one)
        yield one


def _is_part(plan: Plan, whole: Figure, one: Figure) -> bool:
    clause = plan.text.words[whole.number.end : one.number.start]
    alike = one.unit == whole.unit and one.measure == whole.measure and one.tense == whole.tense and bool(one.unit)
    return alike and not one.annual and clause.count(_AMONG) == 1 and "；" not in clause and len(clause) < _LONG


def _judged(plan: Plan, whole: Figure, parts: list[Figure]) -> Iterator[Hit | Looked]:
    sums = [one for one in parts if _SUM.search(plan.text.words[max(0, one.number.start - _NEAR) : one.number.start])]
    parts = [one for one in parts if one not in sums]
    if not parts:
        return
    yield Looked((whole.id, *(one.id for one in parts)))
    low = sum((one.low for one in parts), Decimal(0))
    high = sum((one.high for one in parts), Decimal(0))
    for stated in sums:
        if len(parts) > 1 and (low > stated.high or high < stated.low):
            yield _hit(stated, parts, "写的合计是", Severity.ERROR)
            return
    if whole.comparator in (">=", ">"):
        return
    if (bigger := next((one for one in parts if one.low > whole.high), None)) is not None:
        if whole.unit != "%":  # 其中…占60% may be a share of the part
            yield _hit(whole, [bigger], "总数却是", Severity.ERROR)
    elif len(parts) > 1 and low > max(whole.high, Decimal(100) if whole.unit == "%" else whole.high):
        yield _hit(whole, parts, "之和超过总数", Severity.WARNING)


def _hit(total: Figure, parts: list[Figure], what: str, severity: Severity) -> Hit:
    said = "、".join(f"{one.subject} {one.said}" for one in parts)
    sum_ = f"{'＋'.join(one.said for one in parts)}，与 {total.said} 不符"
    return Hit(
        (total.number,),
        {"parts": said, "what": what, "total": total.said},
        tuple(p.number for p in parts),
        sum_,
        severity,
    )
