"""O002: a promise rests on a campaign or document whose own period ends before the plan is half over."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lantu.checking.cues import offsets_of
from lantu.checking.outdated import outdated, promised
from lantu.checking.rule import Hit, Severity, rule
from lantu.plan.model import Plan

_TITLED = re.compile(
    r"《[^《》\n]{4,60}[（(](?P<first>20\d\d)\s*年?\s*[-—–－~至]\s*(?P<last>20\d\d)\s*年?[）)][^《》\n]{0,12}》"
)


@rule(
    code="O002",
    title="以已到期的行动或文件为依据",
    message="规划期是{start}—{end}年，这里以“{name}”为依据，它只管{first}—{last}年{source}。",
    remedy="请改用规划期内有效的文件，或写明到期后怎样衔接。",
    severity=Severity.NOTE,
    category="out_of_date",
    basis="文件自身的起止年份",
    fails=(
        "柳县国民经济和社会发展第十四个五年规划纲要\n第一章 养老\n"
        "认真落实⟦《柳州市推进农村养老服务行动计划（2020-2022年）》⟧，建设日间照料中心20个。"
    ),
    passes=(
        "柳县国民经济和社会发展第十四个五年规划纲要\n第一章 养老\n"
        "认真落实《柳州市推进农村养老服务行动计划（2021-2025年）》，建设日间照料中心20个。"
    ),
)
def campaign_over_before_the_plan(plan: Plan) -> Iterator[Hit]:
    """A task that rests on a campaign which ends early has neither ground nor money for the rest of the period.

    False alarm: a document that was prolonged.
    """
    if plan.period is None:
        return
    start, end = plan.period
    facts = {"start": start, "end": end}
    for at in offsets_of(plan.text.words, "《"):
        found = _TITLED.match(plan.text.words, at)
        if found and 2 * int(found["last"]) < start + end and promised(plan, found.start()):
            years = {"first": found["first"], "last": found["last"], "source": ""}
            yield Hit((plan.text.place(*found.span()),), {**facts, **years, "name": found.group().strip("《》")})
    for campaign in outdated().campaigns:
        for at in offsets_of(plan.text.words, campaign.called) if 2 * campaign.last < start + end else ():
            if promised(plan, at):
                years = {"first": campaign.first, "last": campaign.last, "source": f"（{campaign.source}）"}
                called = next(name for name in campaign.called if plan.text.words.startswith(name, at))
                place = plan.text.place(at, at + len(called))
                yield Hit((place,), {**facts, **years, "name": called}, confidence=0.8)
