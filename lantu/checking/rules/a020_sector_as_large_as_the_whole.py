"""A020: a branch of industry that is to be as large as the whole it belongs to."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

import yaml

from lantu.checking.figures import Figure, figures, folded, section_of
from lantu.checking.rule import Hit, Looked, Severity, rule
from lantu.plan.model import Plan

_OPENING = re.compile(r"^(?:年|规上|全部|全行业)?")


class _Industries(NamedTuple):
    wholes: dict[str, tuple[str, ...]]
    outputs: tuple[str, ...]


class _Output(NamedTuple):
    figure: Figure
    industry: str


@rule(
    code="A020",
    title="部分行业的目标不小于整个行业",
    message="{part}的目标是{part_value}，{whole}的目标是{whole_value}；{part}是{whole}的一部分。",
    remedy="请核对两个目标的行业名称和口径（产值、营业收入），改正其中一处。",
    severity=Severity.WARNING,
    category="arithmetic",
    basis="算术：部分小于整体；行业的包含关系见 GB/T 4754—2017",
    fails="第一章 主要任务\n第一节 新材料\n到2025年，产业销售收入达到⟦50⟧亿元。\n第二节 装备\n到2025年，制造业实现产值50亿元。",
    passes="第一章 主要任务\n第一节 新材料\n到2025年，产业销售收入达到50亿元。\n第二节 装备\n到2025年，装备制造业实现产值50亿元。",
)
def sector_as_large_as_the_whole(plan: Plan) -> Iterator[Hit | Looked]:
    """Chapters set their own targets; a branch that equals its whole shows that one of the two names or numbers is wrong.

    False alarm: the whole is meant in a narrow sense that leaves the branch out.
    """
    alike: defaultdict[tuple[object, ...], list[_Output]] = defaultdict(list)
    for one in _outputs(plan):
        alike[one.figure.last, one.figure.tense, one.figure.unit].append(one)
    for group in alike.values():
        for whole in (one for one in group if one.industry in _industries().wholes):
            for part in (one for one in group if one.industry in _industries().wholes[whole.industry]):
                yield Looked((whole.figure.id, part.figure.id))
                if _as_large(part.figure, whole.figure):
                    yield _hit(part, whole)


@lru_cache(maxsize=1)
def _industries() -> _Industries:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    table = yaml.load(files("lantu.checking").joinpath("industries.yaml").read_text(encoding="utf-8"), loader)
    return _Industries({whole: tuple(parts) for whole, parts in table["wholes"].items()}, tuple(table["outputs"]))


def _outputs(plan: Plan) -> Iterator[_Output]:
    """Yield the output figures of single years with the industry they are of, taken from the heading where the name has none."""
    for one in figures(plan):
        if one.measure != "level" or one.first != one.last or one.last is None or not _is_output(one):
            continue
        industry = _industry(folded(one.subject))
        if industry is None and folded(one.subject).startswith("产业"):
            section = section_of(plan, one.number)
            industry = _industry(folded(plan.outline[section].title)) if section is not None else None
        if industry is not None:
            yield _Output(one, industry)


def _is_output(one: Figure) -> bool:
    return one.subject.endswith(_industries().outputs) and one.unit == "元"


def _industry(words: str) -> str | None:
    """Return the industry a name is of: a whole where the name begins with it, a part wherever it stands."""
    table = _industries().wholes
    parts = {part for group in table.values() for part in group} - set(table)
    named = [part for part in parts if part in words]
    if named:
        return max(named, key=lambda part: (len(part), part))
    opening = words[_OPENING.match(words).end() :]  # type: ignore[union-attr]
    return next((whole for whole in table if opening.startswith(whole)), None)


def _as_large(part: Figure, whole: Figure) -> bool:
    at_least = part.comparator in ("=", ">=", ">", "~")
    return at_least and whole.comparator in ("=", "~", "<=", "<") and part.value >= whole.value


def _hit(part: _Output, whole: _Output) -> Hit:
    facts = {
        "part": part.industry, "part_value": part.figure.said, "whole": whole.industry, "whole_value": whole.figure.said,
    }  # fmt: skip
    sum_ = f"{part.figure.said} ≥ {whole.figure.said}"
    return Hit((part.figure.number,), facts, (whole.figure.number,), sum_, confidence=0.75)
