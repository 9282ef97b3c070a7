"""Error messages are public: numbered once for ever, in three parts, in Chinese."""

from __future__ import annotations

import re

import pytest

from lantu import errors
from lantu.errors import LantuError

RAISED = [c for c in vars(errors).values() if isinstance(c, type) and issubclass(c, LantuError) and c.seen]


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
