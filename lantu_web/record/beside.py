"""What stands beside the text (随文状态): for each indicator, promise and project its state, owner, last figure and next due date."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime

from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from lantu.tracking.moments import day_words
from lantu_web.accounts.permissions import Person
from lantu_web.frame.templatetags.components import badge, demo_mark, figure
from lantu_web.indicators.selectors import next_due, standings
from lantu_web.observations.periods import in_words
from lantu_web.promises.selectors import State, states_of, things_for
from lantu_web.record.models import Plan
from lantu_web.record.standing import Standing
from lantu_web.record.text_blocks import Block, Key
from lantu_web.record.text_markup import NOTHING, markup, words_of
from lantu_web.record.text_page import TextPage
from lantu_web.record.text_search import Found, Hit
from lantu_web.record.text_table import Table

Notes = Mapping[Key, SafeString]
NO_NOTES: Notes = {}


def joined(page: TextPage, notes: Notes = NO_NOTES, short: Notes = NO_NOTES, found: Found | None = None) -> SafeString:
    """Return a text with the notes beside it, whole where a thing's row stands, short where it is only mentioned; hits marked."""
    hits = found.by_block() if found else {}
    shown = _Shown(page, notes, short, hits)
    return format_html_join("\n", "{}", ((one,) for one in shown.all()))


class _Shown:
    """The blocks and tables of a page, with what is told beside them."""

    def __init__(self, page: TextPage, notes: Notes, short: Notes, hits: Mapping[int, list[Hit]]) -> None:
        self._page, self._notes, self._short, self._hits = page, notes, short, hits

    def all(self) -> Iterator[SafeString]:
        at, blocks = 0, self._page.blocks
        while at < len(blocks):
            table = self._page.tables.get(at)
            yield self._table(table) if table else self._line(blocks[at])
            at = table.last if table else at + 1

    def _line(self, block: Block) -> SafeString:
        return format_html(
            '<div class="block" id="p{}"><div>{}</div>{}</div>', block.start, self._html(block), self._aside(block)
        )

    def _table(self, table: Table) -> SafeString:
        blocks = self._page.blocks[table.first : table.last]
        rows = blocks[sum(len(cell) for cell in table.head) :]
        asides = [self._aside(block) for block in rows]
        told = any(asides)
        width = table.columns + told
        body = (((self._row(block, aside, width, told=told)),) for block, aside in zip(rows, asides, strict=True))
        return format_html(
            '<div class="scroll" tabindex="0" role="region" aria-label="指标表"><table class="data cards text-table">{}<tbody>{}</tbody></table></div>',
            self._head(table, told=told), format_html_join("", "{}", body),
        )  # fmt: skip

    def _head(self, table: Table, *, told: bool) -> SafeString:
        if not table.head:
            return NOTHING
        blocks = self._page.blocks
        cells = (
            (format_html_join("", '<span id="p{}">{}</span>', ((blocks[at].start, self._words(blocks[at])) for at in cell)),)
            for cell in table.head
        )  # fmt: skip
        last = SafeString('<th scope="col"><aside>进展</aside></th>') if told else NOTHING
        return format_html("<thead><tr>{}{}</tr></thead>", format_html_join("", '<th scope="col">{}</th>', cells), last)

    def _row(self, block: Block, aside: SafeString, width: int, *, told: bool) -> SafeString:
        if not block.cells:
            words = self._words(block)
            return format_html('<tr id="p{}"><th colspan="{}" scope="rowgroup">{}</th></tr>', block.start, width, words)
        last = format_html('<td class="said">{}</td>', aside) if told else NOTHING
        return format_html('<tr id="p{}">{}{}</tr>', block.start, self._html(block), last)

    def _html(self, block: Block) -> SafeString:
        hits = self._hits.get(block.start)
        return markup(self._page.text, block, hits) if hits else block.html

    def _words(self, block: Block) -> SafeString:
        return words_of(self._page.text, block, self._hits.get(block.start, ()))

    def _aside(self, block: Block) -> SafeString:
        held = [(self._notes if field == "row" else self._short).get(thing, NOTHING) for thing, field in block.things]
        told = format_html_join("", "{}", ((note,) for note in dict.fromkeys(held) if note))
        return format_html("<aside>{}</aside>", told) if told else NOTHING


def notes_for(
    page: TextPage, plan: Plan, person: Person, at: datetime | None = None
) -> tuple[dict[Key, SafeString], dict[Key, SafeString]]:
    """Return the notes of what concerns a person, whole, and short for what is mentioned; a bounded number of queries."""
    mentioned = {thing for block in page.blocks for thing, field in block.things if field == "mention"}
    held = standings(plan, person, at)
    due = next_due([one.indicator for one in held], at)
    whole: dict[Key, SafeString] = {}
    short: dict[Key, SafeString] = {}
    for one in held:
        key = ("indicator", one.indicator.pk)
        whole[key] = _indicator(one, due.get(one.indicator.pk))
        if key in mentioned:
            short[key] = _short("指标", one.indicator.name, one.indicator.get_absolute_url(), one.word, one.tone)
    for kind, words in (("commitment", "承诺"), ("project", "项目")):
        address = reverse(f"promises:{kind}", args=[0]).replace("0", "{}")
        for state in states_of(kind, things_for(kind, person, plan, at), at):  # type: ignore[arg-type]
            key = (kind, state.thing.pk)
            there = address.format(state.thing.pk)
            whole[key] = _promise(words, state, there)
            if key in mentioned:
                short[key] = _short(words, str(state.thing)[:24], there, state.word, state.tone)
    return whole, short


def _indicator(one: Standing, due: date | None) -> SafeString:
    i, last = one.indicator, one.last
    latest = (
        format_html("最近：{}{}（{}）{}", figure(last.value), last.unit, in_words(last.period), demo_mark(last.demo))
        if last
        else "还没有数据"
    )
    return format_html(
        '<div class="beside {}"><a href="{}">指标 {}</a> {}<br>{}<br>{}{}</div>',
        one.tone, i.get_absolute_url(), i.name, badge(one.word, one.tone), latest, i.owner or "未分工",
        f"　下次报送截止 {day_words(due)}" if due else "",
    )  # fmt: skip


def _promise(words: str, state: State, address: str) -> SafeString:
    due = f"　期限 {day_words(state.due)}" if state.due else ""
    late = badge("已逾期", "bad") if state.overdue else ""
    return format_html(
        '<div class="beside {}"><a href="{}">{} {}</a> {} {}<br>{}{}</div>',
        state.tone, address, words, state.thing.number, badge(state.word, state.tone), late,
        state.thing.owner or "未分工", due,
    )  # fmt: skip


def _short(words: str, name: str, address: str, word: str, tone: str) -> SafeString:
    return format_html(
        '<div class="beside short"><a href="{}">{} {}</a> {}</div>', address, words, name, badge(word, tone)
    )
