"""U012: one unit stands in several spellings in one box or paragraph (110kV, 110千伏, 10KV)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from lantu.checking.rule import Hit, Severity, rule
from lantu.plan.model import Plan

_SPELT = re.compile(
    r"(?:千伏|k[vV]|K[vV]|兆瓦|MW|平方米|平米|㎡|m²|公里|千米|km|公顷|亩|μg/m³|微克/立方米|立方米/天|吨/日|m³/d)(?![A-Za-z安时])"
)
_NUMBER = re.compile(r"[\d.]\s?\Z")
_UNITS = {
    "千伏": "千伏", "kv": "千伏", "兆瓦": "功率", "mw": "功率", "平方米": "平方米", "平米": "平方米", "㎡": "平方米", "m²": "平方米",
    "公里": "公里", "千米": "公里", "km": "公里", "μg/m³": "浓度", "微克/立方米": "浓度", "立方米/天": "水量", "吨/日": "水量", "m³/d": "水量",
}  # fmt: skip


@rule(
    code="U012",
    title="同一单位在一处写法不一",
    message="这一处同一种单位写成{spellings}。",
    remedy="请统一为一种写法，全文都用汉字或都用符号。",
    severity=Severity.NOTE,
    category="unit",
    basis="GB/T 15835—2011：同一文件中写法应一致；GB 3100—93",
    fails="第一章 供电\n专栏1：供电项目\n1.王庄220⟦kV⟧输变电工程。\n2.古洞道110⟦千伏⟧输变电工程。\n",
    passes="第一章 供电\n专栏1：供电项目\n1.王庄220kV输变电工程。\n2.古洞道110kV输变电工程，占地30亩。\n",
)
def unit_in_several_spellings(plan: Plan) -> Iterator[Hit]:
    """Two spellings side by side come from two hands, and a search finds half of them.

    Units of another size (万千瓦 and 兆瓦) are no other spelling. False alarm: names of projects as they were approved.
    """
    words = plan.text.words
    boxes = [box.place.span for box in plan.boxes]
    found: dict[tuple[int, str], dict[str, re.Match[str]]] = defaultdict(dict)
    at = 0
    for one in _SPELT.finditer(words):
        number = _NUMBER.search(words, max(0, one.start() - 2), one.start())
        measure = _UNITS.get(one[0].lower() if one[0].isascii() else one[0]) if number else None
        if number is None or measure is None:
            continue
        after = number.start() + 1
        while at < len(boxes) and boxes[at][1] <= after:
            at += 1
        inside = at < len(boxes) and boxes[at][0] <= after
        block = plan.text.block_at(after)
        where = boxes[at][0] if inside else block.start if block else -1
        found[where, measure].setdefault(one[0], one)
    for spellings in found.values():
        if len({unit.lower() for unit in spellings}) > 1:
            places = tuple(plan.text.place(*one.span()) for one in spellings.values())
            yield Hit(places, {"spellings": "、".join(f"“{unit}”" for unit in spellings)}, confidence=0.85)
