"""C009: a slogan counts kinds (“三基”新材料) and the section names another number of such kinds."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lantu.checking.rule import Hit, Severity, rule
from lantu.plan.model import Plan, Section
from lantu.plan.numerals import parse_number

_SLOGAN = re.compile(r"[“\"](?P<number>[三四五六七])(?P<kind>[一-龥])[”\"](?P<noun>[一-龥]{2,4})")
_LEVELS = ("section", "chapter")
_SHOWN = 6
_LONGEST = 4
_HAN = re.compile(r"[一-龥]+")


@rule(
    code="C009",
    title="“几×”的口号与文中的种类对不上",
    message="“{slogan}”应有{number}种，{where}里提到的有{count}种：{kinds}。",
    remedy="请写明是哪几种，多出的归到哪里。",
    severity=Severity.NOTE,
    category="announced_count",
    basis="算术：逐项计数",
    fails=(
        "第一章 新材料\n打造全省重要的⟦碳基新材料⟧、⟦生物基新材料⟧基地。\n"
        "发展壮大⟦“三基”新材料⟧。依托玻璃集团发展⟦硅基新材料⟧，依托铝业公司发展⟦铝基新材料⟧。\n"
    ),
    passes="第一章 新材料\n打造全省重要的碳基新材料、硅基新材料、铝基新材料基地。\n发展壮大“三基”新材料。\n",
)
def kinds_of_a_slogan(plan: Plan) -> Iterator[Hit]:
    """A slogan that is nowhere spelled out is read off the text, and the text gives another number.

    False alarm: the kinds beyond the number are meant only as examples.
    """
    words = plan.text.words
    seen: set[str] = set()
    for slogan in _SLOGAN.finditer(words):
        if slogan[0] in seen:
            continue
        seen.add(slogan[0])
        start, end, where = _section(plan, slogan.start())
        noun = slogan["noun"][:3]
        found: dict[str, tuple[int, int]] = {}
        for one in re.finditer(re.escape(slogan["kind"] + noun), words[start:end]):
            at = start + one.start()
            begin = max(words.rfind(mark, at - _LONGEST, at - 1) for mark in "、“") + 1 or at - 1
            if _HAN.fullmatch(words, begin, at):
                found.setdefault(words[at - 1 : at + 1], (begin, start + one.end()))
        number = int(parse_number(slogan["number"]) or 0)
        if len(found) > number:
            spans = sorted([slogan.span(), *found.values()])
            facts = {
                "slogan": f"{slogan['number']}{slogan['kind']}{noun}", "number": number, "count": len(found),
                "where": where, "kinds": "、".join(words[a : b - len(noun)] for a, b in list(found.values())[:_SHOWN]),
            }  # fmt: skip
            yield Hit(tuple(plan.text.place(*span) for span in spans), facts, confidence=0.7)


def _section(plan: Plan, offset: int) -> tuple[int, int, str]:
    """Return the section or chapter around an offset, the whole text where there is none."""
    around = [one for one in plan.outline if one.level in _LEVELS and one.place.start <= offset < one.body_end]
    if not around:
        return 0, len(plan.text.words), "全文"
    nearest: Section = around[-1]
    return nearest.place.start, nearest.body_end, "这一" + ("节" if nearest.level == "section" else "章")
