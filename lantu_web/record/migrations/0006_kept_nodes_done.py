"""The database refuses changes to what was written."""

from __future__ import annotations

from django.db import migrations

from lantu_web.append_only import KeepRows


class Migration(migrations.Migration):
    dependencies = [("record", "0005_nodes_done")]
    operations = [KeepRows("record_nodedone")]
