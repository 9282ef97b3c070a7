"""The indicator library: closed, without doubles, and found by the names plans use."""

from __future__ import annotations

from pathlib import Path

import pytest

from lantu.errors import LibraryError, LibraryField, LibraryRange, LibraryRepeated, LibraryUnreadable, LibraryValue
from lantu.plan.units import unit_kind
from lantu.standards.departments import departments
from lantu.standards.indicator_library import library, read_library

LINE = (
    "- {key: a, name: 甲率, aliases: [甲比例], unit: '%', direction: up, type: LEVEL_UP, formula: 甲除以乙, department: 统计局, "
    "frequency: 年, range: [0, 100], source: own}"
)


def test_about_a_hundred_and_fifty_usual_indicators_are_known() -> None:
    assert 140 <= len(library().entries) <= 180


@pytest.mark.parametrize(
    ("name", "key"),
    [("GDP", "gdp"), ("地区生产总值（GDP）", "gdp"), ("规上工业企业数", "above_scale_firms"), ("PM2.5年均浓度", "pm25"),
     ("单位国内生产总值能源消耗降低", "energy_cut"), ("每千人口拥有执业（助理）医师数", "doctors"), ("常住人口城镇化率", "urbanisation")],
)  # fmt: skip
def test_an_indicator_is_found_by_the_names_plans_use(name: str, key: str) -> None:
    found = library().match(name)
    assert found is not None
    assert found.key == key


def test_units_are_known_units() -> None:
    unknown = [e.unit for e in library().entries if e.unit and unit_kind(e.unit) is None and "/" not in e.unit]
    assert unknown == ["人年"]


def test_a_reduction_counts_as_a_reduction() -> None:
    assert all(e.direction == "up" for e in library().entries if e.type == "CUMUL_CUT")


@pytest.mark.parametrize(
    ("line", "error"),
    [(LINE.replace("unit: '%', ", ""), LibraryField), (LINE.replace("}", ", guess: 1}"), LibraryField),
     (LINE.replace("direction: up", "direction: 上"), LibraryValue), (LINE.replace("[0, 100]", "[100, 0]"), LibraryRange),
     (LINE + "\n" + LINE.replace("key: a", "key: b"), LibraryRepeated), ("x", LibraryUnreadable)],
)  # fmt: skip
def test_a_wrong_entry_is_refused_with_its_name_and_what_to_do(
    tmp_path: Path, line: str, error: type[LibraryError]
) -> None:
    path = tmp_path / "库.yaml"
    path.write_text(f"indicators:\n{line}\n" if line.startswith("-") else line, encoding="utf-8")
    with pytest.raises(error, match=r"库\.yaml"):
        read_library(path)


def test_most_reporting_departments_are_departments_of_the_other_file() -> None:
    unknown = {e.department for e in library().entries if departments().named(e.department) is None}
    assert len(unknown) <= 4
