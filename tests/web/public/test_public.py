"""The public sees what was released, and nothing else."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from lantu_web.errors import NotAllowed, NothingChosen, PlanNotReleased
from lantu_web.log.models import LogEntry
from lantu_web.observations.models import Observation, Release
from lantu_web.observations.services import correct_figure, record_figure
from lantu_web.public.models import FigureRelease
from lantu_web.public.selectors import candidates, releases_in_force, shown_plan
from lantu_web.public.services import release_figures, withdraw_figures, withdraw_plan
from lantu_web.record.models import Indicator
from lantu_web.record.services import release_plan, set_annual_target


@pytest.fixture
def figures(forest: Any, planner: Any) -> list[Observation]:
    """Two figures of 森林覆盖率, told apart by digits that appear nowhere else."""
    values = {"2026": Decimal("41.37"), "2027": Decimal("42.91")}
    return [
        record_figure(
            indicator=forest, period=p, value=v, unit="%", source="统计公报", release=Release.FINAL, by=planner
        )
        for p, v in values.items()
    ]


@pytest.fixture
def plan(forest: Any, planner: Any) -> Any:
    return release_plan(plan=forest.plan, by=planner)


def _page(address: str) -> str:
    answer = Client().get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_before_anything_is_released_the_page_says_so_kindly(forest: Any, figures: Any) -> None:
    page = _page("/public/")

    assert "目前还没有公开的内容" in page
    assert "某县规划" not in page


def test_of_a_plan_not_released_no_address_tells_anything(forest: Any, figures: Any) -> None:
    for address in (
        f"/public/plans/{forest.plan_id}/",
        f"/public/plans/{forest.plan_id}/figures.csv",
        f"/public/plans/{forest.plan_id}/figures.json",
        f"/public/indicators/{forest.pk}/",
    ):
        assert Client().get(address).status_code == 404


def test_a_released_plan_without_released_figures_shows_its_targets_and_no_figure(
    plan: Any, forest: Any, figures: Any
) -> None:
    page = _page(f"/public/plans/{plan.pk}/")

    assert "森林覆盖率" in page
    assert "尚未公布" in page
    assert "41.37" not in page


@pytest.mark.parametrize(
    "where", ["plans/{plan}/", "plans/{plan}/figures.csv", "plans/{plan}/figures.json", "indicators/{indicator}/"]
)
def test_a_released_figure_is_seen_everywhere_and_one_not_released_nowhere(
    where: str, plan: Any, forest: Any, figures: Any, planner: Any
) -> None:
    release_figures(figures=figures[:1], by=planner)

    page = _page("/public/" + where.format(plan=plan.pk, indicator=forest.pk))

    assert "41.37" in page
    assert "42.91" not in page


def test_no_annual_target_and_no_internal_status_shows_through(
    plan: Any, forest: Any, figures: Any, planner: Any
) -> None:
    set_annual_target(indicator=forest, year=2026, value=Decimal("43.21"), basis="内部", by=planner)
    release_figures(figures=figures, by=planner)

    for address in (f"/public/plans/{plan.pk}/", f"/public/indicators/{forest.pk}/"):
        assert "43.21" not in _page(address)


def test_what_is_withdrawn_is_gone_at_once_and_for_every_past_date_too(
    plan: Any, forest: Any, figures: Any, planner: Any
) -> None:
    release_figures(figures=figures[:1], by=planner)
    withdraw_figures(releases=FigureRelease.objects.all(), reason="数据有误", by=planner)

    assert "41.37" not in _page(f"/public/indicators/{forest.pk}/")
    assert "41.37" not in _page(f"/public/indicators/{forest.pk}/?as_of=2026-12-31")
    assert [row.withdrawn for row in FigureRelease.objects.all()] == [False, True]


def test_a_withdrawn_plan_takes_everything_with_it_until_it_is_shown_again(
    plan: Any, figures: Any, planner: Any
) -> None:
    release_figures(figures=figures, by=planner)
    withdraw_plan(plan=plan, reason="待核实", by=planner)

    assert Client().get(f"/public/plans/{plan.pk}/").status_code == 404
    assert "某县规划" not in _page("/public/")
    release_plan(plan=plan, by=planner)
    assert "42.91" in _page(f"/public/plans/{plan.pk}/")


def test_a_correction_is_seen_when_it_is_released_in_its_turn(
    plan: Any, forest: Any, figures: Any, planner: Any
) -> None:
    release_figures(figures=figures[:1], by=planner)
    correction = correct_figure(
        figure=figures[0], value=Decimal("41.55"), release=Release.REVISED, reason="核实", source="统计局", by=planner
    )

    assert "41.37" in _page(f"/public/indicators/{forest.pk}/")
    assert [one.state for one in candidates(plan)] == ["已更正", "未公开"]
    release_figures(figures=[correction], by=planner)
    assert "41.55" in _page(f"/public/indicators/{forest.pk}/")


def test_releasing_twice_writes_one_row_and_every_release_is_logged(plan: Any, figures: Any, planner: Any) -> None:
    assert release_figures(figures=figures, by=planner) == 2
    assert release_figures(figures=figures, by=planner) == 0
    withdraw_figures(releases=FigureRelease.objects.all()[:1], reason="有误", by=planner)

    actions = LogEntry.objects.filter(action__in=("figure.release", "figure.withdraw")).order_by("sequence")
    assert [one.action for one in actions] == ["figure.release", "figure.release", "figure.withdraw"]


@pytest.mark.parametrize("who", ["reporter", "outsider", "reviewer", "leader", "supervisor", "administrator", "public"])
def test_only_the_planning_section_releases_and_withdraws(who: str, plan: Any, figures: Any, people: Any) -> None:
    with pytest.raises(NotAllowed):
        release_figures(figures=figures, by=people[who])
    with pytest.raises(NotAllowed):
        withdraw_figures(releases=[], reason="x", by=people[who])
    with pytest.raises(NotAllowed):
        withdraw_plan(plan=plan, reason="待核实", by=people[who])
    assert not FigureRelease.objects.exists()


def test_what_cannot_be_released_is_refused_in_words(forest: Any, figures: Any, planner: Any) -> None:
    with pytest.raises(PlanNotReleased, match="E680 《某县规划》还没有公开"):
        release_figures(figures=figures, by=planner)
    with pytest.raises(NothingChosen, match="E681"):
        release_figures(figures=[], by=planner)


def test_a_withdrawal_has_a_reason(plan: Any, figures: Any, planner: Any) -> None:
    release_figures(figures=figures, by=planner)

    with pytest.raises(ValidationError, match="撤回要写明原因"):
        withdraw_figures(releases=FigureRelease.objects.all(), reason="  ", by=planner)
    assert all(releases_in_force([figures[0].indicator]).values())


def test_the_database_refuses_to_change_or_delete_a_release(plan: Any, figures: Any, planner: Any) -> None:
    release_figures(figures=figures, by=planner)

    for statement in ("UPDATE public_figurerelease SET withdrawn = withdrawn", "DELETE FROM public_figurerelease"):
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)


def test_the_planner_previews_releases_and_withdraws_on_the_pages(
    plan: Any, forest: Any, figures: Any, signed_in: Callable[[str], Client]
) -> None:
    client = signed_in("planner")
    first = figures[0].pk

    assert "42.91" in client.get("/public/releases/").content.decode()
    preview = client.post("/public/releases/preview/", {"figure": [first]}).content.decode()
    assert "41.37 <small>最终数</small>" in preview or "41.37 <small>初步数</small>" in preview
    assert "确认公开 1 个数据" in preview
    assert "41.37" not in _page(f"/public/indicators/{forest.pk}/")
    client.post("/public/releases/release/", {"figure": [first]})
    assert "41.37" in _page(f"/public/indicators/{forest.pk}/")
    row = FigureRelease.objects.get()
    client.post("/public/releases/withdraw/", {"release": [row.pk], "reason": ""})
    assert "41.37" in _page(f"/public/indicators/{forest.pk}/")
    client.post("/public/releases/withdraw/", {"release": [row.pk], "reason": "有误"})
    assert "41.37" not in _page(f"/public/indicators/{forest.pk}/")


@pytest.mark.parametrize("number", ["x", "-1", "99999999999999999999", "1' or 1=1"])
def test_numbers_that_name_nothing_release_nothing(number: str, plan: Any, signed_in: Callable[[str], Client]) -> None:
    answer = signed_in("planner").post("/public/releases/release/", {"figure": [number]})

    assert answer.status_code == 422
    assert "E681" in answer.content.decode()


def test_the_data_files_say_the_same_as_the_page_and_what_may_be_done_with_them(
    plan: Any, forest: Any, figures: Any, planner: Any
) -> None:
    release_figures(figures=figures, by=planner)

    lines = list(csv.DictReader(io.StringIO(_page(f"/public/plans/{plan.pk}/figures.csv").removeprefix("\ufeff"))))
    told = json.loads(_page(f"/public/plans/{plan.pk}/figures.json"))

    assert [(line["时期"], line["数值"]) for line in lines[:-1]] == [("2026", "41.37"), ("2027", "42.91")]
    assert [f["value"] for f in told["indicators"][0]["figures"]] == ["41.37", "42.91"]
    assert "请注明来源" in lines[-1]["规划"]
    assert "请注明来源" in told["licence"]


@pytest.mark.parametrize(("name", "cell"), [("=cmd()", "'=cmd()"), ("+1+1", "'+1+1"), ("@x", "'@x"), ("森林", "森林")])
def test_no_cell_of_the_data_file_is_a_formula(
    name: str, cell: str, plan: Any, forest: Any, figures: Any, planner: Any
) -> None:
    Indicator.objects.filter(pk=forest.pk).update(name=name)
    release_figures(figures=figures, by=planner)

    lines = list(csv.DictReader(io.StringIO(_page(f"/public/plans/{plan.pk}/figures.csv").removeprefix("\ufeff"))))

    assert lines[0]["指标"] == cell


def test_a_chart_says_its_figures_in_words_and_in_a_table(plan: Any, forest: Any, figures: Any, planner: Any) -> None:
    release_figures(figures=figures, by=planner)

    page = _page(f"/public/indicators/{forest.pk}/")

    assert 'role="img" aria-label="森林覆盖率。' in page
    assert "；目标：2030年45%" in page
    assert 'class="band"' not in page
    assert "<caption>公布的数据</caption>" in page
    assert " style=" not in page


@pytest.mark.parametrize(
    ("goal", "asked", "band"),
    [
        ({"type": "LEVEL_UP"}, "匀速推进时应达到的数", False), ({"type": "FLOOR"}, "每年不应低于的数", False),
        ({"type": "CEIL", "direction": "down"}, "每年不应高于的数", False),
        ({"type": "RANGE", "comparator": "range", "target": Decimal(40), "target_text": "40—45"}, "每年应在的范围", True),
    ],
)  # fmt: skip
def test_a_chart_says_what_is_asked_for_each_year_in_plain_words(
    goal: dict[str, Any], asked: str, band: bool, plan: Any, forest: Any, figures: Any, planner: Any
) -> None:
    Indicator.objects.filter(pk=forest.pk).update(**goal)
    release_figures(figures=figures, by=planner)

    key = _page(f"/public/indicators/{forest.pk}/").split('<ul class="key">')[1].split("</ul>")[0]

    assert asked in key
    assert "公布的数据" in key
    assert ('class="band"' in key) is band


def test_every_status_is_explained_in_plain_words() -> None:
    from lantu.tracking.assessment import Status
    from lantu_web.public.explained import explained
    from lantu_web.record.standing import CONTRADICTED

    assert set(explained()["statuses"]) == {*(one.word for one in Status), CONTRADICTED}


def test_the_page_of_a_plan_needs_as_many_queries_for_many_as_for_few(
    plan: Any, forest: Any, figures: Any, planner: Any
) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as seen:
            _page(f"/public/plans/{plan.pk}/")
        return len(seen)

    release_figures(figures=figures, by=planner)
    few = queries()
    Indicator.objects.bulk_create(
        Indicator(
            plan=plan, key=f"k{n}", name=f"指标{n}", type="LEVEL_UP", base=1, base_year=2025, target=2, target_year=2030
        )
        for n in range(30)
    )
    more = [
        record_figure(indicator=i, period="2026", value=Decimal(1), unit="", source="统计", by=planner)
        for i in Indicator.objects.filter(key__startswith="k")
    ]
    release_figures(figures=more, by=planner)

    assert queries() == few
    assert few <= 6
    assert len(shown_plan(plan)) == 31
