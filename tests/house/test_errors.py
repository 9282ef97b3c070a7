"""Error messages are public: numbered once for ever, in three parts, in Chinese."""

from __future__ import annotations

import re

import pytest

import lantu_web.errors
from lantu import errors
from lantu.errors import LantuError

RAISED = [
    one
    for one in {**vars(errors), **vars(lantu_web.errors)}.values()
    if isinstance(one, type) and issubclass(one, LantuError) and one.seen
]


def test_every_code_is_used_once() -> None:
    codes = [c.code for c in RAISED]
    assert len(codes) == len(set(codes))
    assert all(re.fullmatch(r"E\d{3}", code) for code in codes)


@pytest.mark.parametrize("error", RAISED, ids=lambda c: c.code)
def test_a_message_says_what_was_seen_what_is_allowed_and_what_to_do(error: type[LantuError]) -> None:
    for part in (error.seen, error.allowed, error.remedy):
        assert re.search(r"[一-鿿]", part)
        assert not part.endswith("。")
    facts = dict.fromkeys(re.findall(r"{(\w+)", error.seen + error.allowed + error.remedy), "某")
    assert "{" not in str(error(**facts))
