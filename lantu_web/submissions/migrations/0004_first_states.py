"""States are only added to; what is there already gets a first one."""

from __future__ import annotations

from django.db import migrations

from lantu_web.append_only import KeepRows
from lantu_web.kept.migrating import FirstStates


class Migration(migrations.Migration):
    dependencies = [("submissions", "0003_states_and_removed_evidence")]
    operations = [
        FirstStates("submissions", "ReportingWindow"),
        KeepRows("submissions_reportingwindowpast"),
        FirstStates("submissions", "Submission"),
        KeepRows("submissions_submissionpast"),
        FirstStates("submissions", "SubmissionItem"),
        KeepRows("submissions_submissionitempast"),
    ]
