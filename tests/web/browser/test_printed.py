"""What leaders get on paper: the table begins on the first page, every column is on it, and no button is printed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pypdfium2
import pytest
from django.utils import timezone

from lantu.tracking.moments import day_words

LISTS = {
    "/indicators/": ("指标", "属性", "基期", "目标", "最近数据", "走势", "状态", "牵头单位"),
    "/duties/": ("事项", "牵头单位", "责任单位", "分管县领导", "完成时限"),
    "/warnings/": ("指标", "等级", "原因", "牵头单位", "办理状态", "答复期限"),
    "/public/plans/1/": ("指标", "属性", "基期", "目标", "最近公布", "走势", "进展"),
}
FORMS = ("筛选", "清除", "采用建议", "全选", "修改勾选", "按规则评估", "导出", "退出", "回看日期")


@pytest.fixture
def printed(sign_in: Callable[..., Any]) -> Callable[..., Any]:
    page = sign_in("planner")

    def printed_(address: str, *, landscape: bool) -> Any:
        page.goto(address)
        return pypdfium2.PdfDocument(page.pdf(format="A4", landscape=landscape, prefer_css_page_size=False))

    return printed_


@pytest.mark.parametrize("landscape", [False, True], ids=["portrait", "landscape"])
@pytest.mark.parametrize("address", LISTS)
def test_a_printed_list_begins_on_the_first_page_whole_and_without_forms(
    address: str, landscape: bool, printed: Callable[..., Any]
) -> None:
    paper = printed(address, landscape=landscape)
    pages = [page.get_textpage() for page in paper]
    words = [page.get_text_bounded() for page in pages]

    heads = [_places(pages[0], title) for title in LISTS[address]]
    assert all(heads), dict(zip(LISTS[address], map(bool, heads), strict=True))
    assert all(right < paper[0].get_width() - 20 for found in heads for _, right in found)
    assert words[0].count("\n") > 20, "the first page holds the title alone"
    assert [form for form in FORMS for page in words if form in page] == []
    told = [page.replace("\r", "").replace("\n", "") for page in words]
    for number, page in enumerate(told, start=1):
        assert f"第 {number} 页，共 {len(told)} 页" in page
        assert f"{day_words(timezone.localdate())}打印" in page
    assert "第十四个五年规划" in told[0]


@pytest.mark.parametrize("landscape", [False, True], ids=["portrait", "landscape"])
def test_the_head_of_a_table_is_repeated_on_each_page(landscape: bool, printed: Callable[..., Any]) -> None:
    pages = [page.get_textpage() for page in printed("/indicators/", landscape=landscape)]

    assert len(pages) > 1
    assert all(_places(page, "最近数据") for page in pages)


def _places(page: Any, words: str) -> list[tuple[float, float]]:
    """Return where words stand on a page: left and right in points, of each time."""
    return list(_found(page, words))


def _found(page: Any, words: str) -> Iterator[tuple[float, float]]:
    search = page.search(words)
    while (hit := search.get_next()) is not None:
        start, count = hit
        yield page.get_charbox(start)[0], page.get_charbox(start + count - 1)[2]
