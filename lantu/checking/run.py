"""check(plan) → findings: every rule in turn; one that raises is reported by its code and the rest go on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from lantu.checking.accepted import Acceptance, Stale, set_aside
from lantu.checking.registry import all_rules
from lantu.checking.rule import Finding, Rule
from lantu.plan.model import Plan
from lantu.reading.uncollected import uncollected

Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Checked:
    """What checking gave.

    Attributes:
        findings: those that stand, in the order of the text.
        failed: rules that raised, with what they said.
        rules: the codes of the rules that ran.
        looked: for each rule, the ids of the numbers and indicators it could test.
        accepted: findings a person accepted, with the acceptance.
        stale: acceptances without effect.
    """

    findings: tuple[Finding, ...]
    failed: tuple[tuple[str, str], ...]
    rules: tuple[str, ...]
    looked: Mapping[str, frozenset[str]]
    accepted: tuple[tuple[Finding, Acceptance], ...] = ()
    stale: tuple[Stale, ...] = ()

    def accepting(self, plan: Plan, acceptances: Iterable[Acceptance], today: date) -> Checked:
        """Return the same with the accepted findings set aside."""
        sorting = set_aside(plan, self.findings, acceptances, today, self.rules)
        return replace(self, findings=sorting.standing, accepted=sorting.accepted, stale=sorting.stale)


@uncollected
def check(
    plan: Plan, rules: Iterable[Rule] | None = None, upper: Plan | None = None, progress: Progress | None = None
) -> Checked:
    """Return the findings of all rules, or of those given; same plan, same findings.

    Args:
        plan: the plan.
        rules: those to run, all where None.
        upper: the upper-level plan (上位规划) that rules of two plans compare with.
        progress: called with a rule's title, its number and how many there are, before each rule.

    >>> from lantu.reading.read import read_plan
    >>> from lantu.source.text import SourceText
    >>> check(read_plan(SourceText.of_words("第一章 目标")), rules=()).findings
    ()
    """
    findings: list[Finding] = []
    failed: list[tuple[str, str]] = []
    looked: dict[str, frozenset[str]] = {}
    chosen = [one for one in (all_rules() if rules is None else rules) if upper is not None or not one.upper]
    for number, rule in enumerate(chosen, start=1):
        if progress is not None:
            progress(rule.title, number, len(chosen))
        try:
            outcome = rule.run(plan, upper)
            findings += outcome.findings
            looked[rule.code] = outcome.looked
        except Exception as fault:  # a broken rule must not hide what the others find
            failed.append((rule.code, f"{type(fault).__name__}: {fault}"))
    findings.sort(key=lambda finding: (finding.places[0].start, finding.rule))
    return Checked(tuple(findings), tuple(failed), tuple(rule.code for rule in chosen), looked)
