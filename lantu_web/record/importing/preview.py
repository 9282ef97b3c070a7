"""What a person sees before confirming an import."""

from __future__ import annotations

from dataclasses import dataclass

from lantu_web.record.importing.differences import Difference, differences
from lantu_web.record.importing.parts import Parts, parts_of
from lantu_web.record.models import ImportDraft

SEVERITIES = {"error": ("bad", "错误"), "warning": ("watch", "提醒"), "note": ("none", "说明")}


@dataclass(frozen=True)
class Preview:
    """What was read (counts), what was not found, findings by severity, and the differences from the last text, if any."""

    parts: Parts
    counts: tuple[tuple[str, int], ...]
    findings: tuple[tuple[str, str, int], ...]
    not_found: list[str]
    differences: tuple[Difference, ...]
    same: bool


def preview(draft: ImportDraft) -> Preview:
    """Return what importing a draft means, in numbers and differences; nothing is written."""
    parts = parts_of(draft.text, draft.data)
    latest = draft.latest
    changes = differences(parts_of(latest.text, latest.data), parts) if latest else ()
    counts = (
        ("标题", len(parts.plan.outline)),
        ("指标", len(parts.indicators)),
        ("承诺事项", len(parts.commitments)),
        ("项目", len(parts.projects)),
        ("数量", len(parts.plan.quantities)),
    )
    found = draft.findings.get("counts", {})
    return Preview(
        parts,
        counts,
        tuple((word, tone, found.get(severity, 0)) for severity, (tone, word) in SEVERITIES.items()),
        draft.findings.get("not_found", []),
        changes,
        same=draft.plan is not None and draft.plan.versions.filter(fingerprint=draft.fingerprint).exists(),
    )
