"""The size of things: small modules, small functions, names that say something."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
MODULES = sorted(
    p
    for folder in ("lantu", "lantu_web", "bench")
    for p in (ROOT / folder).rglob("*.py")
    if "migrations" not in p.parts
)
VAGUE = {"utils", "util", "helpers", "helper", "common", "misc", "manager", "base"}


@pytest.mark.parametrize("module", MODULES, ids=lambda p: str(p.relative_to(ROOT)))
def test_a_module_stays_under_three_hundred_lines_and_a_function_under_forty(module: Path) -> None:
    words = module.read_text(encoding="utf-8")
    functions = [n for n in ast.walk(ast.parse(words)) if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef)]
    long = {f.name: _code_lines(f) for f in functions if _code_lines(f) > 40}
    assert words.count("\n") <= 300
    assert not long


def _code_lines(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Count the lines of a function without its docstring."""
    first = function.body[0]
    told = isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant) and isinstance(first.value.value, str)
    docstring = (first.end_lineno or 0) - first.lineno + 1 if told else 0
    return (function.end_lineno or 0) - function.lineno + 1 - docstring


def test_no_module_has_a_name_that_says_nothing() -> None:
    assert [p for p in MODULES if VAGUE & set(p.relative_to(ROOT).with_suffix("").parts)] == []
