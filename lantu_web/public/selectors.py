"""Reading what was released, and nothing else. The public sees it as it is now, never as of a past day: what was withdrawn stays so."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from django.db.models import QuerySet
from django.utils import timezone

from lantu_web.frame.charts import Chart, Series
from lantu_web.frame.middleware import end_of
from lantu_web.observations.models import Observation
from lantu_web.observations.selectors import figures_of
from lantu_web.public.models import FigureRelease
from lantu_web.record.models import Indicator, Passage, Plan
from lantu_web.record.selectors import Target, plans, target_in_force
from lantu_web.record.standing import Standing, standing
from lantu_web.record.target_words import target_words

_ASKED = {"FLOOR": "每年不应低于的数", "CEIL": "每年不应高于的数", "RANGE": "每年应在的范围"}
_EVEN = "匀速推进时应达到的数"


def released_plans() -> QuerySet[Plan]:
    """Return the plans shown to the public, each with its counts."""
    return plans().filter(released_at__isnull=False)


def releases_in_force(indicators: Iterable[Indicator]) -> Mapping[int, dict[str, FigureRelease]]:
    """Return for each indicator its releases that hold, by period. One query."""
    found: dict[int, dict[str, FigureRelease]] = defaultdict(dict)
    rows = FigureRelease.objects.filter(indicator__in=list(indicators)).select_related("observation")
    for row in rows.order_by("pk"):
        found[row.indicator_id][row.period] = row
    return defaultdict(dict, {key: {p: r for p, r in each.items() if not r.withdrawn} for key, each in found.items()})


@dataclass(frozen=True)
class Shown:
    """An indicator as the public sees it.

    Attributes:
        figures: the released figures, by period. last: the newest, None where none is.
        target: in force today. standing: reckoned from the plan's target and the released figures alone, on the day the newest of
            them was known, so that every reader can follow it; None where nothing was released.
    """

    indicator: Indicator
    figures: tuple[Observation, ...]
    target: Target
    standing: Standing | None

    @property
    def last(self) -> Observation | None:
        """The newest released figure."""
        return self.figures[-1] if self.figures else None

    @property
    def aim(self) -> str:
        """What is aimed at, as the workbench says it too."""
        return target_words(self.indicator, self.target)

    @property
    def chart(self) -> Chart | None:
        """What is drawn: the released figures, what is asked for each year, and the target; None where nothing was released."""
        if self.standing is None:
            return None
        chart, year, value = self.standing.chart, self.indicator.target_year, self.target.value
        kind = self.standing.goal.type if self.standing.goal else None
        asked = _ASKED.get(kind or "", _EVEN)
        words = {"实际": "公布的数据", "应达到": asked}
        lines = [replace(one, name=words.get(one.name, one.name)) for one in chart.series]
        aim = [Series("目标", ((float(year), value),), "target")] if year and value is not None else []
        band = replace(chart.band, name=asked) if chart.band and kind == "RANGE" else None
        return replace(chart, series=(*lines, *aim), band=band)

    @property
    def target_moved(self) -> bool:
        """The target was changed after the day of the status."""
        return self.standing is not None and self.standing.target != self.target


def shown_plan(plan: Plan) -> list[Shown]:
    """Return the indicators of a released plan as the public sees them; a bounded number of queries."""
    indicators = list(_public_indicators().filter(plan=plan))
    return shown(indicators, {key: [r.observation for r in each.values()] for key, each in _releases(indicators)})


def shown_indicator(key: int) -> Shown | None:
    """Return an indicator of a released plan as the public sees it, None where there is no such."""
    indicators = list(_public_indicators().filter(pk=key, plan__released_at__isnull=False))
    found = shown(indicators, {k: [r.observation for r in each.values()] for k, each in _releases(indicators)})
    return found[0] if found else None


def shown(indicators: Iterable[Indicator], figures: Mapping[int, list[Observation]]) -> list[Shown]:
    """Return indicators as the public would see them with these figures: for the public pages and for the preview."""
    return [_shown(one, figures.get(one.pk, [])) for one in indicators]


def preview(plan: Plan, chosen: Iterable[Observation]) -> list[Shown]:
    """Return the indicators of a plan as the public would see them if the chosen figures were released too."""
    indicators = list(_public_indicators().filter(plan=plan))
    held = {key: {p: r.observation for p, r in each.items()} for key, each in _releases(indicators)}
    for one in chosen:
        held.setdefault(one.indicator_id, {})[one.period] = one
    return shown(indicators, {key: list(each.values()) for key, each in held.items()})


@dataclass(frozen=True)
class Candidate:
    """A figure that stands in the record, with the release of its period that holds, None where none does."""

    figure: Observation
    release: FigureRelease | None

    @property
    def state(self) -> str:
        """未公开, 已公开, or 已更正 (the public still sees the figure before the correction)."""
        if self.release is None:
            return "未公开"
        return "已公开" if self.release.observation_id == self.figure.pk else "已更正"


def candidates(plan: Plan) -> list[Candidate]:
    """Return every figure of a plan that can be released, by indicator and period."""
    indicators = list(_public_indicators().filter(plan=plan))
    figures, releases = figures_of(indicators), releases_in_force(indicators)
    found = []
    for indicator in indicators:
        for one in figures[indicator.pk]:
            one.indicator = indicator
            found.append(Candidate(one, releases[indicator.pk].get(one.period)))
    return found


def release_history(plan: Plan) -> QuerySet[FigureRelease]:
    """Return every release and withdrawal, the newest first."""
    found = FigureRelease.objects.filter(indicator__plan=plan)
    return found.select_related("indicator", "observation", "recorded_by").order_by("-pk")


def public_counts(plan: Plan) -> tuple[int, int]:
    """Return how many indicators and how many figures of a plan the public sees while it is shown."""
    indicators = list(_public_indicators().filter(plan=plan))
    return len(indicators), sum(len(each) for each in releases_in_force(indicators).values())


def said_in_the_plan(indicator: Indicator) -> list[Passage]:
    """Return where the newest text of the plan speaks of an indicator, its row first."""
    rows = Passage.objects.filter(indicator=indicator, field__in=("row", "mention"))
    newest = rows.order_by("-version__number").values_list("version", flat=True).first()
    return sorted(rows.filter(version=newest), key=lambda one: (one.field != "row", one.start)) if newest else []


def _public_indicators() -> QuerySet[Indicator]:
    return (
        Indicator.objects.filter(withdrawn_in__isnull=True)
        .select_related("plan__region")
        .prefetch_related("amendments")
    )


def _releases(indicators: list[Indicator]) -> Iterable[tuple[int, dict[str, FigureRelease]]]:
    return releases_in_force(indicators).items()


def _shown(indicator: Indicator, figures: list[Observation]) -> Shown:
    in_order = tuple(sorted(figures, key=lambda f: (f.period_end, f.period_start)))
    indicator.annual_targets_known = []  # type: ignore[attr-defined]  # annual targets are not among what is released
    held = standing(indicator, in_order, _known(in_order)) if in_order else None
    return Shown(indicator, in_order, target_in_force(indicator), held)


def _known(figures: tuple[Observation, ...]) -> datetime:
    """Return the moment the newest figure was known, not after now."""
    return min(end_of(max(max(f.period_end, f.published or f.period_end) for f in figures)), timezone.now())
