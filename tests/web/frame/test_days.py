"""A day is written one way wherever people read it, and the same delay in the same unit."""

from __future__ import annotations

import re
from datetime import date, datetime
from pathlib import Path
from typing import Any

from django.utils import timezone

import lantu_web

ROOT = Path(lantu_web.__file__).parent
_MACHINE = re.compile(r"\{\{[^}]*\|date:\"Y-m-d[^}]*\}\}")


def test_no_page_writes_a_day_as_machines_do() -> None:
    found = [
        (str(page.relative_to(ROOT)), line.strip()[:80])
        for page in sorted(ROOT.rglob("templates/**/*.html"))
        for line in page.read_text(encoding="utf-8").splitlines()
        if _MACHINE.search(line)
    ]
    assert found == []


def test_no_sentence_writes_a_day_as_machines_do() -> None:
    """Names of files and values of inputs may."""
    spoken = re.compile(r"[一-鿿][^\"]*\{[^}]*:%Y-%m-%d|:%Y-%m-%d[^}]*\}[^\"]*[一-鿿]")
    found = [
        (str(module.relative_to(ROOT)), line.strip()[:80])
        for module in sorted(ROOT.rglob("*.py"))
        for line in module.read_text(encoding="utf-8").splitlines()
        if spoken.search(line) and "quote(" not in line
    ]
    assert found == []


def test_the_overview_and_the_warnings_count_a_delay_in_working_days(forest: Any, departments: Any) -> None:
    from lantu_web.board.warnings import warnings_at
    from lantu_web.kept.copying import held_since
    from lantu_web.notices.models import EarlyWarning, Level

    friday, wednesday = date(2026, 11, 20), datetime(2026, 11, 25, 12)
    opened = timezone.make_aware(datetime(2026, 11, 2))
    with held_since(opened):
        EarlyWarning.objects.create(
            indicator=forest,
            department=departments["林业局"],
            level=Level.RED,
            reason="未完成",
            due=friday,
            opened_at=opened,
        )

    (late,) = warnings_at([forest], timezone.make_aware(wednesday))
    (in_time,) = warnings_at([forest], timezone.make_aware(datetime(2026, 11, 20, 12)))

    assert (late.late, in_time.late) == (3, 0)
