"""The database refuses changes to what was written."""

from __future__ import annotations

from django.db import migrations

from lantu_web.append_only import KeepRows


class Migration(migrations.Migration):
    dependencies = [("promises", "0001_initial")]
    operations = [KeepRows("promises_progressnote")]
