"""What leaders and supervisors ask about a warning, how its measure goes on, and the files that prove it."""

from __future__ import annotations

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

from lantu_web.append_only import KeepRows


class Migration(migrations.Migration):
    dependencies = [
        ("notices", "0004_first_states"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="warningstep",
            name="about",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="answers",
                to="notices.warningstep",
                verbose_name="所回复的",
            ),
        ),
        migrations.AddField(
            model_name="warningstep",
            name="day",
            field=models.DateField(blank=True, null=True, verbose_name="进展日期"),
        ),
        migrations.AlterField(
            model_name="warningstep",
            name="step",
            field=models.CharField(
                choices=[
                    ("opened", "发出"),
                    ("raised", "升级"),
                    ("lowered", "降级"),
                    ("replied", "答复"),
                    ("measure", "整改措施"),
                    ("accepted", "认可答复"),
                    ("returned", "退回答复"),
                    ("escalated", "逾期上报"),
                    ("eased", "好转，可解除"),
                    ("moved", "转办"),
                    ("closed", "解除"),
                    ("instructed", "批示"),
                    ("supervised", "督办"),
                    ("answered", "回复"),
                    ("progress", "整改进展"),
                    ("done", "整改完成"),
                    ("reopened", "恢复"),
                ],
                max_length=10,
                verbose_name="环节",
            ),
        ),
        migrations.CreateModel(
            name="WarningFile",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=200, verbose_name="文件名")),
                ("sha256", models.CharField(max_length=64, verbose_name="校验值")),
                ("size", models.PositiveBigIntegerField(verbose_name="字节数")),
                ("media_type", models.CharField(max_length=120, verbose_name="类型")),
                ("added_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="上传时间")),
                (
                    "added_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="上传人",
                    ),
                ),
                (
                    "step",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="files",
                        to="notices.warningstep",
                        verbose_name="预警环节",
                    ),
                ),
            ],
            options={
                "verbose_name": "预警办理佐证",
                "abstract": False,
                "constraints": [models.UniqueConstraint(fields=("step", "sha256"), name="a_file_proves_a_step_once")],
            },
        ),
        KeepRows("notices_warningfile"),
    ]
