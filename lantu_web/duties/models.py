"""The table of duties."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from lantu_web.accounts.models import Department
from lantu_web.record.models import Commitment, Indicator, Project


class Duty(models.Model):
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
