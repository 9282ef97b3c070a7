"""Forms of rounds, corrections and imports."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django import forms
from django.utils import timezone

from lantu.errors import LantuError
from lantu_web.observations.period_words import period_of
from lantu_web.submissions.entry import LONGEST, understand
from lantu_web.submissions.history.reading import LARGEST_MB
from lantu_web.submissions.models import SubmissionItem

METHODS = ("电话核对", "查看原始台账", "现场核实", "与统计数据比对", "其他")


def _day(label: str, days: int, help_text: str) -> forms.DateField:
    return forms.DateField(
        label=label,
        initial=lambda: timezone.localdate() + timedelta(days=days),
        help_text=help_text,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": "看不懂这个日期。请写成 2026-01-31。"},
    )


class WindowForm(forms.Form):
    """Name and days of a round."""

    name = forms.CharField(label="名称", max_length=80, help_text="填报单位看到的名称，如“2026年年报”。")
    opens = _day("开放日", 0, "从这一天起可以填报")
    due = _day("截止日", 15, "这一天以后算逾期，仍可填报")
    closes = _day("关闭日", 25, "这一天以后不能再填报")


class ExtendForm(forms.Form):
    """Later days, and why."""

    due = _day("新的截止日", 0, "")
    closes = _day("新的关闭日", 0, "")
    reason = forms.CharField(label="延期原因", max_length=200, help_text="会记入日志，填报单位能看到。")


class WithdrawForm(forms.Form):
    """Why a round is withdrawn."""

    prefix = "withdraw"
    reason = forms.CharField(label="撤销原因", max_length=200, help_text="会记入日志，填报单位能看到。")


class PeriodForm(forms.Form):
    """A period as people write it."""

    period = forms.CharField(label="时期", max_length=20, help_text="如 2026、2026年一季度、2026年上半年、2026年3月")

    def clean_period(self) -> str:
        """Return the period as it is kept."""
        try:
            return period_of(self.cleaned_data["period"])
        except LantuError as wrong:
            raise forms.ValidationError(str(wrong)) from wrong


class SampleForm(forms.Form):
    """How an item was verified, and what was found."""

    method = forms.ChoiceField(label="核实方式", choices=[(one, one) for one in METHODS])
    finding = forms.CharField(label="核实结果", max_length=500, help_text="如“查看林业局台账第3页，数字一致”。")


class CorrectForm(forms.Form):
    """A figure that replaces another, and why."""

    value = forms.CharField(label="更正为", max_length=LONGEST, widget=forms.TextInput(attrs={"inputmode": "decimal"}))
    reason = forms.CharField(label="更正原因", max_length=500, help_text="原来的数会保留，这句话会一直和它放在一起。")

    def __init__(self, *args: Any, item: SubmissionItem, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.item = item
        self.fields["value"].help_text = f"单位：{item.indicator.unit or '无'}"

    def clean_value(self) -> Any:
        """Return the figure in the unit of the indicator."""
        try:
            return understand(self.cleaned_data["value"], self.item.indicator.unit, self.item.indicator.name).value
        except LantuError as wrong:
            raise forms.ValidationError(str(wrong)) from wrong


class HistoryForm(forms.Form):
    """A file of past figures."""

    file = forms.FileField(
        label="历史数据文件",
        help_text=f"xlsx 或 csv，最大 {LARGEST_MB} MB。第一行写“指标、时期、数值”，可加“单位、来源、说明”。",
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx,.csv,.txt", "data-largest": str(LARGEST_MB)}),
    )
