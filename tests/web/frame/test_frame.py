"""What every page keeps to."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from django.template import Context, Template
from django.test import Client
from django.test.utils import CaptureQueriesContext

from lantu_web.frame.charts import Chart, Series, sparkline
from lantu_web.frame.templatetags.components import badge

PAGES = ("/", "/indicators/", "/plans/", "/plans/import/", "/public/", "/account/password/")


@pytest.mark.parametrize("address", PAGES)
def test_a_page_has_no_inline_script_or_style_and_loads_nothing_from_elsewhere(
    address: str, signed_in: Callable[[str], Client], forest: Any
) -> None:
    answer = signed_in("planner").get(address)
    page = answer.content.decode()

    assert answer.status_code == 200
    assert " style=" not in page
    assert "<style" not in page
    assert "<script>" not in page
    assert "://" not in page.replace("http://www.w3.org/2000/svg", "")
    policy = answer["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert "default-src 'none'" in policy


@pytest.mark.parametrize("file", ["lantu/lantu.css", "lantu/keep.js", "lantu/mark.svg", "django_htmx/htmx-2.min.js"])
def test_what_pages_load_is_served_from_here(file: str, db: None) -> None:
    assert Client().get(f"/static/{file}").status_code == 200


def test_a_page_names_its_language_title_main_part_and_way_past_the_navigation(signed_in: Any, forest: Any) -> None:
    page = signed_in("planner").get("/indicators/").content.decode()

    for part in (
        'lang="zh-Hans"',
        "<title>指标 · 蓝图</title>",
        'href="#content"',
        '<main id="content"',
        'aria-current="page"',
    ):
        assert part in page


@pytest.mark.parametrize(
    ("who", "words"),
    [
        ("planner", ["总览", "规划", "指标", "公开"]),
        ("administrator", ["日志", "管理", "公开"]),
        ("public", ["公开"]),
    ],
)
def test_the_navigation_shows_what_a_role_may_open(who: str, words: list[str], people: dict[str, Any]) -> None:
    from lantu_web.frame.navigation import navigation

    shown = [entry.words for entry in navigation(people[who])]

    assert [word for word in words if word not in shown] == []
    assert "管理" in words or "管理" not in shown


def test_a_page_tells_the_date_it_is_seen_from_until_one_returns(signed_in: Any, forest: Any) -> None:
    client = signed_in("leader")

    assert "正在回看" in client.get("/?as_of=2024-06-30").content.decode()
    assert "2024年6月30日" in client.get("/indicators/").content.decode()
    assert "正在回看" not in client.get("/?as_of=").content.decode()
    assert "看不懂日期" in client.get("/?as_of=昨天").content.decode()
    assert "正在回看" not in client.get("/?as_of=2999-01-01").content.decode()


def test_an_indicator_list_needs_as_many_queries_for_many_as_for_few(signed_in: Any, forest: Any) -> None:
    from django.db import connection

    from lantu_web.record.models import Indicator

    def queries() -> int:
        with CaptureQueriesContext(connection) as seen:
            client.get("/indicators/")
        return len(seen)

    client = signed_in("planner")
    client.get("/")
    few = queries()
    Indicator.objects.bulk_create(
        Indicator(plan=forest.plan, key=f"k{n}", name=f"指标{n}", owner=forest.owner, type="LEVEL_UP")
        for n in range(40)
    )

    assert queries() <= few
    assert few <= 14


def test_an_outsider_sees_nothing_of_others(signed_in: Any, forest: Any) -> None:
    assert "森林覆盖率" in signed_in("reporter").get("/indicators/").content.decode()
    assert "森林覆盖率" not in signed_in("outsider").get("/indicators/").content.decode()


def test_pages_that_do_not_exist_say_so_in_chinese(db: None) -> None:
    answer = Client().get("/nowhere/")

    assert answer.status_code == 404
    assert "没有这个页面" in answer.content.decode()


def test_script_in_text_stays_text() -> None:
    hostile = "<script>alert(1)</script>"

    assert "<script>" not in badge(hostile, "bad")
    assert "<script>" not in sparkline(Chart(hostile, hostile, (Series(hostile, ((2021, Decimal(1)),)),)))


def test_a_field_joins_its_help_and_its_error_to_the_input() -> None:
    from django import forms

    class Form(forms.Form):
        value = forms.DecimalField(label="数值", help_text="以%计")

    shown = Template("{% field form.value %}").render(Context({"form": Form({"value": "七"})}))

    assert 'aria-invalid="true"' in shown
    assert 'aria-describedby="id_value-help id_value-wrong"' in shown
    assert 'id="id_value-wrong"' in shown


def test_the_margins_of_paper_hold_the_day_and_the_number_of_the_page(db: None) -> None:
    told = Client().get("/printed.css?day=2026-11-26&seen=2024-03-31").content.decode()
    assert "2024年3月31日当日的情况　2026年11月26日打印" in told
    assert "counter(page)" in told


@pytest.mark.parametrize("words", ['"}body{}', "2026-13-40", ""])
def test_the_margins_of_paper_hold_nothing_but_days(words: str, db: None) -> None:
    told = Client().get("/printed.css", {"day": words, "seen": words}).content.decode()
    assert '@bottom-left { content: "";' in told
    assert "body" not in told


@pytest.mark.parametrize(
    ("came", "back"),
    [
        ("http://testserver/reporting/1/?a=1", 'href="/reporting/1/?a=1"'),
        ("https://elsewhere.example/x", 'href="/"'),
        ("javascript:alert(1)", 'href="/"'),
        ("", 'href="/"'),
    ],
)
def test_a_refusal_leads_back_to_the_page_one_came_from(came: str, back: str, signed_in: Any) -> None:
    page = signed_in("outsider").post("/duties/set/", headers={"referer": came}).content.decode()
    assert "不能这样做" in page
    assert back in page
