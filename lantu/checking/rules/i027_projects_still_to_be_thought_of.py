"""I027: projects of the boxes marked as only planned (谋划) without a year by which that is settled."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lantu.checking.rule import Hit, Severity, rule
from lantu.plan.model import Plan

_MARK = re.compile(r"[（(](?:谋划|暂定|拟建|前期|储备|远期)(?:项目|阶段)?[）)]")
_YEAR = re.compile(r"20\d\d")


@rule(
    code="I027",
    title="谋划项目没有时限",
    message="专栏里有{count}个项目注明谋划、暂定（如“{first}”），没有写哪年定下来。",
    remedy="请写明前期工作完成的年份，或移到储备项目清单。",
    severity=Severity.NOTE,
    category="no_owner_or_date",
    basis="项目分谋划、储备、前期、开工等阶段，各有时限",
    fails="第一章 物流\n专栏1：物流项目\n1.⟦青石县综合物流园区项目（谋划）⟧。\n2.冷链仓库建设项目。\n",
    passes="第一章 物流\n专栏1：物流项目\n1.青石县综合物流园区项目（2023年开工）。\n2.冷链仓库建设项目。\n",
)
def projects_still_to_be_thought_of(plan: Plan) -> Iterator[Hit]:
    """A project in thought stands among the others as if it were promised.

    False alarm: the plan says in its text until when such projects are settled.
    """
    marked = [
        one for box in plan.boxes for one in box.projects if _MARK.search(one.name) and not _YEAR.search(one.name)
    ]
    if marked:
        places = tuple(one.place for one in marked)
        yield Hit(places, {"count": len(marked), "first": marked[0].name}, confidence=0.75)
