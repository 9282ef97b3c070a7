import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("record", "0003_what_people_set_and_what_is_compared"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="ProgressNote",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("done", "已完成"),
                            ("normal", "正常推进"),
                            ("slow", "进展缓慢"),
                            ("not_started", "未启动"),
                            ("adjusted", "已调整"),
                        ],
                        max_length=12,
                        verbose_name="进展",
                    ),
                ),
                ("words", models.TextField(max_length=2000, verbose_name="情况说明")),
                ("evidence", models.TextField(blank=True, max_length=500, verbose_name="佐证")),
                ("recorded_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="记录时间")),
                ("demo", models.BooleanField(default=False, verbose_name="演示数据")),
                (
                    "commitment",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="progress_notes",
                        to="record.commitment",
                    ),
                ),
                (
                    "project",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="progress_notes",
                        to="record.project",
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="记录人",
                    ),
                ),
            ],
            options={
                "verbose_name": "进展记录",
                "ordering": ["recorded_at", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("commitment__isnull", False), ("project__isnull", True)),
                            models.Q(("commitment__isnull", True), ("project__isnull", False)),
                            _connector="OR",
                        ),
                        name="a_progress_note_is_of_one_thing",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "done"), _negated=True),
                            models.Q(("evidence", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="what_is_done_has_evidence",
                        violation_error_message="已完成的要写明佐证（文号、材料名称或验收单）",
                    ),
                ],
            },
        ),
    ]
