"""What a new text of the plan no longer has is not asked for any more, and was asked for before."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from lantu_web.record.models import PlanVersion
from lantu_web.submissions.reported import reported_of
from lantu_web.submissions.services.filling import Entry, fill


def _drop(indicator: Any, planner: Any) -> None:
    indicator.withdrawn_in = PlanVersion.objects.create(
        plan=indicator.plan, number=9, text="某", data={}, fingerprint="9" * 64, file_name="某.md", file_sha256="9" * 64,
        imported_by=planner,
    )  # fmt: skip
    indicator.save()


def test_nobody_owes_it_and_the_page_says_why(
    submission: Any, item: Any, forest: Any, planner: Any, signed_in: Any
) -> None:
    before = timezone.now()
    _drop(forest, planner)

    (now,), (then,), (today,) = (reported_of(forest.plan, at) for at in (None, before, timezone.now()))

    assert (now.owed, then.owed, today.owed) == (1, 2, 1)
    assert (now.submission.given, then.submission.given, today.submission.given) == (1, 0, 1)
    assert "新的规划文本里没有这项指标" in signed_in("reporter").get(f"/reporting/{submission.pk}/").content.decode()


def test_a_draft_of_it_is_not_submitted_with_the_rest(
    submission: Any, item: Any, money: Any, forest: Any, people: dict[str, Any], planner: Any
) -> None:
    fill(submission=submission, entries={item.pk: Entry("41.2")}, by=people["reporter"])
    _drop(forest, planner)

    done = fill(submission=submission, entries={money.pk: Entry("12000")}, by=people["reporter"], submit=True)

    assert done.submitted == [money.pk]
