"""Kinds: what sort of number it is, by its unit, the words it measures, and the growth it tells."""

from __future__ import annotations

import re
from functools import cache

from lantu.plan.model import Kind
from lantu.reading.quantities.hit import Hit
from lantu.reading.quantities.sentence import Subject
from lantu.reading.quantities.words import any_of, words

_GAIN = re.compile(r"净增|新增|增收|增产|提标")
_CAPACITY = re.compile(r"能力|产能|装机|容量|库容")
_RATE = re.compile(r"率|比重|占比|比例|覆盖|水平|指数")
_KINDS: dict[str, Kind] = {
    "money": "money",
    "area": "area",
    "length": "length",
    "duration": "duration",
    "count": "count",
    "capacity": "capacity",
    "share": "share",
    "level": "level",
    "rank": "count",  # 9位科学家; what ranks is told by its form
}


def kind_of(hit: Hit, subject: Subject) -> Kind:
    """Return the kind of a number.

    Growth in per cent or times is growth_rate, in anything else increment; a distance (高于全省) an increment; points an
    increment of a rate, a growth_rate of anything else; money is a level where it measures the economy, else money.
    """
    if hit.form in ("rank", "ratio"):
        return "rank" if hit.form == "rank" else "ratio"
    if hit.form == "fold" or hit.unit == "倍":
        return "growth_rate"
    if hit.form == "part":
        return "share"
    if subject.capacity:
        return "capacity"
    if hit.unit == "个百分点":
        return "growth_rate" if subject.cue == "growth" and not _RATE.search(subject.base) else "increment"
    if subject.cue == "apart":
        return "increment"
    if hit.unit in ("%", "‰"):
        grows = subject.cue == "growth" or subject.words.endswith(
            ("增速", "增长率", "增幅", "涨幅", "递增率", "增速目标")
        )
        return "growth_rate" if grows else "share"
    return _of_unit(hit, subject)


def _of_unit(hit: Hit, subject: Subject) -> Kind:
    kind = _KINDS.get(hit.kind or "", "level")
    if subject.cue == "growth":
        return "increment"
    if hit.unit is None and subject.base.endswith(("率", "比例", "比重", "占比")):
        return "share"
    if kind not in ("money", "duration") and _CAPACITY.search(subject.words):
        return "capacity"
    if kind == "count" and _GAIN.search(subject.words):
        return "increment"
    if kind == "money":
        if _GAIN.search(subject.words):
            return "increment"
        return "level" if _level().search(subject.base) else "money"
    return kind


@cache
def _level() -> re.Pattern[str]:
    return re.compile(any_of(words().levels) + "$")
