"""The rooms of the workbench keep to their parts: views do not write, and every write has its line in the log."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

WEB = Path(__file__).resolve().parents[2] / "lantu_web"
VIEWS = sorted(
    [*WEB.rglob("views.py"), *WEB.rglob("views/*.py"), *WEB.rglob("selectors.py"), *WEB.rglob("selectors/*.py")]
)
SERVICES = sorted([*WEB.rglob("services.py"), *WEB.rglob("services/*.py")])
TEMPLATES = sorted(WEB.rglob("*.html"))
WRITES = {"save", "delete", "create", "bulk_create", "bulk_update", "get_or_create", "update_or_create"}


def _name(path: Path) -> str:
    return str(path.relative_to(WEB))


def _calls(tree: ast.AST) -> set[str]:
    called = (node.func for node in ast.walk(tree) if isinstance(node, ast.Call))
    return {f.attr if isinstance(f, ast.Attribute) else f.id for f in called if isinstance(f, ast.Attribute | ast.Name)}


@pytest.mark.parametrize("module", VIEWS, ids=_name)
def test_views_and_selectors_do_not_write(module: Path) -> None:
    assert _calls(ast.parse(module.read_text(encoding="utf-8"))) & WRITES == set()


@pytest.mark.parametrize("module", SERVICES, ids=_name)
def test_a_service_that_writes_does_it_in_a_transaction_and_logs(module: Path) -> None:
    for function in ast.parse(module.read_text(encoding="utf-8")).body:
        if not isinstance(function, ast.FunctionDef) or function.name.startswith("_") or module.parent.name == "log":
            continue
        calls = _calls(function)
        if calls & (WRITES | {"_write"}):
            assert any("atomic" in ast.unparse(one) for one in function.decorator_list), function.name
            assert calls & {"write_log", "_write"}, function.name


@pytest.mark.parametrize("template", TEMPLATES, ids=_name)
def test_a_template_has_no_inline_script_style_or_handler(template: Path) -> None:
    words = template.read_text(encoding="utf-8")

    assert not re.search(r"<style|\sstyle=|\son\w+=|<script(?![^>]*\bsrc=)|javascript:", words)
    assert not re.search(r"(?:src|href)=[\"']https?:", words)
    assert "|safe" not in words
