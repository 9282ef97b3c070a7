"""Tables of warnings and notices."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone

from lantu_web.accounts.models import Department
from lantu_web.record.models import Indicator


class Level(models.IntegerChoices):
    """How grave a warning is (预警等级), rising."""

    BLUE = 1, "蓝"
    YELLOW = 2, "黄"
    ORANGE = 3, "橙"
    RED = 4, "红"


class EarlyWarning(models.Model):
    """A warning (预警) of an indicator: opened with a level and a day for the reply; replied to, acted on, closed."""

    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="warnings", verbose_name="指标")
    department = models.ForeignKey(Department, models.PROTECT, related_name="warnings", verbose_name="责任单位")
    level = models.PositiveSmallIntegerField("等级", choices=Level.choices)
    reason = models.TextField("原因")
    opened_at = models.DateTimeField("发出时间", default=timezone.now)
    due = models.DateField("答复期限")
    closed_at = models.DateTimeField("解除时间", null=True, blank=True)
    demo = models.BooleanField("演示数据", default=False)

    class Meta:
        verbose_name = "预警"
        ordering: ClassVar = ["-level", "due", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["indicator"],
                condition=models.Q(closed_at__isnull=True),
                name="one_open_warning_of_an_indicator",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_level_display()}色预警 {self.indicator}"


class Step(models.TextChoices):
    """What can happen to a warning (预警环节)."""

    OPENED = "opened", "发出"
    RAISED = "raised", "升级"
    LOWERED = "lowered", "降级"
    REPLIED = "replied", "答复"
    MEASURE = "measure", "整改措施"
    CLOSED = "closed", "解除"


class WarningStep(models.Model):
    """What happened to a warning, in order; so that a board can show how it stood on a day."""

    warning = models.ForeignKey(EarlyWarning, models.PROTECT, related_name="steps", verbose_name="预警")
    step = models.CharField("环节", max_length=10, choices=Step.choices)
    level = models.PositiveSmallIntegerField("等级", choices=Level.choices)
    words = models.TextField("内容", blank=True)
    at = models.DateTimeField("时间", default=timezone.now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="经办人")

    class Meta:
        verbose_name = "预警环节"
        ordering: ClassVar = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.warning} {self.get_step_display()}"


class Notice(models.Model):
    """Words to one person (通知) that stay until read. `about` is an address within the workbench."""

    to = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="notices", verbose_name="收件人")
    words = models.CharField("内容", max_length=300)
    about = models.CharField("链接", max_length=200, blank=True)
    sent_at = models.DateTimeField("时间", default=timezone.now)
    read_at = models.DateTimeField("已读时间", null=True, blank=True)

    class Meta:
        verbose_name = "通知"
        ordering: ClassVar = ["-sent_at", "-pk"]

    def __str__(self) -> str:
        return self.words
