"""Announced counts that the list does not have: the numeral of a real list changed, or a new list."""

from __future__ import annotations

import re

from bench.planting.edit import Edit, Ground
from lantu.plan.model import Enumeration

_HAN = "零一两三四五六七八九十"
_NUMERAL = re.compile(r"[两三四五六七八九]|(?<![\d.])[2-9](?![\d.])")
_JOINT = re.compile("[和与及]|或者")
_NUMBERED = re.compile(r"[（(]?[一二三四五六七八九十]+(?:[）)、]|[是要])")
_ITEMS = ("产业升级", "生态修复", "民生改善", "数字赋能", "城乡融合", "人才引育", "交通畅通", "文化传承", "基层治理")


def edits(ground: Ground, count: int, *, right: bool) -> list[Edit]:
    """Return so many edits: real lists first, new ones for the rest."""
    found: list[Edit | None] = [*_real(ground, right)[:count]]
    while len(found) < count and ground.ends:
        found.append(_new(ground, right))
    return [edit for edit in found if edit is not None]


def _real(ground: Ground, right: bool) -> list[Edit]:
    """Return edits of the numerals of lists that hold, where just one numeral says the count.

    A member with 和 in it may be one or two: whoever reads such a list cannot know that its number is wrong.
    """
    words, made = ground.plan.text.words, []
    for one in ground.plan.enumerations:
        start, end = one.place.span
        said = [
            m
            for m in _NUMERAL.finditer(words, start, end)
            if (_HAN.find(m[0]) == one.announced or m[0] == str(one.announced))
            and not any(place.start <= m.start() < place.end for place in one.item_places)
        ]
        if one.holds and len(said) == 1 and 2 <= one.announced <= 8 and _is_plain(one, words):
            step = ground.chance.choice([-1, 1]) if one.announced > 2 else 1
            number = one.announced + (0 if right else step)
            numeral = str(number) if said[0][0].isdigit() else _HAN[number]
            made.append(
                Edit(start, end, words[start : said[0].start()] + numeral + words[said[0].end() : end], "原文列举")
            )
    return made


def _is_plain(one: Enumeration, words: str) -> bool:
    """Tell a list whose members are surely as many as they look: numbered one by one, or three and more, none with a 和 in it."""
    if all(_NUMBERED.match(item) for item in one.items):
        return True
    listed = words[one.item_places[0].start : one.item_places[-1].end]
    return len(one.items) > 2 and not _JOINT.search(listed)


def _new(ground: Ground, right: bool) -> Edit | None:
    number = ground.chance.randint(3, 7)
    items = ground.chance.sample(_ITEMS, number)
    said = number + (0 if right else ground.chance.choice([-1, 1, 2]))
    if ground.chance.random() < 0.5:
        words = f"实施{'、'.join(items)}{_HAN[said]}大工程。"
    else:
        words = f"实施{_HAN[said]}大工程：{'、'.join(items)}。"
    return ground.sentence(words, "新列举")
