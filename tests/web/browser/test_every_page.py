"""Every page that a role can click its way to: it opens, fits, says nothing in the console, and a blind reader can use it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest

ROLES = ["", "public", "forestry", "reviewer", "leader", "supervisor", "planner", "admin-demo"]
_MOST = 60  # pages a role is led through; one of each kind of address
_GRAVE = {"serious", "critical"}
_FILES = re.compile(
    r"\.(csv|json|xlsx|docx|zip|pdf)\b|download|export|sign-out|/template/|/copy/|/evidence/|[?&]as_of="
)


@pytest.mark.parametrize("who", ROLES)
def test_every_page_opens_fits_and_can_be_read_by_all(who: str, sign_in: Callable[..., Any]) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="needs axe-playwright-python").Axe()
    page = sign_in(who)
    told: list[str] = []
    page.on("console", lambda message: told.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: told.append(str(error)))
    wrong: dict[str, list[str]] = {}
    for address in _reachable(page):
        found = [*told, *_too_wide(page)]
        told.clear()
        grave = [one for one in axe.run(page).response["violations"] if one["impact"] in _GRAVE]
        found += [f"{one['id']}: {[node['html'][:120] for node in one['nodes'][:3]]}" for one in grave]
        if found:
            wrong[address] = found
    assert wrong == {}


def _reachable(page: Any) -> Iterator[str]:
    """Go from page to page by their links, one of each kind of address, and yield where the browser stands."""
    waiting, kinds = [page.url if page.url != "about:blank" else "/public/"], set[str]()
    while waiting and len(kinds) < _MOST:
        address = waiting.pop(0)
        kind = re.sub(r"\d+|[0-9a-f]{32,}", "N", urlsplit(address).path)
        if kind in kinds or _FILES.search(address):
            continue
        kinds.add(kind)
        answer = page.goto(address)
        assert answer.status == 200, (address, answer.status)
        yield address
        links = page.eval_on_selector_all("a[href]", "all => all.map(a => a.href)")
        here = urlsplit(page.url).netloc
        waiting += [
            urlsplit(link)._replace(scheme="", netloc="", fragment="").geturl()
            for link in links
            if urlsplit(link).netloc == here
        ]


def _too_wide(page: Any) -> Iterator[str]:
    """Yield the widths of a window at which the page scrolls sideways."""
    for width in (1440, 390):
        page.set_viewport_size({"width": width, "height": 900})
        if (needed := page.evaluate("document.documentElement.scrollWidth")) > width:
            yield f"scrolls sideways at {width}: {needed}"
    page.set_viewport_size({"width": 1440, "height": 900})
