"""The pages of what was released (公开): open to all."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render

from lantu_web.accounts.permissions import needs
from lantu_web.public import files, selectors
from lantu_web.public.explained import explained
from lantu_web.record.models import Plan
from lantu_web.request import Request


@needs("public.see")
def released(request: Request) -> HttpResponse:
    """The released plans."""
    return _page(request, "released", {"plans": selectors.released_plans()})


@needs("public.see")
def plan(request: Request, plan_id: int) -> HttpResponse:
    """The indicators of a released plan."""
    found = _released(plan_id)
    rows = selectors.shown_plan(found)
    words = {one.standing.word for one in rows if one.standing}
    legend = [(word, told) for word, told in explained()["statuses"].items() if word in words]
    told = {"plan": found, "rows": rows, "legend": legend, "licence": explained()["licence"]}
    return _page(request, "plan", {**told, "out": sum(1 for one in rows if one.figures)})


@needs("public.see")
def indicator(request: Request, indicator_id: int) -> HttpResponse:
    """An indicator of a released plan: its chart, its figures, where the plan speaks of it."""
    one = selectors.shown_indicator(indicator_id)
    if one is None:
        raise Http404
    told = {"one": one, "plan": one.indicator.plan, "said": selectors.said_in_the_plan(one.indicator)}
    meaning = explained()["statuses"].get(one.standing.word, "") if one.standing else ""
    return _page(request, "indicator", {**told, "meaning": meaning, "terms": explained()["terms"]})


@needs("public.see")
def explanation(request: Request) -> HttpResponse:
    """What the words mean."""
    return _page(request, "explanation", explained())


@needs("public.see")
def figures_csv(request: Request, plan_id: int) -> HttpResponse:  # noqa: ARG001
    """The released figures as CSV."""
    found = _released(plan_id)
    return _file(files.as_csv(found, selectors.shown_plan(found)), "text/csv; charset=utf-8", f"plan-{plan_id}.csv")


@needs("public.see")
def figures_json(request: Request, plan_id: int) -> HttpResponse:  # noqa: ARG001
    """The released figures as JSON."""
    found = _released(plan_id)
    return _file(files.as_json(found, selectors.shown_plan(found)), "application/json", f"plan-{plan_id}.json")


def _released(plan_id: int) -> Plan:
    return get_object_or_404(Plan.objects.select_related("region"), pk=plan_id, released_at__isnull=False)


def _file(content: str, kind: str, name: str) -> HttpResponse:
    return HttpResponse(content, content_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'})


def _page(request: Request, name: str, told: dict[str, Any]) -> HttpResponse:
    # The public sees what is released now; a past date chosen on other pages does not apply here.
    return render(request, f"public/{name}.html", {**told, "as_of": None})
