"""A step of a warning: what each service that writes one does."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.core.exceptions import ValidationError
from django.utils import timezone

from lantu_web.accounts.models import User
from lantu_web.errors import WarningNotSo
from lantu_web.evidence.keeping import Facts
from lantu_web.notices.models import EarlyWarning, Step, WarningFile, WarningStep
from lantu_web.notices.stages import Stage, stage_of


def locked(warning: EarlyWarning) -> EarlyWarning:
    """Return a warning that nobody else writes meanwhile."""
    found: EarlyWarning = EarlyWarning.objects.select_for_update().get(pk=warning.pk)
    return found


def in_stage(warning: EarlyWarning, step: str, *allowed: Stage) -> None:
    """Return if a warning stands where a step fits. Raises WarningNotSo."""
    stage = stage_of(warning)
    if stage not in allowed:
        raise WarningNotSo(state=stage.value, step=step)


def not_past(due: date | None, field: str) -> None:
    """Return if a day that is set is not over. Raises ValidationError."""
    if due is not None and due < timezone.localdate():
        raise ValidationError({field: "期限不能早于今天。"})


def add_step(
    warning: EarlyWarning,
    step: Step,
    words: str,
    by: User | None,
    *,
    due: date | None = None,
    day: date | None = None,
    about: WarningStep | None = None,
    files: Iterable[Facts] = (),
) -> WarningStep:
    """Add a step with the files that prove it, within the transaction of whoever calls. Raises ValidationError for no words."""
    if not words.strip():
        raise ValidationError({"words": f"{step.label}要写明理由或内容。"})
    made = WarningStep(
        warning=warning, step=step, level=warning.level, words=words.strip(), by=by, due=due, day=day, about=about
    )
    made.full_clean(exclude=["by"])
    made.save()
    for one in files:
        WarningFile(step=made, added_by=by, added_at=made.at, **one._asdict()).save()
    return made
