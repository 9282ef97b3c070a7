import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("record", "0002_kept_rows"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="ComparedFigure",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("year", models.PositiveSmallIntegerField(verbose_name="年份")),
                ("value", models.DecimalField(decimal_places=6, max_digits=20, verbose_name="数值")),
                ("source", models.CharField(max_length=200, verbose_name="来源")),
                ("recorded_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="记录时间")),
            ],
            options={
                "verbose_name": "比较对象数据",
                "ordering": ["indicator", "year", "recorded_at", "pk"],
            },
        ),
        migrations.CreateModel(
            name="IssuedTarget",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("document", models.CharField(max_length=120, verbose_name="下达文件")),
                ("issued_on", models.DateField(verbose_name="下达日期")),
                ("year", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="年份")),
                (
                    "type",
                    models.CharField(
                        choices=[
                            ("LEVEL_UP", "水平上升"),
                            ("LEVEL_UP_GEO", "总量增长"),
                            ("LEVEL_DOWN", "降低"),
                            ("GROWTH", "年均增速"),
                            ("CUMUL", "累计"),
                            ("CUMUL_CUT", "累计降低率"),
                            ("FLOOR", "下限"),
                            ("CEIL", "上限"),
                            ("RANGE", "区间"),
                            ("EXTERNAL", "上级下达"),
                            ("RELATIVE", "相对"),
                            ("RANK", "位次"),
                            ("TEXT", "定性"),
                            ("", "待人确认"),
                        ],
                        max_length=12,
                        verbose_name="指标类型",
                    ),
                ),
                ("target", models.DecimalField(decimal_places=6, max_digits=20, verbose_name="下达目标值")),
                (
                    "comparator",
                    models.CharField(
                        blank=True,
                        choices=[
                            (">=", "不低于"),
                            (">", "高于"),
                            ("<=", "不高于"),
                            ("<", "低于"),
                            ("~", "左右、同步"),
                            ("range", "区间"),
                            ("=", "达到"),
                            ("", "按规划原文"),
                        ],
                        max_length=5,
                        verbose_name="要求",
                    ),
                ),
                ("recorded_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="记录时间")),
            ],
            options={
                "verbose_name": "上级下达目标",
                "ordering": ["indicator", "issued_on", "pk"],
            },
        ),
        migrations.AddField(
            model_name="indicator",
            name="accrual",
            field=models.CharField(
                blank=True,
                choices=[("stock", "时点数或比率"), ("flow", "累计数"), ("", "待人确认")],
                max_length=5,
                verbose_name="数据性质",
            ),
        ),
        migrations.AddField(
            model_name="indicator",
            name="compared_name",
            field=models.CharField(blank=True, max_length=80, verbose_name="比较对象"),
        ),
        migrations.AddField(
            model_name="indicator",
            name="compared_of",
            field=models.CharField(
                blank=True,
                choices=[("growth", "增速"), ("level", "水平"), ("", "待人确认")],
                max_length=6,
                verbose_name="比较内容",
            ),
        ),
        migrations.AddField(
            model_name="indicator",
            name="confirmed",
            field=models.BooleanField(default=False, verbose_name="已人工核定"),
        ),
        migrations.AddField(
            model_name="indicator",
            name="edition",
            field=models.CharField(blank=True, max_length=80, verbose_name="执行标准"),
        ),
        migrations.AddField(
            model_name="indicator",
            name="overrides",
            field=models.JSONField(blank=True, default=dict, verbose_name="单独设定的界限"),
        ),
        migrations.AddField(
            model_name="indicator",
            name="upper",
            field=models.DecimalField(blank=True, decimal_places=6, max_digits=20, null=True, verbose_name="区间上限"),
        ),
        migrations.AddField(
            model_name="targetamendment",
            name="chain",
            field=models.JSONField(blank=True, null=True, verbose_name="程序"),
        ),
        migrations.AlterField(
            model_name="targetamendment",
            name="target",
            field=models.DecimalField(blank=True, decimal_places=6, max_digits=20, null=True, verbose_name="新目标值"),
        ),
        migrations.AlterField(
            model_name="targetamendment",
            name="version",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="record.planversion",
                verbose_name="依据文本",
            ),
        ),
        migrations.AlterConstraint(
            model_name="targetamendment",
            name="a_target_changes_by_text_or_resolution",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("version__isnull", False), models.Q(("resolution", ""), _negated=True), _connector="OR"
                ),
                name="a_target_changes_by_text_or_resolution",
                violation_error_message="目标调整要有依据：新的规划文本，或决议文号",
            ),
        ),
        migrations.AddField(
            model_name="comparedfigure",
            name="indicator",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="compared_figures",
                to="record.indicator",
                verbose_name="指标",
            ),
        ),
        migrations.AddField(
            model_name="comparedfigure",
            name="recorded_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="记录人",
            ),
        ),
        migrations.AddField(
            model_name="issuedtarget",
            name="indicator",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="issued_targets",
                to="record.indicator",
                verbose_name="指标",
            ),
        ),
        migrations.AddField(
            model_name="issuedtarget",
            name="recorded_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="记录人",
            ),
        ),
        migrations.AddConstraint(
            model_name="issuedtarget",
            constraint=models.CheckConstraint(
                condition=models.Q(("type__in", ["", "EXTERNAL"]), _negated=True),
                name="what_is_handed_down_has_a_type",
                violation_error_message="下达的目标要有自己的类型",
            ),
        ),
    ]
