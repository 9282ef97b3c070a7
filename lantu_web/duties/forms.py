"""Forms of the decomposition."""

from __future__ import annotations

from typing import Any

from django import forms

from lantu_web.accounts.models import Department
from lantu_web.duties.days import NODE, node_of, node_words
from lantu_web.duties.returned import LARGEST
from lantu_web.duties.things import known_departments

DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
KEEP, NONE = "", "none"


class DutyForm(forms.Form):
    """All fields of one line."""

    owner = forms.ModelChoiceField(
        Department.objects.none(), label="牵头单位", required=False, empty_label="（未分工）"
    )
    others = forms.ModelMultipleChoiceField(
        Department.objects.none(), label="责任单位", required=False, widget=forms.CheckboxSelectMultiple
    )
    leader = forms.CharField(label="分管县领导", max_length=40, required=False)
    due = forms.DateField(label="完成时限", required=False, widget=DAY)
    measures = forms.CharField(label="主要措施、标志性成果", required=False, widget=forms.Textarea(attrs={"rows": 3}))
    nodes = forms.CharField(
        label="序时节点",
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=f"每行一条，先写日期再写内容，如：{NODE}",
    )

    def __init__(self, *args: Any, plan: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("owner", "others"):
            self.fields[name].queryset = known_departments(plan)  # type: ignore[attr-defined]

    def clean_nodes(self) -> list[dict[str, str]]:
        """Return the nodes. Raises ValidationError for a line that is not a day and words."""
        try:
            return [node_of(line) for line in self.cleaned_data["nodes"].split("\n") if line.strip()]
        except ValueError as wrong:
            raise forms.ValidationError(f"{wrong}。") from wrong

    def values(self) -> dict[str, Any]:
        """Return what was entered, as the service takes it."""
        held = self.cleaned_data
        return {
            "owner": held["owner"].pk if held["owner"] else None,
            "others": sorted(one.pk for one in held["others"]),
            "leader": held["leader"],
            "due": held["due"].isoformat() if held["due"] else None,
            "measures": held["measures"],
            "nodes": held["nodes"],
        }

    @staticmethod
    def of(values: dict[str, Any]) -> dict[str, Any]:
        """Return the fields of a line as the form shows them at first."""
        return {**values, "nodes": "\n".join(node_words(one) for one in values["nodes"])}


class BulkForm(forms.Form):
    """What is set for all chosen lines; a field left as it is changes nothing."""

    owner = forms.ChoiceField(label="牵头单位", required=False)
    add = forms.ModelChoiceField(Department.objects.none(), label="加责任单位", required=False, empty_label="（不变）")
    leader = forms.CharField(label="分管县领导", max_length=40, required=False)
    due = forms.DateField(label="完成时限", required=False, widget=DAY)

    def __init__(self, *args: Any, plan: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        departments = known_departments(plan)
        own = [(str(one.pk), one.name) for one in departments]
        self.fields["add"].queryset = departments  # type: ignore[attr-defined]
        self.fields["owner"].choices = [(KEEP, "（不变）"), (NONE, "（取消牵头单位）"), *own]  # type: ignore[attr-defined]

    def values(self, held: dict[str, Any]) -> dict[str, Any]:
        """Return what is to be set of a line that holds these fields now."""
        given = self.cleaned_data
        wanted: dict[str, Any] = {}
        if given["owner"] != KEEP:
            wanted["owner"] = None if given["owner"] == NONE else int(given["owner"])
        if given["add"]:
            wanted["others"] = sorted({*held["others"], given["add"].pk})
        if given["leader"]:
            wanted["leader"] = given["leader"]
        if given["due"]:
            wanted["due"] = given["due"].isoformat()
        return wanted


class ReturnedForm(forms.Form):
    """A filled-in workbook."""

    file = forms.FileField(label="填好的任务分工表", help_text="从本页导出、填好的 Excel 表，最大 10 MB。")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["file"].widget.attrs["accept"] = ".xlsx"

    def clean_file(self) -> Any:
        """Return the file. Raises ValidationError for one too large."""
        file = self.cleaned_data["file"]
        if file.size > LARGEST:
            raise forms.ValidationError(
                f"文件有 {file.size // 1024 // 1024} MB。最大 10 MB。请只上传从本页导出的表格。"
            )
        return file
