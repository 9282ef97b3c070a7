"""Tables of the indicators and what is aimed at."""

from __future__ import annotations

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone

from lantu_web.accounts.models import Department
from lantu_web.append_only import AppendOnly
from lantu_web.kept.rows import KeptInTime
from lantu_web.kept.states import keep_states
from lantu_web.record.models.plan import Plan, PlanVersion

DIGITS: Any = {"max_digits": 20, "decimal_places": 6}


class Direction(models.TextChoices):
    """Which way is good (方向)."""

    UP = "up", "越高越好"
    DOWN = "down", "越低越好"
    KEEP = "keep", "保持"
    WAITING = "", "待人确认"


class TargetType(models.TextChoices):
    """The thirteen target types (指标类型), and the one of an indicator that waits for a person to set it."""

    LEVEL_UP = "LEVEL_UP", "水平上升"
    LEVEL_UP_GEO = "LEVEL_UP_GEO", "总量增长"
    LEVEL_DOWN = "LEVEL_DOWN", "降低"
    GROWTH = "GROWTH", "年均增速"
    CUMUL = "CUMUL", "累计"
    CUMUL_CUT = "CUMUL_CUT", "累计降低率"
    FLOOR = "FLOOR", "下限"
    CEIL = "CEIL", "上限"
    RANGE = "RANGE", "区间"
    EXTERNAL = "EXTERNAL", "上级下达"
    RELATIVE = "RELATIVE", "相对"
    RANK = "RANK", "位次"
    TEXT = "TEXT", "定性"
    WAITING = "", "待人确认"


class PriceBasis(models.TextChoices):
    """At which prices money is counted (价格口径)."""

    NONE = "", "不涉及"
    CURRENT = "current", "现价"
    COMPARABLE = "comparable", "可比价"


class Accrual(models.TextChoices):
    """How figures of part of a year are to be understood (数据性质)."""

    STOCK = "stock", "时点数或比率"
    FLOW = "flow", "累计数"
    WAITING = "", "待人确认"


class Compared(models.TextChoices):
    """What of two series is compared (比较内容)."""

    GROWTH = "growth", "增速"
    LEVEL = "level", "水平"
    WAITING = "", "待人确认"


class Comparator(models.TextChoices):
    """How a target bounds (目标要求)."""

    AT_LEAST = ">=", "不低于"
    ABOVE = ">", "高于"
    AT_MOST = "<=", "不高于"
    BELOW = "<", "低于"
    IN_STEP = "~", "左右、同步"
    RANGE = "range", "区间"
    EQUAL = "=", "达到"
    WAITING = "", "按规划原文"


class Indicator(KeptInTime):
    """An indicator (指标) of a plan. Base and target are the plan's first words; what changed later is a TargetAmendment.

    From `price_basis` to `confirmed` is what people set where the plan is silent. `overrides`: thresholds of this indicator
    alone, by their keys in the status rules. `confirmed`: a person looked at a row that reads in more than one way, and its
    numbers stand as they were read.
    """

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="indicators", verbose_name="规划")
    key = models.CharField(max_length=200, editable=False)
    number = models.PositiveSmallIntegerField("序号", null=True, blank=True)
    group = models.TextField("类别", blank=True)
    name = models.TextField("名称")
    unit = models.TextField("单位", blank=True)
    binding = models.BooleanField("约束性", null=True, blank=True)
    direction = models.CharField("方向", max_length=4, choices=Direction.choices, blank=True)
    type = models.CharField("指标类型", max_length=12, choices=TargetType.choices, blank=True)
    base_year = models.PositiveSmallIntegerField("基期", null=True, blank=True)
    base = models.DecimalField("基期值", null=True, blank=True, **DIGITS)
    base_text = models.TextField("基期值原文", blank=True)
    target_year = models.PositiveSmallIntegerField("目标年", null=True, blank=True)
    target = models.DecimalField("目标值", null=True, blank=True, **DIGITS)
    target_text = models.TextField("目标值原文", blank=True)
    comparator = models.CharField("比较", max_length=5, blank=True)
    growth = models.DecimalField("年均/累计", null=True, blank=True, **DIGITS)
    growth_text = models.TextField("年均/累计原文", blank=True)
    price_basis = models.CharField("价格口径", max_length=10, choices=PriceBasis.choices, blank=True)
    accrual = models.CharField("数据性质", max_length=5, choices=Accrual.choices, blank=True)
    edition = models.CharField("执行标准", max_length=80, blank=True)
    upper = models.DecimalField("区间上限", null=True, blank=True, **DIGITS)
    compared_name = models.CharField("比较对象", max_length=80, blank=True)
    compared_of = models.CharField("比较内容", max_length=6, choices=Compared.choices, blank=True)
    overrides = models.JSONField("单独设定的界限", default=dict, blank=True)
    confirmed = models.BooleanField("已人工核定", default=False)
    owner = models.ForeignKey(
        Department, models.PROTECT, null=True, blank=True, related_name="indicators", verbose_name="牵头单位"
    )
    withdrawn_in = models.ForeignKey(
        PlanVersion, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="删除于"
    )

    class Meta:
        verbose_name = "指标"
        ordering: ClassVar = ["plan", "number", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["plan", "key"], name="one_indicator_of_a_name_in_a_plan")
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def attribute(self) -> str:
        """约束性, 预期性, or what is to be said where the plan does not tell."""
        return {True: "约束性", False: "预期性", None: "未写明"}[self.binding]

    def get_absolute_url(self) -> str:
        """Return the address of its page."""
        return reverse("indicators:indicator", args=[self.pk])


IndicatorPast = keep_states(Indicator)


class TargetAmendment(AppendOnly):
    """A change of a target (目标调整): by a later text of the plan, or by resolution. The old target stays.

    `chain` is how a resolution came about (评估 → 政府提出 → 党委审议 → 人大常委会批准 → 公布): a list of {step, on, document}.
    """

    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="amendments", verbose_name="指标")
    target = models.DecimalField("新目标值", null=True, blank=True, **DIGITS)
    target_text = models.TextField("新目标值原文")
    comparator = models.CharField("比较", max_length=5, blank=True)
    version = models.ForeignKey(
        PlanVersion, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="依据文本"
    )
    resolution = models.CharField("决议文号", max_length=120, blank=True)
    reason = models.TextField("理由")
    chain = models.JSONField("程序", null=True, blank=True)
    in_force_from = models.DateField("生效日期")
    recorded_at = models.DateTimeField("记录时间", default=timezone.now)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="记录人")

    class Meta:
        verbose_name = "目标调整"
        ordering: ClassVar = ["indicator", "in_force_from", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(version__isnull=False) | ~models.Q(resolution=""),
                name="a_target_changes_by_text_or_resolution",
                violation_error_message="目标调整要有依据：新的规划文本，或决议文号",
            )
        ]

    def __str__(self) -> str:
        return f"{self.indicator} → {self.target_text}"


class AnnualTarget(AppendOnly):
    """The target of one year (年度目标). Setting it anew is a new row; the newest known at a time holds."""

    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="annual_targets", verbose_name="指标")
    year = models.PositiveSmallIntegerField("年份")
    value = models.DecimalField("目标值", **DIGITS)
    basis = models.CharField("依据", max_length=200)
    recorded_at = models.DateTimeField("记录时间", default=timezone.now)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="记录人")

    class Meta:
        verbose_name = "年度目标"
        ordering: ClassVar = ["indicator", "year", "recorded_at", "pk"]

    def __str__(self) -> str:
        return f"{self.indicator} {self.year}"
