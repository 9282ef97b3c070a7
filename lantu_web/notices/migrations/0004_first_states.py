"""States are only added to; what is there already gets a first one."""

from __future__ import annotations

from django.db import migrations

from lantu_web.append_only import KeepRows
from lantu_web.kept.migrating import FirstStates


class Migration(migrations.Migration):
    dependencies = [("notices", "0003_states_of_warnings")]
    operations = [
        FirstStates("notices", "EarlyWarning"),
        KeepRows("notices_earlywarningpast"),
    ]
