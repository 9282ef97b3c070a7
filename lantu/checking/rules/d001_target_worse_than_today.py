"""D001: a target that is worse than what the plan reports as reached."""

from __future__ import annotations

from collections.abc import Iterator

from lantu.checking.figures import Figure, figures_by_key, library_of
from lantu.checking.rule import Hit, Looked, Severity, rule
from lantu.plan.model import Plan

_LATEST = 3  # years before the plan: an older value is no present state


@rule(
    code="D001",
    title="目标不如现状",
    message="{subject}现为{base}（{first}年），目标却是{target}（{last}年），{worse}。",
    remedy="请核对现状和目标的口径；口径相同的，请调整目标。",
    severity=Severity.WARNING,
    category="direction_conflict",
    basis="指标的方向：越高越好的目标不应低于现状，越低越好的不应高于现状",
    fails="第一章 发展回顾\n2020年，森林覆盖率达到42%。\n第二章 主要目标\n到2025年，森林覆盖率达到⟦40⟧%。",
    passes="第一章 发展回顾\n2020年，森林覆盖率达到42%。\n第二章 主要目标\n到2025年，森林覆盖率达到42%以上。",
)
def target_worse_than_today(plan: Plan) -> Iterator[Hit | Looked]:
    """What was reached already cannot be the aim, less so what is below it.

    False alarm: a floor that stays below what is reached on purpose (unemployment kept under a limit), or another scope.
    """
    for group in figures_by_key(plan).values():
        direction = _direction(group)
        levels = [
            one for one in group if one.measure == "level" and one.first == one.last is not None and not one.annual
        ]
        for target in (one for one in levels if one.comparator in ("=", ">=", ">", "~") or one.indicator):
            base = _base(target, levels)
            if base is None or direction not in ("up", "down") or target.tense == "fact":
                continue
            yield Looked((base.id, target.id))
            if (direction == "up" and target.high < base.low) or (
                direction == "down" and _exact(target) and target.low > base.high
            ):
                yield _hit(base, target, direction)


def _exact(one: Figure) -> bool:
    return one.comparator == "="


def _direction(group: tuple[Figure, ...]) -> str | None:
    stated = next(
        (one.indicator.direction for one in group if one.indicator is not None and one.indicator.direction), None
    )
    known = library_of(group[0])
    return stated or (known.direction if known else None)


def _base(target: Figure, levels: list[Figure]) -> Figure | None:
    """Return the last known level before the target's year; a row's own base before one of the text."""
    year = target.last or 0
    before = [
        one for one in levels
        if one.tense == "fact" and one.unit == target.unit and one.last is not None and 2 <= year - one.last <= 5 + _LATEST
    ]  # fmt: skip
    own = [one for one in before if one.id == target.id]
    return max(own or before, key=lambda one: one.last or 0, default=None)


def _hit(base: Figure, target: Figure, direction: str) -> Hit:
    facts = {
        "subject": target.subject, "base": base.said, "first": base.last, "target": target.said, "last": target.last,
        "worse": "比现状低" if direction == "up" else "比现状高",
    }  # fmt: skip
    return Hit(
        (target.number,), facts, (base.number,), f"{target.said} {'<' if direction == 'up' else '>'} {base.said}"
    )
