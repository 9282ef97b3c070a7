"""Entities: names told by their heads, marks and lists, their aliases, and every place that mentions them."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lantu.plan.model import Box, Entity, Project
from lantu.reading.entities import read_entities
from lantu.source.text import SourceText

PIECES = [
    "柳溪县", "柳溪", "绿禾集团", "绿禾", "引进绿禾新能源有限公司", "县财政局", "《柳溪县志》", "青禾镇卫生院", "（以下简称“绿禾”）",
    "推进", "，", "。", "\n", "、", "等龙头企业", "年产5万吨", "（R&D）", "项目", "河", "的", "和",
]  # fmt: skip


def read(words: str, *projects: str) -> tuple[SourceText, tuple[Entity, ...]]:
    text = SourceText.of_words(words)
    places = [text.place(words.index(name), words.index(name) + len(name)) for name in projects]
    listed = tuple(Project(f"P{n}", n, text.quote(place), place) for n, place in enumerate(places))
    boxes = (Box("B1", "1", "", text.place(0, len(words)), text.place(0, 1), listed),) if listed else ()
    return text, read_entities(text, (), boxes)


def named(words: str, *projects: str) -> dict[str, str]:
    return {entity.name: entity.type for entity in read(words, *projects)[1]}


@pytest.mark.parametrize(
    ("words", "name", "type_"),
    [
        ("引进绿禾生物科技有限公司建设基地。", "绿禾生物科技有限公司", "enterprise"),
        ("依托绿禾集团发展深加工。", "绿禾集团", "enterprise"),
        ("支持绿禾化工技术改造。", "绿禾化工", "enterprise"),
        ("实施青禾镇卫生院改扩建。", "青禾镇卫生院", "institution"),
        ("建设柳溪县融媒体中心。", "柳溪县融媒体中心", "institution"),
        ("县图书馆全年开放。", "县图书馆", "institution"),
        ("加快柳溪经济开发区建设。", "柳溪经济开发区", "place"),
        ("治理柳溪河，改善水质。", "柳溪河", "place"),
        ("改造禾木大街和周边管网。", "禾木大街", "place"),
        ("由柳溪县财政局牵头。", "柳溪县财政局", "department"),
        ("贯彻中共柳溪县委部署。", "中共柳溪县委", "department"),
        ("国务院印发了通知。", "国务院", "department"),
        ("编写《柳溪县志》一部。", "柳溪县志", "document"),
        ("文号为柳政发〔2031〕9号。", "柳政发〔2031〕9号", "document"),
    ],
)
def test_a_name_is_told_by_the_word_it_ends_with_or_the_marks_around_it(words: str, name: str, type_: str) -> None:
    assert named(words)[name] == type_


@pytest.mark.parametrize(
    "words",
    [
        "全县各乡镇都要落实责任，我县乡村道路明显改善。",
        "建设文化馆、图书馆和乡村卫生院，发展现代化工。",
        "中心镇、示范村、产业园区和龙头企业加快发展。",
        "思路更加清晰，各部门全部到位，布局合理，格局打开。",
    ],
)
def test_common_words_that_end_like_names_are_none(words: str) -> None:
    assert named(words) == {}


def test_brands_are_told_from_a_list_before_enterprises_and_from_what_they_make() -> None:
    words = "培育绿禾、鑫垚、天穗等一批龙头企业。\n鑫垚年产5万吨有机肥项目\n焦化、铸造、化工等行业企业达标排放。"
    assert named(words) == dict.fromkeys(["绿禾", "鑫垚", "天穗"], "enterprise")


def test_projects_of_boxes_are_entities_and_may_hold_other_names() -> None:
    words = "专栏1\n1.绿禾集团肥料生产线项目"
    assert named(words, "绿禾集团肥料生产线项目") == {"绿禾集团肥料生产线项目": "project", "绿禾集团": "enterprise"}


@pytest.mark.parametrize(
    ("words", "name", "alias"),
    [
        ("制定《柳溪县禁牧办法》（以下简称“办法”）。按办法执行。", "柳溪县禁牧办法", "办法"),
        ("引进绿禾新能源控股有限公司，绿禾新能源投资建厂。", "绿禾新能源控股有限公司", "绿禾新能源"),
        ("柳溪县地处山区。柳溪人民勤劳。", "柳溪县", "柳溪"),
        ("柳溪县人民政府决定，柳溪县政府负责。", "柳溪县人民政府", "柳溪县政府"),
        ("采用制造执行系统（MES），MES覆盖全厂。", "制造执行系统", "MES"),
    ],
)
def test_aliases_are_those_the_text_states_and_short_forms_it_uses(words: str, name: str, alias: str) -> None:
    (entity,) = [entity for entity in read(words)[1] if entity.name == name]
    assert entity.aliases == (alias,)
    assert len(entity.mentions) >= 2


def test_a_short_form_two_names_share_belongs_to_neither() -> None:
    words = "绿禾集团与绿禾股份有限公司签约，绿禾很好。"
    assert all("绿禾" not in entity.aliases for entity in read(words)[1])


def test_of_names_that_hold_one_another_the_longest_is_mentioned() -> None:
    _, found = read("柳溪县财政局设在柳溪县。")
    mentions = {entity.name: [place.span for place in entity.mentions] for entity in found}
    assert mentions == {"柳溪县财政局": [(0, 6)], "柳溪县": [(8, 11)]}


def test_words_before_a_name_are_no_part_of_it() -> None:
    assert set(named("沿柳溪河治理，柳溪河变清，柳溪河通水。")) == {"柳溪河"}


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=16).map("".join))
def test_mentions_quote_a_name_or_alias_and_no_place_belongs_to_two(words: str) -> None:
    text, found = read(words)
    for entity in found:
        assert {text.quote(place) for place in entity.mentions} <= {entity.name, *entity.aliases}
        assert entity.mentions == tuple(sorted(entity.mentions))
    spans = [place.span for entity in found for place in entity.mentions]
    assert len(spans) == len(set(spans))
    assert found == read(words)[1]


def test_copies_of_a_text_have_the_same_names_and_as_many_times_the_mentions() -> None:
    words = "引进绿禾生物科技有限公司，由柳溪县财政局牵头。柳溪县治理柳溪河。\n"
    once, often = read(words)[1], read(words * 5)[1]
    assert [entity.name for entity in once] == [entity.name for entity in often]
    assert [5 * len(entity.mentions) for entity in once] == [len(entity.mentions) for entity in often]


def test_dirty_words_break_nothing() -> None:
    for words in ("", "县", "《" * 300, "（" * 300 + "）", "公司" * 300, "——·——集团", "柳" * 500 + "县", "（简称“”）"):
        read(words)


def test_a_real_plan_names_its_county_and_most_names_are_found(shared: Path) -> None:
    words = (shared / "plans" / "jiaocheng-14th-plan.txt").read_text(encoding="utf-8-sig")
    text, found = read(words)
    assert 200 <= len(found) <= 900
    assert {"enterprise", "institution", "place", "department", "document"} <= {entity.type for entity in found}
    assert all(text.quote(place) in {e.name, *e.aliases} for e in found for place in e.mentions)
