"""The overview: counts that lead to lists, what turned worse, what needs a decision, who is silent."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from lantu_web.board.selectors import overview
from lantu_web.board.warnings import warnings_at
from lantu_web.indicators.remembered import forget
from lantu_web.kept.copying import held_since
from lantu_web.notices.models import EarlyWarning, Level, Step, WarningStep
from lantu_web.notices.stages import Stage
from lantu_web.observations.models import Observation
from lantu_web.record.models import Indicator, PlanVersion


def _moment(*day: int) -> datetime:
    return timezone.make_aware(datetime(*day, 12))  # type: ignore[arg-type]


@pytest.fixture
def behind(forest: Any, planner: Any) -> Any:
    """森林覆盖率 from 2021 to 2025: on track in 2022, behind in 2023; known each March."""
    forest.base_year, forest.target_year = 2020, 2025
    with held_since(_moment(2020, 12, 31)):
        forest.save()
    PlanVersion.objects.create(
        plan=forest.plan, number=1, fingerprint="0", file_name="", file_sha256="", text="", data="{}",
        imported_at=_moment(2021, 1, 1), imported_by=planner,
    )  # fmt: skip
    for year, value in ((2021, "41"), (2022, "42"), (2023, "42.1")):
        Observation.objects.create(
            indicator=forest, period=str(year), period_start=date(year, 1, 1), period_end=date(year, 12, 31), value=Decimal(value),
            unit="%", channel="statistics", source="公报", release="final", recorded_by=planner, recorded_at=_moment(year + 1, 3, 20),
        )  # fmt: skip
    return forest


def test_what_turned_worse_is_shown_with_both_states(behind: Any, planner: Any, signed_in: Any) -> None:
    at = _moment(2024, 3, 31)

    found = overview(behind.plan, planner, at)

    (change,) = found.worse
    assert (change.before.word, change.now.word) == ("符合预期", "难以完成")
    page = signed_in("leader").get("/?as_of=2024-03-31").content.decode()
    assert "符合预期" in page
    assert "难以完成" in page


@pytest.mark.parametrize(("since", "worse"), [("", 1), ("figures", 1), ("year", 1), ("nonsense", 1)])
def test_it_is_compared_with_a_month_ago_or_as_asked(since: str, worse: int, behind: Any, planner: Any) -> None:
    assert len(overview(behind.plan, planner, _moment(2024, 3, 31), since).worse) == worse


def test_nothing_is_worse_when_nothing_happened_for_a_month(behind: Any, planner: Any) -> None:
    assert overview(behind.plan, planner, _moment(2024, 6, 30)).worse == []


def test_a_binding_indicator_out_of_reach_needs_a_decision(behind: Any, planner: Any) -> None:
    at = _moment(2024, 3, 31)
    assert [one.word for one in overview(behind.plan, planner, at).misses] == ["难以完成"]

    with held_since(_moment(2021, 1, 1)):
        Indicator.objects.filter(pk=behind.pk).update(binding=False)
    forget()  # written past the services, so past the log

    assert overview(behind.plan, planner, at).misses == []


def test_binding_ones_are_counted_first_and_the_counts_lead_to_the_list(behind: Any, signed_in: Any) -> None:
    with held_since(_moment(2021, 1, 1)):
        Indicator.objects.create(plan=behind.plan, key="k", name="预期的", binding=False, number=0)
    client = signed_in("leader")

    page = client.get("/?as_of=2024-03-31").content.decode()

    assert page.index("约束性指标 1 项") < page.index("预期性指标 1 项")
    assert "/indicators/?binding=yes&amp;state=%E9%9A%BE%E4%BB%A5%E5%AE%8C%E6%88%90" in page
    assert "森林覆盖率" in client.get("/indicators/?binding=yes&state=难以完成").content.decode()


def test_binding_ones_without_data_are_not_called_well(forest: Any, signed_in: Any) -> None:
    assert "还看不出好坏" in signed_in("leader").get("/").content.decode()


def _warning(forest: Any, departments: Any) -> EarlyWarning:
    with held_since(_moment(2026, 3, 1)):
        warning = EarlyWarning.objects.create(
            indicator=forest, department=departments["林业局"], level=Level.YELLOW, reason="滞后", opened_at=_moment(2026, 3, 1),
            due=date(2026, 3, 15), closed_at=_moment(2026, 7, 1),
        )  # fmt: skip
    steps = ((Step.OPENED, 3, 1, Level.YELLOW), (Step.RAISED, 4, 1, Level.RED), (Step.REPLIED, 5, 1, Level.RED))
    for step, month, day, level in steps:
        WarningStep.objects.create(warning=warning, step=step, level=level, at=_moment(2026, month, day))
    return warning


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ((2026, 2, 1), []),
        ((2026, 3, 10), [(Level.YELLOW, Stage.WAITING, 0)]),
        ((2026, 3, 20), [(Level.YELLOW, Stage.OVERDUE, 5)]),
        ((2026, 4, 14), [(Level.RED, Stage.OVERDUE, 21)]),
        ((2026, 6, 1), [(Level.RED, Stage.REPLIED, 0)]),
        ((2026, 8, 1), []),
    ],
)
def test_a_warning_is_seen_as_it_stood_on_the_day(day: Any, expected: Any, forest: Any, departments: Any) -> None:
    _warning(forest, departments)

    assert [(one.level, one.stage, one.late) for one in warnings_at([forest], _moment(*day))] == expected


def test_red_warnings_and_late_replies_need_a_decision(
    forest: Any, departments: Any, planner: Any, signed_in: Any
) -> None:
    warning = _warning(forest, departments)
    EarlyWarning.objects.filter(pk=warning.pk).update(closed_at=None)
    warning.steps.filter(step=Step.REPLIED).delete()

    found = overview(forest.plan, planner)

    assert [one.warning.pk for one in found.warnings] == [one.warning.pk for one in found.late_replies] == [warning.pk]
    assert "红色预警" in signed_in("leader").get("/").content.decode()


def test_the_same_indicator_is_told_once_among_what_needs_a_decision(
    behind: Any, departments: Any, planner: Any, signed_in: Any
) -> None:
    Observation.objects.create(
        indicator=behind, period="2025", period_start=date(2025, 1, 1), period_end=date(2025, 12, 31), value=Decimal(42),
        unit="%", channel="statistics", source="公报", release="final", recorded_by=planner,
    )  # fmt: skip
    assert [one.indicator for one in overview(behind.plan, planner).misses] == [behind]
    EarlyWarning.objects.create(
        indicator=behind, department=departments["林业局"], level=Level.RED, reason="难以完成", due=timezone.localdate()
    )

    found = overview(behind.plan, planner)

    assert (len(found.warnings), found.misses) == (1, [])
    page = signed_in("leader").get("/").content.decode()
    told = page[page.index("需要决定的事") : page.index('<section aria-label="进展">')]
    assert told.count("森林覆盖率</a>") == 1


def test_an_outsider_sees_nothing_of_others_on_the_overview(behind: Any, signed_in: Any, departments: Any) -> None:
    _warning(behind, departments)

    page = signed_in("outsider").get("/?as_of=2026-04-14").content.decode()

    assert "森林覆盖率" not in page
    assert "林业局" not in page


def test_the_overview_needs_as_many_queries_for_many_as_for_few(forest: Any, signed_in: Any) -> None:
    client = signed_in("planner")
    client.get("/")

    def queries() -> int:
        with CaptureQueriesContext(connection) as seen:
            client.get("/")
        return len(seen)

    few = queries()
    Indicator.objects.bulk_create(
        Indicator(plan=forest.plan, key=f"k{n}", name=f"指标{n}", owner=forest.owner, type="LEVEL_UP")
        for n in range(40)
    )

    assert queries() <= few
    assert few <= 30
