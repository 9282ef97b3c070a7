"""Who has reported and who has not (报送情况), round by round at a moment: the one place that all who name departments ask."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from lantu.standards.working_day_calendar import working_days_between
from lantu_web.accounts.models import Department
from lantu_web.kept.states import states_at
from lantu_web.record.models import Plan
from lantu_web.submissions.looking_back import counted_at
from lantu_web.submissions.models import ReportingWindow, State, Submission, SubmissionItem
from lantu_web.submissions.owed import OPEN, counted


@dataclass(frozen=True)
class Reported:
    """What a department has given of a round, and what not, on a day: the submission as `owed.counted` has it."""

    submission: Any
    day: date

    @property
    def window(self) -> ReportingWindow:
        """The round."""
        window: ReportingWindow = self.submission.window
        return window

    @property
    def department(self) -> Department:
        """Who reports."""
        department: Department = self.submission.department
        return department

    @property
    def owed(self) -> int:
        """How many figures are still to be given."""
        return int(self.submission.waiting)

    @property
    def overdue(self) -> bool:
        """Whether something is owed after the day it was due."""
        return bool(self.owed) and self.window.due < self.day

    @property
    def late(self) -> int:
        """For how many working days it is overdue."""
        return working_days_between(self.window.due, self.day) if self.overdue else 0

    @property
    def in_review(self) -> int:
        """How many wait for review."""
        return int(self.submission.submitted)

    @property
    def word(self) -> str:
        """How it stands, in words."""
        one = self.submission
        if not one.waiting:
            return "已报，待审核" if one.submitted else "全部通过" if one.approved == one.asked else "已报齐"
        if one.waiting == one.asked and not one.returned:
            return "没有报" if self.overdue else "待报"
        return "没有报齐" if self.overdue else "报了一部分"

    @property
    def tone(self) -> str:
        """The tone of its badge."""
        if not self.owed:
            return "fair" if self.in_review else "good"
        return "bad" if self.overdue else "watch"


def reported(submissions: Iterable[Any], day: date) -> list[Reported]:
    """Return how submissions, as `owed.counted` has them, stand on a day."""
    return [Reported(one, day) for one in submissions]


def reported_of(plan: Plan, at: datetime | None = None, on: date | None = None) -> list[Reported]:
    """Return how each department stands in each round of a plan that was open by then, the first due in front.

    A figure that waits for review is given, and so is one of another channel. A bounded number of queries.
    """
    day = on or (timezone.localdate(at) if at else timezone.localdate())
    if at is None:
        found = counted(Submission.objects.filter(window__plan=plan, window__opens__lte=day))
        return reported(found.filter(asked__gt=0).order_by("window__due", "pk"), day)
    return reported((one for one in counted_at(_then(plan, at, day), at) if getattr(one, "asked", 0)), day)


def asked_for(plan: Plan, at: datetime | None = None) -> set[int]:
    """Return the indicators whose figures a round has asked for and not recorded yet."""
    day = timezone.localdate(at) if at else timezone.localdate()
    items: Any = SubmissionItem.objects.filter(submission__window__plan=plan, submission__window__opens__lte=day)
    if at is not None:
        items = states_at(SubmissionItem, at).filter(submission__in=_then(plan, at, day).values("thing"))
    return set(items.filter(state__in=[*OPEN, State.SUBMITTED]).values_list("indicator", flat=True))


def _then(plan: Plan, at: datetime, day: date) -> Any:
    opened = states_at(ReportingWindow, at).filter(plan=plan, opens__lte=day)
    return states_at(Submission, at).filter(window__in=opened.values("thing"))
