"""What a later text withdraws, brings back or words otherwise is as it was between the texts."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from lantu_web.kept.copying import held_since
from lantu_web.record.importing.reading import prepare_upload
from lantu_web.record.importing.writing import confirm_import
from lantu_web.record.models import PlanVersion
from lantu_web.record.selectors import groups_of, indicators_for, plans_at

TEXT = """# 某县国民经济和社会发展第十五个五年规划纲要（2026—2030年）

## 第一章 主要目标

到2030年，森林覆盖率达到45%以上。完成造林2万亩。

表1 主要指标

| 序号 | 指标 | 单位 | 2025年 | 2030年 | 属性 |
| --- | --- | --- | --- | --- | --- |
| 1 | 森林覆盖率 | % | 40 | 45 | 约束性 |
{more}| 4 | 常住人口城镇化率 | % | 60.5 | 65 | 预期性 |
"""
GRAIN = "| 2 | 粮食产量 | 万吨 | 4 | 5 | {binding} |\n"
MONTHS = [datetime(2026, month, 1, tzinfo=UTC) for month in (1, 2, 3, 4)]
TEXTS = [
    GRAIN.format(binding="约束性"),
    "| 3 | 人均预期寿命 | 岁 | 77 | 78 | 预期性 |\n",
    GRAIN.format(binding="预期性"),
]


def test_a_part_is_as_the_text_of_the_day_had_it(region: Any, planner: Any) -> None:
    for more, at in zip(TEXTS, MONTHS, strict=False):
        with held_since(at):
            draft = prepare_upload("规划.md", TEXT.format(more=more).encode(), planner, region=region)
            version = confirm_import(draft, planner)
        PlanVersion.objects.filter(pk=version.pk).update(imported_at=at)

    told = [
        [(one.name, one.attribute) for one in indicators_for(planner, version.plan, at + timedelta(days=1))]
        for at in MONTHS
    ]

    forest, grain, life = ("森林覆盖率", "约束性"), ("粮食产量", "约束性"), ("人均预期寿命", "预期性")
    town = ("常住人口城镇化率", "预期性")
    assert told[:2] == [[forest, grain, town], [forest, life, town]]
    assert told[2] == told[3] == [forest, ("粮食产量", "预期性"), town]
    assert list(indicators_for(planner, version.plan, MONTHS[0] - timedelta(days=1))) == []
    assert [one.count_indicators for one in plans_at(MONTHS[1])] == [3]  # type: ignore[attr-defined]
    assert plans_at(MONTHS[0] - timedelta(days=1)) == []
    assert groups_of(version.plan, MONTHS[1]) == groups_of(version.plan)
