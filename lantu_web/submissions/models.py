"""Tables of reporting and review."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone

from lantu_web.accounts.models import Department
from lantu_web.evidence.models import KeptFile
from lantu_web.kept.rows import KeptInTime
from lantu_web.kept.states import keep_states
from lantu_web.observations.models import Observation, Release
from lantu_web.observations.periods import in_words
from lantu_web.record.models import Indicator, Plan
from lantu_web.record.models.indicator import DIGITS


class ReportingWindow(KeptInTime):
    """A round of reporting (填报期): for a period, open from one day, due on another, closed after a third.

    One that was opened by mistake is withdrawn on a day: it asks for nothing any more.
    """

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="windows", verbose_name="规划")
    name = models.CharField("名称", max_length=80)
    period = models.CharField("时期", max_length=24)
    opens = models.DateField("开放")
    due = models.DateField("截止")
    closes = models.DateField("关闭")
    indicators = models.ManyToManyField(Indicator, related_name="windows", verbose_name="指标")
    withdrawn = models.DateField("撤销", null=True, blank=True)
    demo = models.BooleanField("演示数据", default=False)

    class Meta:
        verbose_name = "填报期"
        ordering: ClassVar = ["-due", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["plan", "period", "name"],
                condition=models.Q(withdrawn__isnull=True),
                name="one_window_of_a_name_for_a_period",
            ),
            models.CheckConstraint(
                condition=models.Q(due__gte=models.F("opens"), closes__gte=models.F("due")),
                name="a_window_opens_falls_due_closes",
                violation_error_message="开放、截止、关闭三个日期要依次不早于前一个",
            ),
        ]

    def __str__(self) -> str:
        return self.name


ReportingWindowPast = keep_states(ReportingWindow)


class State(models.TextChoices):
    """Where an item stands (状态)."""

    DRAFT = "draft", "待填报"
    SUBMITTED = "submitted", "待审核"
    RETURNED = "returned", "已退回"
    APPROVED = "approved", "已通过"
    WITHDRAWN = "withdrawn", "不再要报"


class Submission(KeptInTime):
    """What one department reports in one window (填报单)."""

    window = models.ForeignKey(ReportingWindow, models.PROTECT, related_name="submissions", verbose_name="填报期")
    department = models.ForeignKey(Department, models.PROTECT, related_name="submissions", verbose_name="部门")
    submitted_at = models.DateTimeField("提交时间", null=True, blank=True)
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="提交人"
    )

    class Meta:
        verbose_name = "填报单"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["window", "department"], name="one_submission_of_a_department_in_a_window")
        ]

    def __str__(self) -> str:
        return f"{self.department} {self.window}"


SubmissionPast = keep_states(Submission)


class SubmissionItem(KeptInTime):
    """One figure of a submission (填报项). Approved, it becomes an Observation and is locked.

    `entered` is what was typed ("1.2亿"), `value` what it is in the unit of the indicator; None where it is not understood.
    `revision` counts the writes: who saves on top of another's save is told (two reviewers, a double click).
    """

    submission = models.ForeignKey(Submission, models.CASCADE, related_name="items", verbose_name="填报单")
    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="items", verbose_name="指标")
    state = models.CharField("状态", max_length=10, choices=State.choices, default=State.DRAFT)
    value = models.DecimalField("数值", null=True, blank=True, **DIGITS)
    release = models.CharField("数据版本", max_length=12, choices=Release.choices, default=Release.PRELIMINARY)
    source = models.CharField("来源", max_length=200, blank=True)
    explanation = models.TextField("说明", blank=True)
    entered = models.CharField("原填写", max_length=80, blank=True)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="填写人"
    )
    submitted_at = models.DateTimeField("提交时间", null=True, blank=True)
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="提交人"
    )
    revision = models.PositiveIntegerField(default=0)
    observation = models.OneToOneField(
        Observation, models.PROTECT, null=True, blank=True, related_name="item", verbose_name="入库数据"
    )

    class Meta:
        verbose_name = "填报项"
        indexes: ClassVar = [models.Index(fields=["state", "submitted_at"], name="items_that_wait_for_review")]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["submission", "indicator"], name="an_indicator_is_asked_for_once"),
            models.CheckConstraint(
                condition=~models.Q(state=State.APPROVED) | models.Q(observation__isnull=False),
                name="what_is_approved_is_recorded",
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=[State.DRAFT, State.RETURNED, State.WITHDRAWN])
                | models.Q(value__isnull=False),
                name="what_is_submitted_has_a_value",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.indicator} {in_words(self.submission.window.period)}"


SubmissionItemPast = keep_states(SubmissionItem)


class Decision(models.TextChoices):
    """What a reviewer decides (审核意见)."""

    APPROVED = "approved", "通过"
    RETURNED = "returned", "退回"
    SAMPLED = "sampled", "抽查核实"


class Review(models.Model):
    """A decision on an item (审核)."""

    item = models.ForeignKey(SubmissionItem, models.PROTECT, related_name="reviews", verbose_name="填报项")
    decision = models.CharField("意见", max_length=10, choices=Decision.choices)
    reason = models.TextField("理由", blank=True)
    method = models.CharField("核实方式", max_length=60, blank=True)
    at = models.DateTimeField("时间", default=timezone.now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="审核人")

    class Meta:
        verbose_name = "审核"
        ordering: ClassVar = ["-at", "-pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~models.Q(decision=Decision.RETURNED) | ~models.Q(reason=""),
                name="a_return_has_a_reason",
                violation_error_message="退回要写明理由",
            )
        ]

    def __str__(self) -> str:
        return f"{self.item} {self.get_decision_display()}"


class HeldEvidence(models.Manager["EvidenceFile"]):
    """Finds the files that are there; `EvidenceFile.every` also those that were taken away."""

    def get_queryset(self) -> models.QuerySet[EvidenceFile]:
        """Return them."""
        return super().get_queryset().filter(removed_at__isnull=True)


class EvidenceFile(KeptFile):
    """A file that proves a figure (佐证材料)."""

    item = models.ForeignKey(SubmissionItem, models.PROTECT, related_name="evidence", verbose_name="填报项")
    removed_at = models.DateTimeField("移除时间", null=True, blank=True)

    objects: ClassVar = HeldEvidence()
    every: ClassVar = models.Manager()

    class Meta(KeptFile.Meta):
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["item", "sha256"],
                condition=models.Q(removed_at__isnull=True),
                name="a_file_is_attached_once",
            )
        ]


class KeptForm(models.Model):
    """What a person typed and sent after their session had ended, until they signed in again and saved it."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name="填写人")
    submission = models.ForeignKey(Submission, models.CASCADE, related_name="kept_forms", verbose_name="填报单")
    words = models.JSONField("填写内容", default=dict)
    at = models.DateTimeField("时间", default=timezone.now)

    class Meta:
        verbose_name = "暂存的填写"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["user", "submission"], name="one_kept_form_of_a_person_and_submission")
        ]

    def __str__(self) -> str:
        return f"{self.user} {self.submission}"


class ReturnedSheet(models.Model):
    """A filled template that came back (交回的表): what was taken from it, and the copy with the errors marked."""

    submission = models.ForeignKey(Submission, models.PROTECT, related_name="sheets", verbose_name="填报单")
    name = models.CharField("文件名", max_length=200)
    sha256 = models.CharField("校验值", max_length=64)
    taken = models.PositiveIntegerField("读入项数", default=0)
    marks = models.JSONField("问题", default=list)
    copy = models.BinaryField("标注副本", null=True)
    at = models.DateTimeField("时间", default=timezone.now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="交回人")

    class Meta:
        verbose_name = "交回的表"
        ordering: ClassVar = ["-at", "-pk"]

    def __str__(self) -> str:
        return self.name


class HistoryImport(models.Model):
    """An import of many past figures (历史数据导入). The figures of a run are written all or not at all."""

    class Outcome(models.TextChoices):
        """How a run ended."""

        RUNNING = "running", "正在导入"
        DONE = "done", "已完成"
        STOPPED = "stopped", "已停止"
        REFUSED = "refused", "有问题，没有写入"
        FAILED = "failed", "中断，没有写入"

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="+", verbose_name="规划")
    name = models.CharField("文件名", max_length=200)
    sha256 = models.CharField("校验值", max_length=64)
    outcome = models.CharField("结果", max_length=10, choices=Outcome.choices, default=Outcome.RUNNING)
    added = models.PositiveIntegerField("新写入", default=0)
    same = models.PositiveIntegerField("原已有且相同", default=0)
    problems = models.JSONField("问题", default=list)
    at = models.DateTimeField("时间", default=timezone.now)
    ended_at = models.DateTimeField("结束", null=True, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="导入人")

    class Meta:
        verbose_name = "历史数据导入"
        ordering: ClassVar = ["-at", "-pk"]

    def __str__(self) -> str:
        return self.name
