"""The second step of an act that is not taken back with one click: a page that says what it does, before it is done."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


class ReasonForm(forms.Form):
    """Why something is done."""

    reason = forms.CharField(label="原因", max_length=200, help_text="记入日志。")


def sure(
    request: HttpRequest,
    *,
    title: str,
    lines: Iterable[str],
    button: str,
    back: str,
    form: forms.Form | None = None,
    hidden: Mapping[str, Any] | None = None,
) -> HttpResponse:
    """Return the page that asks.

    Args:
        request: what asked for it.
        title: what would be done, with the name of what it is done to.
        lines: what changes by it, a sentence each.
        button: the words of the button that does it; the page posts to its own address.
        back: where who thinks better of it goes.
        form: what has to be told besides, such as a reason.
        hidden: what the answer carries along.
    """
    told = {"title": title, "what": list(lines), "button": button, "back": back, "form": form, "hidden": hidden or {}}
    return render(request, "frame/sure.html", told, status=422 if form is not None and form.is_bound else 200)
