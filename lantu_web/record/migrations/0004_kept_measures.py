"""The database refuses changes to what was written."""

from __future__ import annotations

from django.db import migrations

from lantu_web.append_only import KeepRows


class Migration(migrations.Migration):
    dependencies = [("record", "0003_what_people_set_and_what_is_compared")]
    operations = [KeepRows("record_issuedtarget"), KeepRows("record_comparedfigure")]
