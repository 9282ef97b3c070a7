"""Repeated passages: whatever copy is planted is found, where it differs is told, and the cost grows with the length."""

from __future__ import annotations

import itertools
import random
from collections.abc import Callable

from hypothesis import given, settings
from hypothesis import strategies as st

from lantu.checking.passages import clusters, passages, place_of
from lantu.checking.repeats import folded, repeats
from lantu.checking.rule import Rule
from lantu.checking.rules.r001_passage_printed_twice import passage_printed_twice
from lantu.checking.rules.r002_passage_printed_twice_with_changes import passage_printed_twice_with_changes
from lantu.plan.model import Plan
from lantu.reading.read import read_plan
from lantu.source.text import SourceText

CHARACTERS = [chr(0x4E00 + number * 7) for number in range(2500)]
LENGTHS = st.lists(st.integers(min_value=9, max_value=16), min_size=1, max_size=6)


@st.composite
def stretches(draw: st.DrawFn, *least: int) -> list[str]:
    """Return stretches of prose, of at least so many clauses each, no character of which stands twice."""
    seed = draw(st.integers(min_value=0, max_value=10**6))
    pool, made = iter(random.Random(seed).sample(CHARACTERS, len(CHARACTERS))), list[str]()
    for few in least:
        lengths = [12] * (few - 1) + draw(LENGTHS)
        made.append("，".join("".join(itertools.islice(pool, length)) for length in lengths))
    return made


clause = st.lists(st.sampled_from(CHARACTERS), min_size=9, max_size=16, unique=True).map("".join)
filler = st.lists(clause, min_size=1, max_size=6).map("，".join)


def plan_of(*paragraphs: str) -> Plan:
    return read_plan(SourceText.of_words("\n".join(["第一章 产业", *(f"{each}。" for each in paragraphs)])))


def spans(rule: Rule, plan: Plan) -> list[list[str]]:
    return [[plan.text.quote(place) for place in finding.places] for finding in rule(plan)]


@settings(max_examples=60, deadline=None)
@given(stretches(3, 1, 1, 1))
def test_a_planted_copy_is_found_wherever_it_stands(parts: list[str]) -> None:
    copied, one, two, three = parts
    plan = plan_of(f"{one}，{copied}", two, f"{copied}，{three}")
    assert any(copied in words for found in spans(passage_printed_twice, plan) for words in found)


@settings(max_examples=60, deadline=None)
@given(stretches(3, 1))
def test_other_punctuation_hides_no_copy(parts: list[str]) -> None:
    copied, one = parts
    plan = plan_of(copied, one, copied.replace("，", "；"))
    assert len(passage_printed_twice(plan)) == 1


@settings(max_examples=60, deadline=None)
@given(stretches(3, 1, 1))
def test_words_put_into_a_copy_are_told(parts: list[str]) -> None:
    copied, more, one = parts
    more = more[:9]
    first, *rest = copied.split("，")
    plan = plan_of(copied, one, "，".join([first, more, *rest]))
    found = passage_printed_twice_with_changes(plan)
    assert [more in finding.message for finding in found] == [True]


@settings(max_examples=40, deadline=None)
@given(stretches(3, 1), st.integers(min_value=3, max_value=6))
def test_many_copies_are_one_passage(parts: list[str], times: int) -> None:
    copied, between = parts
    plan = plan_of(*([copied, between[:8]] * times))
    long = [repeat for repeat, _ in passages(plan) if repeat.shared >= len(copied.replace("，", ""))]
    assert [len(copies) for copies in clusters(long)] == [times]


@settings(max_examples=40, deadline=None)
@given(st.lists(filler, min_size=2, max_size=6))
def test_every_repeat_is_the_same_words_twice(paragraphs: list[str]) -> None:
    plan = plan_of(*paragraphs, paragraphs[0])
    text = folded(plan)
    for repeat in repeats(plan):
        for piece in repeat.pieces:
            early = text.characters[piece.early : piece.early + piece.length]
            assert early == text.characters[piece.late : piece.late + piece.length]
            assert "\n" not in early
        assert repeat.early[1] <= repeat.late[0]
        assert plan.text.quote(place_of(plan, repeat.late))


def test_headings_and_boxes_are_no_copies() -> None:
    plan = read_plan(
        SourceText.of_words(
            "第一章 打造一批高端服务业和先进制造业协同发展平台\n打造一批高端服务业和先进制造业协同发展的平台。\n"
            "专栏1-1：服务业项目\n1.高端服务业和先进制造业协同发展平台一期建设与运营管理项目。\n"
            "2.高端服务业和先进制造业协同发展平台一期建设与运营管理项目。"
        )
    )
    assert repeats(plan) == ()


def test_the_cost_of_many_copies_grows_with_their_length(calls: Callable[[Callable[[], object]], int]) -> None:
    words = "\n".join(
        f"第{number}条，新建{number}座水库，在{CHARACTERS[number] * 3}镇修路，引进{CHARACTERS[-number] * 9}企业。"
        for number in range(1, 100)
    )
    few, many = (read_plan(SourceText.of_words("\n".join([words] * times))) for times in (2, 16))
    assert calls(lambda: passages(many)) < 8 * calls(lambda: passages(few))
