"""C004: one list stands twice with other members."""

from __future__ import annotations

from collections.abc import Iterator

from lantu.checking.listings import Listing, differing
from lantu.checking.rule import Hit, Severity, rule
from lantu.plan.model import Plan

_SHOWN = 8


@rule(
    code="C004",
    title="同一列举前后成员不一",
    message="“{what}”两处列举不一样：一处有{one}，另一处有{other}。",
    remedy="请核对应包括哪几项，全文统一。",
    severity=Severity.WARNING,
    category="slogan_list",
    basis="同一文件中同一列举应当一致",
    fails=(
        "第一章 目标\n⟦新型煤化工、新能源、新材料、文化旅游⟧等成为新的支柱产业。\n"
        "第二章 产业\n⟦大数据、现代煤化工、新能源、新材料、文化旅游⟧等成为新的支柱产业。\n"
    ),
    passes=(
        "第一章 目标\n新型煤化工、新能源、新材料、文化旅游等成为新的支柱产业。\n"
        "第二章 产业\n新型煤化工、新能源、新材料、文化旅游等成为新的支柱产业，小学、初中、高中等办学条件改善。\n"
    ),
)
def same_list_other_members(plan: Plan) -> Iterator[Hit]:
    """Two lists of one thing are two plans; departments will each follow their own.

    False alarm: one of the lists only gives examples (等), or one tells the past and one the future.
    """
    for one, other in differing(plan):
        facts = {"what": one.what, "one": _only(one, other), "other": _only(other, one)}
        sure = one.said is not None
        yield Hit(
            (plan.text.place(one.start, one.end), plan.text.place(other.start, other.end)),
            facts,
            severity=None if sure else Severity.NOTE if one.open_ended or other.open_ended else None,
            confidence=0.85 if sure else 0.75,
        )


def _only(one: Listing, other: Listing) -> str:
    """Return the members that only the first has, or their number where it has none of its own."""
    own = [member for member in one.members if member not in other.members]
    return "、".join(own[:_SHOWN]) if own else f"{len(one.members)}项（没有别的）"
