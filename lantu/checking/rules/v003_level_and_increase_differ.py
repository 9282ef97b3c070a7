"""V003: today's level, the promised increase and the promised level do not fit together."""

from __future__ import annotations

from collections.abc import Iterator

from lantu.checking.figures import Figure, figures_by_key, library_of
from lantu.checking.rule import Hit, Looked, Severity, rule
from lantu.plan.model import Plan


@rule(
    code="V003",
    title="现有数加净增数不等于目标数",
    message="{subject}现有{base}，要净增{more}，目标却是{target}：{base}加{more}是{sum}。",
    remedy="请核对三个数；“净增”和“达到”是两回事，请写清是哪一个。",
    severity=Severity.WARNING,
    category="value_conflict",
    basis="算术：期末＝期初＋净增",
    fails="第一章 发展回顾\n2020年，规模以上工业企业达到55户。\n第二章 主要目标\n到2025年，规模以上工业企业达到⟦150⟧户。\n第三章 产业发展\n“十四五”期间，净增规模以上工业企业60户。",
    passes="第一章 发展回顾\n2020年，规模以上工业企业达到55户。\n第二章 主要目标\n到2025年，规模以上工业企业达到115户。\n第三章 产业发展\n“十四五”期间，净增规模以上工业企业60户。",
)
def level_and_increase_differ(plan: Plan) -> Iterator[Hit | Looked]:
    """The same number is often copied as a level into one chapter and as an increase into another.

    False alarm: an increase counted gross while others close.
    """
    for group in figures_by_key(plan).values():
        known = [one for one in group if library_of(one) is not None and one.unit not in ("%", "个百分点", "元")]
        base = next((one for one in known if one.tense == "fact" and one.measure == "level" and _single(one)), None)
        more = [
            one
            for one in known
            if one.tense == "commitment" and one.measure == "increment" and not one.annual and _net(one)
        ]
        for target in (one for one in known if one.tense == "commitment" and one.measure == "level"):
            for one in more if base is not None else ():
                if base is not None and base.unit == one.unit == target.unit:
                    yield Looked((base.id, one.id, target.id))
                    if _differs(base, one, target):
                        yield _hit(base, one, target)


def _single(one: Figure) -> bool:
    return one.first == one.last is not None


def _net(one: Figure) -> bool:
    return one.quantity is not None and "净" in one.quantity.subject


def _differs(base: Figure, more: Figure, target: Figure) -> bool:
    low, high = base.low + more.low, base.high + more.high
    if target.comparator in (">=", ">") or more.comparator in (">=", ">"):
        return False
    return high < target.low or low > target.high


def _hit(base: Figure, more: Figure, target: Figure) -> Hit:
    facts = {
        "subject": target.subject, "base": base.said, "more": more.said, "target": target.said, "sum": f"{base.value + more.value:f}",
    }  # fmt: skip
    sum_ = f"{base.value:f}＋{more.value:f}＝{base.value + more.value:f} ≠ {target.value:f}"
    return Hit((target.number,), facts, (more.number, base.number), sum_)
