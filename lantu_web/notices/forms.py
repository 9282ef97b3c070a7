"""Forms of warnings and of the settings of reminders."""

from __future__ import annotations

from django import forms
from django.utils import timezone

from lantu_web.evidence.forms import FilesField
from lantu_web.notices.models import Outlet, ReminderRules

_LINES = forms.Textarea(attrs={"rows": 3})
_DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class ReplyForm(forms.Form):
    """What the lead unit answers."""

    words = forms.CharField(label="原因说明", widget=_LINES, help_text="为什么没有达到进度，写清主要原因。")
    measure = forms.CharField(label="整改措施", widget=_LINES, help_text="准备怎么办、谁来办。")
    done_by = forms.DateField(
        label="整改完成时限", widget=_DAY, help_text="措施哪一天办好。过了这天还没有报整改完成，预警页会标“整改逾期”。"
    )


class AcceptForm(forms.Form):
    """What the planning section says to a reply."""

    words = forms.CharField(label="意见", required=False, widget=_LINES, help_text="退回时必须写明理由。")


class ProgressForm(forms.Form):
    """How the measure goes on."""

    words = forms.CharField(label="进展情况", widget=_LINES, help_text="做到哪一步，有什么困难。")
    day = forms.DateField(label="进展日期", widget=_DAY, initial=timezone.localdate, help_text="说的是哪一天的情况。")
    done = forms.BooleanField(label="整改措施已经完成", required=False)
    attached = FilesField(label="附件")


class OrderForm(forms.Form):
    """An instruction (批示) or a supervision note (督办)."""

    words = forms.CharField(label="内容", widget=_LINES, max_length=1000)
    due = forms.DateField(label="回复期限", required=False, widget=_DAY, help_text="不填就是不限日期。")


class AnswerForm(forms.Form):
    """What is answered to an instruction or a supervision note."""

    words = forms.CharField(label="回复", widget=_LINES)
    attached = FilesField(label="附件")


class CloseForm(forms.Form):
    """The words a warning is closed with."""

    words = forms.CharField(label="解除理由", widget=_LINES)
    despite = forms.CharField(label="数据还没有达标，为什么仍然解除", required=False, widget=_LINES)


class RulesForm(forms.ModelForm):
    """When people are reminded."""

    class Meta:
        model = ReminderRules
        fields = ("days_before", "by_mail")


class OutletForm(forms.ModelForm):
    """A group chat's robot."""

    class Meta:
        model = Outlet
        fields = ("name", "robot", "url")
        widgets = {"url": forms.URLInput(attrs={"autocomplete": "off"})}  # noqa: RUF012

    url = forms.URLField(
        label="机器人地址",
        max_length=400,
        assume_scheme="https",
        help_text="在群里添加机器人后得到的地址。保存后不再显示。",
    )
