"""The ladder of warnings (分级预警): from the level before and the assessments so far to the level now, and why.

A warning is a suggestion; the competent authority issues it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile

from lantu.errors import HistoryUnordered, WarningLevelUnknown
from lantu.standards.status_rules import StatusRules, WarningLadder, WarningRule, all_editions, status_rules
from lantu.tracking.assessment import Assessment

_ORDINARY = False  # a goal whose attribute is not stated is warned of as an expected one, and the reader is told


@dataclass(frozen=True, slots=True)
class Warned:
    """The level suggested now (None: no warning), the one before, why, what is to be done and within how many working days."""

    level: str | None
    word: str
    before: str | None
    why: str
    action: str | None
    respond_days: int | None


def warn(before: str | None, history: Sequence[Assessment], rules: StatusRules | None = None) -> Warned:
    """Return the level of warning after the last of the assessments, which go from early to late.

    Of several assessments of one period of data the last counts, so a revision is no second period. A status that judges
    nothing (待下达 …) leaves the level as it is; missing data can only make it graver. Red comes down only to yellow, and
    only once nothing graver than yellow is called for.

    Raises:
        HistoryUnordered: an assessment is older than the one before it.
        WarningLevelUnknown: the level before is none of the ladder's.

    >>> warn(None, []).word
    '无预警'
    """
    for earlier, later in pairwise(history):
        if later.at < earlier.at:
            raise HistoryUnordered(earlier=earlier.at, later=later.at)
    held = rules or (status_rules(history[-1].at) if history else all_editions()[-1])
    codes = [one.code for one in held.ladder.levels]
    if before is not None and before not in codes:
        raise WarningLevelUnknown(level=before, levels="、".join(codes))
    if not history:
        return _told(before, before, "还没有评估记录", held)
    last = history[-1]
    if last.status.code in held.ladder.holds:
        return _told(before, before, f"{last.status.word}，没有作出判断，级别不变", held)
    judged = _by_period([one for one in history if one.status.code not in held.ladder.holds])
    called, why = _called_for(held.ladder, judged)
    level, remark = _settle(held.ladder, before, called, missing=last.status.code in held.ladder.no_relief)
    unstated = "；属性未注明，按预期性预警" if last.binding is None else ""
    return _told(level, before, f"{why}{remark}{unstated}", held)


def _by_period(history: Sequence[Assessment]) -> tuple[Assessment, ...]:
    """Keep the last assessment of each period of data; one that says data are missing stands for the last year that lacks them."""
    latest: dict[str, Assessment] = {}
    for one in history:
        key = _periods(one)[-1]
        latest.pop(key, None)
        latest[key] = one
    return tuple(latest.values())


def _called_for(ladder: WarningLadder, judged: Sequence[Assessment]) -> tuple[str | None, str]:
    """Return the gravest level a rule calls for, and why."""
    last = judged[-1]
    found: tuple[str | None, str] = (None, f"{last.status.word}：{last.reason}")
    for rule in ladder.rules:
        if (_ORDINARY if last.binding is None else last.binding) not in rule.binding:
            continue
        run = _run(rule, judged)
        if run >= rule.periods and ladder.rank(rule.level) > ladder.rank(found[0]):
            found = rule.level, _because(rule, last, judged, run)
    return found


def _periods(one: Assessment) -> tuple[str, ...]:
    """Return the periods an assessment speaks of: that of its data, or each year whose data are missing."""
    return tuple(str(year) for year in one.missing) or (one.period or str(one.at),)


def _run(rule: WarningRule, judged: Sequence[Assessment]) -> int:
    """Return for how many periods up to the last a rule has been met without a break."""
    return _lasting(judged, lambda one: _meets(rule, one))


def _meets(rule: WarningRule, one: Assessment) -> bool:
    return (one.annual is not None and not one.annual.met) if rule.annual_missed else one.status.code in rule.statuses


def _lasting(judged: Sequence[Assessment], holds: Callable[[Assessment], bool]) -> int:
    """Return for how many periods up to the last something holds without a break."""
    return len({period for one in takewhile(holds, reversed(judged)) for period in _periods(one)})


def _because(rule: WarningRule, last: Assessment, judged: Sequence[Assessment], run: int) -> str:
    """Say why; of a rule that several statuses meet, each that lasts is named, and none is said to last as long as another did."""
    attribute = {True: "约束性指标", False: "预期性指标", None: "指标"}[last.binding]
    if rule.annual_missed and last.annual is not None:
        return f"{attribute}{_for(run)}未完成年度目标：{last.annual.words}"
    same = _lasting(judged, lambda one: one.status is last.status)
    if same >= rule.periods:
        return f"{attribute}{_for(same)}{last.status.word}：{last.reason}"
    words = dict.fromkeys(one.status.word for one in takewhile(lambda one: _meets(rule, one), reversed(judged)))
    return f"{attribute}{_for(run)}{'或'.join(words)}：{last.reason}"


def _for(periods: int) -> str:
    return f"连续{periods}期" if periods > 1 else ""


def _settle(ladder: WarningLadder, before: str | None, called: str | None, *, missing: bool) -> tuple[str | None, str]:
    """Return the level after what is called for, and what is to be said where it differs from that."""
    if before is None or ladder.rank(called) >= ladder.rank(before):
        return called, ""
    word = {one.code: one.word for one in ladder.levels}
    if missing:
        return before, f"；数据缺失，{word[before]}预警不减轻"
    lowest = ladder.descends.get(before)
    if lowest is None:
        return called, ""
    if ladder.rank(called) > ladder.rank(lowest):
        return before, f"；情况未好到{word[lowest]}，仍为{word[before]}"
    return lowest, f"；{word[before]}先降为{word[lowest]}"


def _told(level: str | None, before: str | None, why: str, rules: StatusRules) -> Warned:
    found = next((one for one in rules.ladder.levels if one.code == level), None)
    if found is None:
        return Warned(None, "无预警", before, why, None, None)
    return Warned(level, f"{found.word}预警", before, why, found.action, found.respond_days)
