"""Tables of what is promised and built."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.urls import reverse

from lantu_web.accounts.models import Department
from lantu_web.kept.rows import KeptInTime
from lantu_web.kept.states import keep_states
from lantu_web.record.models.plan import Plan, PlanVersion


class Commitment(KeptInTime):
    """A promise (承诺事项). `due` is a period as lantu writes it ("2025"); `suggested` names likely owners, likeliest first."""

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="commitments", verbose_name="规划")
    key = models.CharField(max_length=80, editable=False)
    number = models.PositiveIntegerField("序号")
    what = models.TextField("内容")
    due = models.CharField("期限", max_length=40, blank=True)
    strength = models.CharField("力度", max_length=8, blank=True)
    suggested = models.JSONField("建议单位", default=list)
    owner = models.ForeignKey(
        Department, models.PROTECT, null=True, blank=True, related_name="commitments", verbose_name="牵头单位"
    )
    withdrawn_in = models.ForeignKey(
        PlanVersion, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="删除于"
    )

    class Meta:
        verbose_name = "承诺事项"
        ordering: ClassVar = ["plan", "number"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["plan", "key"], name="one_commitment_of_its_words")]

    def __str__(self) -> str:
        return self.what[:60]

    def get_absolute_url(self) -> str:
        """Return the address of its page."""
        return reverse("promises:commitment", args=[self.pk])


CommitmentPast = keep_states(Commitment)


class Project(KeptInTime):
    """A project (项目) of a box (专栏)."""

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="projects", verbose_name="规划")
    key = models.CharField(max_length=80, editable=False)
    number = models.PositiveIntegerField("序号")
    box_number = models.CharField("专栏号", max_length=20, blank=True)
    box_title = models.CharField("专栏", max_length=200, blank=True)
    name = models.TextField("名称")
    owner = models.ForeignKey(
        Department, models.PROTECT, null=True, blank=True, related_name="projects", verbose_name="牵头单位"
    )
    withdrawn_in = models.ForeignKey(
        PlanVersion, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="删除于"
    )

    class Meta:
        verbose_name = "项目"
        ordering: ClassVar = ["plan", "number"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["plan", "key"], name="one_project_of_a_name_in_a_box")]

    def __str__(self) -> str:
        return self.name[:60]

    def get_absolute_url(self) -> str:
        """Return the address of its page."""
        return reverse("promises:project", args=[self.pk])


ProjectPast = keep_states(Project)
