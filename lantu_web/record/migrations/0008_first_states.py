"""States are only added to; what is there already gets a first one."""

from __future__ import annotations

from django.db import migrations

from lantu_web.append_only import KeepRows
from lantu_web.kept.migrating import FirstStates


class Migration(migrations.Migration):
    dependencies = [("record", "0007_states")]
    operations = [
        FirstStates("record", "Indicator"),
        KeepRows("record_indicatorpast"),
        FirstStates("record", "Commitment"),
        KeepRows("record_commitmentpast"),
        FirstStates("record", "Project"),
        KeepRows("record_projectpast"),
    ]
