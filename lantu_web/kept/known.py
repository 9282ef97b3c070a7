"""Since when states are known (留存起始): of a database that had rows before states were kept, the day that began."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.apps import apps
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from lantu_web.kept.copying import FROM_THE_BEGINNING


def known_from() -> datetime | None:
    """Return since when states are kept; None where everything was kept from the first row on."""
    departments: Any = apps.get_model("accounts", "DepartmentPast")
    if not departments.objects.filter(since=FROM_THE_BEGINNING).exists():
        return None
    begun = MigrationRecorder(connection).migration_qs.filter(app="accounts", name__endswith="first_states")
    return begun.values_list("applied", flat=True).first()
