"""A document becomes a draft that a person confirms: what was read, what was not found, what the checks say."""

from __future__ import annotations

import re
from collections import Counter
from hashlib import sha256
from pathlib import Path
from typing import Any

from django.db import transaction

from lantu.checking.run import check
from lantu.plan.as_json import plan_to_json
from lantu.plan.model import Plan as ReadPlan
from lantu.reading.formats import read_bytes
from lantu.reading.read import Progress, read, read_plan
from lantu_web.accounts.models import Region, User
from lantu_web.accounts.permissions import require
from lantu_web.errors import PlanHasNoPeriod, TextNotStorable
from lantu_web.log.services import write_log
from lantu_web.record.models import ImportDraft, Plan, PlanVersion

_DRAFT_WORDS = re.compile(r"[（(][^（）()]*(?:稿|草案|修订|调整|\d{4})[^（）()]*[）)]|\s|[《》]")


def prepare_import(path: Path, by: User, *, region: Region, progress: Progress | None = None) -> ImportDraft:
    """Read and check a document, and keep it as a draft; the record of plans is not touched.

    Raises:
        NotAllowed: they may not import.
        lantu.errors.ReadError: the document cannot be read.
        PlanHasNoPeriod: the years it plans for were not found.
        TextNotStorable: the text holds characters that no database keeps.
    """
    require("plan.import", by)
    return _prepare(read(path, progress), by, region)


def prepare_upload(name: str, content: bytes, by: User, *, region: Region) -> ImportDraft:
    """Do the same with a document that came over the net; its name is only shown, never a path."""
    require("plan.import", by)
    return _prepare(read_plan(read_bytes(content, re.split(r"[/\\]", name)[-1][-200:] or "upload")), by, region)


def _prepare(plan: ReadPlan, by: User, region: Region) -> ImportDraft:
    text = plan.text
    title = plan.title or text.name
    if plan.period is None:
        raise PlanHasNoPeriod(title=title)
    if re.search("[\x00\ud800-\udfff]", text.words):
        raise TextNotStorable(name=text.name)
    known = Plan.objects.filter(region=region, key=plan_key(title)).first()
    draft = ImportDraft(
        title=title[:200],
        region=region,
        plan=known,
        latest=latest_version(known),
        fingerprint=fingerprint(text.words),
        file_name=text.name[:200],
        file_sha256=text.sha256,
        text=text.words,
        data=plan_to_json(plan),
        findings=_findings(plan),
        made_by=by,
    )
    with transaction.atomic():
        ImportDraft.objects.filter(made_by=by).delete()
        draft.save()
        write_log(by=by, action="plan.read", about=draft, after={"file": draft.file_name, "sha256": draft.file_sha256})
    return draft


def plan_key(title: str) -> str:
    """Return the title without what tells drafts of one plan apart.

    >>> plan_key("某县“十五五”规划纲要（征求意见稿）") == plan_key("某县“十五五”规划 纲要（2026—2030年）")
    True
    """
    return _DRAFT_WORDS.sub("", title)[:200]


def fingerprint(words: str) -> str:
    """Return the SHA-256 of the words of a text: the same text in another file is the same text."""
    return sha256(words.encode("utf-8", "surrogatepass")).hexdigest()


def latest_version(plan: Plan | None) -> PlanVersion | None:
    """Return the newest text of a plan, None where there is none."""
    return None if plan is None else plan.versions.order_by("-number").first()


def _findings(plan: ReadPlan) -> dict[str, Any]:
    checked = check(plan)
    counts = Counter(finding.severity for finding in checked.findings)
    gravest = [f for severity in ("error", "warning") for f in checked.findings if f.severity == severity]
    return {
        "counts": dict(counts),
        "first": [{"rule": f.rule, "severity": f.severity, "message": f.message} for f in gravest[:20]],
        "found": [
            {
                "rule": f.rule,
                "severity": f.severity,
                "message": f.message,
                "remedy": f.remedy,
                "places": [one.span for one in f.places],
            }
            for f in checked.findings
        ],
        "not_found": [gap.what for gap in plan.not_found],
    }
