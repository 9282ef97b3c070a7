"""The departments of a decomposition are those of the plan's own region, however many counties one database holds."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from lantu_web.duties.forms import BulkForm, DutyForm
from lantu_web.duties.selectors import accepted, line_of
from lantu_web.duties.things import department_names, known_departments
from lantu_web.record.models import Commitment

Sign = Callable[[str], Client]


@pytest.fixture
def elsewhere(db: None) -> Any:
    """林业局 and 教育局 of the county beside; made before those of the plan's region, so that a careless list has them first."""
    from lantu_web.accounts.services import create_department, create_region

    county = create_region(code="141121", name="邻县", by=None)
    return {name: create_department(region=county, name=name, by=None) for name in ("林业局", "教育局")}


def test_lists_and_forms_offer_the_departments_of_the_region_alone(elsewhere: Any, plan: Any, departments: Any) -> None:
    own = set(departments.values())

    assert set(known_departments(plan.pk)) == own
    assert set(DutyForm(plan=plan.pk).fields["owner"].queryset) == own  # type: ignore[attr-defined]
    assert set(BulkForm(plan=plan.pk).fields["add"].queryset) == own  # type: ignore[attr-defined]
    assert len(BulkForm(plan=plan.pk).fields["owner"].choices) == 2 + len(own)  # type: ignore[attr-defined]


def test_the_page_does_not_name_the_department_of_another_county(elsewhere: Any, tree: Any, signed_in: Sign) -> None:
    page = signed_in("planner").get("/duties/").content.decode()

    assert page.count(">林业局</option>") == 3  # filter, lead unit, further unit
    assert "教育局</option>" not in page


def test_a_suggestion_is_never_the_department_of_another_county(
    elsewhere: Any, tree: Any, plan: Any, departments: Any
) -> None:
    learning = Commitment.objects.create(plan=plan, key="学", number=2, what="新建幼儿园3所，扩大学前教育学位。")

    assert [one.department for one in line_of(tree).suggestions] == [departments["林业局"]]
    assert [one.department for one in line_of(learning).suggestions] == [None]
    assert accepted(plan, [learning]) == {}
    assert set(department_names(plan.pk).held) == set(departments.values())


def test_what_was_posted_of_another_county_is_refused(elsewhere: Any, tree: Any, signed_in: Sign) -> None:
    foreign = elsewhere["林业局"].pk
    client = signed_in("planner")

    client.post("/duties/set/", {"line": f"commitment-{tree.pk}", "owner": foreign})
    client.post(f"/duties/of/commitment-{tree.pk}/", {"owner": foreign})

    tree.refresh_from_db()
    assert tree.owner is None
