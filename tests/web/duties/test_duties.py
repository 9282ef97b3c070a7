"""Who leads what is suggested with its reason, settled by a person, logged, and undone by another entry."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from lantu_web.duties.models import DutyChange
from lantu_web.duties.selectors import Asked, accepted, line_of, lines
from lantu_web.duties.services import set_duties, undo, values_of
from lantu_web.errors import DutyMovedOn, NotAllowed
from lantu_web.log.models import LogEntry
from lantu_web.log.selectors import verify_chain
from lantu_web.record.models import Commitment

Sign = Callable[[str], Client]


def test_a_suggestion_says_which_words_of_the_duty_matched(tree: Any, departments: dict[str, Any]) -> None:
    (suggestion,) = line_of(tree).suggestions

    assert suggestion.department == departments["林业局"]
    assert suggestion.why == "职责词：林长制、造林"


def test_a_department_the_county_has_not_is_named_and_not_accepted(plan: Any) -> None:
    learning = Commitment.objects.create(
        plan=plan, key="学", number=2, what="新建幼儿园3所，扩大学前教育学位。", suggested=["教育局"]
    )

    (suggestion,) = line_of(learning).suggestions

    assert (suggestion.name, suggestion.department) == ("教育局", None)
    assert accepted(plan, [learning]) == {}


def test_nothing_is_assigned_until_a_person_accepts(tree: Any, signed_in: Sign) -> None:
    page = signed_in("planner").get("/duties/").content.decode()

    assert "职责词：林长制、造林" in page
    tree.refresh_from_db()
    assert tree.owner is None


def test_one_suggestion_is_accepted_with_one_button(
    tree: Any, dam: Any, signed_in: Sign, departments: dict[str, Any]
) -> None:
    signed_in("planner").post("/duties/set/", {"accept_one": f"commitment-{tree.pk}"})

    tree.refresh_from_db()
    dam.refresh_from_db()
    assert tree.owner == departments["林业局"]
    assert dam.owner is None


def test_many_suggestions_are_accepted_at_once_and_undone_at_once(
    tree: Any, dam: Any, signed_in: Sign, departments: dict[str, Any], planner: Any
) -> None:
    names = [f"commitment-{tree.pk}", f"project-{dam.pk}"]
    client = signed_in("planner")
    client.post("/duties/set/", {"line": names, "accept": "1"})
    tree.refresh_from_db()
    dam.refresh_from_db()
    assert (tree.owner, dam.owner) == (departments["林业局"], departments["水利局"])

    client.post("/duties/undo/", {"act": str(DutyChange.objects.first().act)})

    tree.refresh_from_db()
    dam.refresh_from_db()
    assert (tree.owner, dam.owner) == (None, None)
    assert DutyChange.objects.filter(undoes__isnull=False).count() == 2
    assert LogEntry.objects.filter(action="duty.assign").count() >= 4
    verify_chain()


def test_accepting_keeps_a_lead_unit_that_a_person_chose(
    tree: Any, plan: Any, planner: Any, departments: dict[str, Any]
) -> None:
    water = departments["水利局"]
    set_duties(plan=plan, wanted={f"commitment-{tree.pk}": {"owner": water.pk}}, how="逐项修改", by=planner)
    tree.refresh_from_db()

    wanted = accepted(plan, [tree])

    assert wanted == {f"commitment-{tree.pk}": {"owner": water.pk, "others": [departments["林业局"].pk]}}


def test_fields_of_many_lines_are_set_and_the_others_left(
    tree: Any, dam: Any, signed_in: Sign, departments: dict[str, Any]
) -> None:
    water = departments["水利局"]
    form = {
        "line": [f"commitment-{tree.pk}", f"project-{dam.pk}"],
        "set": "1",
        "add": water.pk,
        "leader": "王副县长",
        "due": "2028-06-30",
    }

    signed_in("planner").post("/duties/set/", form)

    for thing in (tree, dam):
        thing = type(thing).objects.get(pk=thing.pk)
        held = values_of(thing)
        assert (held["owner"], held["others"], held["leader"], held["due"]) == (
            None,
            [water.pk],
            "王副县长",
            "2028-06-30",
        )


def test_an_undoing_does_not_overwrite_what_was_changed_since(tree: Any, plan: Any, planner: Any) -> None:
    name = f"commitment-{tree.pk}"
    set_duties(plan=plan, wanted={name: {"leader": "甲"}}, how="批量修改", by=planner)
    first = DutyChange.objects.get()
    set_duties(plan=plan, wanted={name: {"leader": "乙"}}, how="批量修改", by=planner)

    with pytest.raises(DutyMovedOn, match="E640"):
        undo(act=first.act, by=planner)

    assert values_of(Commitment.objects.get(pk=tree.pk))["leader"] == "乙"


def test_what_was_undone_is_not_undone_again(tree: Any, plan: Any, planner: Any) -> None:
    set_duties(plan=plan, wanted={f"commitment-{tree.pk}": {"leader": "甲"}}, how="批量修改", by=planner)
    act = DutyChange.objects.get().act
    undo(act=act, by=planner)

    with pytest.raises(DutyMovedOn):
        undo(act=act, by=planner)


def test_setting_what_is_so_already_writes_nothing(tree: Any, plan: Any, planner: Any) -> None:
    wanted = {f"commitment-{tree.pk}": {"leader": "甲"}}
    assert set_duties(plan=plan, wanted=wanted, how="批量修改", by=planner) == 1
    lines_of_log = LogEntry.objects.count()

    assert set_duties(plan=plan, wanted=wanted, how="批量修改", by=planner) == 0
    assert LogEntry.objects.count() == lines_of_log


def test_who_is_not_the_planning_section_sets_nothing(
    tree: Any, plan: Any, people: dict[str, Any], signed_in: Sign
) -> None:
    with pytest.raises(NotAllowed):
        set_duties(plan=plan, wanted={f"commitment-{tree.pk}": {"leader": "甲"}}, how="批量修改", by=people["reporter"])
    assert signed_in("reporter").post("/duties/set/", {"accept_one": f"commitment-{tree.pk}"}).status_code == 403
    assert DutyChange.objects.count() == 0


def test_a_department_sees_its_own_lines_and_an_outsider_none(
    forest: Any, tree: Any, plan: Any, people: dict[str, Any], signed_in: Sign
) -> None:
    assert [one.thing for one in lines(plan, people["reporter"])] == [forest]
    assert lines(plan, people["outsider"]) == []
    assert signed_in("outsider").get(f"/duties/of/indicator-{forest.pk}/").status_code == 404


def test_lines_without_lead_unit_stand_first_and_are_filtered_by_unit(
    forest: Any, tree: Any, plan: Any, planner: Any
) -> None:
    assert [one.thing for one in lines(plan, planner)] == [tree, forest]
    assert [one.thing for one in lines(plan, planner, Asked(owner="none"))] == [tree]
    assert [one.thing for one in lines(plan, planner, Asked(owner=str(forest.owner_id)))] == [forest]
    assert [one.thing for one in lines(plan, planner, Asked(kind="commitment", words="林长"))] == [tree]


def test_a_line_is_edited_with_its_nodes_and_a_node_without_day_is_refused_in_words(
    tree: Any, signed_in: Sign, departments: dict[str, Any]
) -> None:
    client, address = signed_in("planner"), f"/duties/of/commitment-{tree.pk}/"
    form = {"owner": departments["林业局"].pk, "leader": "甲", "measures": "补植", "due": "2028-12-31"}

    wrong = client.post(address, {**form, "nodes": "年底完成"})
    right = client.post(address, {**form, "nodes": "2027-06-30 整地\n2028-04-30：栽植"})

    assert wrong.status_code == 422
    assert "先写日期、空一格、再写内容" in wrong.content.decode()
    assert right.status_code == 302
    held = values_of(Commitment.objects.get(pk=tree.pk))
    assert held["nodes"] == [{"due": "2027-06-30", "what": "整地"}, {"due": "2028-04-30", "what": "栽植"}]
    assert "2027年6月30日 整地" in client.get(address).content.decode()


@pytest.mark.parametrize("thing", ["indicator-0", "project-999999999999999", "user-1", "x", "indicator-1e9"])
def test_an_address_of_nothing_is_no_page(thing: str, signed_in: Sign) -> None:
    assert signed_in("planner").get(f"/duties/of/{thing}/").status_code == 404


def test_nonsense_in_a_form_is_told_and_changes_nothing(tree: Any, signed_in: Sign) -> None:
    client, name = signed_in("planner"), f"commitment-{tree.pk}"
    for form in (
        {},
        {"line": name, "set": "1", "owner": "99999"},
        {"line": name, "set": "1", "due": "明年"},
        {"line": "x", "accept": "1"},
    ):
        assert client.post("/duties/set/", form).status_code == 302
    assert client.post("/duties/undo/", {"act": "x"}).status_code == 404
    assert DutyChange.objects.count() == 0


def test_the_number_of_queries_of_the_list_does_not_grow_with_the_lines(
    plan: Any, tree: Any, signed_in: Sign, django_assert_max_num_queries: Any
) -> None:
    Commitment.objects.bulk_create(
        Commitment(plan=plan, key=f"{n}", number=n, what=f"造林{n}亩", suggested=["林业局"]) for n in range(10, 210)
    )
    client = signed_in("planner")

    with django_assert_max_num_queries(24):
        assert client.get("/duties/").status_code == 200
