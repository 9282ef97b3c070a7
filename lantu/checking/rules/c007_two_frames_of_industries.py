"""C007: a plan counts its industries in two frames that overlap."""

from __future__ import annotations

from collections.abc import Iterator

from lantu.checking.listings import Listing, counted
from lantu.checking.rule import Hit, Severity, rule
from lantu.plan.model import Plan

_NOUN = "产业"
_MEANS = 2


@rule(
    code="C007",
    title="产业分了两套，彼此交叉",
    message="既有“{one}”（{members}），又有“{other}”（{others}），两套里都有{shared}等，以哪一套为准没有说。",
    remedy="请说明两套分法的关系，或统一为一套。",
    severity=Severity.NOTE,
    category="slogan_list",
    basis="同一文件中同一分类应当一致",
    fails="第一章 产业\n改造提升⟦煤焦、化工、材料、装备制造四大⟧传统产业。围绕⟦煤化工、装备制造、生物工程、新材料、新能源五大⟧产业体系技改。\n",
    passes="第一章 产业\n改造提升煤焦、化工、材料、装备制造四大传统产业。发展种植、养殖、加工三大特色产业。\n",
)
def two_frames_of_industries(plan: Plan) -> Iterator[Hit]:
    """Two counts of overlapping industries split money and statistics two ways.

    False alarm: one frame is a part of the other, and the plan says so.
    """
    frames: dict[str, list[Listing]] = {}
    for one in counted(plan):
        if _NOUN in one.what:
            frames.setdefault(f"{one.said}{one.what}", []).append(one)
    heads = [group[0] for group in frames.values()]
    for at, one in enumerate(heads):
        for other in heads[at + 1 :]:
            shared = [a for a in one.members if any(a in b or b in a for b in other.members)]
            if one.said != other.said and len(shared) >= _MEANS:
                uses = sorted(spot for head in (one, other) for spot in frames[f"{head.said}{head.what}"])
                facts = {
                    "one": one.what, "other": other.what, "members": "、".join(one.members),
                    "others": "、".join(other.members), "shared": "、".join(shared),
                }  # fmt: skip
                yield Hit(tuple(plan.text.place(use.start, use.end) for use in uses), facts, confidence=0.7)
