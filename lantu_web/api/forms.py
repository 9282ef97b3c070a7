"""The form of a new token."""

from __future__ import annotations

from typing import Any

from django import forms

from lantu_web.accounts.models import Department
from lantu_web.api.limits import limits


class TokenForm(forms.Form):
    """For whom, for what, for how long."""

    department = forms.ModelChoiceField(Department.objects.filter(active=True), label="部门", empty_label="请选择")
    name = forms.CharField(label="用途", max_length=80, help_text="例如：林业资源系统每月报送")
    days = forms.IntegerField(label="有效天数", initial=limits().token_days)
    reads = forms.BooleanField(label="可读取本部门的指标和数据", initial=True, required=False)
    writes = forms.BooleanField(label="可报送数据（仍要审核）", required=False)
    collects = forms.BooleanField(
        label="可汇集平台数据（不经审核直接入库，看得到全部指标；只有发改规划股能给）", required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["days"].widget.attrs |= {"min": 1, "max": limits().token_days}
        self.fields["days"].help_text = f"1 至 {limits().token_days} 天，到期自动停用"
