"""Ranks: what stands where among whom (森林覆盖率居全省第一)."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from lantu.reading.quantities.trim import short_noun, tidy, without_tail, without_verb
from lantu.reading.quantities.words import any_of, words

_RUNNING = re.compile(r"连续[一二三四五六七八九十两\d]{1,3}[年次]")


class Rank(NamedTuple):
    """What is ranked ("" where the clause does not say) and among whom."""

    noun: str
    field: str


def read_rank_words(phrase: str) -> Rank:
    """Return what the words before 第六 or 前30位 rank, and in which field.

    >>> read_rank_words("研发投入强度位居全省"), read_rank_words("、全国")
    (Rank(noun='研发投入强度', field='全省'), Rank(noun='', field='全国'))
    """
    phrase = tidy(_RUNNING.sub("", phrase))
    verbs = list(_verb().finditer(phrase))
    if verbs:
        last = verbs[-1]
        field = phrase[last.end() :]
        head = phrase[: last.start()]
        if len(field) > 10:
            field, head = "", phrase
    else:
        found = _field().search(phrase)
        field = found[0] if found else phrase if len(phrase) <= 4 else ""
        head = phrase[: len(phrase) - len(field)]
    while trimmed := _verb_at_end().search(head):
        head = head[: trimmed.start()]
    head = without_tail(head)
    if scope := _within().search(head):
        field = field or tidy(scope["field"])
        head = head[: scope.start()]
    return Rank(short_noun(tidy(without_verb(head))), tidy(field))


@cache
def _verb() -> re.Pattern[str]:
    return re.compile(any_of(word for word in words().rank_verbs if len(word) > 1 or word in "居列"))


@cache
def _verb_at_end() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of(words().rank_verbs)}|逐年前移|连续|稳步|继续|均|并|已|[，、\s])++$")


@cache
def _field() -> re.Pattern[str]:
    return re.compile(rf"(?:[一-鿿]{{0,3}}{any_of(words().rank_fields)})$")


@cache
def _within() -> re.Pattern[str]:
    return re.compile(
        r"在(?P<field>[^，、在]{1,8}?)(?:的)?(?:位次|排名|名次|位置)?(?:逐年|不断|持续)?(?:前移|提升|上升)?$"
    )
