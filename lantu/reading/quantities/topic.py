"""The topic of a clause without a number: what the next clause goes on about (一般预算收入稳定增长，2020年完成6.6亿元)."""

from __future__ import annotations

import re
from functools import cache

from lantu.reading.quantities.trim import short_noun, tidy, without_verb
from lantu.reading.quantities.words import any_of, words

_SETTING = re.compile(r"按(?!揭)|比(?!重|例)|较|与|据|经(?!济|营|费)|同|随着|为了|由于|因|依")
_LONGEST = 20


def topic_of(clause: str) -> str:
    """Return what a clause is about, "" where it names nothing.

    >>> topic_of("一般预算收入稳定增长"), topic_of("组织公益电影放映活动"), topic_of("同比增长")
    ('一般预算收入', '公益电影放映活动', '')
    """
    phrase = without_verb(clause)
    if _SETTING.match(phrase):
        return ""
    found = _goes_on().search(phrase)
    if found is not None and found.start() == 0:
        return ""
    noun = tidy(phrase[: found.start()] if found else phrase)
    noun = short_noun(noun)
    if len(noun) > _LONGEST:
        noun = re.split(r"[、的]", noun)[-1]
    return noun if 2 <= len(noun) <= _LONGEST else ""


@cache
def _goes_on() -> re.Pattern[str]:
    return re.compile(any_of(words().manner))
