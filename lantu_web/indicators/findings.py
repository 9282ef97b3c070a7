"""What the checks found about an indicator (检查问题): findings whose words overlap those of its passages."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from django.urls import reverse

from lantu_web.record.importing.preview import SEVERITIES
from lantu_web.record.models import Passage


class Related(NamedTuple):
    """A finding: rule, severity in words, tone, message, remedy, and the address of its words."""

    rule: str
    word: str
    tone: str
    message: str
    remedy: str
    address: str


def related_findings(passages: Iterable[Passage]) -> list[Related]:
    """Return the findings about passages of one version, gravest first; texts imported before places were kept have none."""
    held = list(passages)
    if not held:
        return []
    version = held[0].version
    spans = [(one.start, one.end) for one in held]
    page = f"{reverse('record:plan', args=[version.plan_id])}?version={version.number}"
    found = []
    for one in version.findings.get("found", []):
        at = next((a for a, b in one["places"] for start, end in spans if a < end and b > start), None)
        if at is not None:
            tone, word = SEVERITIES[one["severity"]]
            anchor = next(start for start, end in spans if start <= at < end or at <= start)
            found.append(Related(one["rule"], word, tone, one["message"], one["remedy"], f"{page}#c{anchor}"))
    return sorted(found, key=lambda one: [word for _, word in SEVERITIES.values()].index(one.word))
