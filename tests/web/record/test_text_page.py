"""The plan's own text: every word of it, anchors that lead to the very sentence, states beside it, versions and differences."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lantu_web.record.importing.reading import prepare_upload
from lantu_web.record.importing.writing import confirm_import
from lantu_web.record.models import PlanVersion
from lantu_web.record.services import assign_owner
from lantu_web.record.text_page import text_page
from tests.web.record.test_import import TEXT

# The table as Word and text files give it: a cell a line.
FLAT = "\n".join(
    line.lstrip("# ") if not line.startswith("|") else "\n".join(cell.strip() for cell in line.strip("|").split("|"))
    for line in TEXT.split("\n")
    if not line.startswith("| ---")
)
HOSTILE = "到2030年，建成<script>alert(1)</script>公园3个。"


def _import(words: str, region: Any, planner: Any, name: str = "规划.md") -> PlanVersion:
    return confirm_import(prepare_upload(name, words.encode(), planner, region=region), planner)


@pytest.fixture
def version(region: Any, planner: Any, departments: Any) -> PlanVersion:
    held = _import(FLAT.replace("完成造林2万亩。", f"完成造林2万亩。\n\n{HOSTILE}"), region, planner, "规划.txt")
    forest = held.plan.indicators.get(name="森林覆盖率")
    assign_owner(things=[forest], department=departments["林业局"], by=planner)
    return held


def _shown(page: str) -> str:
    article = page[page.index("<article") : page.index("</article>")]
    article = re.sub(r"<aside>.*?</aside>", "", article, flags=re.S)
    return re.sub(r"\s", "", unescape(re.sub(r"<[^>]+>", "", article)))


def test_every_word_of_the_text_is_on_the_page_once_and_in_order(version: PlanVersion, signed_in: Any) -> None:
    page = signed_in("planner").get(f"/plans/{version.plan_id}/").content.decode()

    assert _shown(page) == re.sub(r"\s", "", version.text)
    assert "<script>alert" not in page


def test_every_passage_has_its_anchor_on_the_page(version: PlanVersion, signed_in: Any) -> None:
    page = signed_in("planner").get(f"/plans/{version.plan_id}/").content.decode()
    passages = list(version.passages.all())

    assert len(passages) > 20
    for passage in passages:
        address, anchor = passage.get_absolute_url().split("#")
        assert page.count(f'id="{anchor}"') == 1
        assert address == f"/plans/{version.plan_id}/?version=1"


def test_the_outline_leads_to_blocks_that_are_there(version: PlanVersion) -> None:
    page = text_page(version)

    assert page.outline[-1].words == "第一章 主要目标"
    assert {one.block for one in page.outline} <= {block.start for block in page.blocks}


def test_beside_an_indicator_stand_state_owner_and_last_figure(
    version: PlanVersion, signed_in: Any, planner: Any
) -> None:
    from decimal import Decimal

    from lantu_web.observations.services import record_figure

    forest = version.plan.indicators.get(name="森林覆盖率")
    record_figure(indicator=forest, period="2025", value=Decimal("40.2"), unit="%", source="统计", by=planner)

    page = signed_in("leader").get(f"/plans/{version.plan_id}/").content.decode()

    (beside,) = [one for one in re.findall(r"<aside>.*?</aside>", page, re.S) if f'href="/indicators/{forest.pk}/">指标' in one and "最近" in one]  # fmt: skip
    assert "40.2%（2025年）" in beside
    assert "林业局" in beside


def test_who_has_nothing_to_do_with_a_thing_reads_the_text_and_not_its_state(
    version: PlanVersion, signed_in: Any
) -> None:
    forest = version.plan.indicators.get(name="森林覆盖率")
    address = f"/plans/{version.plan_id}/"

    assert f"/indicators/{forest.pk}/" in signed_in("reporter").get(address).content.decode()
    outside = signed_in("outsider").get(address).content.decode()
    assert "森林覆盖率" in outside
    assert "<aside>" not in outside


@pytest.mark.parametrize(
    ("words", "told"),
    [("造林", "出现在 1 段，共 1 处"), ("没有的词", "原文中没有"), ("<script>", "出现在 1 段"), ("   ", "")],
)
def test_words_are_found_in_the_text(words: str, told: str, version: PlanVersion, signed_in: Any) -> None:
    page = signed_in("planner").get(f"/plans/{version.plan_id}/", {"words": words}).content.decode()

    assert told in page
    assert "<script>alert" not in page


def test_a_new_text_shows_what_changed_and_the_old_one_stays_to_read(version: PlanVersion, signed_in: Any, region: Any, planner: Any) -> None:  # fmt: skip
    plan = version.plan_id
    _import(FLAT.replace("完成造林2万亩", "完成造林3万亩").replace("40\n45\n", "40\n46\n"), region, planner, "规划.txt")
    client = signed_in("planner")

    changes = client.get(f"/plans/{plan}/versions/").content.decode()
    old = client.get(f"/plans/{plan}/?version=1").content.decode()

    assert "完成造林<del>2</del><ins>3</ins>万亩。" in changes
    assert "森林覆盖率 ｜ % ｜ 40 ｜ <del>45</del><ins>46</ins> ｜ 约束性" in changes
    assert "第一章 主要目标" in changes
    assert "这是旧版文本" in old
    assert "造林2万亩" in _shown(old)
    assert "造林3万亩" in _shown(client.get(f"/plans/{plan}/").content.decode())


def test_a_changed_paragraph_leads_to_its_place_in_both_texts_and_the_rest_is_folded(
    version: PlanVersion, signed_in: Any, region: Any, planner: Any
) -> None:
    plan, client = version.plan_id, signed_in("planner")
    _import(version.text.replace("完成造林2万亩", "完成造林12万亩"), region, planner, "规划.txt")

    changes = client.get(f"/plans/{plan}/versions/").content.decode()

    for number, words in ((1, "造林2万亩"), (2, "造林12万亩")):
        (start,) = re.findall(rf'<a href="/plans/{plan}/\?version={number}#p(\d+)">[旧新]文</a>', changes)
        text = client.get(f"/plans/{plan}/?version={number}").content.decode()
        assert words in _shown("<article>" + text[text.index(f'id="p{start}"') :][:400] + "</article>")
    assert re.search(r"<details class=\"unchanged\"><summary>未变的 \d+ 段</summary>", changes)


def test_the_annex_is_a_table_with_its_heads_and_each_cell_under_its_own(version: PlanVersion, signed_in: Any) -> None:
    page = signed_in("leader").get(f"/plans/{version.plan_id}/").content.decode()
    table = page[page.index("<table") : page.index("</table>")]

    assert re.findall(r'<th scope="col"><span id="p\d+">([^<]+)</span></th>', table) == [
        "序号", "指标", "单位", "2025年", "2030年", "属性",
    ]  # fmt: skip
    forest = version.plan.indicators.get(name="森林覆盖率")
    start = forest.passages.get(field="row").start
    row = table[table.index(f'<tr id="p{start}">') :]
    cells = re.findall(r'<td data-label="([^"]+)">(.*?)</td>', row[: row.index("</tr>")])
    assert [(label, re.sub("<[^>]+>", "", words)) for label, words in cells] == [
        ("序号", "1"), ("指标", "森林覆盖率"), ("单位", "%"), ("2025年", "40"), ("2030年", "45"), ("属性", "约束性"),
    ]  # fmt: skip
    assert f'href="/indicators/{forest.pk}/"' in row[: row.index("</tr>")]


def test_looking_for_words_leads_to_the_first_place_and_each_place_to_the_next(
    version: PlanVersion, signed_in: Any
) -> None:
    page = signed_in("planner").get(f"/plans/{version.plan_id}/", {"words": "森林"}).content.decode()

    assert re.search(r'<form class="filters noprint find" method="get" action="#f1">', page)
    assert re.findall(r'<span class="hit" id="(f\d+)"><span class="found">', page) == ["f1", "f2"]
    first, second = page[page.index('id="f1"') : page.index('id="f2"')], page[page.index('id="f2"') :]
    assert '<a href="#f2">下一处</a>' in first
    assert "上一处" not in first
    assert '<a href="#f1">上一处</a>' in second
    assert len(re.findall(r'id="c\d', page)) == len({passage.start for passage in version.passages.all()})


@pytest.mark.parametrize("query", ["version=99", "version=abc", "version=", "old=7&new=7", "old=x"])
def test_a_version_that_is_not_there_is_no_fault(query: str, version: PlanVersion, signed_in: Any) -> None:
    client = signed_in("planner")

    assert client.get(f"/plans/{version.plan_id}/?{query}").status_code in (200, 404)
    assert client.get(f"/plans/{version.plan_id}/versions/?{query}").status_code == 200


def test_before_its_import_a_plan_has_no_text(version: PlanVersion, signed_in: Any) -> None:
    assert signed_in("planner").get(f"/plans/{version.plan_id}/?as_of=2020-01-01").status_code == 404


def test_the_text_needs_as_many_queries_for_many_things_as_for_few(version: PlanVersion, signed_in: Any) -> None:
    from lantu_web.record.models import Commitment

    client, address = signed_in("planner"), f"/plans/{version.plan_id}/"
    client.get(address)

    def queries() -> int:
        with CaptureQueriesContext(connection) as seen:
            client.get(address)
        return len(seen)

    few = queries()
    Commitment.objects.bulk_create(
        Commitment(plan=version.plan, key=f"k{n}", number=100 + n, what=f"承诺{n}") for n in range(60)
    )

    assert queries() == few
    assert few <= 22
