"""The form of recording progress."""

from __future__ import annotations

from typing import Any

from django import forms

from lantu_web.evidence.forms import FilesField
from lantu_web.promises.models import Progress


class ProgressForm(forms.Form):
    """How it stands, in one word of the ledger and in words, with what proves it."""

    state = forms.ChoiceField(label="进展", choices=[("", "请选择"), *Progress.choices])
    words = forms.CharField(
        label="情况说明", max_length=2000, widget=forms.Textarea(attrs={"rows": 3}), help_text="一两句话：做到哪一步，有什么困难。"
    )  # fmt: skip
    evidence = forms.CharField(
        label="佐证",
        max_length=500,
        required=False,
        help_text="文号、材料名称或验收单。选“已完成”时，佐证和附件至少有一样。",
    )
    attached = FilesField(label="附件")

    def clean(self) -> dict[str, Any]:
        """Return what was given. Raises ValidationError where something is done without evidence."""
        given = super().clean() or {}
        attached = given.get("attached")
        if given.get("state") == Progress.DONE and not given.get("evidence", "").strip() and attached == []:
            self.add_error("evidence", "选“已完成”要写明佐证，如验收文号或材料名称，或附上文件。")
        if attached and self.errors:
            self.add_error("attached", "这一次没有记录，浏览器不会替您留着文件：改正后请重新选择。")
        return given


class CheckForm(forms.Form):
    """What the planning section found of what a department says is done."""

    opinion = forms.CharField(label="核实意见", max_length=1000, required=False, widget=forms.Textarea(attrs={"rows": 2}), help_text="退回必须写明理由。")  # fmt: skip
