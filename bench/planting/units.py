"""Units that slip: 亿 for 万, a misspelt symbol, percentage points for per cent."""

from __future__ import annotations

from decimal import Decimal

from bench.planting.edit import Edit, Ground

_SLIPS = {"亿元": "万元", "万吨": "吨", "万人": "人", "万亩": "亩"}
_PLACES = "东南西北中上下前后左右高低"
_SYMBOLS = (
    ("装机容量{n}MW", "装机容量{n}MV"),
    ("变电容量{n}MVA", "变电容量{n}MAV"),
    ("年发电{n}万kWh", "年发电{n}万Kwh"),
)


def edits(ground: Ground, count: int, *, right: bool) -> list[Edit]:
    """Return so many edits, the forms in turn."""
    forms, found = (_magnitude, _symbol, _points), list[Edit | None]()
    for number in range(3 * count):
        if sum(edit is not None and edit.form != "" for edit in found) == count:
            break
        found += forms[number % 3](ground, right)
    return [edit for edit in found if edit is not None]


def _magnitude(ground: Ground, right: bool) -> list[Edit | None]:
    subject = ground.subject(_SLIPS)
    if subject is None or subject.unit is None:
        return []
    value = Decimal(ground.chance.randint(300, 900)) / 10
    unit = subject.unit if right else _SLIPS[subject.unit]
    first = ground.sentence(f"到2025年，{subject.name}达到{value}{subject.unit}。", "")
    return [first, ground.sentence(f"到2025年，全县{subject.name}达到{value}{unit}。", "数量级")]


def _symbol(ground: Ground, right: bool) -> list[Edit | None]:
    good, bad = ground.chance.choice(_SYMBOLS)
    words = (good if right else bad).format(n=ground.chance.randint(2, 90) * 10)
    name = "".join(ground.chance.sample(_PLACES, 2))
    return [ground.sentence(f"新建{name}岭风光储项目，{words}。", "单位符号")]


def _points(ground: Ground, right: bool) -> list[Edit | None]:
    subject = ground.subject(("%",))
    if subject is None:
        return []
    value = ground.chance.randint(300, 900) / 10
    return [ground.sentence(f"到2025年，{subject.name}达到{value}{'%' if right else '个百分点'}。", "百分点")]
