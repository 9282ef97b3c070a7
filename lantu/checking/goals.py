"""What a plan sets out to reach: its chapter of goals, and the sentences that promise."""

from __future__ import annotations

import re
from bisect import bisect_right

from lantu.checking.derived import derived
from lantu.checking.prose import Stretch, sentences
from lantu.plan.model import Plan, Quantity
from lantu.reading.commitments.sections import promising_sections

_GOALS = re.compile(r"目标(?!责任|管理|导向)")
_FAR_OFF = re.compile(r"远景|2035|二〇三五|二○三五|二零三五|展望")
_LOOKS_BACK = re.compile(
    r"成就|成效|成绩|评估|回顾|回眸|现状|发展基础|基础条件|形势|环境研判|发展环境|不足|问题|机遇|挑战|短板|去年|过去"
)
_RANKS = ("part", "chapter", "section")
_AROUND = re.compile(
    r"全[县市省区]|我[县市省区]|本[县市省区]|规划期(?:内|末)|主城区|县城|城区|[的达到至“”‘’（）()、\s]"
)


def promising_at(plan: Plan, offset: int) -> Stretch | None:
    """Return the promising sentence that holds an offset, None where it is none."""
    index = bisect_right(promising_sentences(plan), offset, key=lambda one: one.start) - 1
    one = promising_sentences(plan)[index] if index >= 0 else None
    return one if one is not None and offset < one.end else None


def is_multi_year(plan: Plan) -> bool:
    """Tell a plan of several years from a report or plan of one."""
    return plan.period is not None and plan.period[1] - plan.period[0] >= 2


@derived
def goal_sentences(plan: Plan) -> tuple[Stretch, ...]:
    """Return the sentences of the chapter of goals (主要目标); those of the far-off year are none."""
    goals = [_is_goals(plan, index) for index in range(len(plan.outline))]
    return tuple(one for one in sentences(plan) if one.section is not None and goals[one.section])


@derived
def promising_sentences(plan: Plan) -> tuple[Stretch, ...]:
    """Return the sentences of sections in which a task told is a promise."""
    promises = promising_sections(plan.outline)
    told = [promise and not _looks_back(plan, index) for index, promise in enumerate(promises)]
    return tuple(one for one in sentences(plan) if one.section is None or told[one.section])


@derived
def _parents(plan: Plan) -> dict[str, int]:
    return {section.id: index for index, section in enumerate(plan.outline)}


def _is_goals(plan: Plan, index: int) -> bool:
    """Tell by the nearest heading that is a section, chapter or part; a lower one may turn to the far-off year."""
    at: int | None = index
    while at is not None:
        section = plan.outline[at]
        if _FAR_OFF.search(section.title):
            return False
        if section.level in _RANKS:
            return _GOALS.search(section.title) is not None
        at = _parents(plan).get(section.parent or "")
    return False


def _looks_back(plan: Plan, index: int) -> bool:
    """Tell a section that tells what was or is, by its own heading or one above it."""
    at: int | None = index
    while at is not None:
        section = plan.outline[at]
        if section.level in _RANKS and _LOOKS_BACK.search(section.title):
            return True
        at = _parents(plan).get(section.parent or "")
    return False


def core(subject: str) -> str:
    """Return a subject without the words that only place it.

    >>> core("全县规划期内主城区污水处理率")
    '污水处理率'
    """
    return _AROUND.sub("", subject)


@derived
def stated_today(plan: Plan) -> frozenset[str]:
    """Return the cores of what the plan gives a present or past value of, in its prose or its indicator table.

    A share is known with and without the 增加值 it is taken of.
    """
    names = [one.subject for one in plan.quantities if one.tense == "fact"]
    names += [one.name for one in plan.indicators if one.base is not None]
    return frozenset(form for name in names for form in (core(name), _shorter(core(name))))


def _shorter(name: str) -> str:
    return name.replace("增加值占", "占")


def has_today(plan: Plan, quantity: Quantity) -> bool:
    """Tell whether the plan states today's value of what a quantity promises; a longer or shorter name counts."""
    if quantity.indicator is not None:
        return True
    name = core(quantity.subject)
    known = stated_today(plan)
    return name in known or any(len(one) >= 3 and (one in name or name in one) for one in known)


def unquoted(words: str) -> str:
    """Return words that will stand in quotation marks without marks and line breaks of their own.

    >>> unquoted("“零”的突破")
    '零的突破'
    """
    return re.sub(r"[“”\"\n]", "", words)
