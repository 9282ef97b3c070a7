"""Closing a warning (解除), and taking back a closing done by mistake (恢复)."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from lantu.tracking.warning import Warned
from lantu_web.accounts.models import User
from lantu_web.accounts.permissions import require
from lantu_web.log.services import write_log
from lantu_web.notices.errors import ReopeningRefused
from lantu_web.notices.judging import still_called_for
from lantu_web.notices.models import EarlyWarning, Step, WarningStep
from lantu_web.notices.stages import Stage
from lantu_web.notices.stepping import add_step, in_stage, locked
from lantu_web.notices.telling import address_of, named, owners, put_away, tell


@transaction.atomic
def close(*, warning: EarlyWarning, words: str, by: User, despite: str = "") -> None:
    """End a warning, with words; where the rules still call for one, with the reason why it ends in spite of that (`despite`).

    What was told about it is read by then. Raises NotAllowed, WarningNotSo; ValidationError for no words, or no such reason.
    """
    warning = locked(warning)
    require("warning.close", by, warning)
    in_stage(warning, "解除", *(one for one in Stage if one is not Stage.CLOSED))
    called = still_called_for(warning)
    if called is not None and words.strip() and not despite.strip():
        raise ValidationError({"despite": f"按现在的数据仍应发{called.word}（{called.why}），请写明为什么仍然解除。"})
    add_step(warning, Step.CLOSED, _said(words, called, despite), by)
    warning.closed_at = timezone.now()
    warning.save(update_fields=["closed_at"])
    after = {"words": words} | ({"reason": despite, "level": called.word} if called else {})
    write_log(by=by, action="warning.close", about=warning, after=after)
    put_away(warning)
    tell(owners(warning.department), f"{named(warning)}已解除：{words.strip()}", address_of(warning), "")


@transaction.atomic
def reopen(*, warning: EarlyWarning, by: User) -> None:
    """Open again what the same person closed on the same day; the rules judge it anew the next time.

    Raises NotAllowed, WarningNotSo, ReopeningRefused.
    """
    warning = locked(warning)
    require("warning.reopen", by, warning)
    in_stage(warning, "恢复", Stage.CLOSED)
    if why := why_not_reopened(warning, by):
        raise ReopeningRefused(why=why)
    warning.closed_at, warning.judged = None, ""
    warning.save(update_fields=["closed_at", "judged"])
    add_step(warning, Step.REOPENED, "误解除，当天恢复", by)
    write_log(by=by, action="warning.reopen", about=warning)
    tell(
        owners(warning.department), f"{named(warning)}是误解除的，已恢复，请照原来的要求办理。", address_of(warning), ""
    )


def why_not_reopened(warning: EarlyWarning, by: User) -> str:
    """Return why a closed warning is not to be opened again by someone now; "" where it may."""
    closed = WarningStep.objects.filter(warning=warning, step=Step.CLOSED).order_by("at", "pk").last()
    if closed is None or closed.by_id != by.pk:
        return "不是您解除的"
    if timezone.localdate(closed.at) != timezone.localdate():
        return "不是今天解除的"
    if EarlyWarning.objects.filter(indicator=warning.indicator_id, closed_at__isnull=True).exists():
        return "这个指标已经发出新的预警"
    return ""


def _said(words: str, called: Warned | None, despite: str) -> str:
    if called is None or not words.strip():
        return words
    return f"{words.strip()}\n解除时按规则仍应发{called.word}：{called.why}。仍然解除的理由：{despite.strip()}"
