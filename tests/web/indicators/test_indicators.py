"""Indicators: list, tables to take along, the page of one, and the pages where it is set what it is measured by."""

from __future__ import annotations

import csv
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO, StringIO
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from openpyxl import load_workbook

from lantu_web.observations.models import Release
from lantu_web.observations.services import correct_figure, record_figure
from lantu_web.record.models import Indicator

CHAIN = {
    f"{part}_{step}": value
    for step, day in zip(("evaluation", "proposal", "party", "congress", "publication"), range(1, 6), strict=True)
    for part, value in (("on", f"2026-06-0{day}"), ("document", f"文件{day}"))
}


@pytest.fixture
def figure(forest: Any, planner: Any) -> Any:
    return record_figure(
        indicator=forest, period="2025", value=Decimal("40.2"), unit="%", source="统计公报", by=planner
    )


@pytest.fixture
def more(forest: Any) -> Any:
    rows = [("粮食", False, "经济"), ("耕地", True, "安全"), ("=1+1", None, "安全")]
    for number, (name, binding, group) in enumerate(rows, start=2):
        Indicator.objects.create(plan=forest.plan, key=name, name=name, binding=binding, group=group, number=number)


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("", {"森林覆盖率", "粮食", "耕地", "=1+1"}),
        ("binding=yes", {"森林覆盖率", "耕地"}),
        ("binding=unknown", {"=1+1"}),
        ("group=安全", {"耕地", "=1+1"}),
        ("owner=none", {"粮食", "耕地", "=1+1"}),
        ("state=待定类型", {"粮食", "耕地", "=1+1"}),
        ("words=粮", {"粮食"}),
        ("sort=worst&binding=yes", {"森林覆盖率", "耕地"}),
        ("sort=nonsense&owner=99999999999999999999&binding=x", set()),
    ],
)
def test_the_list_and_its_tables_hold_what_was_asked_for(
    query: str, names: set[str], more: Any, signed_in: Any
) -> None:
    client = signed_in("planner")

    page = client.get(f"/indicators/?{query}").content.decode()
    rows = list(csv.reader(StringIO(client.get(f"/indicators/table.csv?{query}").content.decode("utf-8-sig"))))

    assert {name for name in ("森林覆盖率", "粮食", "耕地", "=1+1") if f'/">{name}<' in page} == names
    assert {row[2].lstrip("'") for row in rows[2:]} == names


def test_a_table_gives_numbers_as_numbers_and_no_formulas(more: Any, figure: Any, signed_in: Any) -> None:
    book = load_workbook(BytesIO(signed_in("planner").get("/indicators/table.xlsx").content))
    sheet = book.active
    assert sheet is not None
    cells = {sheet.cell(row, 3).value: sheet.cell(row, 13) for row in range(3, sheet.max_row + 1)}

    assert cells["森林覆盖率"].value == 40.2
    assert cells["粮食"].value is None
    assert "f" not in {cell.data_type for row in sheet.iter_rows() for cell in row}
    assert "'=1+1" in signed_in("planner").get("/indicators/table.csv").content.decode("utf-8-sig")


def test_an_outsider_takes_nothing_of_others_along(forest: Any, signed_in: Any) -> None:
    client = signed_in("outsider")

    assert "森林覆盖率" not in client.get("/indicators/table.csv").content.decode("utf-8-sig")
    for page in ("", "set/", "annual/", "amend/"):
        assert client.get(f"/indicators/{forest.pk}/{page}").status_code in (403, 404)


def test_every_figure_tells_who_recorded_it_and_what_it_corrects(figure: Any, planner: Any, signed_in: Any, forest: Any) -> None:  # fmt: skip
    correct_figure(
        figure=figure, value=Decimal("40.4"), release=Release.REVISED, reason="普查修订", source="统计局", by=planner
    )

    page = signed_in("reporter").get(forest.get_absolute_url()).content.decode()

    for words in ("<del>40.2</del>", "40.4", "更正 40.2：普查修订", "修订数", "统计公报", planner.name):
        assert words in page


def test_looking_back_shows_the_figure_before_its_correction(forest: Any, planner: Any, signed_in: Any) -> None:
    then = timezone.make_aware(datetime(2026, 3, 1))
    first = record_figure(indicator=forest, period="2025", value=Decimal("40.2"), unit="%", source="公报", by=planner, demo_since=then)  # fmt: skip
    correct_figure(
        figure=first, value=Decimal("40.4"), release=Release.REVISED, reason="修订", source="统计局", by=planner
    )
    from lantu_web.record.models import PlanVersion

    PlanVersion.objects.create(plan=forest.plan, number=1, fingerprint="0", file_name="", file_sha256="", text="", data="{}", imported_at=then, imported_by=planner)  # fmt: skip
    client = signed_in("leader")

    back = client.get(f"{forest.get_absolute_url()}?as_of=2026-06-01").content.decode()
    kept = client.get("/indicators/").content.decode()
    now = client.get(f"{forest.get_absolute_url()}?as_of=").content.decode()

    assert "40.4" not in back
    assert "40.2" in kept
    assert "正在回看" in kept
    assert "40.4" in now


def test_the_page_of_an_indicator_needs_few_queries(forest: Any, figure: Any, signed_in: Any) -> None:
    client = signed_in("planner")
    client.get(forest.get_absolute_url())

    with CaptureQueriesContext(connection) as seen:
        client.get(forest.get_absolute_url())

    assert len(seen) <= 17


def _settings(**given: Any) -> dict[str, Any]:
    usual = {"type": "LEVEL_UP", "direction": "up", "binding": "yes", "unit": "%", "comparator": ">="}
    return usual | given


def test_the_planner_sets_what_the_plan_leaves_open(forest: Any, signed_in: Any) -> None:
    given = _settings(type="FLOOR", accrual="stock", price_basis="", edition="某标准", own_nearly="０.8")

    answer = signed_in("planner").post(f"/indicators/{forest.pk}/set/", given)

    assert answer.status_code == 302
    forest.refresh_from_db()
    assert (forest.type, forest.accrual, forest.edition, forest.overrides) == (
        "FLOOR",
        "stock",
        "某标准",
        {"nearly": "0.8"},
    )


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"type": "LEVEL_SIDEWAYS"}, "LEVEL_SIDEWAYS"),
        ({"own_nearly": "1.2"}, "三档要依次降低"),
        ({"own_faster": "高"}, "这里要填数字"),
        ({"own_due_days": "12.5"}, "整数"),
        ({"upper": "NaN"}, "这里要填数字"),
        ({"upper": "1e400"}, "数字"),
        ({"unit": "长" * 41}, "40"),
        ({"type": "RANGE", "comparator": ">="}, "选“区间”"),
    ],
)
def test_settings_that_cannot_be_are_told_and_change_nothing(
    given: Any, told: str, forest: Any, signed_in: Any
) -> None:
    answer = signed_in("planner").post(f"/indicators/{forest.pk}/set/", _settings(**given))

    assert answer.status_code == 422
    assert told in answer.content.decode()
    forest.refresh_from_db()
    assert (forest.type, forest.overrides) == ("LEVEL_UP", {})


def test_the_even_path_is_a_suggestion_until_it_is_saved(forest: Any, signed_in: Any) -> None:
    client, address = signed_in("planner"), f"/indicators/{forest.pk}/annual/"

    page = client.get(f"{address}?suggest=1").content.decode()
    assert 'value="41"' in page
    assert not forest.annual_targets.exists()
    answer = client.post(address, {"year_2026": "41", "year_2027": "４２．５", "basis": "年度计划"})

    assert answer.status_code == 302
    assert {one.year: one.value for one in forest.annual_targets.all()} == {2026: Decimal(41), 2027: Decimal("42.5")}


def test_an_amendment_is_registered_with_its_chain_and_shown_with_the_old_target(forest: Any, signed_in: Any) -> None:
    given = {
        "target": "44",
        "comparator": ">=",
        "reason": "中期评估",
        "resolution": "某人常〔2026〕5号",
        "in_force_from": "2026-06-05",
    }
    client, address = signed_in("planner"), f"/indicators/{forest.pk}/amend/"

    assert client.post(address, given).status_code == 422
    assert client.post(address, given | CHAIN | {"on_party": "2026-01-01"}).status_code == 422
    assert not forest.amendments.exists()
    assert client.post(address, given | CHAIN).status_code == 302

    page = client.get(forest.get_absolute_url()).content.decode()
    for words in ("某人常〔2026〕5号", "县人大常委会批准：文件4", "规划原目标</strong> 45", "≥44", "调整后"):
        assert words in page


def test_a_target_handed_down_ends_the_waiting(forest: Any, signed_in: Any, planner: Any) -> None:
    Indicator.objects.filter(pk=forest.pk).update(type="EXTERNAL", target=None, target_text="完成市下达目标")
    client = signed_in("planner")
    assert "待下达" in client.get(forest.get_absolute_url()).content.decode()
    given = {
        "document": "市〔2026〕1号",
        "issued_on": "2026-05-01",
        "year": "",
        "type": "FLOOR",
        "target": "40",
        "comparator": ">=",
    }

    assert client.post(f"/indicators/{forest.pk}/issued/", given | {"type": "EXTERNAL"}).status_code == 422
    assert client.post(f"/indicators/{forest.pk}/issued/", given).status_code == 302

    page = client.get(forest.get_absolute_url()).content.decode()
    assert "待下达" not in page
    assert "市〔2026〕1号" in page


@pytest.mark.parametrize("who", ["leader", "reporter", "reviewer", "supervisor", "administrator"])
@pytest.mark.parametrize("page", ["set", "annual", "amend", "issued", "compared"])
def test_only_the_planner_sets(who: str, page: str, forest: Any, signed_in: Any) -> None:
    assert signed_in(who).post(f"/indicators/{forest.pk}/{page}/", {}).status_code == 403


def test_the_checks_about_an_indicator_stand_on_its_page(region: Any, planner: Any, signed_in: Any) -> None:
    from tests.web.record.test_import import TEXT
    from tests.web.record.test_text_page import _import

    version = _import(TEXT.replace("达到45%以上", "达到48%以上"), region, planner)
    forest = version.plan.indicators.get(name="森林覆盖率")

    page = signed_in("planner").get(forest.get_absolute_url()).content.decode()

    assert "原文检查发现的问题" in page
    assert "48%" in page
    assert f"/plans/{version.plan_id}/?version=1#c" in page


def test_the_large_chart_says_in_words_what_it_draws(forest: Any, figure: Any, signed_in: Any) -> None:
    page = signed_in("planner").get(forest.get_absolute_url()).content.decode()

    assert 'class="line-chart"' in page
    assert "实际：2025年40.2%" in page
    assert 'class="band"' in page


def test_a_window_tells_when_the_next_figure_is_due(forest: Any, planner: Any) -> None:
    from lantu_web.indicators.selectors import next_due
    from lantu_web.submissions.services.windows import open_window

    for month in (3, 6):
        open_window(
            plan=forest.plan, name=f"{month}月", period="2026", opens=date(2027, 1, 1), due=date(2027, month, 1), closes=date(2027, 12, 1),
            indicators=[forest], by=planner,
        )  # fmt: skip

    at = timezone.make_aware(datetime(2027, 4, 1))
    assert next_due([forest]) == {forest.pk: date(2027, 3, 1)}
    assert next_due([forest], at) == {forest.pk: date(2027, 6, 1)}


@pytest.mark.parametrize("address", ["/indicators/{}/", "/promises/{}/", "/promises/projects/{}/", "/plans/{}/", "/plans/{}/versions/"])  # fmt: skip
@pytest.mark.parametrize("key", ["0", "99999999", "9223372036854775808", "99999999999999999999999"])
def test_a_page_of_nothing_says_so(address: str, key: str, forest: Any, signed_in: Any) -> None:
    assert signed_in("planner").get(address.format(key)).status_code == 404


def test_the_owner_records_a_node_done_with_evidence_and_no_one_else(forest: Any, signed_in: Any) -> None:
    from lantu_web.duties.models import Duty

    Indicator.objects.filter(pk=forest.pk).update(type="TEXT")
    Duty.objects.create(indicator=forest, nodes=[{"what": "出台方案", "due": "2026-06-30"}, {"what": "没有日期"}])
    address, given = f"/indicators/{forest.pk}/nodes/", {"node": "0", "done_on": "2026-05-01", "evidence": "某政发3号"}
    client = signed_in("reporter")

    assert signed_in("outsider").post(address, given).status_code == 404
    for wrong in ({"evidence": ""}, {"node": "1"}, {"node": "x"}, {"done_on": "2999-01-01"}):
        assert client.post(address, given | wrong).status_code == 422
    assert not forest.nodes_done.exists()
    assert client.post(address, given).status_code == 302

    page = client.get(forest.get_absolute_url()).content.decode()
    assert "2026年5月1日完成，佐证：某政发3号" in page
    assert "1个节点完成1个" in page
