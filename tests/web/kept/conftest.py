"""Pages as a day's past shows them, and a record in which something of everything happens."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.utils import timezone

LONG_AGO = timezone.make_aware(datetime(2020, 1, 1))


@pytest.fixture(autouse=True)
def _evidence_of_its_own(tmp_path: Any, settings: Any) -> None:
    settings.EVIDENCE, settings.DATA = tmp_path / "evidence", tmp_path


@pytest.fixture
def plan(forest: Any, planner: Any) -> Any:
    """The plan, known since long ago, with a promise and a project that nobody leads."""
    from lantu_web.kept.copying import held_since
    from lantu_web.record.models import Commitment, Passage, PlanVersion, Project

    words = "森林覆盖率\n造林5万亩。\n苗圃"
    version = PlanVersion.objects.create(
        plan=forest.plan, number=1, fingerprint="0", file_name="", file_sha256="", text=words, data="{}",
        imported_at=LONG_AGO, imported_by=planner,
    )  # fmt: skip
    with held_since(LONG_AGO):
        promise = Commitment.objects.create(plan=forest.plan, key="造林", number=1, what="造林5万亩。", due="2027")
        project = Project.objects.create(
            plan=forest.plan, key="苗圃", number=1, box_number="1", box_title="生态", name="苗圃"
        )
    for kind, thing, said in (("indicator", forest, "森林覆盖率"), ("commitment", promise, "造林5万亩。"), ("project", project, "苗圃")):  # fmt: skip
        start = words.index(said)
        Passage.objects.create(version=version, start=start, end=start + len(said), words=said, field="row", **{kind: thing})  # fmt: skip
    return forest.plan


@pytest.fixture
def window(plan: Any, forest: Any, planner: Any) -> Any:
    """A round that was opened a week ago and asks 林业 for its forest cover."""
    from lantu_web.kept.copying import held_since
    from lantu_web.submissions.services.windows import open_window

    today, week = timezone.localdate(), timedelta(days=7)
    with held_since(timezone.now() - week):
        return open_window(
            plan=plan, name="2026年年报", period="2026", opens=today - week, due=today - timedelta(days=1),
            closes=today + week, indicators=[forest], by=planner,
        )  # fmt: skip


@pytest.fixture
def moment(monkeypatch: pytest.MonkeyPatch) -> Callable[[datetime], str]:
    """Return a deed that lets the next pages look back to a moment within a day, and gives the words for the address."""
    from lantu_web.frame import middleware

    def look(at: datetime) -> str:
        monkeypatch.setattr(middleware, "end_of", lambda _day: at)
        return "as_of=2020-06-30"

    return look


@pytest.fixture
def words_of() -> Callable[[Any], str]:
    """Return what a page says: its content without hidden fields, and without the words that only tell now from then."""

    def read(answer: Any) -> str:
        page = answer.content.decode()
        main = page[page.index("<main") : page.index("</main>")] if "<main" in page else page
        main = re.sub(
            r"<section aria-label=\"您要办的\">.*?</section>", "", main, flags=re.S
        )  # what is to be done is of today
        main = re.sub(r"<form[^>]*method=\"post\".*?</form>", "", main, flags=re.S)  # and so is what can be done
        main = re.sub(r"<input type=\"hidden\"[^>]*>|<p class=\"noprint\">\s*</p>", "", main)
        return f"{answer.status_code}\n" + re.sub(r"\s*\n\s*", "\n", main.replace("这一天", "现在"))

    return read
