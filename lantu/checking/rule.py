"""What a rule is: its card, its check, and what it finds."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal

from lantu.plan.model import Plan
from lantu.source.place import Place

Category = Literal[
    "arithmetic", "value_conflict", "direction_conflict", "no_base_or_target", "untestable", "announced_count", "slogan_list",
    "structure", "name_variant", "unit", "typo", "punctuation", "truncated", "duplicate_passage", "text_without_project",
    "project_without_text", "no_owner_or_date", "plausibility", "out_of_date", "pasted_from_elsewhere", "grammar",
    "undefined_term", "cross_document",
]  # fmt: skip


class Severity(StrEnum):
    """How sure and how grave (程度): 错误 cannot both be true; 提醒 a person must look; 说明 worth knowing."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Hit:
    """What a rule's check yields: where, with which facts for the message, and how it was computed.

    `severity` and `confidence` (0-1) are given where this place differs from the rule's card.
    """

    places: tuple[Place, ...]
    facts: Mapping[str, object] = field(default_factory=dict)
    related: tuple[Place, ...] = ()
    computation: str = ""
    severity: Severity | None = None
    confidence: float = 0.9


@dataclass(frozen=True, slots=True)
class Looked:
    """What a rule's check yields beside its hits: ids of the numbers and indicators it could test, found right or wrong."""

    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """A finding (发现的问题): a rule's message about places of a text, with the arithmetic shown."""

    rule: str
    category: Category
    severity: Severity
    title: str
    message: str
    remedy: str
    computation: str
    places: tuple[Place, ...]
    related: tuple[Place, ...]
    confidence: float


Check = Callable[..., Iterable[Hit | Looked]]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one rule gave: its findings in the order of the text, and the ids it could test."""

    findings: tuple[Finding, ...]
    looked: frozenset[str]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule (规则) and its card.

    Attributes:
        code: a letter for the family and three digits; never reused.
        title: names the defect, never the cure, so that 允许：… reads well.
        message: one sentence with the plan's own numbers; every {placeholder} is a fact of each hit.
        remedy: what to do, a sentence of its own.
        basis: arithmetic, or a standard's id and clause.
        fails: words of a plan with the places to be flagged in ⟦ ⟧.
        passes: words with the near miss, where the rule must stay silent.
        why: the docstring: why it matters, and when it is a false alarm.
        upper: words of an upper-level plan for the examples, for a rule that compares two plans; else "".
    """

    code: str
    title: str
    message: str
    remedy: str
    severity: Severity
    category: Category
    basis: str
    fails: str
    passes: str
    check: Check
    why: str
    upper: str = ""

    def __call__(self, plan: Plan, upper: Plan | None = None) -> list[Finding]:
        """Return the findings of this rule in a plan, in the order of the text."""
        return list(self.run(plan, upper).findings)

    def run(self, plan: Plan, upper: Plan | None = None) -> Outcome:
        """Return the findings and what could be tested; a rule that compares two plans finds nothing without the second."""
        if self.upper and upper is None:
            return Outcome((), frozenset())
        given = list(self.check(plan, upper) if self.upper else self.check(plan))
        found = [self.finding(one) for one in given if isinstance(one, Hit)]
        looked = frozenset(id_ for one in given if isinstance(one, Looked) for id_ in one.ids)
        return Outcome(tuple(sorted(found, key=lambda finding: finding.places[0].start)), looked)

    def finding(self, hit: Hit) -> Finding:
        """Return a hit as a finding, its message filled in."""
        return Finding(
            rule=self.code,
            category=self.category,
            severity=hit.severity or self.severity,
            title=self.title,
            message=self.message.format(**hit.facts),
            remedy=self.remedy,
            computation=hit.computation,
            places=hit.places,
            related=hit.related,
            confidence=hit.confidence,
        )


def rule(
    *,
    code: str,
    title: str,
    message: str,
    remedy: str,
    severity: Severity,
    category: Category,
    basis: str,
    fails: str,
    passes: str,
    upper: str = "",
) -> Callable[[Check], Rule]:
    """Return a decorator that makes a rule of a check; the check's docstring is the rule's explanation.

    A check takes the plan; one of a rule with `upper` takes the plan and the upper-level plan.
    """

    def make(check: Check) -> Rule:
        why = inspect.cleandoc(check.__doc__ or "")
        return Rule(code, title, message, remedy, severity, category, basis, fails, passes, check, why, upper)

    return make
