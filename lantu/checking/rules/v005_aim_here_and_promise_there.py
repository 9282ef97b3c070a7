"""V005: the same standing among others (高于全市平均水平) once as an aim and once as a promise."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from lantu.checking.prose import holding, sentences
from lantu.checking.rule import Hit, Severity, rule
from lantu.plan.model import Plan

_STANDING = re.compile(r"(达到|赶上|超过|高于|优于|快于)(全[省市国区]|[省市]级?)(?:的)?(?:平均)?(?:水平|增速)")
_CUE = re.compile(r"水平|增速")
_SUBJECT = re.compile(r"[一-鿿]{4,16}")
_AIMS = ("力争", "争取", "努力")
_HEAD = 4


class _Standing(NamedTuple):
    subject: str
    than: str
    strives: bool
    start: int
    end: int


@rule(
    code="V005",
    title="同一目标一处写力争、一处写达到",
    message="{subject}与{than}相比的目标，一处写“{one}”，一处写“{other}”。",
    remedy="请统一：能保证的写“达到”，不能保证的写“力争”。",
    severity=Severity.WARNING,
    category="value_conflict",
    basis="约束力不同的两种说法不能指同一目标",
    fails="第一章 主要目标\n城乡居民收入⟦力争达到全省平均水平⟧。\n第二章 民生保障\n到2025年，城乡居民收入达到全省平均水平。",
    passes="第一章 主要目标\n城乡居民收入达到全省平均水平。\n第二章 民生保障\n到2025年，城乡居民收入达到全省水平。",
)
def aim_here_and_promise_there(plan: Plan) -> Iterator[Hit]:
    """力争 leaves the door open, 达到 does not; who evaluates the plan must know which is meant.

    False alarm: two subjects that begin with the same words.
    """
    by_subject: defaultdict[tuple[str, str], list[_Standing]] = defaultdict(list)
    for one in _standings(plan):
        by_subject[(one.subject[:_HEAD], one.than)].append(one)
    for alike in by_subject.values():
        strives = next((one for one in alike if one.strives), None)
        firm = next((one for one in alike if not one.strives), None)
        if strives is not None and firm is not None:
            words = plan.text.words
            facts = {
                "subject": strives.subject, "than": strives.than,
                "one": words[strives.start : strives.end], "other": words[firm.start : firm.end],
            }  # fmt: skip
            yield Hit((plan.text.place(strives.start, strives.end),), facts, (plan.text.place(firm.start, firm.end),))


def _standings(plan: Plan) -> Iterator[_Standing]:
    """Yield each standing with its subject: the words that begin its clause, or the clause before it (…高于全市，力争达到全省)."""
    words = plan.text.words
    for one in holding(plan, sentences(plan), _CUE):
        subject = ""
        for found in _STANDING.finditer(words, one.start, one.end):
            clause = re.split(r"[，,；;。]", words[one.start : found.start()])[-1]
            aim = next((verb for verb in _AIMS if clause.endswith(verb)), "")
            clause = re.sub(r"^(?:到|至).{4,8}年", "", clause)
            named = _SUBJECT.search(clause.removesuffix(aim))
            subject = named[0] if named else subject
            if len(subject) >= _HEAD and found[1] in ("达到", "赶上"):
                yield _Standing(subject, found[2], bool(aim), found.start() - len(aim), found.end())
