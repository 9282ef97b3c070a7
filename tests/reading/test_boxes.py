"""Boxes: which lines are theirs, and where else the text speaks of their projects."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lantu.plan.model import Box
from lantu.reading.boxes import read_boxes
from lantu.reading.formats import read_bytes
from lantu.reading.outline import read_outline
from lantu.source.text import SourceText
from tests.strategies import docx


def boxes(words: str) -> tuple[Box, ...]:
    text = SourceText.of_words(words)
    return read_boxes(text, read_outline(text))


def names(words: str) -> list[tuple[str, list[str]]]:
    return [(box.number, [project.name for project in box.projects]) for box in boxes(words)]


@pytest.mark.parametrize(
    ("title", "number"),
    [
        ("专栏5-1：水利项目", "5-1"),
        ("专栏11-1“十四五”水利项目", "11-1"),
        ("专栏 3 水利", "3"),
        ("专栏二、水利", "二"),
        ("\t专栏5—2：水利", "5-2"),
    ],
)
def test_a_title_line_begins_a_box_in_every_dress(title: str, number: str) -> None:
    assert names(f"{title}\n1.东山水库工程。\n2.西渠项目") == [(number, ["东山水库工程", "西渠项目"])]


def test_blank_lines_between_items_do_not_end_a_box_and_prose_does() -> None:
    assert names("专栏1-1：水利\n\n1.东山水库。\n\n2.西渠。\n\n其余工程按计划推进。\n3.不是项目") == [
        ("1-1", ["东山水库", "西渠"])
    ]


def test_boxes_out_of_order_and_behind_the_annex_keep_their_numbers() -> None:
    assert [
        number
        for number, _ in names("专栏8-2：热\n1.热源厂\n专栏8-1：电\n1.变电站\n附表\n指标\n专栏5-6：新业态\n1.智慧旅游")
    ] == ["8-2", "8-1", "5-6"]


def test_several_items_fused_in_one_line_are_parted() -> None:
    assert names("专栏1：交通\n1.东环路工程。2.西环路工程。") == [("1", ["东环路工程", "西环路工程"])]


def test_a_number_in_a_name_is_no_item_number() -> None:
    assert names("专栏1：应急\n1.气象站。\n2. 2001人防工程。") == [("1", ["气象站", "2001人防工程"])]


def test_a_reference_to_a_box_is_no_box() -> None:
    assert boxes("重点项目见专栏3。\n1.东山水库工程。") == ()


def test_a_box_of_prose_has_a_place_and_no_projects() -> None:
    (box,) = boxes("专栏2 标识解析工程\n建设十个二级节点，支持各市接入。\n\n下一段。")
    assert box.projects == ()
    assert box.place.end > box.title_place.end


def test_a_box_set_as_a_table_ends_with_the_table() -> None:
    text = read_bytes(docx([], [["专栏1-1：水利"], ["1.东山水库工程。"], ["2.西渠项目。"]]), "a.docx")
    assert [p.name for p in read_boxes(text, ())[0].projects] == ["东山水库工程", "西渠项目"]


def test_mentions_are_the_other_places_that_speak_of_a_project() -> None:
    words = "加快东山水库建设。\n专栏1-1：水利\n1.某某县东山水库工程。\n\n东山水库建成后供水两万人。"
    text = SourceText.of_words(words)
    (project,) = read_boxes(text, ())[0].projects
    assert [text.quote(place) for place in project.mentions] == []
    (project,) = read_boxes(SourceText.of_words(words.replace("东山水库", "东山水利枢纽")), ())[0].projects
    assert len(project.mentions) == 2


def test_projects_of_one_name_share_their_mentions_so_that_copies_cost_no_more() -> None:
    first, second = boxes("专栏1：甲\n1.东山水利枢纽工程\n专栏2：乙\n1.东山水利枢纽工程\n\n推进东山水利枢纽建设。")
    assert first.projects[0].mentions is second.projects[0].mentions


@settings(max_examples=40)
@given(st.lists(st.text(alphabet="东西南北水库公路（一期）年产万吨", min_size=3, max_size=12), min_size=1, max_size=8))
def test_listed_names_read_back(items: list[str]) -> None:
    lines = "\n".join(f"{n}.{item}。" for n, item in enumerate(items, start=1))
    assert names(f"专栏1-1：项目\n{lines}") == [("1-1", items)]
