"""The outline: what is a heading, of which level, and what is none."""

from __future__ import annotations

import pytest

from lantu.reading.outline import read_outline
from lantu.source.text import SourceText


def outline(words: str) -> list[tuple[str, str, str]]:
    return [(s.level, s.number, s.title) for s in read_outline(SourceText.of_words(words))]


def test_levels_follow_the_numbering() -> None:
    words = "第一篇 总则\n第一章 背景\n第一节 成就\n（一）农业\n1.粮食生产\n第二章 目标"
    assert [level for level, _, _ in outline(words)] == ["part", "chapter", "section", "item", "item", "chapter"]


def test_full_width_digits_and_spaces_within_a_number_are_survived() -> None:
    assert outline("第１２章　科技\n第 十三 章 人才") == [
        ("chapter", "第１２章", "科技"),
        ("chapter", "第十三章", "人才"),
    ]


def test_a_contents_page_does_not_double_the_tree() -> None:
    words = "目  录\n第一章 背景……1\n第一节 成就 2\n第二章 目标……9\n第一章 背景\n第一节 成就\n第二章 目标"
    assert [number for _, number, _ in outline(words)] == ["第一章", "第一节", "第二章"]


def test_headings_fused_into_one_line_are_parted() -> None:
    words = "第二篇  新农村     第四章  发展农业     坚持把发展农业作为首要任务"
    assert outline(words) == [("part", "第二篇", "新农村"), ("chapter", "第四章", "发展农业")]


def test_a_title_broken_over_lines_is_one_heading() -> None:
    assert outline("第三章 指导思想、\n战略定位和主要目标\n第一节 思想") == [
        ("chapter", "第三章", "指导思想、战略定位和主要目标"),
        ("section", "第一节", "思想"),
    ]


def test_a_chapter_that_lost_its_number_is_found_where_sections_begin_anew_and_gets_no_number() -> None:
    words = "第一章 回顾\n第一节 成就\n过去五年成绩很大。\n发展目标和任务\n第一节 思想"
    assert ("chapter", "", "发展目标和任务") in outline(words)


def test_a_report_counts_its_chapters_with_plain_numerals() -> None:
    words = "一、去年工作回顾\n（一）工业稳中有进。规上工业增加值增长7%。\n二、今年工作安排"
    assert outline(words) == [
        ("chapter", "一", "去年工作回顾"),
        ("item", "（一）", "工业稳中有进"),
        ("chapter", "二", "今年工作安排"),
    ]


def test_the_short_first_sentence_of_a_paragraph_is_its_lead() -> None:
    assert outline("第一节 消费\n培育新型消费。发展网络消费和体验消费。") == [
        ("section", "第一节", "消费"),
        ("lead", "", "培育新型消费"),
    ]


def test_several_leads_of_one_length_in_one_paragraph_are_all_found() -> None:
    words = "管理创新。就是要向管理要效益，提高水平。民生共享。就是要兴办实事，增进福祉。"
    assert [title for _, _, title in outline(words)] == ["管理创新", "民生共享"]


@pytest.mark.parametrize(
    "prose",
    [
        "五年来新建学校12所。教育基础不断夯实，群众满意。",
        "大力弘扬工匠精神，引导全县人民追求卓越、锐意创新。全面提升公民素质。",
        "培育新型消费。",
        "各位代表。现在我向大会报告工作，请予审议。",
        "（1）围绕煤炭产业链，重点针对焦化产品进行资源化利用，促进清洁高效生产，实现集约发展。",
        "一、经济发展（6项）",
        "二、行政管理费408亿元，平均每年82亿元，占财政总支出的6.7%。",
    ],
)
def test_prose_and_rows_of_a_table_are_no_headings(prose: str) -> None:
    assert outline(prose) == []


def test_the_numbered_items_of_a_box_are_no_headings() -> None:
    assert outline("专栏1-1：重点项目\n1.水库工程\n2.公路工程\n\n第二节 交通") == [("section", "第二节", "交通")]


def test_each_section_reaches_to_the_next_of_its_rank_and_knows_its_parent() -> None:
    text = SourceText.of_words("第一章 甲\n第一节 乙\n文字。\n第二章 丙")
    first, section, second = read_outline(text)
    assert (section.parent, first.parent) == (first.id, None)
    assert section.body_end == first.body_end == second.place.start
    assert text.quote(section.place) == "第一节 乙"
