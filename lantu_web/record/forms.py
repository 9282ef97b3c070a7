"""The form of importing a plan."""

from __future__ import annotations

from typing import Any

from django import forms

from lantu.reading.formats import formats
from lantu_web.accounts.models import Region

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
