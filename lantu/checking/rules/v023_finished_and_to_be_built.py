"""V023: works reported as finished are listed among those to be built."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from lantu.checking.looking_back import looks_back
from lantu.checking.prose import sentences
from lantu.checking.rule import Hit, Looked, Severity, rule
from lantu.plan.model import Plan, Project
from lantu.source.place import Place

_DONE = re.compile(
    r"建成投产|建成投用|建成使用|建成运营|竣工投产|竣工验收|投入使用|投入运营|投入运行|全部建成|全面建成|建成并|顺利竣工|全线贯通"
)
_PART = re.compile(r"[、，；。：]")
_LEFT = "。；"
_NUMBER = re.compile(r"(?:年产|日产|日处理)?[0-9０-９.]+(?:万|亿)?(?:[一-鿿]{1,2}|[A-Za-z³²/]+)(?:/[年天日a-z])?")
_KIND = re.compile(r"(?:建设)?(?:项目|工程|基地|中心)?(?:建设)?$")
_NEXT_STEP = re.compile(r"[二三四五]期|扩建|扩能|扩容|改造|技改|提标|续建|升级|配套|延伸|迁建|运营|后续")
_BEGUN = re.compile(r"一期|部分|主体|首批|开工|推进|前期")
_SHORT = 6  # characters: a shorter name is a kind
_HEAD = 4


@rule(
    code="V023",
    title="已经建成的项目又列为今后建设",
    message="“{project}”列为规划项目，前面已把“{known}”报告为{done}。",
    remedy="请核对：是新的一期的，在名称中写明；已建成的，从项目清单中删去。",
    severity=Severity.WARNING,
    category="value_conflict",
    basis="同一项目不能既已建成又待建设",
    fails="第一章 发展成就\n星河肥业绿色新材料、光明玻璃特种玻璃等12个项目建成投产。\n第二章 产业发展\n专栏1 产业项目\n1.⟦星河肥业80万吨/年绿色新材料项目⟧。\n2.恒通物流园项目。",
    passes="第一章 发展成就\n星河肥业绿色新材料、光明玻璃特种玻璃等12个项目建成投产。\n第二章 产业发展\n专栏1 产业项目\n1.星河肥业绿色新材料二期项目。\n2.恒通物流园项目。",
)
def finished_and_to_be_built(plan: Plan) -> Iterator[Hit | Looked]:
    """Lists of projects are carried over from the last plan; what runs already needs no budget line.

    False alarm: a second phase that the name does not mention.
    """
    finished = _finished(plan)
    for box in plan.boxes:
        for one in box.projects:
            name = _bare(one.name)
            known = _known(name, finished) if len(name) >= _SHORT and not _NEXT_STEP.search(one.name) else None
            yield Looked((one.id,))
            if known is not None:
                yield _hit(plan, one, known[0], known[2])


def _bare(name: str) -> str:
    """Return a project's name without amounts and the word that says it is one."""
    return _KIND.sub("", _NUMBER.sub("", name.replace(" ", "")).strip("。；，、“”"))


def _finished(plan: Plan) -> dict[str, list[tuple[Place, str, str]]]:
    """Return the works reported as finished (place, bare name, deed), by the first characters of their name."""
    words = plan.text.words
    found: defaultdict[str, list[tuple[Place, str, str]]] = defaultdict(list)
    for one in sentences(plan):
        start = one.start
        for done in _DONE.finditer(words, one.start, one.end) if looks_back(plan, one.start) else ():
            for item in re.finditer(r"[^、，；。：]+", words[start : done.start()]):
                name = _bare(re.sub(r"等(?:[0-9]+[个项])?(?:项目|工程)?$", "", item[0]))
                if len(name) >= _SHORT and not _BEGUN.search(item[0]):
                    place = plan.text.place(start + item.start(), start + item.end())
                    found[name[:_HEAD]].append((place, name, done[0]))
            start = done.end()
    return found


def _known(name: str, finished: dict[str, list[tuple[Place, str, str]]]) -> tuple[Place, str, str] | None:
    alike = finished.get(name[:_HEAD], ())
    return next((one for one in alike if one[1] in name or name in one[1]), None)


def _hit(plan: Plan, project: Project, known: Place, done: str) -> Hit:
    facts = {"project": project.name, "known": plan.text.quote(known), "done": done}
    return Hit((project.place,), facts, (known, *project.mentions[:3]), confidence=0.8)
