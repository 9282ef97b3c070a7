"""Reading figures, as they were known at a moment."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime

from lantu_web.observations.models import Channel, Observation
from lantu_web.record.models import Indicator

# Published statistics are what counts (统计法): where two channels gave a figure for a period, the earlier of these is shown.
PREFERRED = (Channel.STATISTICS, Channel.SUBMISSION, Channel.PLATFORM, Channel.IMPORTED)


def figures_of(indicators: Iterable[Indicator], at: datetime | None = None) -> Mapping[int, list[Observation]]:
    """Return for each indicator its figures known at a moment, by period, one of each period. One query.

    An indicator without figures has an empty list.
    """
    found: dict[int, dict[str, Observation]] = defaultdict(dict)
    for figure in Observation.objects.as_of(at).filter(indicator__in=list(indicators)):
        held = found[figure.indicator_id].get(figure.period)
        if held is None or _rank(figure) < _rank(held):
            found[figure.indicator_id][figure.period] = figure
    return defaultdict(
        list,
        {key: sorted(each.values(), key=lambda f: (f.period_end, f.period_start)) for key, each in found.items()},
    )


def history_of(indicator: Indicator, at: datetime | None = None, *, newest: int | None = None) -> list[Observation]:
    """Return every figure of an indicator recorded up to a moment, corrections after what they correct; or the newest so many.

    Each knows the item of reporting it came from (`item`), where it came from one.
    """
    rows = indicator.observations.select_related("recorded_by", "supersedes", "item__submission", "item__submitted_by")
    rows = rows.order_by("-period_end", "-period_start", "-recorded_at", "-pk")
    rows = rows if at is None else rows.filter(recorded_at__lte=at)
    return list(rows[:newest])[::-1]


def _rank(figure: Observation) -> int:
    return PREFERRED.index(Channel(figure.channel))
