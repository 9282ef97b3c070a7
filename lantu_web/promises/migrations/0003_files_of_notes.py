"""Files that prove what is said of progress; the database refuses changes to them."""

from __future__ import annotations

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

from lantu_web.append_only import KeepRows


class Migration(migrations.Migration):
    dependencies = [
        ("promises", "0002_kept_rows"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="ProgressFile",
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
                    "note",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="files",
                        to="promises.progressnote",
                        verbose_name="进展记录",
                    ),
                ),
            ],
            options={
                "verbose_name": "进展佐证",
                "constraints": [models.UniqueConstraint(fields=("note", "sha256"), name="a_file_proves_a_note_once")],
            },
        ),
        KeepRows("promises_progressfile"),
    ]
