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

HOSTILE = "到2030年，建成<script>alert(1)</script>公园3个。"


def _import(words: str, region: Any, planner: Any) -> PlanVersion:
    return confirm_import(prepare_upload("规划.md", words.encode(), planner, region=region), planner)


@pytest.fixture
def version(region: Any, planner: Any, departments: Any) -> PlanVersion:
    held = _import(TEXT.replace("完成造林2万亩。", f"完成造林2万亩。\n\n{HOSTILE}"), region, planner)
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
    ("words", "told"), [("造林", "出现在 1 段"), ("没有的词", "原文中没有"), ("<script>", "出现在 1 段"), ("   ", "")]
)
def test_words_are_found_in_the_text(words: str, told: str, version: PlanVersion, signed_in: Any) -> None:
    page = signed_in("planner").get(f"/plans/{version.plan_id}/", {"words": words}).content.decode()

    assert told in page
    assert "<script>alert" not in page


def test_a_new_text_shows_what_changed_and_the_old_one_stays_to_read(version: PlanVersion, signed_in: Any, region: Any, planner: Any) -> None:  # fmt: skip
    plan = version.plan_id
    _import(TEXT.replace("完成造林2万亩", "完成造林3万亩").replace("| 40 | 45 |", "| 40 | 46 |"), region, planner)
    client = signed_in("planner")

    changes = client.get(f"/plans/{plan}/versions/").content.decode()
    old = client.get(f"/plans/{plan}/?version=1").content.decode()

    assert re.search("<del>[^<]*造林2万亩[^<]*</del>", changes)
    assert re.search("<ins>[^<]*造林3万亩[^<]*</ins>", changes)
    assert "这是旧版文本" in old
    assert "造林2万亩" in _shown(old)
    assert "造林3万亩" in _shown(client.get(f"/plans/{plan}/").content.decode())


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
