"""Told to the other rooms: a person begins to act for a department."""

from __future__ import annotations

from django.dispatch import Signal

joined = Signal()  # user=
