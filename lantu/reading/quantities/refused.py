"""Numerals that are no quantities: dates, ordinals, grades, names, slogans, what one of a thing is compared with."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from lantu.reading.quantities.words import any_before, any_of, words

_FOUR_DIGITS = re.compile(r"(?<!\d)(?:1[89]|20|21)\d\d$|[一二][〇○零Ｏ一二三四五六七八九]{3}$")
_ATTACHED = re.compile(r"[A-Za-zＡ-Ｚａ-ｚ+＋#＃№_.．]")
_LINES = re.compile(r"[一-鿿]")
_AGE_GROUP = re.compile(r"\s?(?:及|（含）)?(?:以上|以下|以内|至|到|-|—|～)")
_CIRCLE = re.compile(r"[^，。；、]{0,8}圈")
_MEETING = re.compile(r"[^，。；]{0,6}(?:全会|会议|大会|代表|党代|普查|全体)")
_NO_TENTH = re.compile(r"[立功为员果效本都长熟就绩分品片套人交活渝]")
_NO_YUAN = re.compile(r"[化素件器旦宵气老首月年整帅区里桥材锂正催前共结复体宇]")
_PART_OF_NOUN = {
    "部": "门委分署队级长",
    "家": "庭具电畜禽乡政",
    "天": "然津府",
    "起": "步来",
    "名": "牌优校",
    "支": "出持付",
    "门": "槛诊峡",
    "人": "防",
    "米": "处",
    "公里": "处",
    "千米": "处",
    "里": "处",
}
_DIGITS_ALONE = re.compile(r"[零〇○一二三四五六七八九]{2,3}")
_ORDINAL = ("级", "届", "期", "轮", "代", "号", "周年")
_CLOSING = re.compile(r"[”’]")
_TITLE = 50
_QUOTATION = 14
_AT_LEAST = ("至少", "不少于", "仅", "只有", "不低于", "不超过", "多达")


class Numeral(NamedTuple):
    """A numeral met in a text: [start, stop) its characters, `end` where its unit ends."""

    text: str
    start: int
    stop: int
    end: int
    by: str
    unit: str
    chinese: bool
    times: bool = False

    @property
    def words(self) -> str:
        """The numeral itself."""
        return self.text[self.start : self.stop]

    @property
    def next(self) -> str:
        """The character after the unit, "" at the end."""
        return self.text[self.end : self.end + 1]

    def before(self, count: int) -> str:
        """Return the characters before the numeral."""
        return self.text[max(0, self.start - count) : self.start]


def is_no_quantity(numeral: Numeral) -> bool:
    """Tell whether a numeral with a unit is a date, an ordinal, a grade, an age group, a name or a set phrase.

    >>> is_no_quantity(Numeral("到2025年", 1, 5, 6, "", "年", False)), is_no_quantity(Numeral("共25年", 1, 3, 4, "", "个", False))
    (True, False)
    """
    last = numeral.before(1)
    if last and (_ATTACHED.match(last) or last in "第每个图表" or (numeral.chinese and last in "几数这那哪某")):
        return True
    if last in (",", "，") and numeral.before(2)[:1].isdigit() and not numeral.chinese:
        return True  # 21，7％: a decimal point misread; which number it is nobody can tell
    if numeral.next == "级" or numeral.unit in _ORDINAL or (not numeral.by and numeral.unit in _never()):
        return True
    if _quoted(numeral):
        return True
    if numeral.text.startswith("方面", numeral.end):
        return True
    special = _BY_UNIT.get(numeral.unit)
    if special is not None and special(numeral):
        return True
    if numeral.next and numeral.next in _PART_OF_NOUN.get(numeral.unit, ""):
        return True
    return numeral.chinese and _is_phrase(numeral)


def _quoted(numeral: Numeral) -> bool:
    """Tell a numeral inside a title 《》, or counting things inside a short quotation (“四张名片”, “20条”)."""
    text, start = numeral.text, numeral.start
    line = text.rfind("\n", max(0, start - _TITLE), start) + 1
    first = max(line, start - _TITLE)
    if text.rfind("《", first, start) > text.rfind("》", first, start):
        return True
    if not numeral.chinese and numeral.unit not in _chinese_counters():
        return False
    first = max(line, start - _QUOTATION)
    opened = max(text.rfind("“", first, start), text.rfind("‘", first, start))
    if opened < 0 or max(text.rfind("”", first, start), text.rfind("’", first, start)) > opened:
        return False
    return bool(_CLOSING.search(text, numeral.stop, numeral.stop + _QUOTATION))


def _is_phrase(numeral: Numeral) -> bool:
    """Tell a Chinese numeral that is part of a name or a set phrase: 三级, 三个代表, 一个, 五台山."""
    if not numeral.by and numeral.unit not in _chinese_counters():
        return True
    after = numeral.text[numeral.end : numeral.end + 4]
    if _names().match(numeral.text, numeral.start) or _DIGITS_ALONE.fullmatch(numeral.words):
        return True
    if numeral.by:
        return False
    if _empty().match(after):
        return True
    if numeral.words in ("一", "二"):
        return not (after.startswith(("以上", "以下")) or numeral.before(3).endswith(_AT_LEAST))
    return False


def _year(numeral: Numeral) -> bool:
    """A year is a date; a number of years counts where something lasts them (延长30年), not where it is a time (五年来)."""
    if _FOUR_DIGITS.search(numeral.words) or (numeral.words.isdecimal() and len(numeral.words) > 3):
        return True
    return not _lasting().match(numeral.before(8).rstrip()[::-1])


def _hours(numeral: Numeral) -> bool:
    return numeral.times or numeral.words == "24" or bool(_CIRCLE.match(numeral.text, numeral.end))


def _minutes(numeral: Numeral) -> bool:
    return bool(_CIRCLE.match(numeral.text, numeral.end))


def _voltage(numeral: Numeral) -> bool:
    """A voltage before a noun names the grade of a line (110千伏变电站)."""
    return bool(_LINES.match(numeral.next)) and not numeral.text.startswith(("以上", "以下"), numeral.end)


def _age(numeral: Numeral) -> bool:
    """An age with 以上, 以下 names a group of people (60岁以上老人)."""
    return bool(_AGE_GROUP.match(numeral.text, numeral.end)) or not _lasting().match(numeral.before(8).rstrip()[::-1])


def _meeting(numeral: Numeral) -> bool:
    return bool(_MEETING.match(numeral.text, numeral.end))


def _tenth(numeral: Numeral) -> bool:
    return bool(_NO_TENTH.match(numeral.next))


def _yuan(numeral: Numeral) -> bool:
    return numeral.chinese and not numeral.by and bool(_NO_YUAN.match(numeral.next))


def _day(numeral: Numeral) -> bool:
    return numeral.next in ("然", "津") and numeral.chinese


def _begun(numeral: Numeral) -> bool:
    return bool(_FOUR_DIGITS.fullmatch(numeral.words))


_BY_UNIT = {
    "年": _year,
    "小时": _hours,
    "分钟": _minutes,
    "千伏": _voltage,
    "kV": _voltage,
    "KV": _voltage,
    "kv": _voltage,
    "岁": _age,
    "周岁": _age,
    "次": _meeting,
    "成": _tenth,
    "元": _yuan,
    "天": _day,
    "卷": _begun,
}


@cache
def _lasting() -> re.Pattern[str]:
    return re.compile(any_before(words().lasting))


@cache
def _names() -> re.Pattern[str]:
    return re.compile(any_of(words().names))


@cache
def _empty() -> re.Pattern[str]:
    return re.compile(any_of(words().empty_nouns))


@cache
def _never() -> frozenset[str]:
    return frozenset(words().never_units)


@cache
def _chinese_counters() -> frozenset[str]:
    return frozenset(words().chinese_counters)
