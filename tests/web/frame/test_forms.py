"""No form comes back without saying why: every form of every page is sent empty, and with faults that no template foresees."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html import unescape
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urljoin

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from django.forms.forms import BaseForm
from django.test import Client
from django.urls import reverse

from lantu_web.accounts.models import Role
from lantu_web.accounts.services import create_user
from tests.web.accounts.test_permissions import PAGES
from tests.web.conftest import PASSWORD

_NOT_A_PAGE = re.compile(r"\.(csv|json|xlsx)$|^/api/")
_SAID = re.compile(r'class="(?:error|refused|messages)"|class="[^"]*\b(?:error|warning|info|success)\b')


class _Forms(HTMLParser):
    """The forms of a page that post: where to, what a browser sends that types nothing, and the buttons."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str], list[tuple[str, str]]]] = []
        self._open, self._select = False, ""
        self.feed(page)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attributes}
        if tag == "form":
            self._open = given.get("method") == "post"
            if self._open:
                self.found.append((given.get("action", ""), {}, []))
        elif self._open and tag == "input" and given.get("type") == "hidden":
            self.found[-1][1][given["name"]] = given.get("value", "")
        elif self._open and tag == "select":
            self._select = given["name"]
        elif self._open and tag == "option" and ("selected" in given or self._select not in self.found[-1][1]):
            self.found[-1][1][self._select] = given.get("value", "")
        elif self._open and tag == "button":
            self.found[-1][2].append((given.get("name", ""), given.get("value", "")))

    def handle_endtag(self, tag: str) -> None:
        self._open = self._open and tag != "form"


def _sent_empty(client: Client, address: str) -> Iterator[tuple[str, dict[str, str], Any]]:
    """Send each form of a page by each of its buttons, empty but for what is hidden; take back what that changed."""
    page = client.get(address)
    if page.status_code != 200 or not page["Content-Type"].startswith("text/html"):
        return
    for action, hidden, buttons in _Forms(page.content.decode()).found:
        target = urljoin(address, unescape(action))
        if target == reverse("accounts:sign_out"):
            continue
        for name, value in dict.fromkeys(buttons):
            sent = hidden | ({name: value} if name else {})
            with transaction.atomic():
                session = client.cookies["lantu_session"].value
                answer = client.post(target, sent, follow=True)
                transaction.set_rollback(True)
            client.cookies["lantu_session"] = session
            yield target, sent, answer


def _nothing_is_unread(words: str) -> bool:
    """A notice that was marked as read is seen to be so."""
    return '<ul class="notices">' in words and 'class="panel unread"' not in words


@pytest.fixture
def addresses(url_arguments: dict[str, Any]) -> list[str]:
    found = [
        reverse(name, kwargs={key: url_arguments[key] for key in page.pattern.converters})
        for name, page in PAGES.items()
    ]
    return [one for one in found if not _NOT_A_PAGE.search(one)] + [reverse("submissions:window_new") + "?period=2027"]


ROLES = ("administrator", "planner", "reporter", "reviewer", "leader")


@pytest.mark.parametrize("who", ROLES)
def test_a_form_sent_empty_says_what_came_of_it(
    who: str, addresses: list[str], signed_in: Callable[[str], Client]
) -> None:
    client, silent, sent = signed_in(who), [], 0
    for address in addresses:
        for target, given, answer in _sent_empty(client, address):
            sent += 1
            words = answer.content.decode()
            went_on = answer.redirect_chain and answer.redirect_chain[-1][0].split("?")[0] != address
            if not (_SAID.search(words) or went_on or "确认" in words or _nothing_is_unread(words)):
                silent.append((address, target, given, answer.status_code))
    assert not silent, silent
    assert sent > 0


@pytest.mark.parametrize("who", ROLES)
def test_a_fault_that_no_template_foresees_is_shown(
    who: str, addresses: list[str], signed_in: Callable[[str], Client], monkeypatch: pytest.MonkeyPatch
) -> None:
    clean = BaseForm.full_clean
    checked: list[BaseForm] = []

    def with_faults(form: BaseForm) -> None:
        clean(form)
        if form.is_bound:
            checked.append(form)
            for name in (None, *form.fields):
                form.add_error(name, ValidationError(f"〔{type(form).__name__}.{name}〕"))

    client, hidden = signed_in(who), []
    monkeypatch.setattr(BaseForm, "full_clean", with_faults)
    for address in addresses:
        for target, _, answer in _sent_empty(client, address):
            words = answer.content.decode()
            wanted = {f"〔{type(one).__name__}.{name}〕" for one in checked for name in (None, *one.fields)}
            if lacking := sorted(one for one in wanted if one not in words):
                hidden.append((address, target, answer.status_code, lacking))
            checked.clear()
    assert not hidden, hidden


@pytest.fixture
def nobody_else(db: None) -> dict[str, Any]:
    """The first day: an administrator and a planner without a department; neither region nor plan."""
    made = {}
    for role in (Role.ADMINISTRATOR, Role.PLANNER):
        made[role.value], _ = create_user(username=role.value, name="某", role=role, password=PASSWORD, by=None)
    return made


@pytest.mark.parametrize("who", ["administrator", "planner"])
def test_on_the_first_day_no_form_is_silent_and_none_stands_where_it_cannot_succeed(
    who: str, nobody_else: dict[str, Any]
) -> None:
    client, silent = Client(), []
    client.force_login(nobody_else[who], backend="django.contrib.auth.backends.ModelBackend")
    for address in (reverse(name) for name, page in PAGES.items() if not page.pattern.converters):
        if _NOT_A_PAGE.search(address):
            continue
        for target, _, answer in _sent_empty(client, address):
            if not _SAID.search(answer.content.decode()) and not answer.redirect_chain:
                silent.append((address, target, answer.status_code))
    assert not silent, silent


def test_what_needs_a_region_says_so_and_leads_there(nobody_else: dict[str, Any]) -> None:
    client = Client()
    client.force_login(nobody_else["administrator"], backend="django.contrib.auth.backends.ModelBackend")
    for address in ("/administration/departments/new/", "/administration/departments/import/"):
        answer = client.get(address, follow=True)
        assert answer.redirect_chain[-1][0] == "/administration/regions/new/"
        assert "还没有行政区划" in answer.content.decode()
    client.force_login(nobody_else["planner"], backend="django.contrib.auth.backends.ModelBackend")
    page = client.get("/plans/import/").content.decode()
    assert "请管理员先在“管理”页面建立本县的行政区划" in page
    assert "<button>读取</button>" not in page


def test_every_role_that_may_write_is_tried() -> None:
    assert {Role.ADMINISTRATOR, Role.PLANNER, Role.REPORTER, Role.REVIEWER, Role.LEADER} == set(ROLES)
