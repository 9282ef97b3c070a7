"""Whoever writes and however, the state is kept; none is changed; a database that has rows already begins with what it holds."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from lantu_web.errors import RecordIsKept
from lantu_web.kept.copying import FROM_THE_BEGINNING, held_since, keep_all
from lantu_web.kept.known import known_from
from lantu_web.record.models import Commitment, Indicator, IndicatorPast

THEN, LATER = datetime(2026, 3, 1, tzinfo=UTC), datetime(2026, 4, 1, tzinfo=UTC)


def _saved(one: Any, department: Any) -> None:
    Indicator.objects.filter(pk=one.pk).get().save()
    one.owner, one.name = department, "森林面积"
    one.save(update_fields=["owner", "name"])


def _stale(one: Any, department: Any) -> None:
    stale = Indicator.objects.get(pk=one.pk)
    Indicator.objects.filter(pk=one.pk).update(name="森林面积")
    stale.owner = department
    stale.save(update_fields=["owner"])


def _updated(one: Any, department: Any) -> None:
    Indicator.objects.filter(key=one.key).update(owner=department, name="森林面积")


def _updated_at_once(one: Any, department: Any) -> None:
    one.owner, one.name = department, "森林面积"
    Indicator.objects.bulk_update([one], ["owner", "name"])


def _related(one: Any, department: Any) -> None:
    one.owner.indicators.update(owner=department, name="森林面积")


@pytest.mark.parametrize("write", [_saved, _stale, _updated, _updated_at_once, _related])
def test_however_a_row_is_written_its_state_is_kept(write: Callable[..., None], forest: Any, departments: Any) -> None:
    with held_since(LATER):
        write(forest, departments["水利局"])

    before, after = (Indicator.objects.as_of(at).select_related("owner").get() for at in (THEN, LATER))

    assert (before.name, before.owner.name) == ("森林覆盖率", "林业局")
    assert (after.name, after.owner.name) == ("森林面积", "水利局")


def test_rows_made_at_once_are_kept_and_are_not_there_before(forest: Any) -> None:
    with held_since(LATER):
        Commitment.objects.bulk_create(
            Commitment(plan=forest.plan, key=f"{n}", number=n, what=f"{n}") for n in range(3)
        )

    assert list(Commitment.objects.as_of(THEN)) == []
    assert [one.what for one in Commitment.objects.as_of(LATER)] == ["0", "1", "2"]


@pytest.mark.parametrize("side", ["duty", "department"])
def test_a_list_is_kept_whichever_side_changes_it(side: str, forest: Any, departments: Any) -> None:
    from lantu_web.duties.models import Duty

    water, office = departments["水利局"], departments["发展和改革局"]
    with held_since(THEN):
        duty = Duty.objects.create(indicator=forest)
        duty.others.set([water, office])
    with held_since(LATER):
        if side == "duty":
            duty.others.remove(water)
        else:
            water.shared_duties.remove(duty)

    then, now = (Indicator.objects.as_of(at).select_related("duty").get().duty for at in (THEN, LATER))

    assert [one.name for one in then.others.all()] == ["发展和改革局", "水利局"]
    assert [one.name for one in now.others.all()] == ["发展和改革局"]


def test_nothing_is_kept_of_what_was_not_written(forest: Any, departments: Any) -> None:
    count = IndicatorPast.objects.count()

    with transaction.atomic():
        Indicator.objects.update(owner=departments["水利局"])
        transaction.set_rollback(True)

    assert IndicatorPast.objects.count() == count


def test_a_state_is_never_changed(forest: Any) -> None:
    state = forest.past.first()
    with pytest.raises(RecordIsKept, match="E600"):
        state.save()
    for statement in ("UPDATE record_indicatorpast SET name = ''", "DELETE FROM record_indicatorpast"):
        with pytest.raises(DatabaseError), transaction.atomic():
            connection.cursor().execute(statement)


def test_a_database_with_rows_begins_with_what_it_holds_and_says_since_when_it_keeps(
    forest: Any, signed_in: Any
) -> None:
    from lantu_web.accounts.models import Department, DepartmentPast

    client = signed_in("leader")
    assert known_from() is None
    assert "逐日留存" not in client.get("/?as_of=2024-06-30").content.decode()

    keep_all(IndicatorPast, Indicator, connection)
    keep_all(DepartmentPast, Department, connection)

    first = IndicatorPast.objects.order_by("pk").last()
    assert first is not None
    assert (first.since, first.thing_id, first.name, first.base) == (FROM_THE_BEGINNING, forest.pk, forest.name, forest.base)  # type: ignore[attr-defined]  # fmt: skip
    begun = known_from()
    assert begun is not None
    assert begun < timezone.now()
    assert f"{timezone.localtime(begun):%Y年}" in client.get("/?as_of=2024-06-30").content.decode()
    assert "逐日留存" in client.get("/").content.decode()


def test_looking_back_at_many_rows_needs_no_more_queries_than_at_one(forest: Any, departments: Any) -> None:
    def asked() -> int:
        with CaptureQueriesContext(connection) as seen:
            rows = Commitment.objects.as_of(THEN).select_related("owner", "duty").prefetch_related("duty__others")
            assert all(one.owner.name == "林业局" and one.duty.leader == "王" and len(one.duty.others.all()) == 1 for one in rows)  # fmt: skip
        return len(seen)

    _promises(forest.plan, departments, range(1))
    few = asked()
    _promises(forest.plan, departments, range(1, 40))

    assert asked() == few < 10


def _promises(plan: Any, departments: Any, numbers: range) -> None:
    from lantu_web.duties.models import Duty

    for number in numbers:
        with held_since(THEN):
            one = Commitment.objects.create(plan=plan, key=f"{number}", number=number, what="造林", owner=departments["林业局"])  # fmt: skip
            duty = Duty.objects.create(commitment=one, leader="王")
            duty.others.set([departments["水利局"]])
        Commitment.objects.filter(pk=one.pk).update(owner=departments["水利局"])
        Duty.objects.filter(pk=duty.pk).update(leader="李")
        duty.others.clear()
