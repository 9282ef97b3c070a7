"""A rule's card as a page (规则说明): docs/rules/ and `lantu rules CODE` print it."""

from __future__ import annotations

from collections.abc import Iterable

from lantu.checking.rule import Rule
from lantu.checking.shown.terminal import NAMES


def listed(rules: Iterable[Rule]) -> str:
    """Return a line for each rule: code, severity, title."""
    return "".join(f"{rule.code}  {NAMES[rule.severity]}  {rule.title}\n" for rule in rules)


def page_of(rule: Rule) -> str:
    """Return the page of a rule for docs/rules/: its card, and why it is as it is."""
    return f"{card(rule)}\n{rule.why}\n"


def card(rule: Rule) -> str:
    """Return what a user reads of a rule, in Markdown; the words that it flags stand in ⟦ ⟧."""
    examples = [("会报的写法", rule.fails), ("不会报的写法", rule.passes)]
    if rule.upper:
        examples.insert(0, ("上位规划", rule.upper))
    shown = "\n".join(f"**{head}**\n\n```\n{words.strip(chr(10))}\n```\n" for head, words in examples)
    return (
        f"# {rule.code} {rule.title}\n\n{NAMES[rule.severity]} · {rule.category} · 依据：{rule.basis}\n\n"
        f"> {rule.message}\n\n{rule.remedy}\n\n{shown}"
    )
