"""A024: an average or stock that is to change faster than such things do."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from importlib.resources import files

import yaml

from lantu.checking.figures import Figure, figures_by_key
from lantu.checking.growth import shown
from lantu.checking.rule import Hit, Looked, Severity, rule
from lantu.plan.model import Plan


@rule(
    code="A024",
    title="变化缓慢的指标变得太快",
    message="{subject}由{first}年的{base}到{last}年的{target}，每年变化{step}；这类指标一年很少变化超过{limit}。",
    remedy="请核对现状和目标的口径；确有依据的，请写明依据。",
    severity=Severity.WARNING,
    category="plausibility",
    basis="算术；常见变化幅度为自定的参考值",
    fails="第一章 发展成就\n2020年，森林覆盖率达到38%。\n第二章 主要目标\n到2025年，森林覆盖率达到⟦52⟧%。",
    passes="第一章 发展成就\n2020年，森林覆盖率达到38%。\n第二章 主要目标\n到2025年，森林覆盖率达到41%。",
)
def slow_indicator_changes_fast(plan: Plan) -> Iterator[Hit | Looked]:
    """Years of schooling or life expectancy are averages over everybody: a few tenths a year is fast.

    False alarm: people or land counted anew on another basis.
    """
    groups = figures_by_key(plan)
    for key, limit in _limits().items():
        levels = [one for one in groups.get(key, ()) if one.measure == "level" and one.first == one.last is not None]
        bases = [one for one in levels if one.tense == "fact"]
        for target in (one for one in levels if one.tense == "commitment"):
            base = max((one for one in bases if _before(one, target)), key=lambda one: one.last or 0, default=None)
            if base is not None:
                yield Looked((base.id, target.id))
                years = (target.last or 0) - (base.last or 0)
                if abs(target.value - base.value) / years > limit:
                    yield _hit(base, target, years, limit)


@lru_cache(maxsize=1)
def _limits() -> dict[str, Decimal]:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    table = yaml.load(files("lantu.checking").joinpath("slow_indicators.yaml").read_text(encoding="utf-8"), loader)
    return {key: Decimal(str(limit)) for key, limit in table["per_year"].items()}


def _before(base: Figure, target: Figure) -> bool:
    return base.unit == target.unit and (base.last or 0) < (target.last or 0)


def _hit(base: Figure, target: Figure, years: int, limit: Decimal) -> Hit:
    step = shown((target.value - base.value) / years)
    facts = {
        "subject": target.subject, "first": base.last, "base": base.said, "last": target.last, "target": target.said,
        "step": f"{step}{base.unit}", "limit": f"{limit:f}{base.unit}",
    }  # fmt: skip
    return Hit(
        (target.number,), facts, (base.number,), f"({target.value:f}−{base.value:f})÷{years}={step}", confidence=0.8
    )
