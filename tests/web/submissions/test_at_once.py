"""Two people in the same second: one act each, nothing doubled."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection

from lantu.errors import LantuError
from lantu_web.log.selectors import verify_chain
from lantu_web.observations.models import Observation
from lantu_web.submissions.models import Review, SubmissionItem
from lantu_web.submissions.services.filling import Entry, fill
from lantu_web.submissions.services.reviewing import approve

pytestmark = pytest.mark.django_db(transaction=True)


def _at_once(*deeds: Callable[[], Any]) -> list[str]:
    """Do all deeds at once; return for each "done" or the number of its refusal."""
    ready, told = threading.Barrier(len(deeds)), [""] * len(deeds)

    def act(place: int, deed: Callable[[], Any]) -> None:
        ready.wait()
        try:
            deed()
            told[place] = "done"
        except LantuError as refused:
            told[place] = refused.code
        finally:
            connection.close()

    threads = [threading.Thread(target=act, args=one) for one in enumerate(deeds)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    return told


def test_two_reviewers_at_once(reported: Any, people: dict[str, Any]) -> None:
    told = _at_once(
        *(lambda who=who: approve(item=reported, revision=reported.revision, by=people[who]) for who in ("reviewer", "planner"))
    )  # fmt: skip
    assert sorted(told) == ["E654", "done"]
    assert Observation.objects.count() == Review.objects.count() == 1
    assert verify_chain() > 0


def test_a_double_click(item: Any, people: dict[str, Any]) -> None:
    def click() -> None:
        held = SubmissionItem.objects.get(pk=item.pk)
        fill(submission=held.submission, entries={item.pk: Entry("41.2")}, by=people["reporter"], submit=True)

    assert _at_once(click, click, click) == ["done"] * 3
    item.refresh_from_db()
    assert (item.state, item.revision) == ("submitted", 2)
