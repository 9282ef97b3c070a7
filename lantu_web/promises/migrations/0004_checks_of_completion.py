"""What a department says is done is confirmed or returned; the database refuses changes to that."""

from __future__ import annotations

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

from lantu_web.append_only import KeepRows


class Migration(migrations.Migration):
    dependencies = [
        ("promises", "0003_files_of_notes"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="ProgressCheck",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "decision",
                    models.CharField(
                        choices=[("asked", "报完成，待核"), ("confirmed", "核实完成"), ("returned", "退回")],
                        max_length=10,
                        verbose_name="结果",
                    ),
                ),
                ("words", models.TextField(blank=True, max_length=1000, verbose_name="意见")),
                ("at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="时间")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="经办人",
                    ),
                ),
                (
                    "note",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="checks",
                        to="promises.progressnote",
                        verbose_name="进展记录",
                    ),
                ),
            ],
            options={
                "verbose_name": "完成核实",
                "ordering": ["at", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("decision__in", ["confirmed", "returned"])),
                        fields=("note",),
                        name="a_note_is_checked_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("decision", "returned"), _negated=True),
                            models.Q(("words", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="a_completion_sent_back_has_a_reason",
                        violation_error_message="退回要写明理由",
                    ),
                ],
            },
        ),
        KeepRows("promises_progresscheck"),
    ]
