"""Strength: how firm a promise is: firm, striven for (力争), or only planned and explored (规划, 谋划)."""

from __future__ import annotations

import re
from functools import cache

from lantu.plan.model import Strength
from lantu.reading.quantities.trim import without_time
from lantu.reading.quantities.words import any_of, words

_NOT_PLANNED = re.compile(r"(?:期|纲要|建议|目标|覆盖|》|的|区|局|图|院|馆|面积|编制|设计|管理|引领|实施|和|与)")


_REACH = 400


def strength_of(text: str, sentence: int, clause: int, number: int, clause_end: int) -> Strength:
    """Return the strength of a promise.

    力争 holds from where it stands to the end of the sentence; 规划 and the like only for their own clause.

    >>> words = "规模达到5亿元，力争突破6亿元，规划园区2个"
    >>> [strength_of(words, 0, c, n, e) for c, n, e in ((0, 4, 7), (8, 12, 15), (16, 20, 22))]
    ['firm', 'strive', 'explore']
    """
    begin = clause + len(text[clause:number]) - len(without_time(text[clause:number]))
    if (found := _explore().match(text, begin, number)) and not _NOT_PLANNED.match(text, found.end()):
        return "explore"
    if text.find("（谋划）", number, clause_end + 4) >= 0:
        return "explore"
    return "strive" if _strive().search(text, max(sentence, number - _REACH), number) else "firm"


@cache
def _strive() -> re.Pattern[str]:
    return re.compile(any_of(words().strive))


@cache
def _explore() -> re.Pattern[str]:
    return re.compile(rf"(?:建设(?:或者|或|和|、))?{any_of(words().explore)}")
