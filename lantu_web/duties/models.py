"""The table of duties."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from lantu_web.accounts.models import Department
from lantu_web.append_only import AppendOnly
from lantu_web.kept.rows import KeptInTime
from lantu_web.kept.states import keep_states
from lantu_web.record.models import Commitment, Indicator, Plan, Project


class Duty(KeptInTime):
    """A line of the decomposition (任务分工): what beyond the lead unit is settled of an indicator, promise or project.

    The lead unit (牵头单位) is the `owner` of the thing itself, since it decides who reports.
    """

    indicator = models.OneToOneField(Indicator, models.PROTECT, null=True, blank=True, related_name="duty")
    commitment = models.OneToOneField(Commitment, models.PROTECT, null=True, blank=True, related_name="duty")
    project = models.OneToOneField(Project, models.PROTECT, null=True, blank=True, related_name="duty")
    others = models.ManyToManyField(Department, blank=True, related_name="shared_duties", verbose_name="责任单位")
    leader = models.CharField("分管县领导", max_length=40, blank=True)
    due = models.DateField("完成时限", null=True, blank=True)
    measures = models.TextField("主要措施", blank=True)
    nodes = models.JSONField("序时节点", default=list, blank=True)

    class Meta:
        verbose_name = "任务分工"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(indicator__isnull=False, commitment__isnull=True, project__isnull=True)
                | Q(indicator__isnull=True, commitment__isnull=False, project__isnull=True)
                | Q(indicator__isnull=True, commitment__isnull=True, project__isnull=False),
                name="a_duty_is_of_one_thing",
            )
        ]

    def __str__(self) -> str:
        return str(self.indicator or self.commitment or self.project)


DutyPast = keep_states(Duty, "others")


class DutyChange(AppendOnly):
    """A change of a line of the decomposition (分工改动). Those of one `act` were made at once and are undone at once.

    `before` and `after` hold the fields that changed, departments by their keys. An undoing is a change that names what it undoes.
    """

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="+", verbose_name="规划")
    act = models.UUIDField("批次", db_index=True)
    how = models.CharField("方式", max_length=60)
    thing = models.CharField("事项", max_length=40, db_index=True)
    name = models.CharField("名称", max_length=200)
    before = models.JSONField("改前")
    after = models.JSONField("改后")
    undoes = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="undone_by", verbose_name="撤销"
    )
    at = models.DateTimeField("时间", default=timezone.now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="经办人")

    class Meta:
        verbose_name = "分工改动"
        ordering: ClassVar = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.how} {self.name}"


class DutyDraft(models.Model):
    """What a returned workbook would change (待确认分工), waiting for a person to confirm."""

    plan = models.ForeignKey(Plan, models.CASCADE)
    file_name = models.CharField("文件名", max_length=200)
    changes = models.JSONField("改动", default=list)
    made_at = models.DateTimeField(default=timezone.now)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")

    class Meta:
        verbose_name = "待确认分工"

    def __str__(self) -> str:
        return self.file_name
