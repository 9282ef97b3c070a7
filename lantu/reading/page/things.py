"""Everything that was read, as the page's script shows it: one entry a thing, its fields in words."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import Any

from lantu.plan.model import Box, Commitment, Enumeration, Indicator, Plan, Project, Quantity
from lantu.reading.page.marks import Note
from lantu.reading.whereabouts import Whereabouts
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
    period_of,
)  # fmt: skip
from lantu.source.place import Place

_LONGEST_QUOTE = 240


def things_of(plan: Plan, notes: Sequence[Note] = ()) -> dict[str, Any]:
    """Return the data of the page: things by kind, and the sections with the offsets they reach to."""
    things = _Things(plan)
    return things.all() | {"notes": [things.note(note) for note in notes]}


class _Things:
    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._figures: dict[str, list[str]] = {}
        for quantity in plan.quantities:
            if quantity.indicator:
                self._figures.setdefault(quantity.indicator, []).append(quantity.id)
        self._promises: dict[str, str] = {q: c.id for c in plan.commitments for q in c.quantities}
        self._whereabouts = Whereabouts(plan)
        self._listed = sorted((p.place.start, p.place.end, p.id, box.id) for box in plan.boxes for p in box.projects)
        self._numbers = sorted((q.number_place.start, q.id) for q in plan.quantities)

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
        self, id_: str, title: str, place: Place, fields: Sequence[tuple[str, object]], **more: object
    ) -> dict[str, Any]:
        text = self._plan.text
        quote = text.quote(place)
        shown = [[label, str(value)] for label, value in fields if value not in (None, "")]
        where = self._whereabouts.page_or_line(place.start)
        return {"id": id_, "t": title, "at": place.start, "w": where, "q": quote[:_LONGEST_QUOTE], "f": shown, **more}

    def note(self, note: Note) -> dict[str, Any]:
        """Return a note as a thing of the page."""
        fields = list(note.fields)
        return self._thing(note.id, note.title, note.places[0], fields, s=note.fields[0][1], links=[], level=note.kind)

    def _indicator(self, i: Indicator) -> dict[str, Any]:
        unit = i.unit or ""
        base = f"{number_in_words(i.base)}{unit}" if i.base is not None else i.base_text if _says(i.base_text) else ""
        stated = (
            f"{COMPARATORS.get(i.comparator or '', '')}{number_in_words(i.target)}{unit}"
            if i.target is not None
            else i.target_text
            if _says(i.target_text)
            else ""
        )
        fields: list[tuple[str, object]] = [
            ("类别", i.group), ("单位", i.unit), (f"{i.base_year}年" if i.base_year else "基期", base),
            (f"{i.target_year}年目标" if i.target_year else "目标", stated), ("年均/累计", i.growth_text if _says(i.growth_text) else ""),
            ("属性", attribute(i)),
            ("类型", TYPES.get(i.type or "", "待定")), ("方向", DIRECTIONS.get(i.direction or "", "待定")),
            ("能否检验", "能" if i.measurable else "不能：没有可比的数"),
        ]  # fmt: skip
        short = (
            f"{base or '—'} → {stated}"
            if stated
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
        figures = [id_ for _, id_ in self._numbers[slice(*self._within(p.place))]]
        mentions = [m.start for m in p.mentions]
        return self._thing(
            p.id, p.name, p.place, fields, s=f"专栏{box.number}", links=[box.id, *figures], mentions=mentions
        )

    def _within(self, place: Place) -> tuple[int, int]:
        """Return which of the numbers stand in a place: from, to."""
        return bisect_left(self._numbers, (place.start, "")), bisect_left(self._numbers, (place.end, ""))

    def _project_at(self, offset: int) -> tuple[str, ...]:
        """Return the ids of the project and the box whose words hold an offset."""
        index = bisect_right(self._listed, (offset, len(self._plan.text.words) + 1)) - 1
        return self._listed[index][2:] if index >= 0 and offset < self._listed[index][1] else ()

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
            ("数值", amount(q)), ("种类", KINDS[q.kind]), ("时期", period_of(q) or "没有写明"), ("性质", TENSES[q.tense]),
            ("力度", STRENGTHS.get(q.strength or "")), ("位置", "专栏内" if q.in_box else ""),
        ]  # fmt: skip
        known = (q.indicator, self._promises.get(q.id), *self._project_at(q.number_place.start))
        return self._thing(
            q.id, q.subject, q.place, fields, s=amount(q), links=[link for link in known if link], tense=q.tense,
            kind=KINDS[q.kind], st=q.strength, u=q.unit,
        )  # fmt: skip

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
            holds=verdict,
        )


def _says(words: str | None) -> bool:
    """Tell a cell that states something from one that holds a dash."""
    return words is not None and words.strip("-—–／/ ") != ""
