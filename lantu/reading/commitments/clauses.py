"""Clauses: what the words a clause begins with say of it, and how the clauses of a long sentence part into tasks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from lantu.plan.model import Strength
from lantu.reading.commitments.words import words

Role = Literal["task", "result", "frame", "slogan", "statement", "other"]

_CLAUSE = re.compile(r"[^，,：:]+")
_OPENING = re.compile(
    r"[\s“”\"‘’《【\[—－\-·●◆■]*(?:[（(]?[一二三四五六七八九十\d]{1,2}(?:[）)、.．]|是(?!否)|要(?!求))\s*)?[“\"]?"
)
_MARKS = frozenset(' \t\u3000\xa0“”"‘’《【[—－-·●◆■（(要一二三四五六七八九十0123456789')
_TIME = re.compile(
    r"(?:力争|争取)?(?:到|至|在|从|自)?(?:[“\"]?十[一二三四五六]五[”\"]?(?:规划)?(?:期?末|时期|期间)?"
    r"|(?:规划|计划)?期(?:内|末|间)|[\d０-９〇○零一二三四五六七八九]{4}年(?:[底末初]|[上下]半年|\d{1,2}月)*(?:之?前|起)?"
    r"|今年|明年|年内|年底前?|[未今][来后][一二三四五六七八九十两\d]{1,3}年(?:内|时间)?|近期|远期|每年|逐年|[一二三四五]年(?:内|累计)?)[，,]?"
)
_TIME_BEGINS = frozenset(
    '力争到至在从自“"十规计期今明年未近远每逐一二三四五六七八九0123456789０１２３４５６７８９〇○零'
)
_REACHED = re.compile(r"^(?:力争|争取)?[到至]|[末底前]")  # 到2030年, 年底前: what follows is to be reached by then
_MODAL = re.compile(
    r"(?<![重主需首紧只])(?:要(?![素求点闻害件])|将(?!军)|应(?![用急对收])|必须|须|需(?!求)|可(?![持再靠控能行]))"
)
_HOLDS = frozenset("托以把将对在从过由用照绕焦足")  # last characters of frames that may hold their task: 依托…建设…
_WITHIN = re.compile(
    r"(?:实施|开展|推进|建设|打造|建立|培育|发展|推动|建成|完善|加快|加强|构建|组织|实行|推行|引进|扩大|纳入|制定|实现|完成|进行|配备"
    r"|规划|给予|统筹|布局)(?!$|[的、，,。；和与等为相])"
)
_DOES = re.compile(
    r"实施|采用|采取|实行|推行|打造|建成|完成|新建|新增|达到|实现|建立|设立|配备|引进|开通|启动|覆盖|控制在|保持|形成|负责|纳入|推进|开展|接入"
    r"|组织|提升到|下降到|提高到|投入使用|投产|开工|免收|免费提供"
)
_ALSO_NOUNS = frozenset(
    ["发展", "建设", "改革", "创新", "服务", "合作", "转型", "保护", "治理", "监管", "保障", "开放", "就业"]
)
_TOLD = re.compile(r"(?:更加|得到|取得|日益|日趋|明显|显著|稳步|初步)[一-鿿]{2,4}[。；！]?$")  # 发展基础更加牢固
_IS = re.compile(
    r"[一-鿿”](?<![但于还就也可若要正便特尤别其或一二三四五六七八九十])是(?![否在由以把将])[一-鿿“]|[一-鿿](?:包括|属于|意味着)[一-鿿“]"
)
_AND = ("和", "并", "与", "、")  # 坚持和完善…制度: the second verb tells
_SUBJECT = 16  # a clause with a longer subject than this is a statement
_LONG, _SHORT, _TAIL = (
    100,
    36,
    16,
)  # a longer sentence is parted into tasks of at least _SHORT, the last of at least _TAIL


class Task(NamedTuple):
    """Characters [start, end) of a sentence or a part of it, and how firmly its words promise; None if they do not."""

    start: int
    end: int
    strength: Strength | None


class _Clause(NamedTuple):
    start: int
    end: int
    role: Role
    strength: Strength


def tasks_of(text: str, start: int, end: int) -> Iterator[Task]:
    """Yield the tasks of a sentence: the whole of a short one, parts of a long one.

    A long sentence is parted where a clause with a task verb, or a frame, follows a task; results stay with their task.
    """
    if _defines(text, start, end):
        yield Task(start, end, None)
        return
    if end - start <= _LONG:
        plain = _plainly_task(text, start, end)
        yield Task(start, end, "firm" if plain else _promised(_clauses(text, start, end)))
        return
    clauses = list(_clauses(text, start, end))
    group: list[_Clause] = []
    for clause in clauses:
        if group and _may_part(text, group, clause, end):
            yield Task(group[0].start, group[-1].end, _promised(group))
            group = []
        group.append(clause)
    if group:
        yield Task(group[0].start, group[-1].end, _promised(group))


def _plainly_task(text: str, start: int, end: int) -> bool:
    """Tell whether a sentence begins with a task verb and professes nothing: the commonest case, told without more ado."""
    word = text[start : start + 2]
    return words().labels.get(word) == "task" and word not in _ALSO_NOUNS and not words().creed.search(text, start, end)


def _defines(text: str, start: int, end: int) -> bool:
    """Tell whether a sentence says what its one clause is: 促进就业，是民生之本."""
    at = text.find("，是", start, end)
    return at >= 0 and text.find("，", start, at) < 0 and text[at + 2 : at + 3] != "否"


def _clauses(text: str, start: int, end: int) -> Iterator[_Clause]:
    for found in _CLAUSE.finditer(text, start, end):
        first, last = found.span()
        yield _Clause(first, last, *_role(text, first, last))


def _promised(clauses: Iterable[_Clause]) -> Strength | None:
    """Return how firmly the first clause promises that does at all; nothing follows from a statement (县城是…的中心)."""
    for clause in clauses:
        if clause.role in ("task", "result"):
            return clause.strength
        if clause.role == "statement":
            return None
    return None


def _may_part(text: str, group: list[_Clause], clause: _Clause, end: int) -> bool:
    if clause.role not in ("task", "frame") or _promised(group) is None:
        return False
    start = group[0].start
    if group[-1].end - start < _SHORT or end - clause.start < _TAIL:
        return False
    return text.count("“", start, clause.start) == text.count(
        "”", start, clause.start
    )  # 中，within marks parts nothing


def _role(text: str, start: int, end: int) -> tuple[Role, Strength]:
    at = start
    if text[start] in _MARKS and (opening := _OPENING.match(text, start, end)):
        at = opening.end()
    hoped = reached = False
    while text[at : at + 1] in _TIME_BEGINS and (time := _TIME.match(text, at, end)):
        hoped = hoped or time[0].startswith(("力争", "争取"))
        reached = reached or _REACHED.search(time[0]) is not None
        at = time.end()
    if text[at : at + 1] == "是":
        return "statement", "firm"
    role, strength = _begins(text, at, end)
    if role == "other":
        role, strength = ("statement", "firm") if _IS.search(text, at, end) else _of_subject(text, at, end)
    if role == "other" and reached:
        role = "result"
    if role in ("task", "result") and words().creed.search(text, at, end):
        role = "slogan"
    return role, "strive" if hoped and strength == "firm" else strength


def _begins(text: str, at: int, end: int) -> tuple[Role, Strength]:
    """Return the role told by the first telling word, adverbs and 要 passed over."""
    labels, lengths = words().labels, words().lengths
    strength: Strength = "firm"
    while at < end:
        for length in lengths.get(text[at], ()):
            label = labels.get(text[at : at + length])
            if label is not None and at + length <= end:
                break
        else:
            break
        word, at = text[at : at + length], at + length
        if label == "task" and word in _ALSO_NOUNS and _TOLD.search(text, at, end):
            return "other", strength
        if label == "frame" and word[-1] in _HOLDS and _WITHIN.search(text, at, end):
            return "task", strength
        if label == "slogan" and text[at : at + 1] in _AND:
            at += 1
        elif label in ("task", "result", "frame", "slogan"):
            return label, strength
        if label in ("strive", "explore") and strength == "firm":
            strength = label
    return ("other" if strength == "firm" else "task"), strength


def _of_subject(text: str, at: int, end: int) -> tuple[Role, Strength]:
    """Return the role of a clause that begins with who or what: 县政府要…, 新车站将…, 主城区实行…."""
    last = min(end, at + _SUBJECT)
    if modal := _MODAL.search(text, at, last):
        role, strength = _begins(text, modal.end(), end)
        if role in ("task", "result", "frame"):
            return "task", strength
    return ("result" if _DOES.search(text, at + 2, last) else "other"), "firm"
