"""Numbers that announce a list."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lantu.reading.enumerations import read_enumerations
from lantu.reading.outline import read_outline
from lantu.source.text import SourceText


def lists(words: str) -> list[tuple[int, int | None, bool | None]]:
    text = SourceText.of_words(words)
    return [(e.announced, e.listed, e.holds) for e in read_enumerations(text, read_outline(text))]


@pytest.mark.parametrize(
    "words",
    [
        "做强煤炭、焦化、建材三大产业。",
        "发展“畜、果、菌”三大特色产业。",
        "紧扣培训、创业、增收“三大环节”。",
        "完善县乡村三级网络。",
        "健全县、乡（镇）、村三级物流体系。",
        "形成“研发+应用+服务”三位一体的体系。",
        "落实图书馆、文化馆和美术馆（简称“三馆”）免费开放。",
        "科技发展有三大趋势：一是数字化；二是绿色化；三是智能化。",
        "抓好三项任务：修路、建桥、通水。",
        "利用东河、西河、南河等三条河流。",
    ],
)
def test_a_list_of_three_is_found_before_and_after_its_number(words: str) -> None:
    assert lists(words) == [(3, 3, True)]


def test_a_count_that_differs_does_not_hold() -> None:
    assert lists("发展“畜、果、菌、药”五大特色产业。") == [(5, 4, False)]


def test_the_leads_that_follow_a_slogan_are_its_list() -> None:
    assert lists(
        "“两创战略”是根本抓手。\n产业创优。就是要提升竞争力，做强产业。\n环境创建。就是要改善环境，建设家园。"
    ) == [(2, 2, True)]


def test_the_headings_that_follow_a_paragraph_are_its_list() -> None:
    assert lists(
        "一、工作安排\n重点做好两方面工作：\n（一）稳增长\n抓好投资和消费。\n（二）惠民生\n办好教育和医疗。"
    ) == [(2, 2, True)]


def test_a_slogan_that_heads_a_chapter_finds_its_list_elsewhere() -> None:
    words = "第一章 聚焦“三新”突破\n推进新基建、新技术、新材料建设。\n第二章 其他\n继续抓“三新”。"
    assert lists(words) == [(3, 3, True)]


@pytest.mark.parametrize(
    "words",
    [
        "增强“四个意识”、坚定“四个自信”、做到“两个维护”。",
        "东山水库、西渠等42个项目建成投产。",
        "推动数字化、网络化技术在四大传统产业应用。",
        "一二三产业融合发展。",
        "2025年新建三所学校。",
        "新增国家级项目1项、省级项目2项。",
    ],
)
def test_slogans_open_lists_and_plain_counts_announce_nothing(words: str) -> None:
    assert lists(words) == []


@settings(max_examples=40)
@given(
    st.lists(st.text(alphabet="农林牧渔工商旅医教文体", min_size=2, max_size=4), min_size=3, max_size=9, unique=True),
    st.integers(-1, 1),
)
def test_a_planted_count_is_found_out(items: list[str], slip: int) -> None:
    numeral = "零一二三四五六七八九十"[len(items) + slip]
    words = f"发展“{'、'.join(items)}”{'两' if numeral == '二' else numeral}大产业。"
    assert lists(words) == [(len(items) + slip, len(items), slip == 0)]
