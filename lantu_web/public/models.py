"""The table of what was released."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone

from lantu_web.append_only import AppendOnly
from lantu_web.observations.models import Observation
from lantu_web.record.models import Indicator


class FigureRelease(AppendOnly):
    """A figure shown to the public (公开), or taken back (撤回). Of an indicator and period the newest row holds.

    What was released is this very figure: a correction is seen by the public when it is released in its turn.
    """

    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="releases", verbose_name="指标")
    period = models.CharField("时期", max_length=24)
    observation = models.ForeignKey(Observation, models.PROTECT, related_name="releases", verbose_name="数据")
    withdrawn = models.BooleanField("撤回", default=False)
    reason = models.TextField("撤回原因", blank=True)
    recorded_at = models.DateTimeField("时间", default=timezone.now)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="经办人")

    class Meta:
        verbose_name = "公开记录"
        ordering: ClassVar = ["pk"]
        indexes: ClassVar = [models.Index(fields=["indicator", "period"], name="releases_of_a_period")]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(withdrawn=False) | ~models.Q(reason=""),
                name="what_is_withdrawn_has_a_reason",
                violation_error_message="撤回要写明原因",
            )
        ]

    def __str__(self) -> str:
        return f"{self.indicator} {self.period}"
