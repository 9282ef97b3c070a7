"""Everything that was read, as the page's script shows it: one entry a thing, its fields in words."""

from __future__ import annotations

from typing import Any

from lantu.plan.model import Box, Commitment, Enumeration, Indicator, Plan, Project, Quantity
from lantu.reading.wording import (
    COMPARATORS,
    DIRECTIONS,
    ENTITY_TYPES,
    KINDS,
    STRENGTHS,
    TENSES,
    TYPES,
    amount,
    attribute,
    number_in_words,
    period_in_words,
)  # fmt: skip
from lantu.source.place import Place

_LONGEST_QUOTE = 240


def things_of(plan: Plan) -> dict[str, Any]:
    """Return the data of the page: things by kind, and the sections with the offsets they reach to."""
    return _Things(plan).all()


class _Things:
    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._figures: dict[str, list[str]] = {}
        for quantity in plan.quantities:
            if quantity.indicator:
                self._figures.setdefault(quantity.indicator, []).append(quantity.id)
        self._promises: dict[str, str] = {q: c.id for c in plan.commitments for q in c.quantities}

    def all(self) -> dict[str, Any]:
        plan = self._plan
        return {
            "characters": len(plan.text.words),
            "sections": [[s.id, s.level, s.place.start, s.body_end, f"{s.number} {s.title}".strip()] for s in plan.outline],
            "indicators": [self._indicator(i) for i in plan.indicators],
            "projects": [self._project(box, p) for box in plan.boxes for p in box.projects],
            "boxes": [self._box(box) for box in plan.boxes],
            "promises": [self._promise(c) for c in plan.commitments],
            "figures": [self._figure(q) for q in plan.quantities],
            "lists": [self._list(n, e) for n, e in enumerate(plan.enumerations, start=1)],
            "names": [
                {"name": e.name, "type": ENTITY_TYPES[e.type], "aliases": list(e.aliases), "count": len(e.mentions),
                 "at": e.mentions[0].start if e.mentions else None}
                for e in plan.entities
            ],
            "gaps": [{"what": g.what, "at": g.start} for g in plan.not_found],
        }  # fmt: skip

    def _thing(
        self, id_: str, title: str, place: Place, fields: list[tuple[str, object]], **more: object
    ) -> dict[str, Any]:
        text = self._plan.text
        quote = text.quote(place)
        shown = [[label, str(value)] for label, value in fields if value not in (None, "")]
        line = text.line_of(place.start)
        return {"id": id_, "t": title, "at": place.start, "line": line, "q": quote[:_LONGEST_QUOTE], "f": shown, **more}

    def _indicator(self, i: Indicator) -> dict[str, Any]:
        unit = i.unit or ""
        base = f"{number_in_words(i.base)}{unit}" if i.base is not None else i.base_text if _says(i.base_text) else ""
        stated = (
            f"{COMPARATORS.get(i.comparator or '', '')}{number_in_words(i.target)}{unit}"
            if i.target is not None
            else i.target_text
        )
        fields: list[tuple[str, object]] = [
            ("类别", i.group), ("单位", i.unit), (f"{i.base_year}年" if i.base_year else "基期", base),
            (f"{i.target_year}年目标" if i.target_year else "目标", stated), ("年均/累计", i.growth_text), ("属性", attribute(i)),
            ("类型", TYPES.get(i.type or "", "待定")), ("方向", DIRECTIONS.get(i.direction or "", "待定")),
            ("能否检验", "能" if i.measurable else "不能：没有可比的数"),
        ]  # fmt: skip
        short = (
            f"{base or '—'} → {stated}"
            if _says(stated)
            else f"年均/累计 {i.growth_text}"
            if _says(i.growth_text)
            else "没有写明目标"
        )
        links = self._figures.get(i.id, [])
        return self._thing(i.id, i.name, i.place, fields, s=short, links=links, tag=attribute(i))

    def _project(self, box: Box, p: Project) -> dict[str, Any]:
        fields: list[tuple[str, object]] = [
            ("专栏", f"{box.number} {box.title}"),
            ("序号", p.number),
            ("正文提及", f"{len(p.mentions)} 处"),
        ]
        return self._thing(
            p.id, p.name, p.place, fields, s=f"专栏{box.number}", links=[box.id], mentions=[m.start for m in p.mentions]
        )

    def _box(self, b: Box) -> dict[str, Any]:
        fields: list[tuple[str, object]] = [("标题", b.title), ("项目", f"{len(b.projects)} 个")]
        return self._thing(b.id, f"专栏{b.number}", b.title_place, fields, s=b.title, links=[p.id for p in b.projects])

    def _promise(self, c: Commitment) -> dict[str, Any]:
        fields: list[tuple[str, object]] = [
            ("期限", period_in_words(c.due)), ("力度", STRENGTHS[c.strength]), ("建议单位", "、".join(c.department_hint)),
        ]  # fmt: skip
        return self._thing(
            c.id, c.what[:80], c.place, fields, s=period_in_words(c.due), links=list(c.quantities), st=c.strength
        )

    def _figure(self, q: Quantity) -> dict[str, Any]:
        fields: list[tuple[str, object]] = [
            ("数值", amount(q)), ("种类", KINDS[q.kind]), ("时期", period_in_words(q.period) or "没有写明"), ("性质", TENSES[q.tense]),
            ("力度", STRENGTHS.get(q.strength or "")), ("位置", "专栏内" if q.in_box else ""),
        ]  # fmt: skip
        links = [link for link in (q.indicator, self._promises.get(q.id)) if link]
        return self._thing(
            q.id, q.subject, q.place, fields, s=amount(q), links=links, tense=q.tense, kind=KINDS[q.kind], st=q.strength
        )

    def _list(self, number: int, e: Enumeration) -> dict[str, Any]:
        verdict = "未知" if e.holds is None else "相符" if e.holds else "不符"
        fields: list[tuple[str, object]] = [
            ("说有", f"{e.announced} 项"),
            ("列出", e.listed),
            ("核对", verdict),
            ("各项", "；".join(e.items)),
        ]
        return self._thing(
            f"E{number}",
            "、".join(i[:12] for i in e.items[:4]),
            e.place,
            fields,
            s=f"{e.announced} 项，{verdict}",
            links=[],
        )


def _says(words: str | None) -> bool:
    """Tell a cell that states something from one that holds a dash."""
    return words is not None and words.strip("-—–／/ ") != ""
