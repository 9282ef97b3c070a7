"""D021: an industry that is to be held back, and projects that enlarge it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files

import yaml

from lantu.checking.goals import promising_sentences
from lantu.checking.prose import holding
from lantu.checking.rule import Hit, Severity, rule
from lantu.plan.model import Plan
from lantu.source.place import Place

_CUE = re.compile(r"控制|压减|压缩|限制|严控|化解")
_CAPACITY = re.compile(r"[0-9０-９.]+\s?(?:万吨|万千瓦|万重量箱|[xX×*]\s?[0-9.]+\s?(?:MW|万千瓦))")
_WITHDRAWN = re.compile(r"产能置换|减量|退出|关停|淘汰|余热|脱硫|废气|废水|治理|利用|清洁")
_MOST = 6  # projects shown


@rule(
    code="D021",
    title="要控制规模的行业又列有扩大产能的项目",
    message="文中写“{held}”，又列有{count}个有产能的项目，如“{project}”：合计后规模是升是降？",
    remedy="请写明现有规模、新增和退出的规模，使人能判断是否控制住了。",
    severity=Severity.WARNING,
    category="direction_conflict",
    basis="同一规划内的方向应当一致",
    fails=(
        "第一章 产业发展\n适度⟦控制焦炭产业规模⟧，壮大绿色产业。\n专栏1 产业项目\n"
        "1.恒通年产150万吨焦化项目。\n2.恒通年产120万吨焦化技改项目。\n3.东山物流园项目。"
    ),
    passes=(
        "第一章 产业发展\n适度控制焦炭产业规模，壮大绿色产业。\n专栏1 产业项目\n"
        "1.恒通焦化余热利用项目。\n2.恒通焦化废水治理项目。\n3.东山物流园项目。"
    ),
)
def held_back_and_enlarged(plan: Plan) -> Iterator[Hit]:
    """Without today's capacity and what closes, nobody can say whether the promise is kept.

    False alarm: new plants that replace older ones of more capacity, which the plan should say.
    """
    pattern, words, known = _held_back(), plan.text.words, dict[str, list[Place]]()
    for one in holding(plan, promising_sentences(plan), _CUE):
        for held in pattern.finditer(words, one.start, one.end):
            industry = _table()["aliases"].get(held[1], held[1])
            if industry not in known:
                known[industry] = list(_enlarging(plan, _table()["industries"][industry]))
            projects = known[industry]
            if projects:
                place = plan.text.place(*held.span())
                facts = {"held": held[0], "count": len(projects), "project": plan.text.quote(projects[0])}
                yield Hit((place,), facts, tuple(projects[:_MOST]), confidence=0.7)


@lru_cache(maxsize=1)
def _table() -> dict[str, dict[str, str]]:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    table: dict[str, dict[str, str]] = yaml.load(
        files("lantu.checking").joinpath("controlled_industries.yaml").read_text(encoding="utf-8"), loader
    )
    return table


@lru_cache(maxsize=1)
def _held_back() -> re.Pattern[str]:
    names = "|".join((*_table()["industries"], *_table()["aliases"]))
    return re.compile(
        rf"(?:严格|合理)?(?:控制|压减|压缩|限制|严控|化解)(?:新增)?({names})(?:产业|行业|过剩)?(?:总|生产)?(?:规模|产能|总量)"
    )


def _enlarging(plan: Plan, names: str) -> Iterator[Place]:
    """Yield the projects of an industry whose name tells a capacity and no saving or cleaning."""
    for box in plan.boxes:
        for one in box.projects:
            if (
                any(name in one.name for name in names)
                and _CAPACITY.search(one.name)
                and not _WITHDRAWN.search(one.name)
            ):
                yield one.place
