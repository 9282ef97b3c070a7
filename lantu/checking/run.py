"""check(plan) → findings: every rule in turn; one that raises is reported by its code and the rest go on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from lantu.checking.registry import all_rules
from lantu.checking.rule import Finding, Rule
from lantu.plan.model import Plan


@dataclass(frozen=True, slots=True)
class Checked:
    """What checking gave: the findings in the order of the text, and the rules that failed with what they said."""

    findings: tuple[Finding, ...]
    failed: tuple[tuple[str, str], ...]
    rules: tuple[str, ...]


def check(plan: Plan, rules: Iterable[Rule] | None = None) -> Checked:
    """Return the findings of all rules, or of those given; same plan, same findings.

    >>> from lantu.reading.read import read_plan
    >>> from lantu.source.text import SourceText
    >>> check(read_plan(SourceText.of_words("第一章 目标")), rules=()).findings
    ()
    """
    findings: list[Finding] = []
    failed: list[tuple[str, str]] = []
    chosen = tuple(all_rules() if rules is None else rules)
    for rule in chosen:
        try:
            findings += rule(plan)
        except Exception as fault:  # a broken rule must not hide what the others find
            failed.append((rule.code, f"{type(fault).__name__}: {fault}"))
    findings.sort(key=lambda finding: (finding.places[0].start, finding.rule))
    return Checked(tuple(findings), tuple(failed), tuple(rule.code for rule in chosen))
