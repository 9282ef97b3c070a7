"""Every address × every role: a new page without a line in the table fails here before anyone sees it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from lantu_web.accounts.models import Role
from lantu_web.accounts.permissions import ANYONE, TABLE, may, require
from lantu_web.errors import NotAllowed

WHO = (None, *Role.values, "outsider")


def _pages(resolver: URLResolver, prefix: str = "") -> Iterator[tuple[str, URLPattern]]:
    for each in resolver.url_patterns:
        if isinstance(each, URLResolver):
            yield from _pages(each, f"{prefix}{each.namespace}:" if each.namespace else prefix)
        else:
            yield f"{prefix}{each.name}", each


PAGES = dict(_pages(get_resolver()))


@pytest.fixture
def arguments(url_arguments: dict[str, Any]) -> dict[str, Any]:
    return url_arguments


@pytest.mark.parametrize("name", PAGES)
def test_every_page_names_its_line_of_the_table(name: str) -> None:
    assert getattr(PAGES[name].callback, "permission", None) in TABLE


@pytest.mark.parametrize("who", WHO)
@pytest.mark.parametrize("name", PAGES)
def test_a_page_opens_to_those_the_table_names_and_to_no_one_else(
    name: str, who: str | None, people: dict[str, Any], signed_in: Callable[[str], Client], arguments: dict[str, Any]
) -> None:
    page = PAGES[name]
    needed = {key: arguments[key] for key in page.pattern.converters}
    client = signed_in(who) if who else Client()

    answer = client.get(reverse(name, kwargs=needed))

    line = TABLE[page.callback.permission]  # type: ignore[attr-defined]
    if line.roles is ANYONE:
        assert answer.status_code in (200, 302, 401, 404)  # 401: asks for a token; 404: not released
    elif who is None:
        assert answer.status_code == 302
        assert answer["Location"].startswith(reverse("accounts:sign_in"))
    elif people[who].role not in line.roles:
        assert answer.status_code == 403
        assert "E601" in answer.content.decode()
    else:
        assert answer.status_code in (200, 302, 404, 405)


def test_who_is_not_named_is_refused_in_words(people: dict[str, Any]) -> None:
    with pytest.raises(NotAllowed, match=r"E601 某leader（领导）不能导入规划。只有发改规划股可以"):
        require("plan.import", people["leader"])


def test_a_reporter_acts_for_their_own_department_alone(people: dict[str, Any], forest: Any) -> None:
    assert may(people["reporter"], "submission.fill", forest)
    assert not may(people["outsider"], "submission.fill", forest)
    assert not may(people["outsider"], "indicator.see", forest)
    assert may(people["planner"], "submission.fill", forest)


def test_a_shared_duty_is_seen_by_who_shares_it_and_reported_by_who_leads(
    people: dict[str, Any], forest: Any, departments: dict[str, Any]
) -> None:
    from lantu_web.duties.models import Duty

    duty = Duty.objects.create(indicator=forest)
    assert not may(people["outsider"], "duty.see", duty)
    duty.others.add(departments["水利局"])

    for thing in (forest, duty):
        assert may(people["outsider"], "indicator.see", thing)
        assert not may(people["outsider"], "submission.fill", thing)
        assert may(people["reporter"], "submission.fill", thing)


def test_what_belongs_to_a_thing_is_led_by_who_leads_the_thing(
    people: dict[str, Any], forest: Any, departments: dict[str, Any]
) -> None:
    from datetime import date

    from lantu_web.notices.models import EarlyWarning, Step, WarningStep
    from lantu_web.submissions.models import ReportingWindow, Submission, SubmissionItem

    day = date(2027, 1, 31)
    window = ReportingWindow.objects.create(
        plan=forest.plan, name="年报", period="2026", opens=day, due=day, closes=day
    )
    item = SubmissionItem(submission=Submission(window=window, department=departments["林业局"]), indicator=forest)
    warning = EarlyWarning(indicator=forest, department=departments["林业局"], level=1, due=day)
    step = WarningStep(warning=warning, step=Step.OPENED, level=1)

    for thing in (item, warning, step):
        assert may(people["reporter"], "warning.reply", thing)
        assert not may(people["outsider"], "warning.reply", thing)
        assert not may(people["outsider"], "warning.see", thing)


def test_who_was_switched_off_may_nothing(people: dict[str, Any]) -> None:
    people["planner"].is_active = False

    assert not may(people["planner"], "plan.import")
