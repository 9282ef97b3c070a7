"""Taking in figures that programs send: through the same permissions and services as people, and never past review.

A department's figure becomes a submitted item of the reporting window that asks for it. Only a token that collects records a figure of
the county's data platform at once, through `record_figure`, whose permission its account has.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from hashlib import sha256
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from lantu.plan.units import normal_unit
from lantu_web.accounts.permissions import require
from lantu_web.api.errors import ItemSettled, KeyMissing, KeyUsed, NotAskedFor
from lantu_web.api.limits import limits
from lantu_web.api.models import ApiCall, ApiToken
from lantu_web.errors import FigureExists, UnitDiffers
from lantu_web.log.services import write_log
from lantu_web.observations.exact import exact
from lantu_web.observations.models import Channel, Observation, Release
from lantu_web.observations.periods import in_words
from lantu_web.observations.services import record_figure
from lantu_web.record.models import Indicator
from lantu_web.submissions.models import ReportingWindow, State, Submission, SubmissionItem

_KEY_LENGTH = 80
Answer = dict[str, Any]


def once(token: ApiToken, key: str, body: bytes, act: Callable[[], Answer]) -> tuple[Answer, bool]:
    """Carry out a write and return its answer and whether it was answered before; sent again with the same key, it is not done again.

    Raises:
        KeyMissing: no key, or one too long.
        KeyUsed: the key was used for another content.
        Whatever the write raises: then nothing is kept and the key is free.
    """
    if not 1 <= len(key) <= _KEY_LENGTH or not key.isprintable():
        raise KeyMissing
    fingerprint = sha256(body).hexdigest()
    if (before := ApiCall.objects.filter(token=token, key=key).first()) is not None:
        return _again(before, fingerprint), True
    try:
        with transaction.atomic():
            call = ApiCall.objects.create(token=token, key=key, fingerprint=fingerprint)
            answer = act()
            call.answer = answer
            call.save(update_fields=["answer"])
    except IntegrityError:
        # The same request came twice at once and the other one was first.
        if (other := ApiCall.objects.filter(token=token, key=key).first()) is None:
            raise
        return _again(other, fingerprint), True
    _forget_old()
    return answer, False


@transaction.atomic
def submit_figure(
    *,
    token: ApiToken,
    indicator: Indicator,
    period: str,
    value: Decimal,
    unit: str,
    source: str,
    explanation: str,
    release: Release,
) -> SubmissionItem:
    """Put a department's figure before the reviewers and return the item.

    Raises:
        NotAllowed: the indicator is another department's.
        UnitDiffers, FigureTooLong.
        NotAskedFor: no window that is open asks for it.
        ItemSettled: it waits for review or is approved.
    """
    by = token.account
    require("submission.fill", by, indicator)
    _same_unit(indicator, unit)
    _refuse_known(indicator, period)
    submission, _ = Submission.objects.get_or_create(
        window=_window(indicator, period), department=indicator.owner or token.department
    )
    SubmissionItem.objects.get_or_create(submission=submission, indicator=indicator)
    item = SubmissionItem.objects.select_for_update().get(submission=submission, indicator=indicator)
    if item.state not in (State.DRAFT, State.RETURNED):
        raise ItemSettled(indicator=indicator.name, period=in_words(period), state=f"{item.get_state_display()}")
    before = {"state": item.state, "value": item.value}
    item.value, item.state, item.release = exact(value), State.SUBMITTED, release
    item.source, item.explanation = source or token.department.name, explanation
    item.entered, item.changed_by = f"{value.normalize():f}", by
    item.submitted_at, item.submitted_by = timezone.now(), by
    item.revision += 1
    item.full_clean(validate_constraints=False)
    item.save()
    submission.submitted_at, submission.submitted_by = item.submitted_at, by
    submission.save(update_fields=["submitted_at", "submitted_by"])
    after = {"state": item.state, "value": item.value, "source": item.source}
    write_log(by=by, action="submission.fill", about=item, before=before, after=after)
    return item


def collect_figure(
    *,
    token: ApiToken,
    indicator: Indicator,
    period: str,
    value: Decimal,
    unit: str,
    source: str,
    explanation: str,
    release: Release,
) -> Observation:
    """Record a figure of the data platform and return it. Raises NotAllowed, UnitDiffers, FigureExists, FigureTooLong."""
    return record_figure(
        indicator=indicator,
        period=period,
        value=value,
        unit=unit,
        source=source or token.name,
        note=explanation,
        release=release,
        channel=Channel.PLATFORM,
        by=token.account,
    )


def _window(indicator: Indicator, period: str) -> ReportingWindow:
    today = timezone.localdate()
    rounds = ReportingWindow.objects.filter(indicators=indicator, withdrawn__isnull=True)
    open_now = rounds.filter(opens__lte=today, closes__gte=today)
    if (window := open_now.filter(period=period).first()) is not None:
        return window
    periods = "、".join(in_words(one) for one in open_now.values_list("period", flat=True)) or "无"
    raise NotAskedFor(indicator=indicator.name, period=in_words(period), periods=periods)


def _same_unit(indicator: Indicator, unit: str) -> None:
    if normal_unit(unit) != normal_unit(indicator.unit):
        raise UnitDiffers(indicator=indicator.name, unit=indicator.unit or "（无）", given=unit or "（无）")


def _refuse_known(indicator: Indicator, period: str) -> None:
    there = Observation.objects.as_of().filter(indicator=indicator, period=period, channel=Channel.SUBMISSION).first()
    if there is not None:
        value = f"{there.value.normalize():f}{there.unit}"
        raise FigureExists(indicator=indicator.name, period=in_words(period), value=value)


def _again(call: ApiCall, fingerprint: str) -> Answer:
    if call.fingerprint != fingerprint:
        raise KeyUsed(key=call.key)
    answer: Answer = call.answer
    return answer


def _forget_old() -> None:
    ApiCall.objects.filter(at__lt=timezone.now() - timedelta(days=limits().keys_kept_days)).delete()
