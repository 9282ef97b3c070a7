"""How an indicator of the record stands: every target type, the target in force, and contradictions in words."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from lantu_web.errors import NotAllowed, NotInThisPlan
from lantu_web.observations.models import Observation
from lantu_web.observations.selectors import figures_of
from lantu_web.record.even_path import even_path
from lantu_web.record.models import Indicator
from lantu_web.record.selectors import indicators_for
from lantu_web.record.services import (
    CHAIN,
    amend_target,
    record_compared,
    record_node_done,
    register_issued,
    set_annual_targets,
    set_indicator,
)
from lantu_web.record.standing import Standing, standing

AT = timezone.make_aware(datetime(2028, 6, 30, 12))
PUBLISHED = timezone.make_aware(datetime(2027, 3, 1))

# type: (fields of the row, figures of 2026 and 2027, word)
ROWS: dict[str, tuple[dict[str, Any], tuple[str, str], str]] = {
    "LEVEL_UP": ({"base": 40, "target": 45, "unit": "%"}, ("41", "42"), "符合预期"),
    "LEVEL_DOWN": ({"base": 40, "target": 33, "unit": "微克/立方米"}, ("39", "38"), "滞后"),
    "LEVEL_UP_GEO": ({"base": 100, "target": 150, "unit": "万人"}, ("108", "118"), "符合预期"),
    "GROWTH": ({"growth": 6, "growth_text": "6", "unit": "%"}, ("6.5", "7"), "快于预期"),
    "CUMUL": ({"target": 5000, "target_text": "〔5000〕", "unit": "人"}, ("1000", "500"), "滞后"),
    "CUMUL_CUT": ({"target": 17, "target_text": "〔17〕", "unit": "%"}, ("3.7", "3.7"), "符合预期"),
    "FLOOR": ({"target": 24, "comparator": ">=", "unit": "万亩"}, ("24.8", "23"), "未达标"),
    "CEIL": ({"target": "5.5", "comparator": "<=", "unit": "%"}, ("5", "5"), "达标"),
    "RANGE": ({"target": 45, "upper": 55, "comparator": "range", "unit": "%"}, ("50", "50"), "达标"),
    "RANK": ({"target": 30, "unit": "位"}, ("28", "28"), "达标"),
    "RELATIVE": ({"target_text": "高于全省平均水平", "compared_of": "level", "unit": "元"}, ("100", "110"), "达标"),
    "EXTERNAL": ({"target_text": "完成市下达目标", "unit": "万亩"}, ("24", "24"), "达标"),
    "TEXT": ({"target_text": "建成"}, ("1", "1"), "正常推进"),
}


def _row(plan: Any, type_: str, **fields: Any) -> Indicator:
    place = {"base_year": 2025, "target_year": 2030, "key": type_, "name": "某指标", "plan": plan, "type": type_}
    numbers = {key: Decimal(fields.pop(key)) for key in ("base", "target", "growth", "upper") if key in fields}
    return Indicator.objects.create(**(place | numbers | fields))


def _figure(row: Indicator, year: int, value: str, by: Any, **more: Any) -> Observation:
    return Observation.objects.create(
        indicator=row, period=str(year), period_start=date(year, 1, 1), period_end=date(year, 12, 31), value=Decimal(value),
        unit=more.pop("unit", row.unit), channel="statistics", source="统计公报", release="final", recorded_by=by,
        recorded_at=PUBLISHED, **more,
    )  # fmt: skip


def _standing(row: Indicator, person: Any, at: Any = AT) -> Standing:
    (found,) = [one for one in indicators_for(person, row.plan) if one.pk == row.pk]
    return standing(found, figures_of([found], at)[found.pk], at)


@pytest.fixture
def with_what_it_needs(planner: Any) -> Any:
    def give(row: Indicator) -> None:
        if row.type == "RELATIVE":
            for year in (2026, 2027):
                record_compared(indicator=row, year=year, value=Decimal(90), source="省统计年鉴", by=planner)
        if row.type == "EXTERNAL":
            register_issued(
                indicator=row, document="市〔2026〕1号", issued_on=date(2026, 5, 1), year=None, type="FLOOR",
                target=Decimal("23.1"), comparator=">=", by=planner,
            )  # fmt: skip
        if row.type == "TEXT":
            from lantu_web.duties.models import Duty

            nodes = [{"what": "方案", "due": "2026-12-31"}, {"what": "建成", "due": "2030-06-30"}]
            Duty.objects.create(indicator=row, nodes=nodes)
            record_node_done(
                indicator=row, what="方案", due=date(2026, 12, 31), done_on=date(2026, 11, 1), evidence="某政发〔2026〕3号", by=planner
            )  # fmt: skip

    return give


@pytest.mark.parametrize("type_", ROWS)
def test_every_target_type_is_judged_from_the_record(type_: str, forest: Any, planner: Any, with_what_it_needs: Any) -> None:  # fmt: skip
    fields, values, word = ROWS[type_]
    row = _row(forest.plan, type_, **fields)
    with_what_it_needs(row)
    for year, value in zip((2026, 2027), values, strict=True):
        _figure(row, year, value, planner)

    found = _standing(row, planner)

    assert (found.word, found.word in found.reason or bool(found.reason)) == (word, True)
    assert found.assessment is not None
    assert found.chart.words


def test_a_type_that_waits_for_a_person_waits(forest: Any, planner: Any) -> None:
    found = _standing(_row(forest.plan, "", base=1, target=2), planner)

    assert (found.word, found.tone) == ("待定类型", "watch")
    assert "请人工设定" in found.reason


@pytest.mark.parametrize(
    ("fields", "figure", "code"),
    [
        ({"type_": "LEVEL_UP", "base": 40, "target": 45, "unit": "%"}, {"unit": "个百分点"}, "E405"),
        ({"type_": "LEVEL_UP", "base": 40, "target": 45, "unit": "%"}, {"unit": "万亩"}, "E404"),
        ({"type_": "LEVEL_UP", "base": 40, "target": 45, "unit": "亿元", "price_basis": "comparable"}, {"price_basis": "current"}, "E406"),
        ({"type_": "RANK", "target": 30, "unit": "位"}, {"value": "2.5"}, "E414"),
        ({"type_": "LEVEL_UP", "base": 40, "target": 45, "unit": "%", "overrides": {"faster": "0.1"}}, {}, "E411"),
        ({"type_": "GROWTH", "growth": 6, "growth_text": "6", "unit": "%"}, {"value": "-200"}, "E410"),
    ],
)  # fmt: skip
def test_figures_that_contradict_the_goal_become_words_on_the_page(
    fields: dict[str, Any], figure: dict[str, Any], code: str, forest: Any, planner: Any, signed_in: Any
) -> None:
    row = _row(forest.plan, base_year=2020, target_year=2025, **fields)
    _figure(row, 2023, **{"value": "41", "by": planner} | figure)

    found = _standing(row, planner, None)

    assert (found.word, found.code) == ("数据存疑", "CONTRADICTED")
    assert code in found.reason
    for address in ("/", "/indicators/", row.get_absolute_url()):
        answer = signed_in("planner").get(address)
        assert answer.status_code == 200
    assert code in answer.content.decode()


def test_a_row_that_reads_in_two_ways_waits_until_a_person_confirms_it(forest: Any, planner: Any) -> None:
    row = _row(forest.plan, "LEVEL_UP", base=40, target=45, base_text="40（2024年口径41）", unit="%")
    _figure(row, 2027, "42", planner)
    assert _standing(row, planner).word == "待补目标"

    set_indicator(indicator=row, by=planner, confirmed=True)

    assert _standing(row, planner).word == "符合预期"


def test_a_threshold_of_its_own_changes_the_status(forest: Any, planner: Any) -> None:
    row = _row(forest.plan, "LEVEL_DOWN", base=40, target=33, unit="微克/立方米")
    _figure(row, 2027, "38", planner)
    assert _standing(row, planner).word == "滞后"

    set_indicator(indicator=row, by=planner, overrides={"nearly": "0.7"})

    assert _standing(row, planner).word == "基本符合预期"


def _chain(**days: str) -> list[dict[str, str]]:
    usual = dict(zip(CHAIN, ("2028-01-10", "2028-02-10", "2028-02-20", "2028-03-01", "2028-03-05"), strict=True))
    return [{"step": step, "on": on, "document": f"文{step}"} for step, on in (usual | days).items()]


def _amend(row: Indicator, by: Any, chain: Any, in_force_from: date = date(2028, 3, 1)) -> Any:
    return amend_target(
        indicator=row, target=Decimal(42), target_text="42", resolution="某人常〔2028〕5号", reason="中期评估",
        in_force_from=in_force_from, by=by, chain=chain,
    )  # fmt: skip


def test_an_amended_target_counts_from_the_day_it_is_in_force_and_the_old_one_stays(forest: Any, planner: Any) -> None:
    _figure(forest, 2027, "41", planner)
    before = timezone.make_aware(datetime(2028, 2, 29))
    assert _standing(forest, planner).word == "滞后"

    _amend(forest, planner, _chain())

    assert _standing(forest, planner).word == "快于预期"
    assert _standing(forest, planner, before).target.value == Decimal(45)
    forest.refresh_from_db()
    assert forest.target == Decimal(45)


@pytest.mark.parametrize(
    ("chain", "why"),
    [
        (_chain()[:-1], "缺公布"),
        (_chain(party="2028-02-01"), "前后颠倒"),
        (_chain(congress="2028-03-04"), "生效早于"),
    ],
)
def test_an_amendment_keeps_to_the_chain(chain: Any, why: str, forest: Any, planner: Any) -> None:
    with pytest.raises(NotInThisPlan, match=why):
        _amend(forest, planner, chain)
    assert not forest.amendments.exists()


def test_an_amendment_without_resolution_is_refused(forest: Any, planner: Any) -> None:
    with pytest.raises(ValidationError):
        amend_target(
            indicator=forest, target=None, target_text="x", resolution="", reason="", in_force_from=date(2028, 3, 1), by=planner
        )  # fmt: skip


def test_annual_targets_are_set_all_or_none_and_only_by_the_planner(forest: Any, planner: Any, people: Any) -> None:
    with pytest.raises(NotInThisPlan):
        set_annual_targets(
            indicator=forest, values={2026: Decimal(41), 2031: Decimal(46)}, basis="年度计划", by=planner
        )
    assert not forest.annual_targets.exists()
    with pytest.raises(NotAllowed):
        set_annual_targets(indicator=forest, values={2026: Decimal(41)}, basis="年度计划", by=people["reporter"])

    assert set_annual_targets(indicator=forest, values={2026: Decimal(41)}, basis="年度计划", by=planner) == 1
    assert set_annual_targets(indicator=forest, values={2026: Decimal(41)}, basis="年度计划", by=planner) == 0


@pytest.mark.parametrize(
    ("type_", "expected"),
    [
        ("LEVEL_UP", {2026: "41.0", 2030: "45.0"}),
        ("CUMUL", {2026: "1000.0", 2030: "1000.0"}),
        ("GROWTH", {2026: "6.0", 2030: "6.0"}),
        ("CUMUL_CUT", {2026: "3.7", 2030: "3.7"}),
        ("CEIL", {2026: "5.50", 2030: "5.50"}),
        ("TEXT", {}),
    ],
)
def test_the_even_path_suggests_a_target_for_each_year(type_: str, expected: Any, forest: Any, planner: Any) -> None:
    found = even_path(_standing(_row(forest.plan, type_, **ROWS[type_][0]), planner))

    assert {year: str(found[year]) for year in expected} == expected
    assert set(found) == (set(range(2026, 2031)) if expected else set())


def test_tables_that_are_only_added_to_still_refuse_changes_after_every_migration(forest: Any, planner: Any) -> None:
    from django.apps import apps
    from django.db import DatabaseError, connection, transaction

    from lantu_web.append_only import AppendOnly

    _amend(forest, planner, _chain())
    _figure(forest, 2026, "41", planner)
    register_issued(indicator=forest, document="文", issued_on=date(2026, 1, 1), year=None, type="FLOOR", target=Decimal(1), comparator="", by=planner)  # fmt: skip
    record_compared(indicator=forest, year=2026, value=Decimal(1), source="年鉴", by=planner)
    set_annual_targets(indicator=forest, values={2026: Decimal(41)}, basis="年度计划", by=planner)
    tables = [model._meta.db_table for model in apps.get_models() if issubclass(model, AppendOnly) and model.objects.exists()]  # fmt: skip
    assert len(tables) >= 6
    for table in tables:
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"DELETE FROM {table}")
