"""S002: a heading whose number does not follow the one before."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from lantu.checking.counting_on import Break, breaks, runs
from lantu.checking.rule import Hit, Severity, rule
from lantu.plan.model import Plan, Section
from lantu.plan.numerals import parse_number

_NUMERAL = re.compile(r"[零〇○一二三四五六七八九十百两]+|\d+")
_SAID = {"repeated": "与前面重复", "early": "排在了应在它之前的编号前面", "missing": "之前缺了编号"}
_HAN = "零一二三四五六七八九十"
_RANKED = ("part", "chapter", "section", "item")


@rule(
    code="S002",
    title="标题编号不连续",
    message="标题「{number} {title}」的编号{fault}（前一个是「{before}」）。",
    remedy="请核对是否漏了一节，或改正编号。",
    severity=Severity.WARNING,
    category="structure",
    basis="GB/T 9704—2012 7.3.3；编号应当连续",
    fails="第一章 发展回顾\n发展较快。\n第二章 主要目标\n达到新水平。\n⟦第四章 重点任务⟧\n抓好落实。\n",
    passes="第一章 发展回顾\n发展较快。\n第二章 主要目标\n达到新水平。\n第三章 重点任务\n抓好落实。\n",
)
def heading_number_does_not_follow(plan: Plan) -> Iterator[Hit]:
    """A gap asks whether a part was lost; a repetition makes two passages one to whoever cites them.

    False alarm: chapters counted anew in each part, which are told apart by their parent; a list that was cut on purpose.
    """
    families: defaultdict[tuple[str | None, str, str], list[tuple[Section, int]]] = defaultdict(list)
    parts = any(section.level == "part" for section in plan.outline)
    for section in plan.outline:
        numeral = _NUMERAL.search(section.number)
        number = parse_number(numeral[0]) if numeral else None
        if section.level in _RANKED and number is not None and numeral is not None:
            form = _NUMERAL.sub("#", section.number) + ("d" if numeral[0].isdigit() else "")
            parent = None if section.level == "chapter" and not parts else section.parent
            families[(parent, section.level, form)].append((section, int(number)))
    for family in families.values():
        for run in runs([number for _, number in family]):
            numbers = [family[at][1] for at in run]
            if numbers[0] <= 1 or len(numbers) > 2:
                yield from _hits(plan, [family[at][0] for at in run], breaks(numbers))


def _hits(plan: Plan, family: list[Section], found: list[Break]) -> Iterator[Hit]:
    """Yield hits; a number that stands within a paragraph between the two headings is not missing.

    Nor is one that begins a line there with another mark or none (2，大力发展…): it was mistyped, not left out.
    """
    for one in found:
        between = plan.text.words[family[one.before].place.end : family[one.at].place.start]
        forms = (
            _NUMERAL.sub(_HAN[number], family[one.at].number).strip("、. ")
            for number in one.missing
            if number < len(_HAN)
        )
        begun = one.missing and all(_begins_a_line(number, between) for number in one.missing)
        if one.kind != "missing" or not (begun or any(form in between for form in forms)):
            yield _hit(family, one)


def _begins_a_line(number: int, between: str) -> bool:
    numeral = f"{number}|{_HAN[number]}" if number < len(_HAN) else str(number)
    return re.search(rf"^\s*(?:{numeral})[，,．·\s]?\s?[一-龥]{{2}}", between, re.MULTILINE) is not None


def _hit(family: list[Section], one: Break) -> Hit:
    section, before = family[one.at], family[one.before]
    facts = {
        "number": section.number, "title": section.title, "fault": _SAID[one.kind], "before": f"{before.number} {before.title}",
    }  # fmt: skip
    return Hit((section.place,), facts, (before.place,), confidence=0.8)
