"""The cast and the stage of the workbench: 发改 sees all, 林业 owns, 外人 must see nothing of theirs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client

from lantu.source.text import SourceText

PASSWORD = "Shanqing-2026"
LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)


@pytest.fixture(autouse=True, scope="session")
def _tables_can_be_emptied_between_tests() -> Iterator[None]:
    """Tests with real transactions empty the tables afterwards; SQLite's refusal of deleting is lifted for that alone."""
    from django.apps import apps
    from django.db import connection

    from lantu_web.append_only import AppendOnly, triggers

    if connection.vendor != "sqlite":
        yield
        return
    operations = type(connection.ops)
    emptying = operations.sql_flush

    def sql_flush(self: Any, style: Any, tables: list[str], **options: Any) -> list[str]:
        kept = [model._meta.db_table for model in apps.get_models() if issubclass(model, AppendOnly)]
        lifted = [f"DROP TRIGGER IF EXISTS {table}_no_{verb}" for table in kept for verb in ("UPDATE", "DELETE")]
        back = [statement for table in kept for statement in triggers(table, "sqlite")]
        return [*lifted, *emptying(self, style, tables, **options), *back]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(operations, "sql_flush", sql_flush)
        yield


@pytest.fixture(autouse=True)
def _counters_of_requests_begin_at_nought() -> None:
    from lantu_web import rates
    from lantu_web.indicators import remembered

    rates.forget()
    remembered.forget()


@pytest.fixture
def evidence_of_its_own(tmp_path: Any, settings: Any) -> None:
    """Files that are kept go to a folder of this test."""
    settings.EVIDENCE, settings.DATA = tmp_path / "evidence", tmp_path


@pytest.fixture
def region(db: None) -> Any:
    from lantu_web.accounts.services import create_region

    return create_region(code="141122", name="某县", by=None)


@pytest.fixture
def departments(region: Any) -> dict[str, Any]:
    from lantu_web.accounts.services import create_department
    from lantu_web.kept.copying import held_since

    names = ("发展和改革局", "林业局", "水利局")
    with held_since(LONG_AGO):
        return {name: create_department(region=region, name=name, by=None) for name in names}


@pytest.fixture
def people(departments: dict[str, Any]) -> dict[str, Any]:
    """One person of each role by the role's name, and `outsider`, who reports for a department that owns nothing."""
    from lantu_web.accounts.models import Role
    from lantu_web.accounts.services import create_user

    home = {"planner": "发展和改革局", "reporter": "林业局", "outsider": "水利局"}
    cast = {}
    for who in (*Role.values, "outsider"):
        role = Role.REPORTER if who == "outsider" else Role(who)
        department = departments[home[who]] if who in home else None
        cast[who], _ = create_user(
            username=who, name=f"某{who}", role=role, department=department, password=PASSWORD, by=None
        )
    return cast


@pytest.fixture
def planner(people: dict[str, Any]) -> Any:
    return people["planner"]


@pytest.fixture
def signed_in(people: dict[str, Any]) -> Callable[[str], Client]:
    """Return a browser in which a person of the cast has signed in."""

    def sign_in(who: str) -> Client:
        client = Client()
        client.force_login(people[who], backend="django.contrib.auth.backends.ModelBackend")
        return client

    return sign_in


@pytest.fixture
def forest(planner: Any, departments: dict[str, Any]) -> Any:
    """An indicator of a plan: 森林覆盖率, of the forestry department since long ago."""
    from lantu_web.kept.copying import held_since
    from lantu_web.record.models import Indicator, Plan
    from lantu_web.record.services import assign_owner

    plan = Plan.objects.create(
        region=departments["林业局"].region, title="某县规划", key="某县规划", first_year=2026, last_year=2030
    )
    with held_since(LONG_AGO):
        indicator = Indicator.objects.create(
            plan=plan, key="森林覆盖率", name="森林覆盖率", unit="%", type="LEVEL_UP", direction="up", binding=True,
            base_year=2025, base=Decimal(40), target_year=2030, target=Decimal(45), target_text="45", number=1,
        )  # fmt: skip
        assign_owner(things=[indicator], department=departments["林业局"], by=planner)
    return indicator


@pytest.fixture
def url_arguments(planner: Any, forest: Any, region: Any) -> dict[str, Any]:
    """A value for each argument that an address may have; a page with a new kind of argument adds its own here."""
    from lantu_web.record.models import ImportDraft

    draft = ImportDraft.objects.create(
        title="某规划", region=region, fingerprint="0" * 64, file_name="某.txt", file_sha256="0" * 64, made_by=planner,
        text="某县规划", data=_empty_data(),
    )  # fmt: skip
    promise, project = _promises(forest.plan)
    asked = {
        "draft_id": draft.pk,
        "rest": "nothing/here",
        "plan_id": forest.plan_id,
        "indicator_id": forest.pk,
        "commitment_id": promise.pk,
        "project_id": project.pk,
        "thing": f"indicator-{forest.pk}",
        "warning_id": (warning := _warning(forest)).pk,
        "warning_file_id": _warning_file(warning, planner).pk,
        "user_id": planner.pk,
        "department_id": forest.owner_id,
        "region_code": region.code,
        "token_id": 1,
        "file_id": _progress_file(project, planner).pk,
    }
    return {**asked, **_reporting_arguments(planner, forest)}


def _reporting_arguments(planner: Any, forest: Any) -> dict[str, Any]:
    from datetime import timedelta

    from django.utils import timezone

    from lantu_web.submissions.models import EvidenceFile, HistoryImport, ReturnedSheet
    from lantu_web.submissions.services.windows import open_window

    today, week = timezone.localdate(), timedelta(days=7)
    window = open_window(
        plan=forest.plan, name="年报", period="2026", opens=today - week, due=today, closes=today + week,
        indicators=[forest], by=planner,
    )  # fmt: skip
    submission = window.submissions.get()
    item = submission.items.get()
    told = {"name": "某", "sha256": "0" * 64}
    evidence = EvidenceFile.objects.create(item=item, size=1, media_type="text/plain", added_by=planner, **told)
    sheet = ReturnedSheet.objects.create(submission=submission, by=planner, **told)
    history = HistoryImport.objects.create(plan=forest.plan, by=planner, outcome="done", **told)
    return {
        "window_id": window.pk, "submission_id": submission.pk, "item_id": item.pk, "evidence_id": evidence.pk,
        "sheet_id": sheet.pk, "history_id": history.pk,
    }  # fmt: skip


def _warning(indicator: Any) -> Any:
    from datetime import date

    from lantu_web.notices.models import EarlyWarning

    return EarlyWarning.objects.create(indicator=indicator, department=indicator.owner, level=1, due=date(2027, 1, 31))


def _warning_file(warning: Any, planner: Any) -> Any:
    from lantu_web.notices.models import Step, WarningFile, WarningStep

    step = WarningStep.objects.create(warning=warning, step=Step.OPENED, level=1, words="滞后")
    told = {"name": "某", "sha256": "0" * 64, "size": 1, "media_type": "text/plain"}
    return WarningFile.objects.create(step=step, added_by=planner, **told)


def _promises(plan: Any) -> tuple[Any, Any]:
    from lantu_web.record.models import Commitment, Project

    owner = plan.indicators.get().owner
    promise = Commitment.objects.create(plan=plan, key="造林", number=1, what="造林5万亩。", due="2027", owner=owner)
    project = Project.objects.create(
        plan=plan, key="苗圃", number=1, box_number="1", box_title="生态", name="苗圃", owner=owner
    )
    return promise, project


def _progress_file(project: Any, planner: Any) -> Any:
    from lantu_web.promises.models import ProgressFile, ProgressNote

    told = {"name": "某", "sha256": "0" * 64, "size": 1, "media_type": "text/plain"}
    note = ProgressNote.objects.create(project=project, state="slow", words="缺苗", recorded_by=planner)
    return ProgressFile.objects.create(note=note, added_by=planner, **told)


def _empty_data() -> str:
    from lantu.plan.as_json import plan_to_json
    from lantu.plan.model import Plan

    return plan_to_json(Plan(SourceText.of_words("某县规划"), "某县规划", (2026, 2030)))
