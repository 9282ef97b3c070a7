"""Tables of warnings and notices."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone

from lantu_web.accounts.models import Department
from lantu_web.append_only import AppendOnly
from lantu_web.evidence.models import KeptFile
from lantu_web.kept.rows import KeptInTime
from lantu_web.kept.states import keep_states
from lantu_web.record.models import Indicator


class Level(models.IntegerChoices):
    """How grave a warning is (预警等级), rising."""

    BLUE = 1, "蓝"
    YELLOW = 2, "黄"
    ORANGE = 3, "橙"
    RED = 4, "红"

    @property
    def word(self) -> str:
        """红色预警."""
        return f"{self.label}色预警"

    @property
    def tone(self) -> str:
        """The tone of its badge: each rung has a colour and a shape of its own."""
        return self.name.lower()


class EarlyWarning(KeptInTime):
    """A warning (预警) of an indicator: opened with a level and a day for the reply; replied to, acted on, closed.

    `judged` tells the data and status it was last judged on, so that judging twice on the same changes nothing.
    """

    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="warnings", verbose_name="指标")
    department = models.ForeignKey(Department, models.PROTECT, related_name="warnings", verbose_name="责任单位")
    level = models.PositiveSmallIntegerField("等级", choices=Level.choices)
    reason = models.TextField("原因")
    opened_at = models.DateTimeField("发出时间", default=timezone.now)
    due = models.DateField("答复期限")
    closed_at = models.DateTimeField("解除时间", null=True, blank=True)
    judged = models.CharField("所据数据", max_length=120, blank=True)
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


EarlyWarningPast = keep_states(EarlyWarning)


class Step(models.TextChoices):
    """What can happen to a warning (预警环节)."""

    OPENED = "opened", "发出"
    RAISED = "raised", "升级"
    LOWERED = "lowered", "降级"
    REPLIED = "replied", "答复"
    MEASURE = "measure", "整改措施"
    ACCEPTED = "accepted", "认可答复"
    RETURNED = "returned", "退回答复"
    ESCALATED = "escalated", "逾期上报"
    EASED = "eased", "好转，可解除"
    MOVED = "moved", "转办"
    CLOSED = "closed", "解除"
    INSTRUCTED = "instructed", "批示"
    SUPERVISED = "supervised", "督办"
    ANSWERED = "answered", "回复"
    PROGRESS = "progress", "整改进展"
    DONE = "done", "整改完成"
    REOPENED = "reopened", "恢复"


ORDERS = (Step.INSTRUCTED, Step.SUPERVISED)  # 批示 of a leader, 督办 of a supervisor: each waits for an answer


class WarningStep(models.Model):
    """What happened to a warning, in order; so that a board can show how it stood on a day.

    `due`: until when is to be answered, or by when a measure is done. `day`: of what day progress is told. `about`: the 批示 or
    督办 that an answer answers.
    """

    warning = models.ForeignKey(EarlyWarning, models.PROTECT, related_name="steps", verbose_name="预警")
    step = models.CharField("环节", max_length=10, choices=Step.choices)
    level = models.PositiveSmallIntegerField("等级", choices=Level.choices)
    words = models.TextField("内容", blank=True)
    due = models.DateField("期限", null=True, blank=True)
    day = models.DateField("进展日期", null=True, blank=True)
    about = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="answers", verbose_name="所回复的"
    )
    at = models.DateTimeField("时间", default=timezone.now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="经办人")

    class Meta:
        verbose_name = "预警环节"
        ordering: ClassVar = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.warning} {self.get_step_display()}"


class WarningFile(AppendOnly, KeptFile):
    """A file that proves what a step says; added with the step and never changed."""

    step = models.ForeignKey(WarningStep, models.PROTECT, related_name="files", verbose_name="预警环节")

    class Meta(KeptFile.Meta):
        verbose_name = "预警办理佐证"
        constraints: ClassVar = [models.UniqueConstraint(fields=["step", "sha256"], name="a_file_proves_a_step_once")]


class Notice(models.Model):
    """Words to one person (通知) that stay until read. `about` is an address within the workbench.

    Of a `key` a person gets one notice: a reminder that runs twice on a day says nothing twice.
    """

    to = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="notices", verbose_name="收件人")
    words = models.CharField("内容", max_length=300)
    about = models.CharField("链接", max_length=200, blank=True)
    sent_at = models.DateTimeField("时间", default=timezone.now)
    read_at = models.DateTimeField("已读时间", null=True, blank=True)
    key = models.CharField("去重标识", max_length=120, blank=True)

    class Meta:
        verbose_name = "通知"
        ordering: ClassVar = ["-sent_at", "-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["to", "key"], condition=~models.Q(key=""), name="one_notice_of_a_key")
        ]

    def __str__(self) -> str:
        return self.words


class Robot(models.TextChoices):
    """Whose robot is spoken to (群机器人): each wants its own JSON."""

    WECOM = "wecom", "企业微信"
    DINGTALK = "dingtalk", "钉钉"


class Outlet(models.Model):
    """A group chat that is told of the day's reminders through its robot (提醒渠道). The address holds a secret: it is never shown whole."""

    name = models.CharField("名称", max_length=40, unique=True)
    robot = models.CharField("类型", max_length=10, choices=Robot.choices)
    url = models.URLField("地址", max_length=400)
    active = models.BooleanField("启用", default=True)

    class Meta:
        verbose_name = "提醒渠道"
        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return self.name


class ReminderRules(models.Model):
    """When people are reminded (提醒设置): one row."""

    days_before = models.PositiveSmallIntegerField("截止前几个工作日提醒", default=3)
    by_mail = models.BooleanField("同时发邮件", default=False)

    class Meta:
        verbose_name = "提醒设置"

    def __str__(self) -> str:
        return f"截止前 {self.days_before} 个工作日"


class Delivery(models.Model):
    """What was sent outside (外发记录): on a day, through mail or a robot, how often it was tried, whether it arrived."""

    day = models.DateField("日期")
    through = models.CharField("途径", max_length=60)
    words = models.TextField("内容")
    tries = models.PositiveSmallIntegerField("尝试次数", default=0)
    arrived = models.BooleanField("送达", default=False)
    fault = models.CharField("失败原因", max_length=200, blank=True)
    at = models.DateTimeField("时间", default=timezone.now)

    class Meta:
        verbose_name = "外发记录"
        ordering: ClassVar = ["-at", "-pk"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["day", "through"], name="one_delivery_of_a_day")]

    def __str__(self) -> str:
        return f"{self.day} {self.through}"
