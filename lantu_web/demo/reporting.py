"""The round of reporting of the demonstration: some departments have reported, some of it is odd; marked as such."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from lantu_web.accounts.models import Role, User
from lantu_web.record.models import Plan
from lantu_web.submissions.models import Submission
from lantu_web.submissions.selectors import askable, lines_of
from lantu_web.submissions.services.filling import Entry, fill
from lantu_web.submissions.services.windows import open_window

_YEAR = 2025


def give_round(plan: Plan, planner: User) -> None:
    """Open a round for a year without figures; let each reporter but the last submit, the first with a figure ten times too large."""
    asked = [one for one, _ in askable(plan) if one.owner_id is not None]
    if not asked:
        return
    today = timezone.localdate()
    opens, due, closes = (today + timedelta(days=days) for days in (-5, 10, 20))
    window = open_window(
        plan=plan, name=f"{_YEAR}年年报", period=str(_YEAR), opens=opens, due=due, closes=closes, indicators=asked,
        by=planner, demo=True,
    )  # fmt: skip
    reporters = list(User.objects.filter(role=Role.REPORTER).order_by("pk"))
    for reporter in reporters[:-1] or reporters:
        submission = Submission.objects.filter(window=window, department=reporter.department).first()
        if submission is not None:
            _report(submission, reporter)


def _report(submission: Submission, reporter: User) -> None:
    entries = {}
    for place, line in enumerate(line for line in lines_of(submission) if line.last and line.open):
        if line.last is None:
            continue
        words = f"{(line.last.value * (10 if place == 0 else 1)).normalize():f}"
        entries[line.item.pk] = Entry(words=words, explanation="演示数据，非真实统计")
    fill(submission=submission, entries=entries, by=reporter, submit=True)
