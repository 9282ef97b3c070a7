"""Every write of a figure: a new one, or a correction, which is a new one too."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from lantu.plan.units import normal_unit
from lantu_web.accounts.models import User
from lantu_web.accounts.permissions import require
from lantu_web.errors import FigureExists, UnitDiffers
from lantu_web.log.services import write_log
from lantu_web.observations.exact import exact
from lantu_web.observations.models import Channel, Observation, Release
from lantu_web.observations.periods import bounds, in_words
from lantu_web.record.models import Indicator


@transaction.atomic
def record_figure(
    *,
    indicator: Indicator,
    period: str,
    value: Decimal,
    unit: str,
    source: str,
    by: User,
    channel: Channel = Channel.SUBMISSION,
    release: Release = Release.PRELIMINARY,
    note: str = "",
    edition: str = "",
    published: date | None = None,
    demo_since: datetime | None = None,
) -> Observation:
    """Record a figure for a period and return it.

    `demo_since` makes it a figure of the demonstration, known since then; a real figure is known since it is recorded.

    Raises:
        NotAllowed, PeriodNotUnderstood, UnitDiffers, FigureTooLong.
        FigureExists: this channel gave one for the period already; `correct_figure` is the way.
    """
    require("figure.record", by, indicator)
    if normal_unit(unit) != normal_unit(indicator.unit):
        raise UnitDiffers(indicator=indicator.name, unit=indicator.unit or "（无）", given=unit or "（无）")
    first, last = bounds(period)
    _refuse_second(indicator, period, channel)
    figure = Observation(
        indicator=indicator,
        period=period,
        period_start=first,
        period_end=last,
        value=exact(value),
        unit=indicator.unit,
        channel=channel,
        source=source,
        release=release,
        price_basis=indicator.price_basis,
        edition=edition,
        note=note,
        published=published,
        recorded_by=by,
        recorded_at=demo_since or timezone.now(),
        demo=demo_since is not None,
    )
    return _write(figure, "figure.record", by)


@transaction.atomic
def correct_figure(
    *, figure: Observation, value: Decimal, release: Release, reason: str, source: str, by: User
) -> Observation:
    """Record what replaces a figure, and why; the figure itself stays as it was.

    Raises NotAllowed, FigureExists, FigureTooLong; ValidationError where the reason is missing.
    """
    require("figure.correct", by, figure.indicator)
    if (later := Observation.objects.filter(supersedes=figure).first()) is not None:
        raise _exists(later)
    kept = ("indicator", "period", "period_start", "period_end", "unit", "channel", "price_basis", "edition", "demo")
    correction = Observation(
        **{name: getattr(figure, name) for name in kept},
        value=exact(value),
        source=source,
        release=release,
        reason=reason.strip(),
        supersedes=figure,
        recorded_by=by,
    )
    return _write(correction, "figure.correct", by)


def _refuse_second(indicator: Indicator, period: str, channel: Channel) -> None:
    there = Observation.objects.as_of().filter(indicator=indicator, period=period, channel=channel).first()
    if there is not None:
        raise _exists(there)


def _write(figure: Observation, action: str, by: User) -> Observation:
    figure.full_clean(validate_constraints=figure.supersedes_id is not None)
    try:
        with transaction.atomic():
            figure.save()
    except IntegrityError as taken:
        raise _exists(figure) from taken
    was = figure.supersedes
    write_log(by=by, action=action, about=figure, before=_facts(was) if was else None, after=_facts(figure))
    return figure


def _facts(figure: Observation) -> dict[str, Any]:
    names = ("period", "value", "unit", "channel", "source", "release", "reason")
    return {name: getattr(figure, name) for name in names if getattr(figure, name) != ""}


def _exists(there: Observation) -> FigureExists:
    value = f"{there.value.normalize():f}{there.unit}"
    return FigureExists(indicator=there.indicator.name, period=in_words(there.period), value=value)
