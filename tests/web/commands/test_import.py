"""`lantu import` shows before it writes, and takes on the command line what the page asks."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

import pytest

from lantu_web.commands import import_
from lantu_web.record.errors import PairsUndecided, PlanAmongDemonstration
from lantu_web.record.models import Commitment, Plan, PlanVersion
from tests.web.record.test_new_text import REVISED, UNSURE, WORDS


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, region: Any, planner: Any) -> Any:
    """Return the command, as it is called with options for a text."""
    for name in ("start_on_data", "start_database"):
        monkeypatch.setattr(f"lantu_web.commands.{name}", lambda: None)

    def called(text: str, *options: str) -> int:
        file = tmp_path / "规划.md"
        file.write_text(text, encoding="utf-8")
        parser = argparse.ArgumentParser()
        import_.configure(parser)
        return import_.run(parser.parse_args([str(file), "--by", planner.username, *options]))

    return called


def test_nothing_is_written_without_a_yes_and_once_with_it(run: Any, capsys: Any) -> None:
    assert run(WORDS) == 3
    assert not Plan.objects.exists()

    assert (run(WORDS, "--yes"), run(WORDS, "--yes")) == (0, 0)

    assert PlanVersion.objects.count() == 1
    assert "这份文本已经在库里，没有改动" in capsys.readouterr().out


@pytest.mark.parametrize(("how", "stays"), [("same", True), ("different", False)])
def test_what_is_not_sure_goes_as_the_option_says(how: str, stays: bool, run: Any, capsys: Any) -> None:
    run(WORDS, "--yes")
    promise = Commitment.objects.get(what=UNSURE)
    with pytest.raises(PairsUndecided):
        run(REVISED, "--yes")
    assert "--uncertain same" in capsys.readouterr().out

    assert run(REVISED, "--yes", "--uncertain", how) == 0

    promise.refresh_from_db()
    assert (promise.withdrawn_in is None) is stays


def test_a_plan_goes_among_a_demonstration_only_as_a_trial(run: Any, planner: Any) -> None:
    planner.demo = True
    planner.save()
    with pytest.raises(PlanAmongDemonstration):
        run(WORDS, "--yes")
    assert not Plan.objects.exists()

    assert run(WORDS, "--yes", "--trial") == 0

    assert Plan.objects.get().demo
