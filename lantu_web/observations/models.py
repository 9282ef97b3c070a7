"""The table of figures."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from lantu_web.append_only import AppendOnly, KeptRows
from lantu_web.record.models import Indicator
from lantu_web.record.models.indicator import DIGITS, PriceBasis


class Release(models.TextChoices):
    """How final a figure is (数据版本)."""

    PRELIMINARY = "preliminary", "初步数"
    FINAL = "final", "最终数"
    REVISED = "revised", "修订数"


class Channel(models.TextChoices):
    """Which way a figure came (来源渠道)."""

    STATISTICS = "statistics", "统计发布"
    SUBMISSION = "submission", "部门填报"
    PLATFORM = "platform", "平台汇集"
    IMPORTED = "imported", "历史导入"


class ObservationQuery(KeptRows):
    """Queries of figures."""

    def as_of(self, moment: datetime | None = None) -> ObservationQuery:
        """Return what was held true at a moment: recorded by then, and not yet corrected by then. None: now."""
        known = self if moment is None else self.filter(recorded_at__lte=moment)
        later = Observation.objects.filter(supersedes=OuterRef("pk"))
        later = later if moment is None else later.filter(recorded_at__lte=moment)
        return known.filter(~Exists(later))


class Observation(AppendOnly):
    """A figure (数据): of an indicator, for a period, known since `recorded_at`. A correction supersedes; nothing is overwritten.

    `period` is as lantu writes it ("2023", "2023-Q1"); `period_start` and `period_end` are its first and last day.
    """

    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="observations", verbose_name="指标")
    period = models.CharField("时期", max_length=24)
    period_start = models.DateField("期始")
    period_end = models.DateField("期末")
    value = models.DecimalField("数值", **DIGITS)
    unit = models.CharField("单位", max_length=40, blank=True)
    channel = models.CharField("来源渠道", max_length=12, choices=Channel.choices)
    source = models.CharField("来源", max_length=200)
    release = models.CharField("数据版本", max_length=12, choices=Release.choices)
    price_basis = models.CharField("价格口径", max_length=10, choices=PriceBasis.choices, blank=True)
    published = models.DateField("发布日期", null=True, blank=True)
    edition = models.CharField("执行标准", max_length=80, blank=True)
    note = models.TextField("说明", blank=True)
    supersedes = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="superseded_by", verbose_name="更正"
    )
    reason = models.TextField("更正原因", blank=True)
    recorded_at = models.DateTimeField("记录时间", default=timezone.now)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="记录人")
    demo = models.BooleanField("演示数据", default=False)

    objects: ClassVar = models.Manager.from_queryset(ObservationQuery)()

    class Meta:
        verbose_name = "数据"
        ordering: ClassVar = ["indicator", "period_start", "recorded_at", "pk"]
        indexes: ClassVar = [models.Index(fields=["indicator", "period_end"], name="figures_of_an_indicator")]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["indicator", "period", "channel"],
                condition=Q(supersedes__isnull=True),
                name="one_first_figure_of_a_period_and_channel",
            ),
            models.CheckConstraint(
                condition=Q(supersedes__isnull=True) | ~Q(reason=""), name="a_correction_has_a_reason"
            ),
            models.CheckConstraint(
                condition=Q(period_end__gte=models.F("period_start")), name="a_period_ends_after_it_begins"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.indicator} {self.period} {self.value.normalize():f}{self.unit}"
