"""Trimming: what is measured without the time, adverbs, verbs and links around it."""

from __future__ import annotations

import re
from functools import cache

from lantu.reading.quantities.words import any_before, any_of, words

_YEAR = r"(?:(?:19|20)\d\d|[一二][九〇○零Ｏ][〇○零Ｏ一二三四五六七八九]{2})"
_TIME = (
    rf"(?:(?:争取|力争)?(?:到|至|截至|截止到?|自|从|较|与|在)?\s?[“\"]?(?:{_YEAR}(?:\s?年?\s?[-－—–~～至到]+\s?{_YEAR})?\s?年?(?:度|间)?"
    r"(?:\d{1,2}(?:[-－—至]\d{1,2})?月份?(?:\d{1,2}日)?|[上下]半年|第?[一二三四1-4]季度|前三季度)?(?:年?[底末初])?"
    r"|[一二三四五六七八九十]{1,2}五[”\"]?(?:规划)?(?:时期末|期末|末|时期|期间|期内|以来)?(?:五年)?(?!规划|普法)"
    r"|规划期[内末]?(?:内|间)?|(?:近|前|后|今后|未来|这|过去的?|最近|连续)?[一二三四五六七八九十两\d]{1,2}年(?!义务|制)(?:来|间|内|多来)?"
    r"|每年|全年|今年|去年|上年|当年|年末|年底|年内|目前|近期|远期|长远|中远期|期末|本世纪末|\d{1,2}月底?)(?:以来|之?前|之?后|起|开始|期间|的)?)"
)
_HEAD_WORDS = (
    r"有(?![色机效线毒害偿轨关限])|对(?![外口接虾])|为(?!民)|从(?![业事])|将(?![军来])|再(?![生造]|就业|贷款|制造)|在(?![校建册编职岗园孵研营线地])"
    r"|现(?![代金场役])|各(?![族级类界项乡县镇])|使(?!用)|把(?!关)|要(?![素求])|使其|以(?![工旧色上下])|还(?![款田林草湿])|并(?![购网联])|共(?![同青建享有产用])"
    r"|高标准(?!农田)|(?:全国|全省|全市|全区)(?!文明|示范|重点|首批|百强|先进|优秀|一流|知名|最|综合|第|统一)"
    r"|重点(?=推进|支持|利用|实施|抓|打造|发展|建设|培育|围绕|开展|针对|推动|做好|引进|加强|完成|帮扶|推广)|主要(?=是|为|有|包括)"
    r"|规划(?=新建|建设|安排|利用|改造|引进|实施|布局|设立|打造|对|到|用)|让(?!利)|令|拟(?!定)|由|被|向(?!阳)|于"
)
_TIMES = re.compile(rf"\s*(?:{_TIME}[、，,\s]?)*")
_NOTE = re.compile(r"\s+|[（(]\d{1,2}[）)]")
_LOOSE = "、，,：:；; \t\u3000\xa0）)（(-－—·●◆■的"


@cache
def _head() -> re.Pattern[str]:
    single = [word for word in words().openers if len(word) > 1 or not re.match("[一-鿿]", word)]
    return re.compile(
        rf"(?:(?:{_TIME}|{any_of(single)}|{_HEAD_WORDS})(?![率量额度])|[、，,：:\s了着]|及(?!时)|和(?![谐平])|与)++"
    )


@cache
def _tail() -> re.Pattern[str]:
    year = r"(?:的|末|底|初|度)*年(?:\d\d(?:91|02)|[〇○零Ｏ一二三四五六七八九]{3}[一二])"
    span = r"(?:[内来间])?年[一二三四五六七八九十\d]{1,2}(?!第)"
    return re.compile(rf"(?:{any_before(words().links)}|{year}|{span}|[、，,：:\s的])+")


@cache
def _verb_at_head() -> re.Pattern[str]:
    return re.compile(any_of(words().plain_verbs))


@cache
def _verb_alone() -> re.Pattern[str]:
    return re.compile(any_of((*words().plain_verbs, *words().telling_verbs)))


@cache
def _no_verb() -> re.Pattern[str]:
    return re.compile(any_of(words().not_verbs))


def without_head(phrase: str) -> str:
    """Return a phrase without the time, adverbs and auxiliaries it begins with.

    >>> without_head("到2025年，全县力争森林覆盖率")
    '森林覆盖率'
    """
    found = _head().match(phrase)
    return phrase[found.end() :] if found and found.end() < len(phrase) else "" if found else phrase


def without_time(phrase: str) -> str:
    """Return a phrase without the time it begins with.

    >>> without_time("到2025年规划建设")
    '规划建设'
    """
    found = _TIMES.match(phrase)
    return phrase[found.end() :] if found else phrase


def without_tail(phrase: str) -> str:
    """Return a phrase without the links to the number that follows it.

    >>> without_tail("森林覆盖率稳定在"), without_tail("粮食产量由1990年的")
    ('森林覆盖率', '粮食产量')
    """
    found = _tail().match(phrase[::-1])
    return phrase[: len(phrase) - found.end()] if found else phrase


def without_verb(phrase: str) -> str:
    """Return a phrase without the plain verbs it begins with (培育, 建成), unless they are part of its first noun.

    >>> without_verb("推动培育龙头企业"), without_verb("建成区绿地率")
    ('龙头企业', '建成区绿地率')
    """
    while True:
        phrase = without_head(phrase)
        if _no_verb().match(phrase):
            return phrase
        found = _verb_at_head().match(phrase)
        rest = phrase[found.end() :].lstrip("了") if found else phrase
        if found and not without_head(rest):
            return ""
        if found and _verb_alone().fullmatch(rest):
            return rest
        if found is None or (0 < len(rest) < (2 if found[0] in _LIGHT else 3)):
            return phrase
        if _NOUN_OF_VERB.match(rest):
            return phrase
        phrase = rest


_LIGHT = ("完成", "实现", "达成")
_NOUN_OF_VERB = re.compile(r"[率额量值数度费期者业性化力法权商]|区(?![域内级县市])")


def tidy(phrase: str) -> str:
    """Return a phrase without white space, loose punctuation at its ends, and brackets that lost their other half."""
    phrase = _NOTE.sub("", phrase).strip(_LOOSE)
    for left, right in ("（）", "()", "“”", "《》"):
        if phrase.count(left) != phrase.count(right):
            phrase = phrase.replace(left, "").replace(right, "")
    return phrase.strip(_LOOSE)


_ABBREVIATED = re.compile(r"[^（(]*[（(](?P<short>[A-Za-z][A-Za-z&.]*)[）)]")
_LONG = 20


def short_noun(noun: str) -> str:
    """Return a noun without the relative clause before it, and by its abbreviation where it is long and the text gives one.

    >>> short_noun("群众满意的社区"), short_noun("全社会各行业投入的科学研究与试验发展（R&D）经费")
    ('社区', 'R&D经费')
    """
    if len(noun) > _LONG and (short := _ABBREVIATED.match(noun)):
        noun = short["short"] + noun[short.end() :]
    head, _, tail = noun.rpartition("的")
    if head and len(tail) >= 2:
        return head + tail if _measuring().fullmatch(tail) else tail
    return noun


@cache
def _measuring() -> re.Pattern[str]:
    return re.compile(rf"[一-鿿]{{0,4}}{any_of(words().measures)}")
