"""S001: quotation marks, title marks or brackets of a paragraph do not pair."""

from __future__ import annotations

from collections.abc import Iterator

from lantu.checking.rule import Hit, Severity, rule
from lantu.plan.model import Plan

_PAIRS = {"”": "“", "’": "‘", "》": "《", "）": "（", "】": "【"}
_OPENS = set(_PAIRS.values())


@rule(
    code="S001",
    title="引号、书名号或括号不成对",
    message="这一段的“{mark}”没有与之成对的另一半。",
    remedy="请补上缺少的一半，或删去多余的一半。",
    severity=Severity.WARNING,
    category="punctuation",
    basis="GB/T 15834—2011 4.8、4.9、4.15",
    fails="坚持“保护优先”的原则，加强生态保护⟦”⟧。",
    passes="坚持“保护优先（含‘红线’）”的原则，印发《规划》。",
)
def quotes_do_not_pair(plan: Plan) -> Iterator[Hit]:
    """A lone mark hides where a quotation ends; often words were cut. A list number such as 1） is no bracket.

    False alarm: a quotation that runs over several paragraphs, each opened anew.
    """
    words = plan.text.words
    for block in plan.text.blocks:
        stack: list[tuple[str, int]] = []
        lone: list[int] = []
        for offset in range(block.start, block.end):
            character = words[offset]
            if character in _OPENS:
                stack.append((character, offset))
            elif character in _PAIRS and not (character == "）" and _is_list_number(words, block.start, offset)):
                if stack and stack[-1][0] == _PAIRS[character]:
                    stack.pop()
                else:
                    lone.append(offset)
        for offset in [*lone, *(offset for _, offset in stack)]:
            yield Hit((plan.text.place(offset, offset + 1),), {"mark": words[offset]})


def _is_list_number(words: str, start: int, offset: int) -> bool:
    return words[start:offset].strip().isdigit()
