"""The round of reporting of the demonstration: some departments have reported, one figure is odd; marked as such."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from django.utils import timezone

from lantu_web.accounts.models import Role, User
from lantu_web.kept.copying import held_since
from lantu_web.record.models import Plan
from lantu_web.submissions.models import Submission
from lantu_web.submissions.selectors import askable, lines_of
from lantu_web.submissions.services.filling import Entry, fill
from lantu_web.submissions.services.windows import open_window

_YEAR = 2025
_REPORTED = 5  # departments that have reported


def give_round(plan: Plan, planner: User) -> None:
    """Open a round for a year without figures; let some departments report, the first a figure ten times too large.

    The last of those who report has not reported yet: there is something to try.
    """
    asked = [one for one, _ in askable(plan) if one.owner_id is not None]
    if not asked:
        return
    today = timezone.localdate()
    opens, due, closes = (today + timedelta(days=days) for days in (-5, 10, 20))
    with held_since(timezone.now() - timedelta(days=5)):
        window = open_window(
            plan=plan, name=f"{_YEAR}年年报", period=str(_YEAR), opens=opens, due=due, closes=closes, indicators=asked,
            by=planner, demo=True,
        )  # fmt: skip
    reporters = {user.department_id: user for user in User.objects.filter(role=Role.REPORTER).order_by("pk")}
    silent = next(reversed(reporters), None)
    odd = iter([10])
    for submission in window.submissions.exclude(department=silent).order_by("pk")[:_REPORTED]:
        _report(submission, reporters.get(submission.department_id, planner), odd)


def _report(submission: Submission, by: User, odd: Iterator[int]) -> None:
    entries = {}
    for line in lines_of(submission):
        value = line.annual_target or (line.last and line.last.value)
        if value and line.open:
            words = f"{(value * next(odd, 1)).normalize():f}"
            entries[line.item.pk] = Entry(words=words, explanation="演示数据，非真实统计")
    fill(submission=submission, entries=entries, by=by, submit=True)
