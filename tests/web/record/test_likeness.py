"""A sentence that changed a little is the same promise; what is not sure is for a person to decide; the same answer every time."""

from __future__ import annotations

import time
from random import Random

import pytest

from lantu_web.record.importing.likeness import Worded, alike
from lantu_web.record.importing.marked import marked

LONG = "实施水肥一体化项目、完成5万亩高标准农田建设任务，不断提升粮食综合生产能力"


def _sure(old: str, new: str, chapter: str = "农业", other: str = "农业") -> bool | None:
    found = alike([Worded(old, chapter)], [Worded(new, other)])
    return found[0].sure if found else None


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (LONG, LONG.replace("5万亩", "6万亩")),
        (LONG, LONG.replace("5万亩", "16.5万亩")),
        ("新建公园3个", "新建公园12个"),
        ("规划期末末，打造2-3个全国知名的农业“名品牌”", "规划期末，打造2-3个全国知名的农业“名品牌”"),
    ],
)
def test_other_numbers_or_a_misprint_make_no_other_promise(old: str, new: str) -> None:
    assert _sure(old, new) is True


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("东关小学改扩建项目", "西关小学改扩建项目"),
        ("城镇居民人均可支配收入", "农村居民人均可支配收入"),
        ("治理河道27公里，建蓄水坝17座、合页坝3座，修复边山生态3万亩", "蓄水坝17座，两侧岸堤建骨干绿地、合页坝3座、边山生态修复3万亩"),
    ],
)  # fmt: skip
def test_what_may_be_another_thing_is_for_a_person_to_decide(old: str, new: str) -> None:
    assert _sure(old, new) is False


def test_what_has_little_in_common_is_not_taken_for_the_same() -> None:
    assert _sure("建设磁窑河、瓦窑河湿地公园", "推进西社、水峪贯历史遗留矿山生态修复") is None


def test_of_two_that_are_equally_like_neither_is_sure() -> None:
    old = [Worded("新建2座污水处理厂", "生态")]
    new = [Worded("新建3座污水处理厂", "生态"), Worded("新建4座污水处理厂", "生态")]

    assert [pair.sure for pair in alike(old, new)] == [False]


def test_the_one_in_the_same_chapter_is_preferred() -> None:
    old = [Worded(LONG, "农业"), Worded(LONG.replace("5", "7"), "生态")]
    new = [Worded(LONG.replace("5", "9"), "生态"), Worded(LONG.replace("5", "8"), "农业")]

    assert [(pair.old, pair.new) for pair in alike(old, new)] == [(1, 0), (0, 1)]


def test_the_pairs_are_one_to_one_and_the_same_on_every_run() -> None:
    old, new = _many(60, 1), _many(60, 2)
    found = alike(old, new)

    assert len({pair.old for pair in found}) == len({pair.new for pair in found}) == len(found)
    assert found == alike(old, new)


def test_a_whole_new_text_of_a_long_plan_is_matched_in_seconds() -> None:
    began = time.process_time()
    found = alike(_many(3000, 1), _many(3000, 2))

    assert found
    assert time.process_time() - began < 20


def _many(count: int, seed: int) -> list[Worded]:
    drawn = Random(seed)
    words = ["推进", "建设", "森林", "公园", "水库", "道路", "产业", "改造", "学校", "医院", "完成", "提升", "治理"]
    return [Worded("".join(drawn.choices(words, k=12)) + str(drawn.randint(1, 99)), "章") for _ in range(count)]


@pytest.mark.parametrize(
    ("old", "new"), [(LONG, LONG.replace("5", "16")), ("", "新"), ("旧", ""), ("甲乙丙", "丙乙甲"), ("同", "同")]
)
def test_the_pieces_hold_all_old_words_and_all_new_words_in_order(old: str, new: str) -> None:
    pieces = marked(old, new)

    assert "".join(piece.words for piece in pieces if piece.kind != "came") == old
    assert "".join(piece.words for piece in pieces if piece.kind != "went") == new


def test_a_number_is_marked_whole() -> None:
    assert ("went", "1500") in [tuple(piece) for piece in marked("投资1500万元", "投资1800万元")]
