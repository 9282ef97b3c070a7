"""Quantities: what holds for any sentence, clean or dirty."""

from __future__ import annotations

import os
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from lantu.plan.model import Quantity
from lantu.plan.numerals import parse_number
from lantu.reading.horizons import Horizons
from lantu.reading.quantities import read_quantities
from lantu.source.text import SourceText

COMPARED = {"": "=", "不少于": ">=", "超过": ">", "不超过": "<=", "低于": "<", "约": "~"}
NOUNS = {
    "个": "示范园区",
    "万亩": "设施蔬菜面积",
    "亿元": "工业总产值",
    "%": "森林覆盖率",
    "公里": "农村公路里程",
    "万吨": "水果产量",
    "万人次": "游客接待量",
}
PIECES = [
    "森林覆盖率", "达到", "年均增长", "42%", "３．５％", "一千二百万亩", "百分之九点五", "2-3个", "4:60:36", "2×660MW", "翻一番", "前30位", "第六", "全省",
    "、", "，", "。", "；", "（", "）", "“", "”", "《", "》", "的", "和", "分别", "占", "高于", "比2020年", "新增", "年产", "项目", "到2025年", "\n", "\\r\\n", "  ",
    "1.", "5G", "—", "～", "至", "〔", "〕", "个", "万", "亿", "元", "以上", "左右", "连续5年", "其中", "总投资", "用于", "一", "两", "十",
]  # fmt: skip
dirty = st.lists(st.sampled_from(PIECES) | st.text(max_size=3), max_size=25).map("".join)


def read(words: str) -> tuple[SourceText, tuple[Quantity, ...]]:
    text = SourceText.of_words(words)
    return text, read_quantities(text, (), (), (), Horizons(text, ()))


@settings(max_examples=60, deadline=None)
@given(
    number=st.decimals(min_value=1, max_value=9999, places=1) | st.integers(1, 1899).map(Decimal),
    unit=st.sampled_from(sorted(NOUNS)),
    before=st.sampled_from(sorted(COMPARED)),
)
def test_a_generated_sentence_reads_back_the_same_record(number: Decimal, unit: str, before: str) -> None:
    text, (quantity,) = read(f"到2027年，全县{NOUNS[unit]}{before}{number}{unit}。")
    assert (quantity.value, quantity.unit, quantity.comparator) == (number, unit, COMPARED[before])
    assert quantity.subject == NOUNS[unit]
    assert parse_number(text.quote(quantity.number_place)) == quantity.value


@settings(max_examples=60, deadline=None)
@given(dirty)
def test_every_number_quotes_back_to_its_own_words_within_its_clause(words: str) -> None:
    text, quantities = read(words)
    for quantity in quantities:
        place, number = quantity.place, quantity.number_place
        assert place.start <= number.start < number.end <= place.end
        assert text.quote(number) in text.quote(place)
        assert quantity.subject
        assert quantity.value is not None or quantity.terms


@settings(max_examples=60, deadline=None)
@given(dirty)
def test_reading_is_alike_on_every_run_and_numbers_do_not_overlap(words: str) -> None:
    _, quantities = read(words)
    assert read(words)[1] == quantities
    places = [quantity.number_place for quantity in quantities]
    assert all(one.end <= other.start for one, other in pairwise(places))


def test_every_number_of_the_real_documents_quotes_back(shared: Path) -> None:
    for path in sorted((shared / "corpus").glob("*.txt"), key=os.path.getsize)[:6]:
        text, quantities = read(path.read_text(encoding="utf-8-sig"))
        for quantity in quantities:
            printed = text.quote(quantity.number_place)
            exact = (
                quantity.upper is None
                and quantity.times is None
                and not quantity.terms
                and not printed.startswith("翻")
            )
            assert not exact or "/" in printed or parse_number(printed) == quantity.value
