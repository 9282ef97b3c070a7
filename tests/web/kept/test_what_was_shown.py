"""Whatever is changed in whatever order, what is shown as of a moment is what was shown then."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from lantu.errors import LantuError
from lantu_web.accounts.merging import merge_departments
from lantu_web.accounts.models import Department, User
from lantu_web.accounts.services import rename_department
from lantu_web.duties.services import set_duties
from lantu_web.indicators.remembered import forget
from lantu_web.notices.models import EarlyWarning, Step
from lantu_web.notices.services.closing import close, reopen
from lantu_web.notices.services.following import answer, give_order, report_progress
from lantu_web.notices.services.warnings import accept, evaluate, reply
from lantu_web.observations.services import record_figure
from lantu_web.promises.models import Progress, ProgressNote
from lantu_web.promises.services import check_progress, record_progress
from lantu_web.record.models import Commitment, Indicator, Plan, Project
from lantu_web.record.services import amend_target, assign_owner, set_annual_target, set_indicator
from lantu_web.submissions.models import EvidenceFile, ReportingWindow, SubmissionItem
from lantu_web.submissions.services.evidence import add_evidence, remove_evidence
from lantu_web.submissions.services.filling import Entry, fill, withdraw
from lantu_web.submissions.services.reviewing import approve, correct, return_item
from lantu_web.submissions.services.windows import extend_window, open_window


def _who(name: str) -> User:
    return User.objects.select_related("department").get(username=name)


def _forest() -> Indicator:
    return Indicator.objects.get()


def _item() -> SubmissionItem:
    return SubmissionItem.objects.select_related("submission__window", "indicator").first()  # type: ignore[return-value]


def _lead(name: str) -> Callable[[], Any]:
    things = lambda: [_forest(), Commitment.objects.get(), Project.objects.get()]  # noqa: E731
    department = lambda: Department.objects.filter(name__startswith=name, active=True).first()  # noqa: E731
    return lambda: assign_owner(things=things(), department=department(), by=_who("planner"))


def _set(**values: Any) -> Callable[[], Any]:
    return lambda: set_indicator(indicator=_forest(), by=_who("planner"), **values)


def _duty(kind: str, **values: Any) -> Callable[[], Any]:
    def act() -> None:
        model = {"indicator": Indicator, "commitment": Commitment, "project": Project}[kind]
        others = sorted(Department.objects.filter(name__in=values.pop("shared", ())).values_list("pk", flat=True))
        wanted = {**values, "others": others}
        set_duties(
            plan=Plan.objects.get(), wanted={f"{kind}-{model.objects.get().pk}": wanted}, how="", by=_who("planner")
        )

    return act


def _fill(words: str, submit: bool) -> Callable[[], Any]:
    def act() -> None:
        item = _item()
        entry = Entry(words, "如实", revision=item.revision)
        fill(submission=item.submission, entries={item.pk: entry}, by=_who("planner"), submit=submit)

    return act


def _evidence() -> None:
    held = EvidenceFile.objects.select_related("item__submission__window").first()
    if held is None:
        add_evidence(item=_item(), name="表.txt", content=b"41.2", by=_who("planner"))
    else:
        remove_evidence(file=held, by=_who("planner"))


def _correct() -> None:
    item = _item()
    correct(item=item, figure_id=item.observation_id or 0, value=Decimal("41.9"), reason="修订", by=_who("reviewer"))


def _warning() -> None:
    plan = Plan.objects.get()
    warning = EarlyWarning.objects.filter(closed_at__isnull=True).first()
    if warning is None:
        evaluate(plan=plan, by=_who("planner"))
    elif warning.steps.filter(step="replied").exists():
        close(warning=warning, words="好了", despite="先解除", by=_who("planner"))
    else:
        reply(warning=warning, words="有困难", measure="加快", done_by=timezone.localdate(), by=_who("planner"))


def _on_warning(act: Callable[[EarlyWarning], Any]) -> Callable[[], Any]:
    """Return a deed about the last warning; where there is none, nothing is done."""
    return lambda: [act(one) for one in EarlyWarning.objects.order_by("-pk")[:1]]


def _answer(warning: EarlyWarning) -> None:
    for order in warning.steps.filter(step=Step.SUPERVISED):
        answer(order=order, words="照办", by=_who("planner"))


def _merge() -> None:
    water, forestry = (Department.objects.get(name__startswith=one) for one in ("水利", "林业"))
    merge_departments(department=water, into=forestry, by=_who("administrator"))


def _figure() -> None:
    record_figure(indicator=_forest(), period="2025", value=Decimal("39"), unit="%", source="公报", by=_who("planner"))


def _extend() -> None:
    window, week = ReportingWindow.objects.order_by("pk").last(), timedelta(days=7)
    assert window is not None
    extend_window(window=window, due=window.due + week, closes=window.closes + week, reason="补报", by=_who("planner"))


def _round() -> None:
    day = timezone.localdate()
    told: dict[str, Any] = {"name": "半年报", "period": "2026-H1", "opens": day, "due": day, "closes": day}
    open_window(plan=Plan.objects.get(), indicators=[_forest()], by=_who("planner"), **told)


ACTS: dict[str, Callable[[], Any]] = {
    "水利 leads": _lead("水利"), "林业 leads": _lead("林业"), "nobody leads": lambda: assign_owner(things=[_forest()], department=None, by=_who("planner")),
    "a type": _set(type="CEIL", direction="down"), "thresholds": _set(overrides={"slow": "0.5"}, price_basis="current", unit="百分点"),
    "a duty": _duty("indicator", leader="王县长", due="2028-12-31", nodes=[{"due": "2027-06-30", "what": "过半"}], shared=["水利局"]),
    "a shorter duty": _duty("indicator", leader="", due=None), "a promise's duty": _duty("commitment", leader="李县长", due="2020-12-31", shared=["林业局", "水利局"]),
    "a project's duty": _duty("project", measures="建苗圃"), "a draft": _fill("41.1", submit=False), "a report": _fill("41.2", submit=True),
    "taken back": lambda: withdraw(submission=_item().submission, by=_who("planner")),
    "returned": lambda: return_item(item=_item(), revision=_item().revision, reason="请核实", by=_who("reviewer")),
    "approved": lambda: approve(item=_item(), revision=_item().revision, by=_who("reviewer")),
    "pressed": _on_warning(lambda one: give_order(warning=one, step=Step.SUPERVISED, words="抓紧", due=None, by=_who("supervisor"))),
    "answered": _on_warning(_answer),
    "accepted": _on_warning(lambda one: accept(warning=one, accepted=True, words="", by=_who("planner"))),
    "carried out": _on_warning(lambda one: report_progress(warning=one, words="办好了", day=timezone.localdate(), done=True, by=_who("planner"))),
    "closed": _on_warning(lambda one: close(warning=one, words="误", despite="误", by=_who("planner"))),
    "opened again": _on_warning(lambda one: reopen(warning=one, by=_who("planner"))),
    "corrected": _correct, "a file": _evidence, "extended": _extend, "another round": _round, "a warning": _warning, "merged": _merge, "a figure": _figure,
    "renamed": lambda: rename_department(department=Department.objects.get(name__startswith="林业"), name="林业和草原局", by=_who("administrator")),
    "an aim": lambda: set_annual_target(indicator=_forest(), year=2026, value=Decimal(41), basis="计划", by=_who("planner")),
    "another aim": lambda: amend_target(indicator=_forest(), target=Decimal(44), target_text="44", resolution="1号", reason="调整", in_force_from=date(2026, 1, 1), by=_who("planner")),
    "said to be done": lambda: record_progress(thing=Commitment.objects.get(), state=Progress.DONE, words="好了", evidence="验收单", by=_who("reporter")),
    "sent back": lambda: [check_progress(note=note, confirmed=False, words="没有验收", by=_who("planner")) for note in ProgressNote.objects.filter(checks__isnull=False)[:1]],
    "progress": lambda: record_progress(thing=Commitment.objects.get(), state="slow", words="缓慢", evidence="", by=_who("planner")),  # type: ignore[arg-type]
}  # fmt: skip
FIRST = (
    "a warning",
    "a report",
    "returned",
    "a report",
    "approved",
    "corrected",
)  # in this order they have something to do


def _pages(forest: Any) -> list[str]:
    kinds = {"indicator": Indicator, "commitment": Commitment, "project": Project}
    duties = [f"/duties/of/{kind}-{model.objects.get().pk}/" for kind, model in kinds.items()]
    things = [model.objects.get().get_absolute_url() for model in kinds.values()]
    item = SubmissionItem.objects.order_by("pk").first()
    assert item is not None
    told = [f"/reporting/{item.submission_id}/", f"/review/{item.pk}/"]
    told += [f"/warnings/{key}/" for key in EarlyWarning.objects.values_list("pk", flat=True)]
    lists = [
        "/",
        "/plans/",
        f"/plans/{forest.plan_id}/",
        "/indicators/",
        "/promises/",
        "/promises/projects/",
        "/duties/",
    ]
    return [*lists, "/reporting/", "/warnings/", "/warnings/?stage=CLOSED", "/silent/", *things, *duties, *told]


@pytest.fixture
def compare(
    window: Any, forest: Any, signed_in: Any, moment: Callable[[datetime], str], words_of: Callable[[Any], str]
) -> Callable[[list[str]], None]:
    """Return a deed: do things one by one, read every page after each, then look back to each moment and read them again."""

    def deed(acts: list[str]) -> None:
        forget()
        shown = []
        people = {who: signed_in(who) for who in ("supervisor", "reporter", "outsider")}
        for number, name in enumerate(acts):
            try:
                with transaction.atomic():
                    ACTS[name]()
            except LantuError:
                pass  # nothing to take back, to approve or to answer: then nothing changed
            if number % 4 == 0:
                asked = [(who, page) for who in people for page in _asked(who, _pages(forest))]
                pages = {(who, page): words_of(people[who].get(page)) for who, page in asked}
                shown.append((timezone.now(), acts[: number + 1], pages, _who("outsider").department))
        for at, done, pages, home in shown:
            # Who looks is who they are now, and merging moves people: here they are again who they were.
            User.objects.filter(username="outsider").update(department=home)
            for client in people.values():
                client.get(f"/account/password/?{moment(at)}")
            for (who, page), words in pages.items():
                assert words_of(people[who].get(page)) == words, (who, page, done)

    return deed


def _asked(who: str, pages: list[str]) -> list[str]:
    """Those who report see other words where they can fill in: of their pages, those that only show."""
    return pages if who == "supervisor" else ["/", "/indicators/", "/promises/", "/duties/", "/warnings/"]


@settings(max_examples=2, derandomize=True, deadline=None, phases=[Phase.generate], suppress_health_check=[HealthCheck.function_scoped_fixture])  # fmt: skip
@given(acts=st.permutations(sorted(ACTS)))
def test_what_is_shown_as_of_a_moment_is_what_was_shown_then(acts: list[str], compare: Callable[[list[str]], None]) -> None:  # fmt: skip
    with transaction.atomic():
        compare([*FIRST, *acts])
        transaction.set_rollback(True)
