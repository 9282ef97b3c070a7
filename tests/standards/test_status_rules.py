"""The status rules: a closed schema, editions by date."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from lantu.errors import StatusRulesField, StatusRulesNotInForce, StatusRulesUnreadable, StatusRulesValue
from lantu.standards.status_rules import FOLDER, all_editions, read_status_rules, status_rules

SHIPPED = FOLDER / "2026.yaml"


def with_change(folder: Path, change: Callable[[dict[str, Any]], object]) -> Path:
    table = yaml.safe_load(SHIPPED.read_text(encoding="utf-8"))
    change(table)
    path = folder / "own.yaml"
    path.write_text(yaml.safe_dump(table, allow_unicode=True), encoding="utf-8")
    return path


def test_an_edition_holds_from_its_day_on() -> None:
    first = all_editions()[0].in_force
    assert status_rules(first).in_force == first
    with pytest.raises(StatusRulesNotInForce):
        status_rules(date.fromordinal(first.toordinal() - 1))


@pytest.mark.parametrize(
    ("error", "change"),
    [
        (StatusRulesField, lambda table: table.pop("source")),
        (StatusRulesField, lambda table: table.update(extra=1)),
        (StatusRulesField, lambda table: table["thresholds"].pop("margin")),
        (StatusRulesField, lambda table: table["thresholds"]["margin"].pop("verified")),
        (StatusRulesField, lambda table: table["warning"]["levels"][0].update(colour="蓝")),
        (StatusRulesValue, lambda table: table["thresholds"]["margin"].update(value="多")),
        (StatusRulesValue, lambda table: table["thresholds"]["margin"].update(value=-1)),
        (StatusRulesValue, lambda table: table["thresholds"]["due_days"].update(value=1.5)),
        (StatusRulesValue, lambda table: table["thresholds"]["nearly"].update(value=0.99)),
        (StatusRulesValue, lambda table: table.update(in_force="以后")),
        (StatusRulesValue, lambda table: table.update(thresholds=[])),
        (StatusRulesValue, lambda table: table["warning"]["rules"][0].update(level="purple")),
        (StatusRulesValue, lambda table: table["warning"]["rules"][0].update(periods=0)),
        (StatusRulesValue, lambda table: table["warning"]["rules"][0].update(annual_missed=True)),
        (StatusRulesValue, lambda table: table["warning"].update(descends={"yellow": "red"})),
        (StatusRulesValue, lambda table: table["warning"]["levels"][0].update(respond_days=0)),
    ],
)  # fmt: skip
def test_a_file_of_another_form_is_refused(tmp_path: Path, error: type[Exception], change: Callable[[dict[str, Any]], object]) -> None:  # fmt: skip
    with pytest.raises(error):
        read_status_rules(with_change(tmp_path, change))


def test_a_file_that_is_no_yaml_is_refused(tmp_path: Path) -> None:
    (tmp_path / "own.yaml").write_text("thresholds: [", encoding="utf-8")
    with pytest.raises(StatusRulesUnreadable):
        read_status_rules(tmp_path / "own.yaml")


def test_what_no_official_text_fixes_is_not_called_verified() -> None:
    rows = yaml.safe_load(SHIPPED.read_text(encoding="utf-8"))["thresholds"].values()
    assert [row for row in rows if row["source"] == "design" and row["verified"]] == []
