"""Tables of a plan, its texts, and a text waiting to be confirmed."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone

from lantu_web.accounts.models import Region


class Plan(models.Model):
    """A plan (规划) of a region; its texts are its versions. `key` is the title without what tells drafts apart."""

    region = models.ForeignKey(Region, models.PROTECT, verbose_name="行政区划")
    title = models.CharField("名称", max_length=200)
    key = models.CharField(max_length=200, editable=False)
    first_year = models.PositiveSmallIntegerField("起始年份")
    last_year = models.PositiveSmallIntegerField("结束年份")
    released_at = models.DateTimeField("公开时间", null=True, blank=True)
    demo = models.BooleanField("演示数据", default=False)

    class Meta:
        verbose_name = "规划"
        ordering: ClassVar = ["-first_year", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["region", "key"], name="one_plan_of_a_title_in_a_region"),
            models.CheckConstraint(
                condition=models.Q(last_year__gte=models.F("first_year")), name="a_plan_ends_after_it_begins"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def years(self) -> range:
        """The years planned for."""
        return range(self.first_year, self.last_year + 1)


class PlanVersion(models.Model):
    """A text of a plan (版本) as it was read: never changed. `data` is `lantu-plan/1`, whose places count in `text`."""

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="versions", verbose_name="规划")
    number = models.PositiveSmallIntegerField("版次")
    fingerprint = models.CharField("原文指纹", max_length=64)
    file_name = models.CharField("文件名", max_length=200)
    file_sha256 = models.CharField("文件校验值", max_length=64)
    text = models.TextField("原文")
    data = models.TextField("数据")
    findings = models.JSONField("检查结果", default=dict)
    imported_at = models.DateTimeField("导入时间", default=timezone.now)
    imported_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="导入人")

    class Meta:
        verbose_name = "规划文本"
        ordering: ClassVar = ["plan", "number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["plan", "number"], name="one_version_of_a_number"),
            models.UniqueConstraint(fields=["plan", "fingerprint"], name="one_version_of_a_text"),
        ]

    def __str__(self) -> str:
        return f"{self.plan} 第{self.number}版"


class ImportDraft(models.Model):
    """A document that was read and waits for a person to confirm (待确认导入). `latest` is the version it was compared with."""

    title = models.CharField("名称", max_length=200)
    region = models.ForeignKey(Region, models.CASCADE)
    plan = models.ForeignKey(Plan, models.CASCADE, null=True)
    latest = models.ForeignKey(PlanVersion, models.CASCADE, null=True, related_name="+")
    fingerprint = models.CharField(max_length=64)
    file_name = models.CharField(max_length=200)
    file_sha256 = models.CharField(max_length=64)
    text = models.TextField()
    data = models.TextField()
    findings = models.JSONField(default=dict)
    made_at = models.DateTimeField(default=timezone.now)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")

    class Meta:
        verbose_name = "待确认导入"

    def __str__(self) -> str:
        return self.title
