"""U008: a capacity to make gas or treat water has no hour, day or year."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lantu.checking.rule import Hit, Severity, rule
from lantu.plan.model import Plan

_GAS = re.compile(
    r"(?P<flow>\d[\d.]*\s*万?(?:Nm³|Nm3|标方|标准立方米))(?!\s*[/／·每h])(?=[^，。；\n]{0,8}(?:空分|制氧|制氢|制氮|气柜|供气|项目|装置))"
)
_STANDARD = re.compile("Nm[³3]|标方|标准立方米")
_WATER = re.compile(
    r"(?:处理|供水|供气|制水|净水|输气|输水)(?:能力|规模)(?:达到|达|为|提升至|提升到|提高到|约|[：:])*\s*(?P<flow>\d[\d.]*\s*万?(?:吨|立方米|方|m³|m3))(?!\s*[/／每])(?=[，。；、\n]|以上|左右)"
)
_TIME = re.compile(r"日|天|年|时|每|/h|/d|/a|h|d")
_FAR = 14


@rule(
    code="U008",
    title="处理或生产能力没有写每天还是每小时",
    message="“{flow}”是能力，却没有写每小时、每天还是每年。",
    remedy="请补上“/小时”“/日”或“/年”。",
    severity=Severity.WARNING,
    category="unit",
    basis="GB 3100—93：流量是单位时间的量",
    fails="第一章 工业\n新建⟦50000Nm³⟧空分供气项目，污水处理能力达到⟦2万吨⟧。\n",
    passes="第一章 工业\n新建50000Nm³/h空分供气项目，污水日处理能力达到2万吨，供水能力5万立方米/天，年产1.34亿立方米LNG项目。\n",
)
def flow_without_time(plan: Plan) -> Iterator[Hit]:
    """The capacity differs by a factor of 24 or 365 with the time that is left out.

    False alarm: a store, the capacity of which is a volume.
    """
    words = plan.text.words
    for pattern in (_GAS, _WATER) if _STANDARD.search(words) else (_WATER,):
        for found in pattern.finditer(words):
            start, end = found.span("flow")
            if not _TIME.search(words[max(0, found.start() - _FAR, words.rfind("\n", 0, start) + 1) : start]):
                yield Hit((plan.text.place(start, end),), {"flow": found["flow"]}, confidence=0.85)
