"""The forms of importing a plan: the document, and what is to be said before it is written."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.forms import BoundField

from lantu.reading.formats import formats
from lantu_web.accounts.models import Region
from lantu_web.record.importing.differences import Change
from lantu_web.record.importing.matching import Likely
from lantu_web.record.importing.writing import Basis

LARGEST = 60 * 1024 * 1024


class ImportForm(forms.Form):
    """A document and the region it is a plan of."""

    region = forms.ModelChoiceField(Region.objects.all(), label="行政区划", empty_label=None)
    file = forms.FileField(label="规划文件", help_text="Word、PDF、网页或文本文件，最大 60 MB。")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["file"].widget.attrs["accept"] = ",".join(ending for each in formats() for ending in each.suffixes)

    def clean_file(self) -> Any:
        """Return the file. Raises ValidationError for one too large."""
        file = self.cleaned_data["file"]
        if file.size > LARGEST:
            raise forms.ValidationError(
                f"文件有 {file.size // 1024 // 1024} MB。最大 60 MB。请另存为较小的文件后再试。"
            )
        return file


_SAME = [("same", "是同一件，改了（单位、进展跟着走）"), ("different", "不是同一件（旧的删除，新的另立）")]
_BASIS = ("document", "in_force_from", "reason")


class ConfirmForm(forms.Form):
    """What a person says before an import is written: which pairs are the same thing, what targets change on, that it is a trial."""

    rest = forms.ChoiceField(
        label="没有逐条选的，一律按", required=False, choices=[("", "（逐条选）"), *_SAME], widget=forms.RadioSelect
    )
    document = forms.CharField(label="依据文件", max_length=120, help_text="批准这次调整的决议或文件，有文号的写文号。")
    in_force_from = forms.DateField(label="生效日期", widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"))
    reason = forms.CharField(label="调整理由", max_length=1000, widget=forms.Textarea({"rows": 2}))
    trial = forms.BooleanField(
        label="只作试用：导入后记为演示数据", error_messages={"required": "请勾选，或换一个数据文件夹再导入。"}
    )

    def __init__(
        self, pairs: Iterable[Likely], basis: Basis | None, data: Any = None, *, among_demonstration: bool
    ) -> None:
        """`basis` None: no target changes, none is asked for."""
        super().__init__(data, initial=basis._asdict() if basis else {})
        self._pairs = list(pairs)
        self._basis = basis is not None
        for name in () if basis else _BASIS:
            del self.fields[name]
        if not among_demonstration:
            del self.fields["trial"]
        for pair in self._pairs:
            self.fields[pair.name] = forms.ChoiceField(
                label=pair.new.name, choices=_SAME, required=False, widget=forms.RadioSelect,
                initial="same" if pair.sure else "",
            )  # fmt: skip

    def with_choices(self, changes: Iterable[Change]) -> list[tuple[Change, BoundField | None]]:
        """Return changes, each with the field that decides on it."""
        return [(one, self[one.pair.name] if one.pair else None) for one in changes]

    def clean(self) -> dict[str, Any]:
        """Return what was said. Adds an error to each pair that is not decided."""
        said = super().clean() or {}
        for pair in self._pairs:
            said[pair.name] = said.get(pair.name) or ("same" if pair.sure else said.get("rest", ""))
            if not said[pair.name] and pair.name not in self.errors:
                self.add_error(pair.name, "请选一项。")
        return said

    def decided(self) -> dict[str, bool]:
        """Return for each pair by name whether it is the same thing."""
        return {pair.name: self.cleaned_data[pair.name] == "same" for pair in self._pairs}

    def basis(self) -> Basis | None:
        """Return what targets are changed on."""
        return Basis(*(self.cleaned_data[name] for name in _BASIS)) if self._basis else None
