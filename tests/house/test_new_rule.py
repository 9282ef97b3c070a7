"""make new-rule writes a skeleton that Python reads, once for each code."""

from __future__ import annotations

import ast
import runpy
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

SCRIPT = Path(__file__).resolve().parents[2] / "scripts" / "new_rule.py"


@pytest.fixture
def new_rule(tmp_path: Path) -> Callable[[str, str], int]:
    names: dict[str, Any] = runpy.run_path(str(SCRIPT))
    main = names["main"]
    (tmp_path / "rules").mkdir()
    main.__globals__.update(ROOT=tmp_path, RULES=tmp_path / "rules", CASES=tmp_path / "cases")
    return main  # type: ignore[no-any-return]


def test_a_skeleton_is_a_rule_and_a_page_of_cases(new_rule: Callable[[str, str], int], tmp_path: Path) -> None:
    assert new_rule("A099", "growth_without_base") == 0
    words = (tmp_path / "rules" / "a099_growth_without_base.py").read_text(encoding="utf-8")
    assert ast.get_docstring(ast.parse(words)) is not None
    assert 'code="A099"' in words
    assert (tmp_path / "cases" / "A099.md").exists()


def test_a_used_code_is_refused(new_rule: Callable[[str, str], int], capsys: pytest.CaptureFixture[str]) -> None:
    new_rule("A099", "one")
    assert new_rule("A099", "two") == 1
    assert "已被 a099_one.py 使用" in capsys.readouterr().out


@pytest.mark.parametrize(("code", "name"), [("a099", "one"), ("A99", "one"), ("A099", "One"), ("", "")])
def test_a_code_or_name_of_another_form_is_refused(new_rule: Callable[[str, str], int], code: str, name: str) -> None:
    assert new_rule(code, name) == 2
