"""What a person sees before confirming an import."""

from __future__ import annotations

from dataclasses import dataclass

from lantu_web.record.importing.differences import Difference, differences
from lantu_web.record.importing.matching import KINDS, Likely, matches_of, undecided
from lantu_web.record.importing.parts import Parts, parts_of
from lantu_web.record.models import ImportDraft, Plan

SEVERITIES = {"error": ("bad", "错误"), "warning": ("watch", "提醒"), "note": ("none", "说明")}


@dataclass(frozen=True)
class Preview:
    """What importing a draft means.

    Attributes:
        counts: what was read, in words and numbers. findings: word, tone and number by severity. not_found: what was not found.
        differences: from the last text, () where there is none. uncertain: the pairs a person is to decide on.
        same: this very text is recorded already. others: other plans of the region for the same years, where this is a new plan.
    """

    parts: Parts
    counts: tuple[tuple[str, int], ...]
    findings: tuple[tuple[str, str, int], ...]
    not_found: list[str]
    differences: tuple[Difference, ...]
    uncertain: list[Likely]
    same: bool
    others: list[Plan]

    @property
    def retargeted(self) -> list[str]:
        """The indicators whose target changes."""
        return [change.part.name for one in self.differences for change in one.changed if change.retargeted]


def preview(draft: ImportDraft) -> Preview:
    """Return what importing a draft means, in numbers and differences; nothing is written."""
    parts = parts_of(draft.text, draft.data)
    found = matches_of(draft) if draft.latest else ()
    counts = (
        ("标题", len(parts.plan.outline)),
        ("指标", len(parts.indicators)),
        ("承诺事项", len(parts.commitments)),
        ("项目", len(parts.projects)),
        ("数量", len(parts.plan.quantities)),
    )
    number = draft.findings.get("counts", {})
    return Preview(
        parts,
        counts,
        tuple((word, tone, number.get(severity, 0)) for severity, (tone, word) in SEVERITIES.items()),
        draft.findings.get("not_found", []),
        differences(found, _owners(draft.plan)) if draft.plan else (),
        undecided(found, {}),
        same=draft.plan is not None and draft.plan.versions.filter(fingerprint=draft.fingerprint).exists(),
        others=_others(draft, parts),
    )


def _owners(plan: Plan) -> dict[str, dict[str, str]]:
    """Return by kind and key who leads the parts of a plan that stand."""
    return {
        name: dict(
            table._default_manager.filter(plan=plan, withdrawn_in=None, owner__isnull=False).values_list(
                "key", "owner__name"
            )
        )
        for _, table, name, _ in KINDS
    }


def _others(draft: ImportDraft, parts: Parts) -> list[Plan]:
    if draft.plan is not None or parts.plan.period is None:
        return []
    first, last = parts.plan.period
    return list(Plan.objects.filter(region=draft.region, first_year=first, last_year=last))
