"""Pages of filling in (填报)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from lantu.errors import LantuError
from lantu_web.accounts.models import Role
from lantu_web.accounts.permissions import may, needs
from lantu_web.evidence.keeping import LARGEST_MB
from lantu_web.observations.models import Release
from lantu_web.request import Request
from lantu_web.submissions.entry import understand
from lantu_web.submissions.looking_back import lines_at, submissions_at, windows_at
from lantu_web.submissions.models import State, Submission, SubmissionItem
from lantu_web.submissions.remarks import usual_range
from lantu_web.submissions.selectors import (
    Line,
    extension_of,
    is_open,
    kept_form,
    lines_of,
    submissions_for,
    windows_for,
    withdrawal_of,
)
from lantu_web.submissions.services.filling import Entry, Outcome, fill, withdraw
from lantu_web.submissions.views.expired import keeps_what_was_typed, shown_to


@needs("submission.see")
def due(request: Request) -> HttpResponse:
    """What is due: for a department its own, of every plan; for who sees all each round of the plan shown and how it stands."""
    at = request.as_of
    found = list(submissions_for(request.user)) if at is None else submissions_at(request.user, at)
    open_now = [one for one in found if is_open(one.window, at and timezone.localdate(at))]
    if request.user.role == Role.REPORTER:
        told = {"open": open_now, "past": [one for one in found if one not in open_now][::-1][:20]}
        return render(request, "submissions/due.html", told)
    plan = request.plans.current
    every = windows_for(request.user) if at is None else windows_at(request.user, at)
    rounds = [one for one in every if plan is not None and one.plan_id == plan.pk]
    open_now = [one for one in open_now if plan is not None and one.window.plan_id == plan.pk]
    return render(request, "submissions/rounds.html", {"rounds": rounds, "open": open_now, "plan": plan})


@keeps_what_was_typed
@needs("submission.see")
@require_http_methods(["GET", "POST"])
def fill_in(request: Request, submission_id: int) -> HttpResponse:
    """The one page of a submission: on POST save, and submit where that was asked for."""
    submission = _submission(request, submission_id)
    if request.as_of is not None:
        return _page(request, submission, lines_at(submission, request.as_of))
    if request.method == "GET":
        return _page(request, submission, lines_of(submission), restored=True)
    entries = {key: entry for key, entry in _entries(request).items() if entry is not None}
    release = request.POST.get("release", "")
    outcome = fill(
        submission=submission, entries=entries, by=request.user, submit=request.POST.get("do") == "submit",
        release=Release(release) if release in Release.values else Release.PRELIMINARY,
    )  # fmt: skip
    if outcome.problems or outcome.confirm:
        lines = lines_of(submission)
        _put_back(lines, entries, outcome)
        return _page(request, submission, lines, status=422, outcome=outcome)
    _tell(request, submission, outcome, entries.keys())
    return redirect(request.path + "?kept=1")


@needs("submission.fill")
@require_POST
def take_back(request: Request, submission_id: int) -> HttpResponse:
    """Withdraw what waits for review, one item or all."""
    submission = _submission(request, submission_id)
    chosen = request.POST.get("item", "")
    item = get_object_or_404(SubmissionItem, pk=int(chosen[:18]), submission=submission) if chosen.isdecimal() else None
    count = withdraw(submission=submission, by=request.user, item=item)
    messages.success(request, f"已撤回 {count} 项，可以修改后重新提交。")
    return redirect("submissions:fill", submission.pk)


@needs("submission.fill")
@require_GET
def check_entry(request: Request, item_id: int) -> HttpResponse:
    """How a figure is understood while it is typed: a line under the field."""
    item = get_object_or_404(SubmissionItem.objects.select_related("indicator", "submission"), pk=item_id)
    if not may(request.user, "submission.fill", item):
        raise Http404
    words = request.GET.get(f"figure-{item.pk}", "").strip()
    told: dict[str, Any] = {"unit": item.indicator.unit, "words": words}
    if words:
        try:
            told["understood"] = understood = understand(words, item.indicator.unit, item.indicator.name)
            usual = usual_range(item.indicator)
            told["outside"] = usual and not usual[0] <= understood.value <= usual[1] and usual
        except LantuError as wrong:
            told["wrong"] = str(wrong)
    return render(request, "submissions/checked.html", told)


def _submission(request: Request, submission_id: int) -> Submission:
    found = Submission.objects.select_related("window__plan", "department", "submitted_by").as_of(request.as_of)
    submission = get_object_or_404(found, pk=submission_id)
    if not may(request.user, "submission.see", submission):
        raise Http404
    return submission


def _entries(request: Request) -> dict[int, Entry | None]:
    posted = request.POST
    keys = (name.removeprefix("figure-") for name in posted if name.startswith("figure-"))
    return {int(key): _entry(posted, key) for key in keys if key.isdecimal() and len(key) < 18}


def _entry(posted: Any, key: str) -> Entry:
    revision = str(posted.get(f"revision-{key}", "0"))
    return Entry(
        words=str(posted.get(f"figure-{key}", "")),
        explanation=str(posted.get(f"explanation-{key}", "")),
        revision=int(revision) if revision.isdecimal() and len(revision) < 10 else 0,
        was=str(posted.get(f"was-{key}", "")),
        was_explanation=str(posted.get(f"was-explanation-{key}", "")).replace("\r\n", "\n"),
        confirmed=str(posted.get(f"confirm-{key}", "")),
    )


def _put_back(lines: list[Line], entries: dict[int, Entry], outcome: Outcome) -> None:
    """Show again what was typed, and beside it what is wrong or to be confirmed."""
    for line in lines:
        pk = line.item.pk
        line.problem, line.confirm = outcome.problems.get(pk, ""), outcome.confirm.get(pk, "")
        if pk in outcome.problems and pk in entries:
            line.typed, line.typed_explanation = entries[pk].words, entries[pk].explanation


def _restore(request: Request, submission: Submission, lines: list[Line]) -> bool:
    """Put what was kept from an ended session into the lines; tell whether there was any."""
    kept = kept_form(request.user, submission)
    for line in lines if kept else ():
        words = kept.words.get(f"figure-{line.item.pk}") if kept else None
        if words is not None and line.open:
            line.typed = words
            line.typed_explanation = kept.words.get(f"explanation-{line.item.pk}", "") if kept else ""
    return kept is not None


def _page(
    request: Request, submission: Submission, lines: list[Line], *, status: int = 200, restored: bool = False,
    outcome: Outcome | None = None,
) -> HttpResponse:  # fmt: skip
    kept = restored and _restore(request, submission, lines)
    window = submission.window
    told = {
        "submission": submission, "window": window, "lines": lines, "restored": kept, "outcome": outcome,
        "open": is_open(window, request.as_of and timezone.localdate(request.as_of)),
        "may_fill": may(request.user, "submission.fill", submission),
        "waiting": sum(line.item.state == State.SUBMITTED for line in lines),
        "to_fill": sum(line.open for line in lines), "unsettled": any(line.unsettled for line in lines), "releases": Release.choices,
        "release": next((line.item.release for line in lines if line.item.entered), Release.PRELIMINARY),
        "shown_to": shown_to(request.user, submission), "done": "kept" in request.GET, "largest": LARGEST_MB,
        "extension": extension_of(window, request.as_of), "withdrawal": withdrawal_of(window, request.as_of),
    }  # fmt: skip
    return render(request, "submissions/fill.html", told, status=status)


def _tell(request: Request, submission: Submission, outcome: Outcome, sent: Iterable[int]) -> None:
    lines = lines_of(submission)
    waiting = [line for line in lines if line.open]
    if outcome.submitted:
        rest = f"还有 {len(waiting)} 项没有填数。" if waiting else "本单全部提交。"
        messages.success(request, f"已提交 {len(outcome.submitted)} 项，等待审核。{rest}")
    elif request.POST.get("do") == "submit":
        twice = any(line.item.pk in set(sent) and line.item.state == State.SUBMITTED for line in lines)
        messages.info(request, "已经提交过了，没有重复提交。" if twice else "没有可提交的数：请先填“本期数”。")
    else:
        cleared = f"其中 {len(outcome.cleared)} 项的数已清空，" if outcome.cleared else ""
        told = f"已保存 {len(outcome.saved)} 项草稿，{cleared}尚未提交。"
        messages.success(request, told if outcome.saved else "没有改动。")
