"""Error messages are public: numbered once for ever, in three parts, in Chinese."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from lantu import errors
from lantu.errors import LantuError
from lantu_web.rooms import errors_of_rooms

WEB = Path(__file__).resolve().parents[2] / "lantu_web"
RAISED = [
    one
    for module in (errors, *errors_of_rooms())
    for one in vars(module).values()
    if isinstance(one, type) and issubclass(one, LantuError) and one.seen and one.__module__.startswith(module.__name__)
]


def test_every_code_is_used_once() -> None:
    codes = [c.code for c in RAISED]
    assert len(codes) == len(set(codes))
    assert all(re.fullmatch(r"E\d{3}", code) for code in codes)


def test_every_error_of_the_workbench_stands_where_errors_are_looked_for() -> None:
    numbers = {one.code for one in RAISED if one.__module__.startswith("lantu_web")}
    written = {
        code
        for file in WEB.rglob("*.py")
        for code in re.findall(r'^    code = "(E\d{3})"', file.read_text(encoding="utf-8"), re.MULTILINE)
    }

    assert written == numbers
    assert all("E600" <= code <= "E699" for code in written)


@pytest.mark.parametrize("error", RAISED, ids=lambda c: c.code)
def test_a_message_says_what_was_seen_what_is_allowed_and_what_to_do(error: type[LantuError]) -> None:
    for part in (error.seen, error.allowed, error.remedy):
        assert re.search(r"[一-鿿]", part)
        assert not part.endswith("。")
    facts = dict.fromkeys(re.findall(r"{(\w+)", error.seen + error.allowed + error.remedy), "某")
    assert "{" not in str(error(**facts))
