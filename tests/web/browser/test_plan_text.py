"""Words looked for in the plan's text: the page moves to the first place, the keyboard goes on to the next, with or without script."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

WORDS = "森林"


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_looking_for_words_moves_to_the_first_place_and_the_keyboard_to_the_next(
    script: bool, sign_in: Callable[..., Any]
) -> None:
    signed_in = sign_in("planner")
    context = signed_in.context.browser.new_context(
        storage_state=signed_in.context.storage_state(), java_script_enabled=script, viewport={"width": 390, "height": 844}
    )  # fmt: skip
    page = context.new_page()
    page.goto(f"{signed_in.url.rstrip('/')}/plans/1/")
    page.fill("#words", WORDS)
    page.press("#words", "Enter")
    page.wait_for_url("**#f1")
    assert _seen(page, "f1")

    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**#f2")
    assert _seen(page, "f2")
    if script:
        page.keyboard.press("n")
        page.wait_for_url("**#f3")
        page.keyboard.press("p")
        page.wait_for_url("**#f2")
    context.close()


def _seen(page: Any, anchor: str) -> bool:
    """Tell whether a place is within the window."""
    box = page.locator(f"#{anchor} .found").bounding_box()
    return box is not None and 0 <= box["y"] < 844
