"""Filling in, submitting, withdrawing (填报、提交、撤回)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from django.db import transaction
from django.utils import timezone

from lantu.errors import LantuError
from lantu_web.accounts.models import User
from lantu_web.accounts.permissions import require
from lantu_web.log.services import write_log
from lantu_web.observations.models import Observation, Release
from lantu_web.submissions.entry import LONGEST, understand
from lantu_web.submissions.errors import NothingToWithdraw
from lantu_web.submissions.models import KeptForm, State, Submission, SubmissionItem
from lantu_web.submissions.remarks import usual_range
from lantu_web.submissions.services.windows import require_open

_OPEN = (State.DRAFT, State.RETURNED)
_LONGEST_EXPLANATION = 2000


@dataclass(frozen=True)
class Entry:
    """What a person sends for one item: the words, what the page showed them when they began, and how to insist on theirs."""

    words: str
    explanation: str = ""
    revision: int = 0
    was: str = ""
    was_explanation: str = ""
    confirmed: str = ""
    again: str = "仍要用您的，再点一次保存"

    @property
    def untouched(self) -> bool:
        """Whether the person left the item as the page showed it."""
        return (self.words, self.explanation) == (self.was, self.was_explanation)


@dataclass
class Outcome:
    """What became of a form: keys of items saved (those of them whose figure was taken out cleared) and submitted; what is wrong, and what is to be confirmed, by key of item."""

    saved: list[int] = field(default_factory=list)
    cleared: list[int] = field(default_factory=list)
    submitted: list[int] = field(default_factory=list)
    problems: dict[int, str] = field(default_factory=dict)
    confirm: dict[int, str] = field(default_factory=dict)


@transaction.atomic
def fill(
    *, submission: Submission, entries: Mapping[int, Entry], by: User, submit: bool = False,
    release: Release | None = None,
) -> Outcome:  # fmt: skip
    """Save what was entered; with `submit`, submit everything that has a figure, if nothing is wrong and all is confirmed.

    What is not understood is kept as it was typed, and told. What somebody else changed meanwhile is not overwritten, and
    told with both values. Sending the same form twice does nothing the second time. `release` is of everything sent that has
    a figure, changed or not; None leaves each as it is.

    Raises NotAllowed, WindowShut.
    """
    require("submission.fill", by, submission)
    require_open(submission.window)
    outcome, items = Outcome(), _locked(submission)
    for key, entry in entries.items():
        if (item := items.get(key)) is not None:
            _save(item, _clean(entry), by, outcome)
            _set_release(item, release, by, outcome)
    _forget_kept(by, submission)
    if submit:
        _submit(submission, items, entries, by, outcome)
    return outcome


@transaction.atomic
def withdraw(*, submission: Submission, by: User, item: SubmissionItem | None = None) -> int:
    """Take back what waits for review, one item or all; return how many. Raises NotAllowed, WindowShut, NothingToWithdraw."""
    require("submission.fill", by, submission)
    require_open(submission.window)
    waiting = [one for one in _locked(submission).values() if one.state == State.SUBMITTED]
    taken = [one for one in waiting if item is None or one.pk == item.pk]
    if not taken:
        raise NothingToWithdraw(what=item or submission)
    for one in taken:
        _write(one, by, "submission.withdraw", state=State.DRAFT, submitted_at=None, submitted_by=None)
    return len(taken)


@transaction.atomic
def keep_form(*, user: User, submission: Submission, words: Mapping[str, str]) -> KeptForm:
    """Keep what a person sent after their session had ended. Raises NotAllowed where they could not have filled it."""
    require("submission.fill", user, submission)
    kept, _ = KeptForm.objects.update_or_create(
        user=user, submission=submission, defaults={"words": dict(words), "at": timezone.now()}
    )
    write_log(by=None, action="submission.keep", about=submission, after={"for": user.username, "fields": len(words)})
    return kept


def _forget_kept(by: User, submission: Submission) -> None:
    KeptForm.objects.filter(user=by, submission=submission).delete()


def _locked(submission: Submission) -> dict[int, SubmissionItem]:
    rows = SubmissionItem.objects.select_for_update(of=("self",)).filter(submission=submission)
    return {
        item.pk: item for item in rows.select_related("indicator", "submission__window", "changed_by").order_by("pk")
    }


def _clean(entry: Entry) -> Entry:
    def plain(words: str, longest: int) -> str:
        return words.replace("\x00", "").encode("utf-8", "replace").decode().strip()[:longest]

    words, explanation = plain(entry.words, LONGEST), plain(entry.explanation, _LONGEST_EXPLANATION)
    return replace(entry, words=words, explanation=explanation)


def _save(item: SubmissionItem, entry: Entry, by: User, outcome: Outcome) -> None:
    same = (entry.words, entry.explanation) == (item.entered, item.explanation)
    if item.state not in _OPEN:
        if not same and not entry.untouched:
            outcome.problems[item.pk] = f"这一项{item.get_state_display()}，不能改；要改请先撤回"
        return
    if same or entry.untouched:
        _check(item, outcome)
        return
    if entry.revision != item.revision:
        outcome.problems[item.pk] = _conflict(item, entry)
        return
    try:
        value = understand(entry.words, item.indicator.unit, item.indicator.name).value if entry.words else None
    except LantuError as wrong:
        value, outcome.problems[item.pk] = None, str(wrong)
    if item.entered and not entry.words:
        outcome.cleared.append(item.pk)
    _write(item, by, "submission.fill", value=value, entered=entry.words, explanation=entry.explanation)
    outcome.saved.append(item.pk)


def _set_release(item: SubmissionItem, release: Release | None, by: User, outcome: Outcome) -> None:
    """Say of a figure how final it is, whether or not the figure itself was changed."""
    if release is None or item.state not in _OPEN or not item.entered or item.release == release:
        return
    _write(item, by, "submission.fill", release=release)
    if item.pk not in outcome.saved:
        outcome.saved.append(item.pk)


def _check(item: SubmissionItem, outcome: Outcome) -> None:
    """Tell again what is wrong with an item that was saved as it stands."""
    if not item.entered:
        return
    try:
        understand(item.entered, item.indicator.unit, item.indicator.name)
    except LantuError as wrong:
        outcome.problems[item.pk] = str(wrong)


def _conflict(item: SubmissionItem, entry: Entry) -> str:
    who = item.changed_by.name if item.changed_by else "另一人"
    what, mine, theirs = (
        ("", entry.words, item.entered)
        if entry.words != item.entered
        else ("说明", entry.explanation, item.explanation)
    )
    return f"您填的{what}是“{mine or '（空）'}”；您打开之后，{who}已存为“{theirs or '（空）'}”。没有覆盖，请核对：{entry.again}"


def _submit(
    submission: Submission,
    items: Mapping[int, SubmissionItem],
    entries: Mapping[int, Entry],
    by: User,
    outcome: Outcome,
) -> None:
    there = _not_asked(submission)
    ready = [
        one for one in items.values()
        if one.state in _OPEN and one.value is not None and one.indicator_id not in there
    ]  # fmt: skip
    for item in ready:
        _ask_to_confirm(item, entries.get(item.pk), outcome)
    if outcome.problems or outcome.confirm:
        return
    now = timezone.now()
    for item in ready:
        _write(item, by, "submission.submit", state=State.SUBMITTED, submitted_at=now, submitted_by=by)
        outcome.submitted.append(item.pk)
    if ready:
        submission.submitted_at, submission.submitted_by = now, by
        submission.save(update_fields=["submitted_at", "submitted_by"])


def _ask_to_confirm(item: SubmissionItem, entry: Entry | None, outcome: Outcome) -> None:
    value, unit = f"{item.value.normalize():f}" if item.value is not None else "", item.indicator.unit
    usual = usual_range(item.indicator)
    if usual is not None and item.value is not None and not usual[0] <= item.value <= usual[1] and not item.explanation:
        low, high = (f"{bound.normalize():f}" for bound in usual)
        outcome.problems[item.pk] = (
            f"{value}{unit}不在常见范围 {low}—{high}{unit} 内；如属实，请在说明里写一句原因再提交"
        )
    converted = item.entered and understand(item.entered, unit).converted
    if converted and (entry is None or entry.confirmed != value):
        outcome.confirm[item.pk] = value


def _not_asked(submission: Submission) -> set[int]:
    """Return the indicators whose figure is there already, and those that a new text of the plan no longer has."""
    window = submission.window
    asked = SubmissionItem.objects.filter(submission=submission).values("indicator")
    held = Observation.objects.as_of().filter(indicator__in=asked, period=window.period)
    dropped = asked.filter(indicator__withdrawn_in__isnull=False)
    return {*held.values_list("indicator", flat=True), *dropped.values_list("indicator", flat=True)}


def _write(item: SubmissionItem, by: User, action: str, **changed: Any) -> None:
    """Change an item, count the revision, write the log."""
    before = {name: getattr(item, name) for name in changed if getattr(item, name) != changed[name]}
    for name, value in changed.items():
        setattr(item, name, value)
    item.revision += 1
    item.changed_by = by
    item.save(update_fields=[*changed, "revision", "changed_by"])
    write_log(by=by, action=action, about=item, before=before, after={name: changed[name] for name in before})
