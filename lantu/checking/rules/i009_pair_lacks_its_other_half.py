"""I009: the text promises two things and the table carries one of them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lantu.checking.annex import name_place, pairs
from lantu.checking.goals import goal_sentences, promising_sentences
from lantu.checking.rule import Hit, Looked, Severity, rule
from lantu.plan.model import Plan
from lantu.source.place import Place


@rule(
    code="I009",
    title="成对的指标只列了一个",
    message="指标表有“{have}”，没有{lacks}；正文却写了“{said}”。",
    remedy="请在指标表补上另一个指标的基期值和目标值，或说明为何只考核一个。",
    severity=Severity.WARNING,
    category="no_base_or_target",
    basis="正文承诺的目标应当有可以核对的指标（《国家发展规划法》第八条）",
    fails=(
        "第一章 主要目标\n到2025年，城乡居民收入稳步增长，生活更加美好。\n附表\n序号\n指标名称\n2020年\n2025年\n属性\n"
        "1\n⟦城镇居民人均可支配收入（元）⟧\n21000\n30000\n预期性\n2\n森林覆盖率（%）\n40\n≥42\n约束性\n"
    ),
    passes=(
        "第一章 主要目标\n到2025年，城乡居民收入稳步增长，生活更加美好。\n附表\n序号\n指标名称\n2020年\n2025年\n属性\n"
        "1\n城镇居民人均可支配收入（元）\n21000\n30000\n预期性\n2\n农村居民人均可支配收入（元）\n9000\n15000\n预期性\n"
    ),
)
def pair_lacks_its_other_half(plan: Plan) -> Iterator[Hit | Looked]:
    """What is promised to town and country is followed for the town alone, and the harder half is out of sight.

    False alarm: a district without villages, or another table that carries the other half.
    """
    for pair in pairs():
        had = [one for one in plan.indicators if pair.have.search(one.name) and not pair.other.search(one.name)]
        yield Looked(tuple(one.id for one in had))
        if not had or any(pair.other.search(one.name) for one in plan.indicators):
            continue
        said = _promised(plan, pair.text)
        if said:
            facts = {"have": had[0].name, "lacks": pair.name, "said": plan.text.quote(said[0])}
            yield Hit((name_place(had[0]),), facts, said, confidence=0.85)


def _promised(plan: Plan, pattern: re.Pattern[str]) -> tuple[Place, ...]:
    """Return where the goals say it, else where any promising section does."""
    words = plan.text.words
    for stretch in (goal_sentences(plan), promising_sentences(plan)):
        found = [hit for one in stretch if (hit := pattern.search(words, one.start, one.end))]
        if found:
            return tuple(plan.text.place(*hit.span()) for hit in found[:4])
    return ()
