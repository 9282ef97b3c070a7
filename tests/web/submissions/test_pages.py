"""The page of a submission: one's own and nothing else, and nothing typed is lost."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from django.core import signing
from django.test import Client

from lantu_web.observations.services import record_figure
from lantu_web.submissions.models import KeptForm
from lantu_web.submissions.views.expired import SALT
from tests.web.conftest import PASSWORD


def _fields(client: Client, address: str) -> dict[str, str]:
    """Return what a browser would send of the form on a page."""
    page = client.get(address).content.decode()
    form = page[page.index('id="fill"') : page.index("</form>", page.index('id="fill"'))]
    inputs = re.findall(r"<input[^>]*>", form)
    named = [(re.search(r'name="([^"]*)"', one), re.search(r'value="([^"]*)"', one)) for one in inputs]
    texts = dict(re.findall(r'<textarea name="([^"]*)"[^>]*>([^<]*)</textarea>', form))
    return {name[1]: value[1] if value else "" for name, value in named if name} | texts


@pytest.fixture
def address(submission: Any) -> str:
    return f"/reporting/{submission.pk}/"


def test_a_department_sees_what_is_due_from_it_and_nothing_else(
    window: Any, signed_in: Callable[[str], Client], address: str
) -> None:
    assert window.name in signed_in("reporter").get("/reporting/").content.decode()
    outsider = signed_in("outsider")
    assert window.name not in outsider.get("/reporting/").content.decode()
    assert outsider.get(address).status_code == 404
    assert outsider.post(address, {}).status_code == 404


def test_last_figure_a_year_ago_and_target_stand_beside_the_field(
    forest: Any, planner: Any, signed_in: Callable[[str], Client], address: str
) -> None:
    from lantu_web.record.services import set_annual_target

    set_annual_target(indicator=forest, year=2026, value=Decimal("41.5"), basis="年度计划", by=planner)
    record_figure(indicator=forest, period="2025", value=Decimal("40.1"), unit="%", source="林业局", by=planner)
    record_figure(indicator=forest, period="2026-H1", value=Decimal("40.7"), unit="%", source="林业局", by=planner)

    line = signed_in("reporter").get(address).context["lines"][0]

    assert line.last.value == Decimal("40.7")
    assert line.year_ago.value == Decimal("40.1")
    assert line.annual_target == Decimal("41.5")


def test_saving_submitting_and_a_double_click(item: Any, signed_in: Callable[[str], Client], address: str) -> None:
    client = signed_in("reporter")
    sent = _fields(client, address) | {f"figure-{item.pk}": "41.2%", f"explanation-{item.pk}": "某", "do": "submit"}

    first, second = client.post(address, sent), client.post(address, sent)

    assert first.status_code == second.status_code == 302
    item.refresh_from_db()
    assert (item.state, item.revision) == ("submitted", 2)
    assert "没有重复提交" in client.get(second["Location"]).content.decode()


def test_what_is_wrong_is_told_beside_the_field_and_what_was_typed_stays(
    item: Any, money: Any, signed_in: Callable[[str], Client], address: str
) -> None:
    client = signed_in("reporter")
    sent = _fields(client, address) | {f"figure-{item.pk}": "约四十<b>", f"figure-{money.pk}": "1.2亿", "do": "submit"}
    answer = client.post(address, sent)
    page = answer.content.decode()

    assert answer.status_code == 422
    assert "约四十&lt;b&gt;" in page
    assert "E650" in page
    assert f'name="confirm-{money.pk}" value="12000"' in page


def test_a_session_that_ended_in_mid_form_loses_nothing(item: Any, people: dict[str, Any], address: str) -> None:
    client = Client(enforce_csrf_checks=True)
    client.get("/sign-in/")
    token = client.cookies["csrftoken"].value
    client.post("/sign-in/", {"username": "reporter", "password": PASSWORD, "csrfmiddlewaretoken": token})
    sent = _fields(client, address) | {
        f"figure-{item.pk}": "41.2",
        f"explanation-{item.pk}": "写了很久",
        "do": "submit",
    }
    session = client.session
    session["seen"] = time.time() - 365 * 86400
    session.save()

    answer = client.post(address, sent)

    assert answer.status_code == 302
    assert answer["Location"] == f"/sign-in/?next={address}"
    item.refresh_from_db()
    assert item.entered == ""
    page = client.get(answer["Location"]).content.decode()
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)[1]  # type: ignore[index]
    back = client.post(
        answer["Location"],
        {"username": "reporter", "password": PASSWORD, "next": address, "csrfmiddlewaretoken": token},
    )
    assert back["Location"] == address
    fields = _fields(client, address)
    assert (fields[f"figure-{item.pk}"], fields[f"explanation-{item.pk}"]) == ("41.2", "写了很久")
    assert client.post(address, fields | {"do": "submit"}).status_code == 302
    item.refresh_from_db()
    assert (item.state, item.value) == ("submitted", Decimal("41.2"))
    assert not KeptForm.objects.exists()


def test_what_was_kept_is_for_who_typed_it_alone(
    item: Any, submission: Any, people: dict[str, Any], signed_in: Callable[[str], Client], address: str
) -> None:
    sent = _fields(signed_in("reporter"), address) | {f"figure-{item.pk}": "41.2"}
    Client().post(address, sent)

    assert KeptForm.objects.get().user == people["reporter"]
    assert _fields(signed_in("planner"), address)[f"figure-{item.pk}"] == ""


@pytest.mark.parametrize("who", ["outsider", "reviewer"])
def test_nothing_is_kept_without_a_sound_signed_word(
    who: str, item: Any, submission: Any, people: dict[str, Any], address: str
) -> None:
    for word in (
        "",
        "forged",
        signing.dumps([people["reporter"].pk, submission.pk], salt="other"),
        signing.dumps([people[who].pk, submission.pk], salt=SALT),
        signing.dumps([people["reporter"].pk, 10**6], salt=SALT),
    ):
        assert Client().post(address, {"shown-to": word, f"figure-{item.pk}": "1"}).status_code == 302
    assert not KeptForm.objects.exists()


def test_withdrawing_from_the_page(reported: Any, signed_in: Callable[[str], Client], address: str) -> None:
    answer = signed_in("reporter").post(f"{address}withdraw/", {"item": reported.pk})
    reported.refresh_from_db()
    assert (answer.status_code, reported.state) == (302, "draft")


def test_the_line_under_a_field_tells_how_it_is_understood(
    item: Any, money: Any, signed_in: Callable[[str], Client]
) -> None:
    client = signed_in("reporter")

    def told(one: Any, words: str) -> str:
        return client.get(f"/reporting/items/{one.pk}/check/", {f"figure-{one.pk}": words}).content.decode()

    assert "12000 万元" in told(money, "1.2亿")
    assert "E650" in told(item, "约")
    assert "常见范围" in told(item, "141")
    assert signed_in("outsider").get(f"/reporting/items/{item.pk}/check/").status_code == 404


def test_the_page_needs_a_bounded_number_of_queries(
    submission: Any, forest: Any, planner: Any, departments: Any, signed_in: Callable[[str], Client], address: str,
    django_assert_max_num_queries: Any,
) -> None:  # fmt: skip
    from lantu_web.record.models import Indicator
    from lantu_web.submissions.models import SubmissionItem

    for number in range(20):
        one = Indicator.objects.create(
            plan=forest.plan, key=str(number), name=f"指标{number}", owner=departments["林业局"]
        )
        SubmissionItem.objects.create(submission=submission, indicator=one)
    client = signed_in("reporter")
    with django_assert_max_num_queries(16):
        assert client.get(address).status_code == 200
    planner_client = signed_in("planner")
    with django_assert_max_num_queries(12):
        planner_client.get("/reporting/")
