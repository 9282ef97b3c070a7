"""V027: the same addition told twice in one paragraph with different numbers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from lantu.checking.figures import Figure, excludes, figures_by_sentence
from lantu.checking.prose import paragraphs
from lantu.checking.rule import Hit, Looked, Severity, rule
from lantu.plan.model import Plan

_PEOPLE = ("人", "个", "名", "人次")
_SHORT = 4
_TIMES = 3  # numbers further apart are of different things


@rule(
    code="V027",
    title="同一段里同一增量有两个数",
    message="同一段里，一处写{subject}{one}，一处写{other_subject}{other}。",
    remedy="请核对：说的是同一件事的，只留一个数；口径不同的，请写明。",
    severity=Severity.WARNING,
    category="value_conflict",
    basis="同一指标、年份和口径只有一个值",
    fails="第一章 发展成就\n五年新增城镇就业⟦2.3⟧万人，居民收入稳步增长。新增城镇就业岗位21500个，转移劳动力9000人。",
    passes="第一章 发展成就\n五年新增城镇就业2.3万人，居民收入稳步增长。新增城镇就业岗位2.3万个，转移劳动力9000人。",
)
def jobs_and_people_in_jobs(plan: Plan) -> Iterator[Hit | Looked]:
    """Two offices report the same thing, one counting people and one counting posts; a reader takes them for one number.

    False alarm: posts offered and people who took them.
    """
    for group in _by_paragraph(plan):
        more = [one for one in group if one.measure == "increment" and one.unit in _PEOPLE and not one.annual]
        for one, other in combinations(more[:8], 2):
            if one.last == other.last and one.tense == other.tense and _one_thing(one, other):
                yield Looked((one.id, other.id))
                if excludes(one, other):
                    facts = {
                        "subject": one.subject, "one": one.said, "other_subject": other.subject, "other": other.said,
                    }  # fmt: skip
                    yield Hit((one.number,), facts, (other.number,), f"{one.said} ≠ {other.said}", confidence=0.7)


def _by_paragraph(plan: Plan) -> Iterator[list[Figure]]:
    groups: defaultdict[int, list[Figure]] = defaultdict(list)
    starts = iter(enumerate(one.end for one in paragraphs(plan)))
    number, end = next(starts, (0, 0))
    for figure in (one for group in figures_by_sentence(plan).values() for one in group):
        while figure.number.start >= end:
            number, end = next(starts, (number + 1, len(plan.text.words) + 1))
        groups[number].append(figure)
    yield from groups.values()


def _one_thing(one: Figure, other: Figure) -> bool:
    """Tell two additions whose names begin alike, counted in people and in posts, of numbers that are near."""
    short, long = sorted((one.subject, other.subject), key=len)
    near = max(one.value, other.value) <= min(one.value, other.value) * _TIMES
    return near and one.unit != other.unit and len(short) >= _SHORT and long.removesuffix("岗位") == short
