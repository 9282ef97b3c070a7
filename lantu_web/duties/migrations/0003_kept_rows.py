from django.db import migrations

from lantu_web.append_only import KeepRows


class Migration(migrations.Migration):
    dependencies = [("duties", "0002_changes_and_drafts")]
    operations = [KeepRows("duties_dutychange")]
