"""`lantu check`: what it prints and writes, and what its exit code tells continuous integration."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from lantu.__main__ import main
from lantu.checking import registry
from lantu.checking.rule import Hit, Rule, Severity, rule
from lantu.plan.model import Plan

GOOD = "第一章 目标\n坚持“保护优先”的原则。\n"
BAD = "第一章 目标\n坚持“保护优先”的原则，加强生态保护”。\n"
EXAMPLE = Path(__file__).parents[2] / "examples" / "jiaocheng-digest.docx"


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "plan.txt"
    path.write_text(BAD, encoding="utf-8")
    return path


def test_findings_are_printed_with_their_place(plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["check", str(plan), "--select", "P001"])
    said = capsys.readouterr().out
    assert "P001" in said
    assert "第 2 行" in said
    assert "下一步" in said


def made(severity: Severity) -> Rule:
    """Return a rule that finds something of this severity in any plan."""

    def check(plan: Plan) -> Iterator[Hit]:
        yield Hit((plan.text.place(0, 3),))

    make = rule(
        code="A900",
        title="题",
        message="说明。",
        remedy="改。",
        severity=severity,
        category="typo",
        basis="算术",
        fails="",
        passes="",
    )
    return make(check)


@pytest.mark.parametrize(
    ("severity", "fail_on", "code"),
    [
        (Severity.ERROR, "error", 3),
        (Severity.WARNING, "error", 0),
        (Severity.WARNING, "warning", 3),
        (Severity.NOTE, "warning", 0),
        (Severity.NOTE, "note", 3),
        (Severity.ERROR, "never", 0),
    ],
)
def test_the_exit_code_tells_whether_findings_are_grave(
    plan: Path, monkeypatch: pytest.MonkeyPatch, severity: Severity, fail_on: str, code: int
) -> None:
    monkeypatch.setattr(registry, "all_rules", lambda: (made(severity),))
    assert main(["check", str(plan), "--fail-on", fail_on]) == code


def test_a_plan_without_grave_findings_passes(tmp_path: Path) -> None:
    path = tmp_path / "good.txt"
    path.write_text(GOOD, encoding="utf-8")
    assert main(["check", str(path), "--select", "P001"]) == 0


def test_json_to_standard_output_is_json_alone(plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["check", str(plan), "--select", "P001", "--json", "-"])
    assert json.loads(capsys.readouterr().out)["format"] == "lantu-findings/1"


def test_every_output_is_written_in_one_run(tmp_path: Path) -> None:
    names = {kind: tmp_path / f"o.{kind}" for kind in ("json", "sarif", "html", "docx")}
    asked = [part for kind, path in names.items() for part in (f"--{kind}", str(path))]
    assert main(["check", str(EXAMPLE), *asked, "--fail-on", "never"]) == 0
    assert all(path.stat().st_size > 200 for path in names.values())


def test_comments_on_a_text_file_are_refused(plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = plan.with_name("o.docx")
    assert main(["check", str(plan), "--docx", str(target)]) == 1
    assert "E303" in capsys.readouterr().err
    assert not target.exists()


def test_an_unknown_rule_is_refused_before_anything_is_read(plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(plan), "--select", "P001,Y"]) == 1
    assert "E301" in capsys.readouterr().err


def test_accepted_findings_do_not_fail_the_run(plan: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    accepted = tmp_path / "accepted.yaml"
    accepted.write_text(
        "accepted:\n- {rule: P001, place: ”, reason: 原文如此, who: 规划股, until: 2999-12-31}\n", encoding="utf-8"
    )
    assert main(["check", str(plan), "--select", "P001", "--accepted", str(accepted)]) == 0
    assert "已被接受" in capsys.readouterr().out


def test_an_upper_plan_that_cannot_be_read_is_said(plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(plan), "--against", str(plan.with_name("no.docx"))]) == 1
    assert "no.docx" in capsys.readouterr().err


def test_rules_are_listed_and_explained(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules"]) == 0
    assert "P001" in capsys.readouterr().out
    assert main(["rules", "p001"]) == 0
    assert "会报的写法" in capsys.readouterr().out
    assert main(["rules", "Y"]) == 1
