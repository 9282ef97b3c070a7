"""Commitments: what is promised, by when, how firmly, and who could own it."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lantu.plan.model import Box, Commitment, Quantity, Tense
from lantu.plan.period import Period
from lantu.reading.boxes import read_boxes
from lantu.reading.commitments import read_commitments
from lantu.reading.horizons import Horizons
from lantu.reading.outline import read_outline
from lantu.source.text import SourceText

CHAPTER = "某县第十五个五年规划\n第一章 主要任务\n"
PIECES = [
    "加快建设北部水厂",
    "到2028年",
    "力争建成三座车站",
    "县城是商贸中心",
    "，",
    "。",
    "；",
    "\n",
    "（责任单位：水利局）",
    "“",
    "”",
    "一是",
    "第二章 交通\n",
]


def read(
    words: str, quantities: tuple[Quantity, ...] = (), boxes: tuple[tuple[int, int], ...] = ()
) -> tuple[SourceText, tuple[Commitment, ...]]:
    text = SourceText.of_words(words)
    outline = read_outline(text)
    placed = tuple(Box(f"B{a}", "1", "", text.place(a, b), text.place(a, b)) for a, b in boxes)
    return text, read_commitments(text, outline, placed, quantities, Horizons(text, outline))


def whats(words: str) -> list[str]:
    return [commitment.what for commitment in read(CHAPTER + words)[1]]


def quantity(text: str, numeral: str, tense: Tense, period: Period | None = None) -> Quantity:
    at = text.index(numeral)
    place = SourceText.of_words(text).place(at, at + len(numeral))
    return Quantity("Q1", "", Decimal(1), None, None, "=", "count", period, tense, None, False, None, place, place)


def test_a_sentence_is_one_promise_and_semicolons_part_it() -> None:
    words = "新建北部水厂，改造老旧管网；完成三条道路拓宽。推进农村清洁取暖，提高群众生活质量。"
    assert whats(words) == ["新建北部水厂，改造老旧管网", "完成三条道路拓宽", "推进农村清洁取暖，提高群众生活质量"]


def test_a_long_sentence_is_parted_where_a_new_task_begins_and_keeps_results_with_their_task() -> None:
    words = (
        "实施河道综合整治工程，清理沿线堆积多年的杂物和淤泥，建设两岸绿化步道十公里，确保汛期行洪安全畅通，"
        "开展村庄污水收集处理，铺设主管网三十公里并接入镇区处理站，实现沿河各村生活污水不再直排入河，提高断面水质。"
    )
    first, second = whats(words)
    assert first.endswith("建设两岸绿化步道十公里，确保汛期行洪安全畅通")
    assert second.startswith("开展村庄污水收集处理")


@pytest.mark.parametrize(
    "words",
    [
        "县城是全县政治、经济和商贸的中心。",
        "高举旗帜，坚持以人民为中心的思想，奋勇前进。",
        "青山不老，绿水长流。",
        "促进就业，是民生之本。",
        "发展基础更加牢固。",
    ],
)
def test_statements_and_exhortations_promise_nothing(words: str) -> None:
    assert whats(words) == []


@pytest.mark.parametrize("title", ["过去五年回顾", "面临的形势", "存在的问题", "指导思想", "基本原则"])
def test_chapters_that_look_back_or_about_or_profess_promise_nothing(title: str) -> None:
    assert read(f"某县第十五个五年规划\n第一章 {title}\n加快建设北部水厂，完成管网改造。")[1] == ()


def test_a_promised_figure_is_a_promise_without_any_task_verb() -> None:
    words = CHAPTER + "县域总量比上年多6%。"
    promised = quantity(words, "6%", "commitment", Period.year(2027))
    (found,) = read(words, (promised,))[1]
    assert (found.what, found.quantities, found.due) == ("县域总量比上年多6%", ("Q1",), Period.year(2027))


def test_a_figure_that_is_fact_makes_no_promise() -> None:
    words = CHAPTER + "县域现有水库6座。"
    assert read(words, (quantity(words, "6", "fact"),))[1] == ()


@pytest.mark.parametrize(
    ("words", "strength"),
    [
        ("建成两座水厂。", "firm"),
        ("力争建成两座水厂。", "strive"),
        ("争取上级资金支持管网改造。", "strive"),
        ("积极谋划实施北部水厂项目。", "explore"),
        ("探索农业保险新模式。", "explore"),
        ("规划建设一条环城公路。", "explore"),
    ],
)
def test_how_firm_a_promise_is_follows_its_first_words(words: str, strength: str) -> None:
    assert [c.strength for c in read(CHAPTER + words)[1]] == [strength]


@pytest.mark.parametrize(
    ("words", "due"),
    [
        ("2027年底前建成北部水厂。", "2027"),
        ("到2028年，建成三座车站。", "2028"),
        ("建成三座车站。", "2030"),
    ],
)
def test_a_promise_is_due_when_it_says_or_when_the_plan_ends(words: str, due: str) -> None:
    assert [str(c.due) for c in read(CHAPTER + words)[1]] == [due]


@pytest.mark.parametrize(
    ("period", "due"),
    [(Period.years(2026, 2030), "2030"), (Period.years(2026, 2030, annual=True), "annual 2026-2030"), (None, "2030")],
)
def test_a_figure_of_a_span_is_due_at_its_end_and_a_yearly_one_each_year(period: Period | None, due: str) -> None:
    words = CHAPTER + "县域总量比上年多6%。"
    (found,) = read(words, (quantity(words, "6%", "commitment", period),))[1]
    assert str(found.due) == due


def test_without_any_year_nothing_is_due() -> None:
    assert [c.due for c in read("加快建设北部水厂，完成管网改造。")[1]] == [None]


def test_owners_named_in_the_text_come_before_suggested_ones() -> None:
    words = "推进北部水厂和三座加压泵站建设，满足全镇居民生产生活用水。改造老旧管网，减少漏损。（责任单位：县住建局、县发改局，各乡镇）实施造林工程，绿化荒山五千亩。"
    owners = [c.department_hint for c in read(CHAPTER + words)[1]]
    assert owners == [("县住建局", "县发改局", "各乡镇")] * 2 + [("林业局",)]


def test_a_note_of_owners_in_a_paragraph_of_its_own_speaks_of_the_one_before() -> None:
    words = "改造农村公路两条，加密客运班线。\n新建北部水厂，铺设管网。\n（牵头单位：县水利局；配合单位：县财政局）\n实施造林工程，绿化荒山。"
    owners = [c.department_hint for c in read(CHAPTER + words)[1]]
    assert owners == [("交通运输局",), ("县水利局", "县财政局"), ("林业局",)]


def test_a_sentence_may_name_its_owner_itself() -> None:
    (found,) = read(CHAPTER + "由县林业局、县水利局牵头推进荒山绿化，完成栽植三万亩。")[1]
    assert found.department_hint == ("县林业局", "县水利局")


def test_headings_leads_boxes_and_numbers_of_points_are_no_part_of_a_promise() -> None:
    words = (
        CHAPTER
        + "第一节 实施水利工程\n畅通道路。一是新建环城公路两条，打通三条断头路。\n专栏1 重点项目\n1.新建水库工程\n"
    )
    box = words.index("专栏")
    found = read(words, boxes=((box, len(words) - 1),))[1]
    assert [c.what for c in found] == ["新建环城公路两条，打通三条断头路"]


def test_each_promise_knows_its_section() -> None:
    text, found = read("第一章 水利任务\n新建北部水厂一座。\n第二章 交通任务\n新建环城公路两条。")
    sections = {section.id: section.title for section in read_outline(text)}
    assert [sections[c.section or ""] for c in found] == ["水利任务", "交通任务"]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
def test_promises_stand_in_order_do_not_overlap_and_quote_their_words(words: str) -> None:
    text, found = read(CHAPTER + words)
    assert all(text.quote(c.place) == c.what and c.what == c.what.strip("。；，") for c in found)
    assert all(one.place.end <= two.place.start for one, two in pairwise(found))
    assert found == read(CHAPTER + words)[1]


def test_dirty_words_break_nothing() -> None:
    for words in ("", "。；，", "（" * 500 + "加快建设", "“" * 500 + "建成。", "责任单位：" * 200, "一是" * 300):
        read(words)


def test_a_real_plan_promises_several_hundred_things(shared: Path) -> None:
    text = SourceText.of_words((shared / "plans" / "jiaocheng-14th-plan.txt").read_text(encoding="utf-8-sig"))
    outline = read_outline(text)
    found = read_commitments(text, outline, read_boxes(text, outline), (), Horizons(text, outline))
    assert 500 <= len(found) <= 1300
    assert sum(20 <= len(c.what) <= 120 for c in found) >= 0.85 * len(found)
    assert sum(bool(c.department_hint) for c in found) >= 0.8 * len(found)
    assert all(text.quote(c.place) == c.what for c in found)
