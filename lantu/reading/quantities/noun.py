"""Noun phrases before a number: what is measured, the telling verb before it, and who did it."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from lantu.reading.quantities.trim import short_noun, tidy, without_head, without_tail, without_verb
from lantu.reading.quantities.words import any_of, words

_OPEN_ENDED = re.compile(r"(?:(?<![谐平饱缓])和|(?<![惠波普涉危触遍])及|(?<!参)与)$")
_FROM = re.compile(r"(?<=..)[从由][^从由]{1,5}$")
_PART_OF_NOUN = re.compile(r"[率额量值数度费期区者业性化力法权商]")


class NounPhrase(NamedTuple):
    """A noun, "" where the words name none; a verb that says something of it (新增); who did it, where the words say."""

    noun: str
    verb: str
    agent: str


def read_noun(phrase: str) -> NounPhrase:
    """Return the noun of a phrase.

    >>> read_noun("新增市场主体"), read_noun("制造业实现产值")
    (NounPhrase(noun='市场主体', verb='新增', agent=''), NounPhrase(noun='产值', verb='', agent='制造业'))
    """
    verb, phrase = _told(without_verb(phrase))
    agent = ""
    if not verb:
        agent, phrase = _parted(phrase)
        if agent:
            verb, phrase = _told(phrase)
    if not verb and (done := _middle_at_end().search(phrase)) and done.start() > 1:
        phrase = without_tail(phrase[: done.start()])
    noun = _FROM.sub("", short_noun(tidy(phrase)))
    return NounPhrase("" if _OPEN_ENDED.search(noun) and not verb else noun, verb, tidy(agent))


def _parted(phrase: str) -> tuple[str, str]:
    """Return who did it and what, parted by the last plain verb between them; "" and the phrase where none stands there."""
    agent, last = "", phrase
    for found in _middle().finditer(phrase, 1):
        after = without_verb(phrase[found.end() :].lstrip("了"))
        if len(after) > 1 and not _PART_OF_NOUN.match(after):
            agent, last = phrase[: found.start()], after
    return agent, last


def _told(phrase: str) -> tuple[str, str]:
    """Return the telling verb a phrase begins with, and the rest; "" where it is part of the noun (拆除率)."""
    told = _telling().match(phrase)
    rest = phrase[told.end() :].lstrip("了") if told else phrase
    return ("", phrase) if told is None or _PART_OF_NOUN.match(rest) else (told[0], without_head(rest))


def verb_at_end(noun: str) -> str:
    """Return the telling verb a phrase ends in, "" where it ends in none.

    >>> verb_at_end("天然气管道惠及"), verb_at_end("天然气管道")
    ('惠及', '')
    """
    found = _telling_at_end().search(noun)
    return found[0] if found else ""


@cache
def _middle() -> re.Pattern[str]:
    return re.compile(any_of(words().middle_verbs))


@cache
def _middle_at_end() -> re.Pattern[str]:
    return re.compile(any_of(words().middle_verbs) + "$")


@cache
def _telling() -> re.Pattern[str]:
    return re.compile(rf"{any_of(words().telling_verbs)}|新{any_of((*words().plain_verbs, *words().telling_verbs))}")


@cache
def _telling_at_end() -> re.Pattern[str]:
    return re.compile(any_of(words().telling_verbs) + "$")
