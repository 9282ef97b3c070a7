"""What stands before a number: the noun it measures, with the growth, share or comparison it is of."""

from __future__ import annotations

import re
from typing import NamedTuple

from lantu.reading.quantities.cues import Cue, only_compares, read_cue
from lantu.reading.quantities.noun import read_noun
from lantu.reading.quantities.trim import without_tail
from lantu.reading.quantities.words import words

_RUNNING = re.compile(r"\u3000|连续[一二三四五六七八九十两\d]{1,3}年")
_NEAR = 12


class Before(NamedTuple):
    """The words before a number, read.

    Attributes:
        noun: what is measured, without verbs; "" where the clause does not name it.
        verb: a verb that says something of it (新增), "" where none does.
        agent: who did it, where a plain verb parts who from what.
        cue: what the number is: growth of the noun, its share, how far it is apart from something, or plainly its level.
        sign: the words that end the subject (年均增速, 占GDP比重, 高于全省幅度), "" for a level.
        reached: a level reached by a time (达到), not a sum over it.
        respectively: 分别 stands before the number.
        phrase: the words themselves, without the links to the number.
    """

    noun: str
    verb: str = ""
    agent: str = ""
    cue: Cue = "level"
    sign: str = ""
    reached: bool = False
    respectively: bool = False
    phrase: str = ""


def read_before(phrase: str, unit: str | None) -> Before:
    """Return what the words before a number say of it.

    >>> read_before("到2025年，地区生产总值年均增长", "%")[:5]
    ('地区生产总值', '', '', 'growth', '年均增速')
    >>> read_before("实施甲项目、完成", "亩").noun  # the noun before 、 belongs to another verb
    ''
    """
    phrase = _RUNNING.sub("", phrase)
    rest = without_tail(phrase)
    links = phrase[len(rest) :]
    if links[:1] in ("、", "，") or only_compares(rest):
        rest = ""
    told = read_cue(rest, unit)
    noun, verb, agent = read_noun(told.head)
    reached = any(word in links for word in words().reached)
    return Before(noun, verb, agent, told.cue, told.sign, reached, "分别" in phrase[-_NEAR:], rest)
