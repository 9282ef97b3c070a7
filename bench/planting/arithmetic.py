"""Sums that do not come out: growth between years, a target and its rate, each year times years, parts and whole, shares."""

from __future__ import annotations

from bench.planting.edit import Edit, Ground

_LEVELS = ("亿元", "万人", "万吨", "户", "家", "万亩", "个", "公里", "万元", "件")


def edits(ground: Ground, count: int, *, right: bool) -> list[Edit]:
    """Return so many edits, the forms in turn."""
    forms = (_growth, _target, _each_year, _parts, _shares)
    found = list[Edit]()
    for number in range(3 * count):
        if len(found) < count and (edit := forms[number % len(forms)](ground, right)) is not None:
            found.append(edit)
    return found


def _growth(ground: Ground, right: bool) -> Edit | None:
    subject, chance = ground.subject(_LEVELS), ground.chance
    if subject is None:
        return None
    base, years, rate = chance.randint(40, 900), chance.randint(3, 5), chance.randint(30, 160) / 10
    last = round(base * (1 + rate / 100) ** years, 1)
    said = round(100 * ((last / base) ** (1 / years) - 1), 1) if right else round(rate * 1.4 + 2, 1)
    words = (
        f"{subject.name}由{2020 - years}年的{base}{subject.unit}增加到2020年的{last}{subject.unit}，年均增长{said}%。"
    )
    return ground.sentence(words, "增长率")


def _target(ground: Ground, right: bool) -> Edit | None:
    subject, chance = ground.subject(_LEVELS), ground.chance
    if subject is None:
        return None
    base, rate = chance.randint(40, 900), chance.randint(30, 160) / 10
    target = round(base * (1 + rate / 100) ** 5 * (1 if right else 1.3), 1)
    words = f"2020年，{subject.name}为{base}{subject.unit}。到2025年，{subject.name}达到{target}{subject.unit}，年均增长{rate}%。"
    return ground.sentence(words, "目标与增速")


def _each_year(ground: Ground, right: bool) -> Edit | None:
    each = ground.chance.randint(3, 40)
    total = 5 * each + (0 if right else ground.chance.choice([-2, 3, 5, 12]))
    thing = ground.chance.choice(["高标准农田示范片", "社区食堂", "乡村驿站", "口袋公园", "中小学实验室"])
    return ground.sentence(f"每年建设{thing}{each}个，五年共建设{thing}{total}个。", "每年×年数")


def _parts(ground: Ground, right: bool) -> Edit | None:
    one, two = ground.chance.randint(20, 300), ground.chance.randint(20, 300)
    total = one + two + (0 if right else ground.chance.choice([-15, -7, 9, 20]))
    words = f"“十三五”期间共培训各类人员{total}人，其中管理人员{one}人、技术人员{two}人，合计{total}人。"
    return ground.sentence(words, "分项与合计")


def _shares(ground: Ground, right: bool) -> Edit | None:
    one, two = ground.chance.randint(40, 200) / 10, ground.chance.randint(300, 480) / 10
    three = round(100 - one - two + (0 if right else ground.chance.choice([-3, 2.5, 5])), 1)
    return ground.sentence(f"2020年城区、镇区、乡村人口之比为{one}:{two}:{three}。", "比例之和")
