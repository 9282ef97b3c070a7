"""The field of a form that takes files of evidence."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from lantu.errors import LantuError
from lantu_web.evidence.carrying import brought
from lantu_web.evidence.keeping import LARGEST_MB, MOST, Brought, facts_of


class FilesInput(forms.ClearableFileInput):
    """An input of several files, which tells of one that is too large before it is sent (`evidence/upload.js`)."""

    allow_multiple_selected = True

    def __init__(self) -> None:
        super().__init__(attrs={"data-largest": str(LARGEST_MB)})


class FilesField(forms.FileField):
    """Files of evidence; what it gives is a list of Brought, each of a kind that is taken."""

    widget = FilesInput

    def __init__(self, **how: Any) -> None:
        kinds = f"PDF、图片、不带宏的 Word / Excel / PPT、OFD、文本，每个最大 {LARGEST_MB} MB，一次最多 {MOST} 个。"
        super().__init__(**{"required": False, "allow_empty_file": True, "help_text": kinds, **how})

    def clean(self, data: Iterable[UploadedFile] | None, _initial: Any = None) -> list[Brought]:
        """Return the files. Raises ValidationError for too many, and for each that is not taken."""
        held = [brought(super(FilesField, self).clean(one)) for one in data or ()]
        if len(held) > MOST:
            raise forms.ValidationError(f"一次最多 {MOST} 个文件，这次选了 {len(held)} 个。")
        refused = [why for one in held if (why := _why_not(one))]
        if refused:
            raise forms.ValidationError(refused)
        return held


def _why_not(file: Brought) -> str:
    try:
        facts_of(file)
    except LantuError as refused:
        return str(refused)
    return ""
