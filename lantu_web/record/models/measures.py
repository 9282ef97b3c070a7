"""Tables of what an indicator is measured by beside its own row: targets handed down, figures compared with, nodes done."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone

from lantu_web.append_only import AppendOnly
from lantu_web.record.models.indicator import DIGITS, Comparator, Indicator, TargetType


class IssuedTarget(AppendOnly):
    """A target that a higher level handed down (上级下达): the document, its day, and the goal it sets.

    `year` None: for the whole period. `type` is a type of its own, never EXTERNAL.
    """

    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="issued_targets", verbose_name="指标")
    document = models.CharField("下达文件", max_length=120)
    issued_on = models.DateField("下达日期")
    year = models.PositiveSmallIntegerField("年份", null=True, blank=True)
    type = models.CharField("指标类型", max_length=12, choices=TargetType.choices)
    target = models.DecimalField("下达目标值", **DIGITS)
    comparator = models.CharField("要求", max_length=5, choices=Comparator.choices, blank=True)
    recorded_at = models.DateTimeField("记录时间", default=timezone.now)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="记录人")

    class Meta:
        verbose_name = "上级下达目标"
        ordering: ClassVar = ["indicator", "issued_on", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~models.Q(type__in=["", "EXTERNAL"]),
                name="what_is_handed_down_has_a_type",
                violation_error_message="下达的目标要有自己的类型",
            )
        ]

    def __str__(self) -> str:
        return f"{self.indicator} {self.document}"


class ComparedFigure(AppendOnly):
    """A figure of the series an indicator is compared with (比较对象的数据): of one year; the newest of a year holds."""

    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="compared_figures", verbose_name="指标")
    year = models.PositiveSmallIntegerField("年份")
    value = models.DecimalField("数值", **DIGITS)
    source = models.CharField("来源", max_length=200)
    recorded_at = models.DateTimeField("记录时间", default=timezone.now)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="记录人")

    class Meta:
        verbose_name = "比较对象数据"
        ordering: ClassVar = ["indicator", "year", "recorded_at", "pk"]

    def __str__(self) -> str:
        return f"{self.indicator} {self.year}"


class NodeDone(AppendOnly):
    """A node (序时节点) of a TEXT indicator that was done: which, on what day, with what evidence. The newest of a node holds."""

    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="nodes_done", verbose_name="指标")
    what = models.CharField("节点", max_length=200)
    due = models.DateField("时限")
    done_on = models.DateField("完成日期")
    evidence = models.CharField("佐证", max_length=200)
    recorded_at = models.DateTimeField("记录时间", default=timezone.now)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="记录人")

    class Meta:
        verbose_name = "节点完成"
        ordering: ClassVar = ["indicator", "due", "recorded_at", "pk"]

    def __str__(self) -> str:
        return f"{self.indicator} {self.what}"
