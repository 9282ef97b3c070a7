"""Nobody is praised for having reported where nothing was asked."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.test import Client


def test_before_the_first_round_the_page_says_that_nothing_was_asked(
    forest: Any, signed_in: Callable[[str], Client]
) -> None:
    for who, next_ in (("planner", "开放填报期</a>"), ("leader", "由发改规划股开放")):
        page = signed_in(who).get("/silent/").content.decode()

        assert "还没有开放过填报期" in page
        assert next_ in page
        assert "该报的都报了" not in page
