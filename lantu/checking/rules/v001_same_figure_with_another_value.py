"""V001: the same quantity of the same year with different values."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from lantu.checking.figures import Figure, excludes, figures, library_of, section_of, sentence_of
from lantu.checking.rule import Hit, Looked, Severity, rule
from lantu.plan.model import Plan

_LONG = 6  # characters: a shorter name is of many things
_THAN = re.compile(r"(?:(?<![占对同环])比(?![重例率])|(?<!比)较)[^，。；]{0,10}的?$|[从由]$")
_ADDS = re.compile(r"(?P<adds>培育|引进|认定|新增|净增|新建)|达到?|[现共拥]有|总数|累计")
_MOST = 12  # a name with more values than this is none of one thing


@rule(
    code="V001",
    title="同一指标同一年份有不同的数值",
    message="{subject}（{period}）在这里是{one}，在别处是{other}。",
    remedy="请确定一个数，全文统一；口径不同的，请写明各是什么口径。",
    severity=Severity.ERROR,
    category="value_conflict",
    basis="同一指标、年份、口径和单位只有一个值",
    fails="第一章 主要目标\n到2025年，常住人口城镇化率达到⟦60⟧%。\n第二章 城镇建设\n到2025年，常住人口城镇化率达到65%。",
    passes="第一章 主要目标\n到2025年，常住人口城镇化率达到60%以上。\n第二章 城镇建设\n到2025年，常住人口城镇化率达到65%。",
)
def same_figure_with_another_value(plan: Plan) -> Iterator[Hit | Looked]:
    """Name (aliases folded), single year, unit, kind and tense are the same, and the values exclude each other with rounding allowed for.

    False alarm: two scopes under one name (the county and its seat) that the words beside the number tell apart.
    """
    for alike in _alike(plan):
        yield Looked(tuple({one.id for one in alike}))
        first = alike[0]
        for other in alike[1:]:
            if excludes(first, other) and _apart(plan, first, other) and _adds(plan, first) == _adds(plan, other):
                facts = {"subject": first.subject, "period": _period(first), "one": first.said, "other": other.said}
                yield Hit(
                    (first.number,), facts, (other.number,), f"{first.said} ≠ {other.said}", _severity(first, other)
                )
                break


def _alike(plan: Plan) -> Iterator[list[Figure]]:
    """Yield figures of one name that say the same thing of the same time, at least two."""
    found: defaultdict[tuple[object, ...], list[Figure]] = defaultdict(list)
    for one in figures(plan):
        if one.last is not None and _is_of_one_thing(one) and not _compared(plan, one):
            found[(_name(one), one.measure, one.unit, _first(one), one.last, one.annual, one.tense)].append(one)
    yield from (alike for alike in found.values() if 2 <= len(alike) <= _MOST)


def _name(one: Figure) -> str:
    """Return what a figure is of; a usual growth rate by its own name, whatever it is called here."""
    known = library_of(one) if one.measure == "growth" else None
    return known.key if known else one.key


def _first(one: Figure) -> int | None:
    """Return the first year a figure is of; a share reported of a span is that of its end."""
    reported = one.unit == "%" and one.measure == "level" and one.tense == "fact" and not one.annual
    return one.last if reported else one.first


def _is_of_one_thing(one: Figure) -> bool:
    """Tell whether name and time leave no room for two values: a usual indicator, or a long name with a target of one year.

    A rate of one year may be against last year or against a base; only yearly rates of one span are compared.
    """
    known = library_of(one)
    if one.measure == "growth":
        return known is not None and (one.annual or one.tense == "commitment")
    if known is not None:
        return True
    in_prose = one.quantity is None or not one.quantity.in_box
    return (
        in_prose
        and len(one.key) >= _LONG
        and one.measure == "level"
        and one.tense == "commitment"
        and one.first == one.last
    )


def _apart(plan: Plan, one: Figure, other: Figure) -> bool:
    """Tell whether two figures are told apart from one another: in two sentences, those of an unusual thing in two sections."""
    if sentence_of(plan, one.number) == sentence_of(plan, other.number):
        return False
    return library_of(one) is not None or section_of(plan, one.number) != section_of(plan, other.number)


def _adds(plan: Plan, one: Figure) -> bool:
    """Tell what was added over years (五年培育18户) from what there is: by the last verb before the number in its sentence."""
    if one.quantity is None or one.first == one.last or one.tense != "fact":
        return False
    words = plan.text.words
    start = max(words.rfind(stop, 0, one.number.start) for stop in "。；\n") + 1
    verbs = list(_ADDS.finditer(words, start, one.number.start))
    return bool(verbs and verbs[-1]["adds"])


def _compared(plan: Plan, one: Figure) -> bool:
    """Tell a value that something is compared with (比1980年的90万吨) or starts from (从38亿元增长到…), of an earlier year."""
    return bool(_THAN.search(plan.text.words[max(0, one.number.start - 16) : one.number.start]))


def _severity(one: Figure, other: Figure) -> Severity:
    """A value of a single year cannot be two; of a span of years, one may be the stock and one what was added."""
    single = one.first == one.last and not one.annual
    return (
        Severity.ERROR
        if single and library_of(one) is not None and one.comparator == other.comparator == "="
        else Severity.WARNING
    )


def _period(one: Figure) -> str:
    return f"{one.last}年" if one.first == one.last else f"{one.first}—{one.last}年"
