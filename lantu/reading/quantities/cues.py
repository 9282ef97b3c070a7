"""Cues: whether a number is the growth of what is measured, its share, or how far it is apart from something."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal, NamedTuple

from lantu.reading.quantities.trim import tidy, without_tail
from lantu.reading.quantities.words import any_before, any_of, words

Cue = Literal["level", "growth", "apart", "share"]

PER_CENT = ("%", "‰", "成", "％")
_RATES = ("%", "‰", "个百分点", "倍", "％", "百分点")
_TIMES = ("年", "天", "小时", "个月", "个工作日", "分钟", "工作日")
_DISTANCES = (*_RATES, "年", "岁", "位", "元", "天")
_NO_SUM = ("提升", "升", "提高", "上升", "扩大", "攀升", "回升")
_WHOLE = ("增收", "增产", "增值", "净增", "减排", "降本")
_SPEEDS = ("增长", "递增", "增加")
_ONE_CHARACTER = {"增": "增长", "降": "下降", "减": "减少", "升": "上升", "涨": "上涨"}
_HOW = {"高": "高于", "快": "快于", "低": "低于", "多": "多于", "少": "少于", "慢": "慢于"}
_STEADY = {
    "每人每年": "每人每年",
    "每人每月": "每人每月",
    "人均": "人均",
    "年均": "年均",
    "每年": "年均",
    "年平均": "年均",
    "递": "年均",
    "同比": "同比",
    "环比": "环比",
}
_COMPARED = re.compile(r"[，、]?(?:比|较|与)[^，、比较与]{2,16}$")
_COMPARED_AT_END = re.compile(r"[，、]?(?:比|较)[^，、比较]{0,16}$")
_COMPARED_ALONE = re.compile(r"[，、\s]*(?:比|较|与|同)[，、\s]*")
_APART_THAN = re.compile(r"(?:比|较)(?P<than>[^，、比较]{1,12}?)(?P<how>[高快低多少慢])出?$")
_SHARE_OF = re.compile(r"占(?!地(?![区方级])|比)(?:到|据)?(?P<of>[^，、占]{0,24}?)(?:的)?(?:比重|比例|份额)?$")
_RATE_NOUN = re.compile(
    r"(?:年均|年平均|同比|平均|实际)*(?:增速|增幅|(?<!自然)增长率|递增率|增长速度|涨幅|降幅|增长幅度)$"
)
_LAST_YEAR = re.compile(r"(?:比|较)(?:上年|去年|上一年|同期)")
_GOAL = re.compile(r"(?:的|预期|增长|增速|增幅)*目标$|(?:的|预期)*(?:增速|增幅)$")
_TASK = re.compile(r"^(?P<what>.*?)完成(?:年度|全年|总)?(?:目标)?(?:任务|计划|目标|工程)(?:总?量|数)?$")


class Told(NamedTuple):
    """What the end of a phrase tells: the words before it, the cue, and the words that end the subject (年均增速)."""

    head: str
    cue: Cue = "level"
    sign: str = ""


def read_cue(phrase: str, unit: str | None) -> Told:
    """Return what the words right before a number make of it, given its unit.

    >>> read_cue("地区生产总值年均增长", "%"), read_cue("增速高于全省", "个百分点").sign, read_cue("消费占GDP的比重", "%").sign
    (Told(head='地区生产总值', cue='growth', sign='年均增速'), '高于全省幅度', '占GDP比重')
    """
    if unit == "倍" and not _grown().match(phrase[::-1]):
        phrase = _COMPARED_AT_END.sub("", phrase)
    told = _growth(phrase, unit) or _apart(phrase, unit) or _share(phrase, unit)
    if told is None and unit in PER_CENT and (task := _TASK.match(phrase)):
        told = Told(task["what"], "share", "任务完成率")
    return told or Told(phrase)


def only_compares(phrase: str) -> bool:
    """Tell words that only say what a number is compared with (比1990年的…), and so name nothing."""
    return bool(_COMPARED_ALONE.fullmatch(phrase))


def _growth(phrase: str, unit: str | None) -> Told | None:
    """Read 年均增长, 比上年下降, 提高 …: the end of the phrase, and the words between it and what grows."""
    if rate := _RATE_NOUN.search(phrase):
        return Told(without_tail(phrase[: rate.start()]), "growth", rate[0])
    found = _grown().match(phrase[::-1])
    if found is None:
        return None
    how = found[0][::-1]
    # 通道提升17公里 is work done, not growth; 新增 is a verb of its own.
    if (not _grows(unit) and how in _NO_SUM) or (len(how) == 1 and phrase[-2:-1] in "新净追加"):
        return None
    head = _before_comparison(phrase[: len(phrase) - found.end()])
    between = phrase[len(head) : len(phrase) - found.end()]
    if only_compares(head):
        head = ""
    return Told(_GOAL.sub("", without_tail(head)), "growth", _growth_sign(how, between, unit))


def _grows(unit: str | None) -> bool:
    """Tell a unit of what can be raised as such: a rate, a sum of money, an age or a time, a rank."""
    return unit is None or unit in _DISTANCES or unit.endswith("元")


def _before_comparison(head: str) -> str:
    """Return what grows, without 年均, 同比 and what it is compared with."""
    while True:
        if (steady := _between().match(head[::-1])) and steady.end():
            head = head[: len(head) - steady.end()]
        compared = _COMPARED.search(head)
        if compared is None:
            return head
        head = head[: compared.start()]


def _growth_sign(how: str, between: str, unit: str | None) -> str:
    """Return the name of a growth: 年均增速, 同比下降幅度, 增长额."""
    how = _ONE_CHARACTER.get(how, how).removesuffix("了")
    steady = next((name for word, name in _STEADY.items() if word in between or word in how), "")
    if not steady and _LAST_YEAR.search(between):
        steady = "同比"
    if unit in ("%", "‰", "％"):
        return steady + ("增速" if how in _SPEEDS else how + "幅度")
    if unit in ("个百分点", "百分点"):
        return steady + how + "幅度"
    if unit == "倍":
        return steady + how + "倍数"
    if how in _WHOLE:
        return steady + how
    if unit in _TIMES:
        return steady + how + "时间"
    return steady + how + ("额" if unit and unit.endswith("元") else "量")


def _apart(phrase: str, unit: str | None) -> Told | None:
    """Read 高于全省, 比全国快: how far apart, in points, per cent or years, not more than a number."""
    if unit not in _DISTANCES:
        return None
    found = _APART_THAN.search(phrase) or _above().search(phrase)
    if found is None:
        return None
    how = _HOW.get(found["how"], found["how"])
    return Told(without_tail(phrase[: found.start()]), "apart", f"{how}{tidy(found['than'])}幅度")


def _share(phrase: str, unit: str | None) -> Told | None:
    if unit not in PER_CENT and unit is not None:
        return None
    found = _SHARE_OF.search(phrase)
    if found is None:
        return None
    of = tidy(found["of"])
    return Told(without_tail(phrase[: found.start()]), "share", f"占{of}比重" if of else "占比")


@cache
def _grown() -> re.Pattern[str]:
    return re.compile(any_before((*words().rises, *words().falls)))


@cache
def _between() -> re.Pattern[str]:
    return re.compile(any_before(words().yearly) + "*")


@cache
def _above() -> re.Pattern[str]:
    return re.compile(rf"(?P<how>{any_of(words().apart)})(?P<than>[^，、]{{1,14}})$")
