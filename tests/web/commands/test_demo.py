"""The demonstration: once, marked, and never among real data."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest
from django.utils import timezone

from lantu_web.accounts.models import Department, Role, User
from lantu_web.demo.county import make_county, sign_ins
from lantu_web.errors import DemonstrationRefused
from lantu_web.log.selectors import verify_chain
from lantu_web.observations.models import Observation
from lantu_web.record.models import AnnualTarget, Indicator, Plan


@pytest.mark.django_db
def test_it_fills_an_empty_database_once_and_marks_everything(tmp_path: Any, settings: Any) -> None:
    settings.DATA = tmp_path

    assert make_county() is True
    counts = [m.objects.count() for m in (User, Department, Plan, Observation, AnnualTarget)]
    assert make_county() is False

    assert [m.objects.count() for m in (User, Department, Plan, Observation, AnnualTarget)] == counts
    for model in (User, Department, Plan, Observation):
        assert not model.objects.filter(demo=False).exists()
    assert set(User.objects.values_list("role", flat=True)) == set(Role.values)
    assert Department.objects.count() >= 12
    assert {f.period for f in Observation.objects.all()} == {"2021", "2022", "2023", "2024", "2025"}
    assert len(sign_ins()) == User.objects.count()
    assert verify_chain() > 100


@pytest.mark.django_db
def test_its_passwords_let_people_in_and_pages_say_it_is_a_demonstration(
    tmp_path: Any, settings: Any, client: Any
) -> None:
    settings.DATA = tmp_path
    make_county()
    username, password, _ = next(line for line in sign_ins() if line[0] == "leader")

    client.post("/sign-in/", {"username": username, "password": password})

    for address in ("/", "/indicators/", "/plans/", "/public/"):
        assert "演示数据" in client.get(address).content.decode()


@pytest.mark.django_db
def test_its_past_shows_who_led_before(tmp_path: Any, settings: Any) -> None:
    settings.DATA = tmp_path
    make_county()
    then = timezone.make_aware(datetime(2024, 3, 31))
    now = {one.pk: str(one.owner) for one in Indicator.objects.select_related("owner")}
    before = {one.pk: str(one.owner) for one in Indicator.objects.as_of(then).select_related("owner")}

    assert before.keys() == now.keys()
    assert {(before[key], now[key]) for key in now if before[key] != now[key]} == {("工业和信息化局", "大数据发展局")}


@pytest.mark.django_db
def test_an_account_made_while_trying_it_does_not_stop_it_from_starting_again(tmp_path: Any, settings: Any) -> None:
    settings.DATA = tmp_path
    make_county()
    User.objects.create(username="edu", name="王教育", role=Role.LEADER)

    assert make_county() is False


def test_it_is_refused_where_there_is_real_data(people: dict[str, Any]) -> None:
    with pytest.raises(DemonstrationRefused, match="E617"):
        make_county()
