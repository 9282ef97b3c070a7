"""From an indicator as read to the goal its progress is reckoned by. What cannot be told waits for a person."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import Literal, get_args

from lantu.errors import BandReversed, GoalYears
from lantu.plan.model import Comparator, Indicator
from lantu.plan.numerals import parse_number
from lantu.plan.units import normal_unit
from lantu.standards.indicator_library import library
from lantu.tracking.amount import PERCENT
from lantu.tracking.figure import PriceBasis
from lantu.tracking.goal import Comparison, Goal

_NUMBER = re.compile(r"(?<![\d.])[-−]?\d[\d,]*(?:\.\d+)?")
_YEARS = re.compile(r"(?<!\d)(?:19|20)\d{2}\s*(?:[-—–~～至]\s*(?:19|20)\d{2}\s*)?年")
_RANGE = re.compile(r"(?P<low>\d[\d,]*(?:\.\d+)?)\s*[%％]?\s*[-－—–~～至]+\s*(?P<high>\d[\d,]*(?:\.\d+)?)")
_RELATIONS: tuple[tuple[str, Comparator], ...] = (
    ("不低于|不慢于|不少于", ">="),
    ("不高于|不快于|不超过", "<="),
    ("同步|持平|相当|一致", "~"),
    ("低于|慢于", "<"),
    ("高于|快于|超过|好于", ">"),
    ("达到", ">="),
)
_OTHER = re.compile(r"(?:不?[低高快慢好]于|不少于|不超过|超过|达到|与)\s*([^，。；、]{1,20}?)(?:同步|持平|相当|一致|$)")
_PRICES: dict[str, PriceBasis] = {"可比价": "comparable", "现价": "current"}


def goal_of(indicator: Indicator, period: tuple[int, int] | None = None) -> Goal:
    """Return the goal of an indicator; `period` is the plan's first and last year, for rows that do not state theirs.

    Where the type cannot be told, or the row can be understood in more than one way, the goal says so (`type` None, or
    `unclear`) and waits for a person; what was concluded from other words than the row's own stands in `notes`.

    >>> from lantu.source.text import SourceText
    >>> place = SourceText.of_words("PM2.5").place(0, 5)
    >>> row = Indicator("I1", 1, None, "PM2.5浓度", "微克/立方米", 2025, Decimal(40), "40", 2030, Decimal(33), "33", "=", None, None, True, "LEVEL_DOWN", "down", True, place, {})
    >>> goal_of(row).target, goal_of(replace(row, type=None)).unclear
    (Decimal('33'), '从规划里看不出“PM2.5浓度”的指标类型，请人工设定')
    """
    goal = Goal(
        indicator.name, None, unit=indicator.unit, direction=indicator.direction, binding=indicator.binding,
        words=_stated(indicator), comparator=_comparator(indicator),
    )  # fmt: skip
    if indicator.type is None:
        return replace(goal, unclear=f"从规划里看不出“{indicator.name}”的指标类型，请人工设定")
    try:
        return _checked(_dated(_filled(replace(goal, type=indicator.type), indicator), indicator, period), indicator)
    except (BandReversed, GoalYears) as wrong:
        return replace(goal, type=indicator.type, unclear=f"{indicator.name}：{wrong}")


def _stated(indicator: Indicator) -> str:
    return " ".join(words for words in (indicator.target_text, indicator.growth_text) if words and _worded(words))


def _comparator(indicator: Indicator) -> Comparator:
    """Return the sign as read; for words, the relation they state; "=" where there is none."""
    if indicator.type == "RELATIVE":
        return next((sign for words, sign in _RELATIONS if re.search(words, _stated(indicator))), "=")
    return next((one for one in get_args(Comparator) if one == indicator.comparator), "=")


def _filled(goal: Goal, indicator: Indicator) -> Goal:
    """Return the goal with base, target and unit in the sense of its type."""
    kind, number = indicator.type, indicator.target if indicator.target is not None else indicator.growth
    goal = _priced(replace(goal, base=indicator.base, target=number))
    if kind == "GROWTH":
        return replace(goal, base=None, unit=PERCENT, upper=_upper(goal))
    if kind == "CUMUL_CUT":
        return replace(goal, base=None, target=None if number is None else abs(number))
    if kind == "CUMUL":
        return replace(goal, base=None)
    if kind in ("FLOOR", "CEIL") and number is None and indicator.base is not None:
        return replace(goal, target=indicator.base, notes=(*goal.notes, "规划没有写数值，按保持基期值理解"))
    if kind == "RANGE":
        in_growth = indicator.target is None and bool(indicator.growth_text) and not _worded(indicator.target_text)
        return replace(goal, target=number, upper=_upper(goal), unit=PERCENT if in_growth else goal.unit)
    if kind == "RELATIVE":
        return replace(goal, target=None, compared=_comparison(indicator))
    if (
        kind in ("LEVEL_UP", "LEVEL_UP_GEO", "LEVEL_DOWN")
        and indicator.growth is not None
        and indicator.target is not None
    ):
        return replace(goal, notes=(*goal.notes, f"规划另写有“{indicator.growth_text}”，按目标值评估"))
    return goal


def _worded(text: str | None) -> bool:
    return text is not None and re.search(r"[\w]", text) is not None


def _dated(goal: Goal, indicator: Indicator, period: tuple[int, int] | None) -> Goal:
    """Return the goal with its years: the row's own, else those of the plan, with a note."""
    base_year, target_year, notes = indicator.base_year, indicator.target_year, goal.notes
    if period is not None and (base_year is None or target_year is None):
        notes = (*notes, f"年份按规划期{period[0]}—{period[1]}年推定")
        base_year = period[0] - 1 if base_year is None else base_year
        target_year = period[1] if target_year is None else target_year
    return replace(goal, base_year=base_year, target_year=target_year, notes=notes)


def _checked(goal: Goal, indicator: Indicator) -> Goal:
    """Return the goal, marked unclear where its row reads in more than one way."""
    if goal.type not in ("GROWTH", "CUMUL", "CUMUL_CUT") and len(_numbers(indicator.base_text)) > 1:
        return replace(goal, unclear=f"{goal.name}的基期写有不止一个数（{indicator.base_text}），请人工选定")
    most = 2 if goal.comparator == "range" else 1
    text = indicator.target_text if indicator.target is not None else indicator.growth_text
    if goal.type not in ("TEXT", "EXTERNAL", "RELATIVE") and len(_numbers(text)) > most:
        return replace(goal, unclear=f"{goal.name}的目标写有不止一个数（{text}），请人工选定")
    if goal.comparator == "range" and goal.type not in ("RANGE", "GROWTH"):
        return replace(goal, unclear=f"{goal.name}的目标是区间（{text}），与类型不合，请人工设定")
    if goal.type == "RELATIVE" and goal.comparator == "=":
        return replace(goal, unclear=f"{goal.name}（{goal.words}）看不出是要高于、低于还是同步，请人工设定")
    known = library().match(goal.name)
    if goal.type == "FLOOR" and goal.comparator not in ("<", "<=") and known is not None and known.direction == "down":
        return replace(goal, type=None, unclear=f"{goal.name}越低越好，“{goal.words}”看不出是上限还是下限，请人工设定")
    if goal.type == "CUMUL_CUT" and normal_unit(goal.unit or "") != PERCENT:
        return _cut_unit(goal)
    return goal


def _cut_unit(goal: Goal) -> Goal:
    if goal.unit is None:
        return replace(goal, unit=PERCENT, notes=(*goal.notes, "规划没有写单位，降低率按%理解"))
    return replace(
        goal,
        type=None,
        unclear=f"{goal.name}是降低类指标，单位却是“{goal.unit}”，看不出是降低率还是减少的量，请人工设定",
    )


def _numbers(text: str | None) -> list[str]:
    return _NUMBER.findall(_YEARS.sub("", text)) if text else []


def _upper(goal: Goal) -> Decimal | None:
    """Return the upper end of the range in the plan's words, None where they state none."""
    found = _RANGE.search(_YEARS.sub("", goal.words)) if goal.comparator == "range" else None
    return None if found is None else parse_number(found["high"])


def _priced(goal: Goal) -> Goal:
    """Return the goal at its usual price basis by the indicator library, with a note; growth is looked up as growth."""
    name = goal.name
    known = (
        (library().match(f"{name}增速") or library().match(name)) if goal.type == "GROWTH" else library().match(name)
    )
    if known is None or known.price is None or known.type != goal.type:
        return goal
    return replace(
        goal, price_basis=_PRICES[known.price], notes=(*goal.notes, f"规划没有写价格口径，按指标库取{known.price}")
    )


def _comparison(indicator: Indicator) -> Comparison:
    words = _stated(indicator)
    of: Literal["growth", "level"] | None = None
    if re.search(r"平均|水平", words):
        of = "level"
    elif re.search(r"增长|增速|增幅|同步", words):
        of = "growth"
    found = _OTHER.search(words)
    return Comparison(found[1].strip() if found else words, of)
