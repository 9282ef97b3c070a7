"""Forms of warnings and of the settings of reminders."""

from __future__ import annotations

from django import forms

from lantu_web.notices.models import Outlet, ReminderRules

_LINES = forms.Textarea(attrs={"rows": 3})


class ReplyForm(forms.Form):
    """What the lead unit answers."""

    words = forms.CharField(label="原因说明", widget=_LINES, help_text="为什么没有达到进度，写清主要原因。")
    measure = forms.CharField(label="整改措施和时限", widget=_LINES, help_text="准备怎么办、谁来办、什么时候办好。")


class AcceptForm(forms.Form):
    """What the planning section says to a reply."""

    words = forms.CharField(label="意见", required=False, widget=_LINES, help_text="退回时必须写明理由。")


class CloseForm(forms.Form):
    """The words a warning is closed with."""

    words = forms.CharField(label="解除理由", widget=_LINES)


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
