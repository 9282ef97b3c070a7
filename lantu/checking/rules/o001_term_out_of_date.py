"""O001: a promise is worded by a term, a body or a goal that was done away with before the plan begins."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lantu.checking.outdated import old_terms, promised
from lantu.checking.rule import Hit, Severity, rule
from lantu.plan.model import Plan
from lantu.source.place import Place

_MOST = 12
_CITED = re.compile(r"[^，。；\n]{0,40}(?:发文|印发|下发|联合出台|《)")


@rule(
    code="O001",
    title="沿用过时的提法",
    message="规划期从{first}年开始，任务里还写{terms}，{since}年起应为{now}（依据：{source}）。",
    remedy="请改用现行提法；若确指过去的事，请写明年份。",
    severity=Severity.WARNING,
    category="out_of_date",
    basis="现行法律和文件用语（outdated.yaml）",
    fails="柳县国民经济和社会发展第十四个五年规划纲要\n第一章 主要目标\n到2025年，⟦一般预算收入⟧完成15亿元，年均增长10%以上。",
    passes="柳县国民经济和社会发展第十四个五年规划纲要\n第一章 主要目标\n到2025年，一般公共预算收入完成15亿元，年均增长10%以上。",
)
def term_out_of_date(plan: Plan) -> Iterator[Hit]:
    """Old terms show sentences carried over from an earlier plan; what they promise may no longer exist to be done.

    False alarm: a historical name in a promise that speaks of the past, or a document cited by its title.
    """
    for term, matches in old_terms(plan):
        meant = [
            match
            for match in matches
            if promised(plan, match.start()) and not _CITED.match(plan.text.words, match.end())
        ]
        if not meant:
            continue
        places = [plan.text.place(*match.span()) for match in meant[:_MOST]]
        others = [plan.text.place(*match.span()) for match in matches if term.anywhere and match not in meant]
        names = "、".join(f"“{name}”" for name in dict.fromkeys(match.group() for match in meant))
        facts = {"terms": names, "now": term.now, "since": term.since, "source": term.source}
        yield Hit(
            tuple(places),
            {**facts, "first": plan.period[0] if plan.period else ""},
            related=(*others[:_MOST], *_current(plan, term.current)),
            confidence=0.85,
        )


def _current(plan: Plan, current: re.Pattern[str] | None) -> Iterator[Place]:
    """Yield the first place where the text has today's term: both side by side are the surest sign."""
    found = current.search(plan.text.words) if current else None
    if found:
        yield plan.text.place(*found.span())
