"""A database that goes away in the middle of a request costs that request, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from lantu_web.log.models import LogEntry
from lantu_web.log.selectors import verify_chain
from lantu_web.observations.models import Observation
from lantu_web.submissions.models import SubmissionItem

pytestmark = pytest.mark.django_db(transaction=True)


def _end_the_connection() -> None:
    """End this thread's own connection from another one, as a server that is restarted does."""
    import psycopg

    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        pid = cursor.fetchone()[0]
    known = connection.get_connection_params()
    with psycopg.connect(
        dbname=known["dbname"], user=known.get("user"), password=known.get("password"), host=known.get("host"),
        port=known.get("port"), autocommit=True,
    ) as other:  # fmt: skip
        other.execute("SELECT pg_terminate_backend(%s, 2000)", [pid])


@pytest.fixture
def fill_the_disk() -> Iterator[Any]:
    """Return a deed after which SQLite may not grow by a page."""

    def fill() -> None:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA page_count")
            cursor.execute(f"PRAGMA max_page_count = {cursor.fetchone()[0]}")

    yield fill
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA max_page_count = 1073741823")


def _approve(client: Client, item: Any) -> Any:
    client.raise_request_exception = False
    address, told = f"/review/{item.pk}/decide/", {"do": "approve", "revision": item.revision}
    return client.post(address, told)


@pytest.mark.skipif("connection.vendor != 'postgresql'", reason="needs PostgreSQL (DATABASE_URL)")
def test_a_connection_lost_in_the_middle_of_a_write_leaves_nothing_and_the_next_request_is_answered(
    waiting: Any, signed_in: Any, monkeypatch: Any
) -> None:
    from lantu_web.submissions.services import reviewing

    client, decide, lines = signed_in("reviewer"), reviewing._decide, LogEntry.objects.count()

    def lost(*given: Any, **named: Any) -> None:
        _end_the_connection()
        decide(*given, **named)

    monkeypatch.setattr(reviewing, "_decide", lost)
    answer = _approve(client, waiting)

    assert answer.status_code == 503
    assert "E619" in answer.content.decode()
    assert "连接中断" in answer.content.decode()
    assert int(answer["Retry-After"]) > 0
    monkeypatch.undo()
    connection.close()  # a test's requests keep one connection; the server looks at each before it is used again
    assert Observation.objects.count() == 0
    assert LogEntry.objects.count() == lines
    assert _approve(client, waiting).status_code == 302
    assert Observation.objects.count() == 1
    assert verify_chain() == lines + 2


@pytest.mark.skipif("connection.vendor != 'sqlite'", reason="needs SQLite")
def test_a_full_disk_leaves_nothing_half_written_and_is_told(waiting: Any, signed_in: Any, fill_the_disk: Any) -> None:
    client, lines = signed_in("reviewer"), LogEntry.objects.count()
    waiting.explanation = "长" * 20_000  # what is approved is copied: it needs pages of its own
    waiting.save()
    fill_the_disk()

    answer = _approve(client, waiting)

    assert answer.status_code == 503
    assert "磁盘已满" in answer.content.decode()
    assert Observation.objects.count() == 0
    assert LogEntry.objects.count() == lines
    assert SubmissionItem.objects.get(pk=waiting.pk).state == "submitted"


@pytest.mark.skipif("connection.vendor != 'sqlite'", reason="needs SQLite")
def test_programs_are_told_in_their_own_form(waiting: Any, monkeypatch: Any, departments: Any, planner: Any) -> None:
    from django.db import OperationalError

    from lantu_web.api.services import create_token

    token = create_token(department=departments["林业局"], name="某系统", days=30, by=planner)[1]

    def lost(*_: Any) -> None:
        raise OperationalError("database is locked")

    monkeypatch.setattr("lantu_web.api.endpoints.reader", lost)
    answer = Client().get("/api/v1/plans", headers={"Authorization": f"Bearer {token}"})

    assert answer.status_code == 503
    assert answer.json()["code"] == "E619"
    assert "正忙" in answer.json()["detail"]


@pytest.fixture
def waiting(forest: Any, planner: Any, people: Any) -> Any:
    """A figure that waits for review."""
    from datetime import timedelta

    from django.utils import timezone

    from lantu_web.submissions.services.filling import Entry, fill
    from lantu_web.submissions.services.windows import open_window

    today, week = timezone.localdate(), timedelta(days=7)
    window = open_window(
        plan=forest.plan, name="2026年年报", period="2026", opens=today - week, due=today, closes=today + week,
        indicators=[forest], by=planner,
    )  # fmt: skip
    submission = window.submissions.get()
    fill(submission=submission, entries={submission.items.get().pk: Entry("41.2")}, by=people["reporter"], submit=True)
    return submission.items.get()
