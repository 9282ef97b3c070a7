"""What stands beside the text (随文状态): for each indicator, promise and project its state, owner, last figure and next due date."""

from __future__ import annotations

from collections.abc import Mapping
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
from lantu_web.record.text_page import Block, Key, TextPage

NOTHING = SafeString("")


def joined(page: TextPage, notes: Mapping[Key, SafeString], short: Mapping[Key, SafeString]) -> SafeString:
    """Return a text with the notes beside it: whole where a thing's row stands, short where it is only mentioned."""
    return format_html_join("\n", "{}", ((_beside(block, notes, short),) for block in page.blocks))


def _beside(block: Block, notes: Mapping[Key, SafeString], short: Mapping[Key, SafeString]) -> SafeString:
    held = [(notes if field == "row" else short).get(thing, NOTHING) for thing, field in block.things]
    told = format_html_join("", "{}", ((note,) for note in dict.fromkeys(held) if note))
    aside = format_html("<aside>{}</aside>", told) if told else NOTHING
    return format_html('<div class="block" id="p{}"><div>{}</div>{}</div>', block.start, block.html, aside)


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
