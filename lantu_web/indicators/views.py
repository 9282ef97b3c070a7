"""Pages of the indicators (指标)."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from lantu_web.accounts.permissions import may, needs
from lantu_web.accounts.selectors import departments_of
from lantu_web.board.warnings import warnings_at
from lantu_web.frame.days import iso_in_words
from lantu_web.indicators.findings import related_findings
from lantu_web.indicators.selectors import SORTS, in_order, next_due, standing_for, standings
from lantu_web.indicators.tables import as_csv, as_workbook
from lantu_web.observations.selectors import history_of
from lantu_web.record.models import Plan
from lantu_web.record.selectors import groups_of, passages_of
from lantu_web.record.services import CHAIN
from lantu_web.record.standing import Standing
from lantu_web.request import Request, plain

PER_PAGE = 50
FIGURES = 24  # shown of an indicator unless all are asked for: two years of months
FILTERS = ("words", "binding", "owner", "group")
KEPT = ("set", "base", "annual", "amend", "issued", "compared", "nodes")


@needs("indicator.see")
def indicators(request: Request) -> HttpResponse:
    """The list, filtered by words, attribute, group, owner and state, in an order."""
    plan = request.plans.current
    asked, found, shown = _asked_for(request, plan)
    states = list(dict.fromkeys(one.word for one in found))
    page = Paginator(shown, PER_PAGE).get_page(request.GET.get("page"))
    told = {
        "plan": plan, "page": page, "asked": asked, "states": states, "sorts": SORTS, "query": request.GET.urlencode(),
        "groups": groups_of(plan, request.as_of) if plan else [], "departments": departments_of(plan.region_id if plan else None, request.as_of),
    }  # fmt: skip
    return render(request, "indicators/list.html", told)


@needs("indicator.see")
def table_csv(request: Request) -> HttpResponse:
    """The list as it is filtered, as CSV."""
    _, _, shown = _asked_for(request, request.plans.current)
    return _file(as_csv(shown, _day(request)), "text/csv; charset=utf-8", "csv", request)


@needs("indicator.see")
def table_xlsx(request: Request) -> HttpResponse:
    """The list as it is filtered, as a workbook."""
    plan = request.plans.current
    _, _, shown = _asked_for(request, plan)
    book = as_workbook(shown, _day(request), plan.title if plan else "")
    return _file(book, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx", request)


@needs("indicator.see")
def indicator(request: Request, indicator_id: int) -> HttpResponse:
    """An indicator: how it stands and why, its path, figures, targets, passages, findings, warnings."""
    held = standing_for(request.user, indicator_id, request.as_of)
    if held is None:
        raise Http404
    one, at = held.indicator, request.as_of
    passages = passages_of(one, at)
    kept = request.GET.get("kept", "")
    newest = None if "all" in request.GET else FIGURES
    history = history_of(one, at, newest=newest)
    told = {
        "one": held, "i": one, "history": history, "folded": len(history) == newest, "corrected": {figure.supersedes_id for figure in history}, "passages": passages, "findings": related_findings(passages),
        "reported": {f.pk for f in history if (item := getattr(f, "item", None)) and may(request.user, "submission.see", item)},
        "due": next_due([one], at).get(one.pk), "warnings": warnings_at([one], at), "years": _years(held),
        "amendments": _amendments(held), "kept": kept if kept in KEPT else "", "now": at is None, "nodes": held.goal.milestones if held.goal else (),
        "may_tell": at is None and may(request.user, "progress.record", one),
    }  # fmt: skip
    return render(request, "indicators/indicator.html", told)


def _asked_for(request: Request, plan: Plan | None) -> tuple[dict[str, str], list[Standing], list[Standing]]:
    """Return what was asked, what fits but for the state, and what is shown, in order."""
    asked = {name: plain(request.GET.get(name, "")) for name in (*FILTERS, "state", "sort", "tone")}
    found = standings(plan, request.user, request.as_of, **{name: asked[name] for name in FILTERS}) if plan else []
    shown = [one for one in found if asked["state"] in ("", one.word) and asked["tone"] in ("", one.tone)]
    return asked, found, in_order(shown, asked["sort"])


def _years(held: Standing) -> list[dict[str, Any]]:
    """Return for each year of the plan its target and what the path asks for."""
    path = {point.year: point for point in held.path}
    targets = {one.year: one for one in getattr(held.indicator, "annual_targets_known", [])}
    figures = {one.period: one for one in held.figures}
    return [
        {"year": year, "target": targets.get(year), "path": path.get(year), "figure": figures.get(str(year))}
        for year in held.indicator.plan.years
    ]


def _amendments(held: Standing) -> list[dict[str, Any]]:
    """Return each target of an indicator from the plan's first to the one in force, with the steps that led to it."""
    rows = getattr(held.indicator, "amendments_known", [])
    return [
        {
            "row": row,
            "steps": [
                (CHAIN.get(one["step"], one["step"]), iso_in_words(one["on"]), one["document"])
                for one in row.chain or []
            ],
        }
        for row in rows
    ]


def _day(request: Request) -> Any:
    return timezone.localdate(request.as_of) if request.as_of else timezone.localdate()


def _file(content: bytes, media_type: str, ending: str, request: Request) -> HttpResponse:
    name = quote(f"指标进展{_day(request):%Y-%m-%d}.{ending}")
    answer = HttpResponse(content, content_type=media_type)
    answer["Content-Disposition"] = f"attachment; filename*=UTF-8''{name}"
    return answer
