"""What stands before a number: the noun it measures, with the growth, share or comparison it is of."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal, NamedTuple

from lantu.reading.quantities.trim import short_noun, tidy, without_head, without_tail, without_verb
from lantu.reading.quantities.words import any_before, any_of, words

Cue = Literal["level", "growth", "apart", "share", "gain"]

_COMPARED = re.compile(r"[，、]?(?:比|较|与)[^，、比较与]{2,16}$")
_COMPARED_AT_END = re.compile(r"[，、]?(?:比|较)[^，、比较]{0,16}$")
_COMPARED_ALONE = re.compile(r"[，、\s]*(?:比|较|与|同)[，、\s]*")
_APART_THAN = re.compile(r"(?:比|较)(?P<than>[^，、比较]{1,12}?)(?P<how>[高快低多少慢])出?$")
_SHARE_OF = re.compile(r"占(?:到|据)?(?P<of>[^，、占]{0,24}?)(?:的)?(?:比重|比例|份额)?$")
_RATE_NOUN = re.compile(
    r"(?:年均|年平均|同比|平均|实际)*(?:增速|增幅|(?<!自然)增长率|递增率|增长速度|涨幅|降幅|增长幅度)$"
)
_TASK = re.compile(r"^(?P<what>.*?)完成(?:年度|全年|总)?(?:目标)?(?:任务|计划|目标|工程)(?:总?量|数)?$")
_HOW = {"高": "高于", "快": "快于", "低": "低于", "多": "多于", "少": "少于", "慢": "慢于"}
_STEADY = (("每人每年", "每人每年"), ("每人每月", "每人每月"), ("人均", "人均"), ("年均", "年均"), ("每年", "年均"), ("年平均", "年均"), ("递", "年均"),
           ("同比", "同比"), ("环比", "环比"))  # fmt: skip
_LAST_YEAR = re.compile(r"(?:比|较)(?:上年|去年|上一年|同期)")


class Before(NamedTuple):
    """The words before a number, read.

    Attributes:
        noun: what is measured, without verbs; "" where the clause does not name it.
        verb: a verb that says something of it (新增), "" where none does.
        cue: what the number is: growth of the noun, its share, how far it is apart from something, or plainly its level.
        sign: the words that end the subject (年均增速, 占GDP比重, 高于全省幅度), "" for a level.
        reached: a level reached by a time (达到), not a sum over it.
        down: the growth is downwards.
        agent: who did it, where a plain verb parts who from what.
        respectively: 分别 stands before the number.
    """

    noun: str
    verb: str = ""
    cue: Cue = "level"
    sign: str = ""
    reached: bool = False
    down: bool = False
    agent: str = ""
    respectively: bool = False
    raw: str = ""


def read_before(phrase: str, unit: str | None) -> Before:
    """Return what the words before a number say of it.

    >>> read_before("到2025年，地区生产总值年均增长", "%")[:4]
    ('地区生产总值', '', 'growth', '年均增速')
    >>> read_before("组建了一批龙头企业，培育专业合作社", "个").noun
    '专业合作社'
    """
    phrase = _RUNNING.sub("", phrase)
    rest = without_tail(phrase)
    links = phrase[len(rest) :]
    if _COMPARED_ALONE.fullmatch(rest) or links[:1] in (
        "、",
        "，",
    ):  # the noun before it belongs to another verb (实施甲项目、完成5万亩…)
        rest = ""
    reached = any(word in links for word in words().reached)
    respectively = "分别" in phrase[-12:]
    if unit == "倍" and not _grown().match(rest[::-1]):
        rest = _COMPARED_AT_END.sub("", rest)
    found = _growth(rest, unit) or (_apart(rest, unit) or _share(rest, unit))
    if found is None:
        if unit in _PARTS and (task := _TASK.match(rest)):
            return Before(_noun(task["what"])[0], cue="share", sign="任务完成率", raw=rest, respectively=respectively)
        found = Before(rest)
    noun, verb, agent = _noun(found.noun)
    return found._replace(noun=noun, verb=verb, agent=agent, reached=reached, respectively=respectively, raw=rest)


_PARTS = ("%", "‰", "成", "％")


def _growth(rest: str, unit: str | None) -> Before | None:
    """Read 年均增长, 比上年下降, 提高 …: the end of the phrase, and the words between it and what grows."""
    if rate := _RATE_NOUN.search(rest):
        return Before(without_tail(rest[: rate.start()]), cue="growth", sign=rate[0], down=rate[0].startswith("降"))
    found = _grown().match(rest[::-1])
    if found is None:
        return None
    how = found[0][::-1]
    if unit not in (*_RATES, "位") and how in _NO_SUM or (len(how) == 1 and rest[-2:-1] in "新净追加"):
        return None
    start = len(rest) - found.end()
    head, between = rest[:start], ""
    while True:
        more = _between().match(head[::-1])
        if more and more.end():
            between = head[len(head) - more.end() :] + between
            head = head[: len(head) - more.end()]
        compared = _COMPARED.search(head)
        if compared is None:
            break
        between = head[compared.start() :] + between
        head = head[: compared.start()]
    head = "" if _COMPARED_ALONE.fullmatch(head) else head
    return Before(
        _GOAL.sub("", without_tail(head)),
        cue="growth",
        sign=_growth_sign(how, between, unit),
        down=how.startswith(words().falls),
    )


_NO_SUM = (
    "提升",
    "升",
    "提高",
    "上升",
    "扩大",
    "攀升",
    "回升",
    "拉长",
    "升级",
)  # 通道提升17公里 is work done, not growth
_ONE_CHARACTER = {"增": "增长", "降": "下降", "减": "减少", "升": "上升", "涨": "上涨"}
_RATES = ("%", "‰", "个百分点", "倍", "％", "百分点")


def _growth_sign(how: str, between: str, unit: str | None) -> str:
    """Return the name of a growth: 年均增速, 同比下降幅度, 增长额."""
    how = _ONE_CHARACTER.get(how, how).removesuffix("了")
    steady = next((name for word, name in _STEADY if word in between or word in how), "")
    if not steady and _LAST_YEAR.search(between):
        steady = "同比"
    if unit in ("%", "‰", "％"):
        return steady + ("增速" if how in ("增长", "递增", "增", "增加") else how + "幅度")
    if unit in ("个百分点", "百分点"):
        return steady + how + "幅度"
    if unit == "倍":
        return steady + how + "倍数"
    if how in ("增收", "增产", "增值", "净增", "减排", "提标", "降本"):
        return steady + how + ("额" if how == "提标" else "")
    if unit in ("年", "天", "小时", "个月", "个工作日", "分钟", "工作日"):
        return steady + how + "时间"
    return steady + how + ("额" if unit and unit.endswith("元") else "量")


def _apart(rest: str, unit: str | None) -> Before | None:
    """Read 高于全省, 比全国快: how far apart, in points, per cent or years, not more than a number."""
    if unit not in _RATES and unit not in ("年", "岁", "位", "元", "天"):
        return None
    if than := _APART_THAN.search(rest):
        return Before(
            without_tail(rest[: than.start()]), cue="apart", sign=f"{_HOW[than['how']]}{tidy(than['than'])}幅度"
        )
    found = _above().search(rest)
    if found is None:
        return None
    return Before(without_tail(rest[: found.start()]), cue="apart", sign=f"{found['how']}{tidy(found['than'])}幅度")


def _share(rest: str, unit: str | None) -> Before | None:
    if unit not in _PARTS and unit is not None:
        return None
    found = _SHARE_OF.search(rest)
    if found is None or rest[found.start() : found.start() + 2] in ("占地", "占比"):
        return None
    of = tidy(found["of"])
    return Before(without_tail(rest[: found.start()]), cue="share", sign=f"占{of}比重" if of else "占比")


def _noun(phrase: str) -> tuple[str, str, str]:
    """Return what is measured, the telling verb before it, and who did it."""
    phrase = without_verb(phrase)
    agent = ""
    verb, phrase = _told(phrase)
    for found in () if verb else _middle().finditer(phrase, 1):
        after = without_verb(phrase[found.end() :].lstrip("了"))
        if len(after) > 1 and not _NO_NOUN.match(after):
            agent, last = phrase[: found.start()], after
    if agent:
        verb, phrase = _told(last)
    noun = _FROM.sub("", short_noun(tidy(phrase)))
    return "" if _OPEN_ENDED.search(noun) and not verb else noun, verb, tidy(agent)


def _told(phrase: str) -> tuple[str, str]:
    """Return the telling verb a phrase begins with, and the rest; "" where it is part of the noun (拆除率)."""
    told = _telling().match(phrase)
    rest = phrase[told.end() :].lstrip("了") if told else phrase
    return ("", phrase) if told is None or _NO_NOUN.match(rest) else (told[0], without_head(rest))


_RUNNING = re.compile(r"\u3000|连续[一二三四五六七八九十两\d]{1,3}年")
_GOAL = re.compile(r"(?:的|预期|增长|增速|增幅)*目标$|(?:的|预期)*(?:增速|增幅)$")
_OPEN_ENDED = re.compile(r"(?:(?<![谐平饱缓])和|(?<![惠波普涉危触遍])及|(?<!参)与)$")
_FROM = re.compile(r"(?<=..)[从由][^从由]{1,5}$")
_NO_NOUN = re.compile(r"[率额量值数度费期区者业性化力法权商]")


@cache
def _grown() -> re.Pattern[str]:
    return re.compile(any_before((*words().rises, *words().falls)))


@cache
def _between() -> re.Pattern[str]:
    return re.compile(any_before(words().yearly) + "*")


@cache
def _above() -> re.Pattern[str]:
    return re.compile(rf"(?P<how>{any_of(words().apart)})(?P<than>[^，、]{{1,14}})$")


@cache
def _middle() -> re.Pattern[str]:
    return re.compile(any_of(words().middle_verbs))


@cache
def _telling() -> re.Pattern[str]:
    return re.compile(rf"{any_of(words().telling_verbs)}|新{any_of((*words().plain_verbs, *words().telling_verbs))}")
