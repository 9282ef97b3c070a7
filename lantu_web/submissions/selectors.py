"""Reading what is due, what was submitted, and what is known beside it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from functools import cached_property

from django.db.models import Count, Prefetch, Q, QuerySet
from django.utils import timezone

from lantu.standards.indicator_library import library
from lantu_web.accounts.models import Department, User
from lantu_web.accounts.permissions import ALL_SEEING
from lantu_web.log.models import LogEntry
from lantu_web.observations.models import Observation
from lantu_web.observations.periods import bounds
from lantu_web.observations.selectors import PREFERRED
from lantu_web.record.models import AnnualTarget, Indicator, Plan
from lantu_web.record.selectors import annual_targets
from lantu_web.submissions.beside import figures_beside
from lantu_web.submissions.models import Decision, KeptForm, ReportingWindow, Review, State, Submission, SubmissionItem
from lantu_web.submissions.owed import OPEN, counted, to_fill
from lantu_web.submissions.remarks import Remark, remarks, usual_range

_GRAINS = {"月": 0, "季": 1, "半年": 2, "年": 3, "五年": 4}


@dataclass
class Line:
    """An item with what stands beside it: last figure, a year ago, the year's target, the figure that is there already."""

    item: SubmissionItem
    known: Sequence[Observation]
    problem: str = ""
    confirm: str = ""
    typed: str | None = None
    typed_explanation: str | None = None
    remarks: list[Remark] = field(default_factory=list)

    @property
    def indicator(self) -> Indicator:
        """The indicator asked for."""
        return self.item.indicator

    @property
    def period(self) -> str:
        """The period asked for."""
        return self.item.submission.window.period

    @cached_property
    def there(self) -> Observation | None:
        """The figure of the period that exists already: it is not asked for again."""
        if self.item.state == State.APPROVED:
            return None
        same = [one for one in self.known if one.period == self.period]
        return min(same, key=lambda one: PREFERRED.index(one.channel), default=None)

    @cached_property
    def last(self) -> Observation | None:
        """The last figure before the period, or of an earlier part of it."""
        end = bounds(self.period)[1]
        before = [one for one in self.known if one.period != self.period and one.period_end <= end]
        return max(before, key=lambda one: (one.period_end, -PREFERRED.index(one.channel)), default=None)

    @property
    def base(self) -> Decimal | None:
        """The base of the plan, where it lies before the period: what there is to compare with before the first figure."""
        year = self.indicator.base_year
        return self.indicator.base if year is not None and year < int(self.period[:4]) else None

    @cached_property
    def year_ago(self) -> Observation | None:
        """The figure of the same part of the year before."""
        wanted = f"{int(self.period[:4]) - 1}{self.period[4:]}"
        same = [one for one in self.known if one.period == wanted]
        return min(same, key=lambda one: PREFERRED.index(one.channel), default=None)

    @cached_property
    def annual_target(self) -> Decimal | None:
        """The target of the year."""
        return annual_targets(self.indicator).get(int(self.period[:4]))

    @cached_property
    def usual(self) -> tuple[Decimal, Decimal] | None:
        """The usual range."""
        return usual_range(self.indicator)

    @property
    def dropped(self) -> bool:
        """Whether a new text of the plan no longer has the indicator."""
        return self.indicator.withdrawn_in_id is not None

    @property
    def open(self) -> bool:
        """Whether the item may be filled."""
        return self.item.state in (State.DRAFT, State.RETURNED) and self.there is None and not self.dropped

    @property
    def unsettled(self) -> bool:
        """Whether evidence may still be added: it is not approved, and the figure is asked for."""
        return self.item.state not in (State.APPROVED, State.WITHDRAWN) and self.there is None and not self.dropped

    @property
    def shown(self) -> str:
        """What the field shows: what was typed last."""
        return self.item.entered if self.typed is None else self.typed

    @property
    def shown_explanation(self) -> str:
        """What the field of the explanation shows."""
        return self.item.explanation if self.typed_explanation is None else self.typed_explanation

    @property
    def rewritten(self) -> bool:
        """Whether the figure is shown back because it was not typed as it is kept."""
        return self.item.value is not None and self.item.entered.strip() != f"{self.item.value.normalize():f}"

    @property
    def returned_for(self) -> Review | None:
        """The return that waits for an answer."""
        return next(iter(self.item.reviews.all()), None) if self.item.state == State.RETURNED else None


def windows_for(person: User) -> QuerySet[ReportingWindow]:
    """Return the rounds a person may see, the next due first, each with counts of its items by state."""
    own = Q() if person.role in ALL_SEEING else Q(submissions__department=person.department_id)
    unfilled = to_fill("submissions__items__", "period")
    states = {
        name: Count(
            "submissions__items", filter=own & Q(submissions__items__state=name) & (unfilled if name in OPEN else Q())
        )
        for name in State.values
    }
    rounds = ReportingWindow.objects.filter(own).select_related("plan")
    return rounds.annotate(**{f"count_{name}": count for name, count in states.items()}).order_by("-closes", "-pk")


def submissions_for(person: User) -> QuerySet[Submission]:
    """Return what a person's department has to report (or, for who sees all, every department), the next due first."""
    own = Q() if person.role in ALL_SEEING else Q(department=person.department_id)
    found = counted(Submission.objects.filter(own, window__opens__lte=timezone.localdate()))
    return found.filter(asked__gt=0).order_by("window__due", "pk")  # what was asked of it may have passed to another


def is_open(window: ReportingWindow, day: date | None = None) -> bool:
    """Tell whether a round may be filled on a day, today by default."""
    return window.withdrawn is None and window.opens <= (day or timezone.localdate()) <= window.closes


def extension_of(window: ReportingWindow, at: datetime | None = None) -> LogEntry | None:
    """Return the last extension of a round up to a moment, as the log has it; None where there was none."""
    return _last("window.extend", window, at)


def withdrawal_of(window: ReportingWindow, at: datetime | None = None) -> LogEntry | None:
    """Return how a round was withdrawn up to a moment, as the log has it; None where it was not."""
    return None if window.withdrawn is None else _last("window.withdraw", window, at)


def _last(action: str, window: ReportingWindow, at: datetime | None) -> LogEntry | None:
    about = f"{window._meta.label_lower}:{window.pk}"
    found = LogEntry.objects.filter(about=about, action=action)
    return (found if at is None else found.filter(at__lte=at)).first()


def lines_of(submission: Submission) -> list[Line]:
    """Return the items of a submission in the order of the plan, in a bounded number of queries."""
    items = _items().filter(submission=submission).order_by("indicator__number", "indicator")
    return _with_remarks(_lines(items))


def line_of(item_id: int) -> Line | None:
    """Return one item with what stands beside it; None where there is none."""
    return next(iter(_with_remarks(_lines(_items().filter(pk=item_id)))), None)


def waiting_items(*, plan: Plan | None, department: str = "", window: str = "") -> QuerySet[SubmissionItem]:
    """Return what waits for review of a plan, the oldest first, with what the list shows of it and no more."""
    rows = SubmissionItem.objects.filter(state=State.SUBMITTED, submission__window__plan=plan)
    beside = ("submission__window", "submission__department", "indicator", "submitted_by")
    waiting = rows.select_related(*beside).prefetch_related("evidence")
    if department.isdecimal():
        waiting = waiting.filter(submission__department=int(department[:18]))
    if window.isdecimal():
        waiting = waiting.filter(submission__window=int(window[:18]))
    return waiting.order_by("submitted_at", "pk")


def waiting_elsewhere(plans: Iterable[Plan], plan: Plan | None) -> list[tuple[Plan, int]]:
    """Return of other plans how many items wait for review, where any do. One query."""
    others = {one.pk: one for one in plans if plan is None or one.pk != plan.pk}
    waiting = SubmissionItem.objects.filter(state=State.SUBMITTED, submission__window__plan__in=others)
    counted = waiting.order_by().values_list("submission__window__plan").annotate(number=Count("pk"))
    return [(others[key], number) for key, number in counted]


def queue(items: Iterable[SubmissionItem]) -> list[Line]:
    """Return items that wait for review with what is odd about each."""
    return _with_remarks(_lines(items))


def departments_waiting(plan: Plan | None) -> QuerySet[Department]:
    """Return the departments of which something of a plan waits for review."""
    waiting = SubmissionItem.objects.filter(state=State.SUBMITTED, submission__window__plan=plan)
    return Department.objects.filter(pk__in=waiting.values("submission__department"))


def reviewed_lately(count: int = 30) -> QuerySet[Review]:
    """Return the last reviews, with what they were about."""
    found = Review.objects.select_related(
        "by", "item__indicator", "item__submission__department", "item__submission__window"
    ).only(
        "at", "decision", "reason", "by__name", "item__indicator__name", "item__submission__department__name",
        "item__submission__window__period",
    )  # fmt: skip
    return found[:count]


def drawn(count: int = 5) -> list[SubmissionItem]:
    """Return some approved items that nobody has verified yet, drawn by chance (随机抽查)."""
    found = _items().filter(state=State.APPROVED).exclude(reviews__decision=Decision.SAMPLED)
    return list(found.order_by("?")[:count])


def kept_form(person: User, submission: Submission) -> KeptForm | None:
    """Return what a person sent for a submission after their session had ended."""
    return KeptForm.objects.filter(user=person, submission=submission).first()


def frequency_of(indicator: Indicator) -> str:
    """Return how often the indicator library has an indicator reported: 月 季 半年 年 五年; 年 for one it does not know."""
    entry = library().match(indicator.name)
    return entry.frequency if entry else "年"


def addable(window: ReportingWindow) -> list[tuple[Indicator, str]]:
    """Return the indicators a round does not ask for and might, each with its frequency: they have a lead unit and fit its period."""
    there = set(window.indicators.values_list("pk", flat=True))
    grain = grain_of(window.period)
    return [
        (one, often)
        for one, often in askable(window.plan)
        if one.owner_id and one.pk not in there and fits(often, grain)
    ]


def askable(plan: Plan) -> list[tuple[Indicator, str]]:
    """Return the indicators of a plan a round may ask for, each with its frequency."""
    rows = Indicator.objects.filter(plan=plan, withdrawn_in__isnull=True).select_related("owner", "plan")
    return [(one, frequency_of(one)) for one in rows if one.type != "TEXT"]


def grain_of(period: str) -> str:
    """Return the frequency of a period: 月 季 半年 年.

    >>> grain_of("2026-Q1"), grain_of("2026")
    ('季', '年')
    """
    return {"Q": "季", "H": "半年", "": "年"}.get(period[5:6], "月")


def fits(frequency: str, grain: str) -> bool:
    """Tell whether an indicator of a frequency has a figure for a period of a grain: who reports monthly does so yearly too.

    >>> fits("季", "年"), fits("年", "季")
    (True, False)
    """
    return _GRAINS[frequency] <= _GRAINS[grain]


def _items() -> QuerySet[SubmissionItem]:
    return SubmissionItem.objects.select_related(
        "submission__window", "submission__department", "indicator__plan", "submitted_by", "changed_by", "observation"
    ).prefetch_related(
        "evidence",
        Prefetch("reviews", Review.objects.select_related("by")),
        Prefetch("indicator__annual_targets", AnnualTarget.objects.all(), to_attr="annual_targets_known"),
    )


def _lines(items: Iterable[SubmissionItem]) -> list[Line]:
    rows = list(items)
    known = figures_beside((item.indicator_id, item.submission.window.period) for item in rows)
    return [Line(item, known.get(item.indicator_id, ())) for item in rows]


def _with_remarks(lines: list[Line]) -> list[Line]:
    for line in lines:
        if line.item.value is not None and line.item.state != State.APPROVED:
            line.remarks = remarks(line.indicator, line.period, line.item.value, line.known)
    return lines
