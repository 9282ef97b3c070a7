"""Past figures come in whole or not at all, the same file changes nothing, and a run can be stopped."""

from __future__ import annotations

import io
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from openpyxl import Workbook

from lantu_web.errors import NotAllowed
from lantu_web.log.models import LogEntry
from lantu_web.log.selectors import verify_chain
from lantu_web.observations.models import Channel, Observation
from lantu_web.submissions.errors import ImportRunning
from lantu_web.submissions.history import running
from lantu_web.submissions.history.progress import Progress
from lantu_web.submissions.history.running import run_now
from lantu_web.submissions.models import HistoryImport
from lantu_web.submissions.services.history import begin_import, stop_import

HEAD = "指标,时期,数值,单位,来源\n"


@pytest.fixture
def bring(forest: Any, timber: Any, planner: Any) -> Callable[..., HistoryImport]:
    def brought(rows: str | bytes, name: str = "历史.csv", head: str = HEAD) -> HistoryImport:
        content = rows if isinstance(rows, bytes) else (head + rows).encode("utf-8-sig")
        return run_now(begin_import(plan=forest.plan, name=name, content=content, by=planner))

    return brought


def test_rows_become_figures_of_their_own_channel(bring: Any, forest: Any, timber: Any, planner: Any) -> None:
    run = bring(
        '森林覆盖率,2021年,３８．５％,%,统计年鉴\n林业总产值,2021年一季度,1.2亿,,\n\n林业总产值,2021-12,"9,000",万元,\n'
    )

    assert (run.outcome, run.added, run.problems) == ("done", 3, [])
    rows = {(f.indicator, f.period): (f.value, f.channel, f.source) for f in Observation.objects.all()}
    assert rows[forest, "2021"] == (Decimal("38.5"), Channel.IMPORTED, "统计年鉴")
    assert rows[timber, "2021-Q1"][0] == Decimal(12000)
    assert rows[timber, "2021-12"] == (Decimal(9000), Channel.IMPORTED, "历史导入：历史.csv")
    assert LogEntry.objects.get(action="history.import").after["added"] == 3
    assert verify_chain() > 3


def test_the_same_file_again_changes_nothing(bring: Any) -> None:
    rows = "森林覆盖率,2021,38.5,%,\n森林覆盖率,2022,39,%,\n"
    bring(rows)
    before = list(Observation.objects.values())
    again = bring(rows)
    assert (again.outcome, again.added, again.same) == ("done", 0, 2)
    assert list(Observation.objects.values()) == before


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("没有的指标,2021,1,%,", "没有指标"), ("森林覆盖率,二一年,1,%,", "E609"), ("森林覆盖率,2021,约四十,%,", "E650"),
        ("森林覆盖率,2021,1,万元,", "E610"), ("森林覆盖率,2021,,%,", "没有数值"), ("森林覆盖率,2021,0.12345678,%,", "E612"),
        ("森林覆盖率,2020,39,%,", "本文件前面已是 38"), ("森林覆盖率,2021,NaN,%,", "E6"), ("森林覆盖率,2021,1e400,%,", "E6"),
    ],
)  # fmt: skip
def test_one_wrong_row_and_nothing_is_written(row: str, why: str, bring: Any) -> None:
    run = bring(f"森林覆盖率,2020,38,%,\n{row}\n")
    assert run.outcome == "refused"
    assert "第 3 行" in run.problems[0]
    assert why in run.problems[0]
    assert not Observation.objects.exists()


def test_another_value_for_a_figure_that_is_there_asks_for_a_correction(bring: Any) -> None:
    bring("森林覆盖率,2021,38.5,%,\n")
    run = bring("森林覆盖率,2021,39,%,\n")
    assert "库里已是 38.5，这里是 39" in run.problems[0]
    assert Observation.objects.get().value == Decimal("38.5")


@pytest.mark.parametrize(
    ("content", "why"),
    [(b"%PDF-1", "不是 xlsx 或 csv"), ("时期,数值\n2021,1\n".encode(), "没有“指标”"), (b"PK\x03\x04x", "损坏"), (b"", "空文件")],
)  # fmt: skip
def test_a_file_of_another_kind_is_refused(content: bytes, why: str, bring: Any) -> None:
    run = bring(content)
    assert run.outcome == "refused"
    assert why in run.problems[0]


def test_a_csv_of_an_old_office_and_a_workbook_are_read_alike(bring: Any, forest: Any) -> None:
    bring((HEAD + "森林覆盖率,2021,38.5,%,\n").encode("gb18030"))
    book = Workbook()
    for row in (
        ["指标", "时期", "数值"],
        ["森林覆盖率", 2022, 39.1],
        ["森林覆盖率", "2023年", "３９．５"],
        [None, None, None],
    ):
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    assert bring(out.getvalue(), "历史.xlsx").added == 2
    assert list(Observation.objects.order_by("period").values_list("value", flat=True)) == [
        Decimal("38.5"), Decimal("39.1"), Decimal("39.5"),
    ]  # fmt: skip


def test_a_run_that_is_stopped_while_it_writes_leaves_nothing(
    bring: Any, planner: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(running, "_BATCH", 2)
    tell = Progress.tell

    def stopped_at_four(self: Progress, doing: str, done: int = 0, total: int = 0) -> None:
        if doing == "写入" and done == 4:
            stop_import(run=HistoryImport.objects.get(), by=planner)
        tell(self, doing, done, total)

    monkeypatch.setattr(Progress, "tell", stopped_at_four)
    run = bring("".join(f"森林覆盖率,{year},38,%,\n" for year in range(1990, 2000)))
    assert run.outcome == "stopped"
    assert not Observation.objects.exists()


def test_a_fault_in_the_middle_of_writing_leaves_nothing(
    forest: Any, planner: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(running, "_BATCH", 2)
    real = Observation.objects.bulk_create
    calls: list[int] = []

    def fails_second(rows: Any) -> Any:
        calls.append(1)
        if len(calls) == 2:
            raise OSError(28, "No space left on device")
        return real(rows)

    monkeypatch.setattr(Observation.objects, "bulk_create", fails_second, raising=False)
    content = (HEAD + "".join(f"森林覆盖率,{year},38,%,\n" for year in range(1990, 2000))).encode()
    run = begin_import(plan=forest.plan, name="a.csv", content=content, by=planner)
    with pytest.raises(OSError, match="space"):
        run_now(run)
    run.refresh_from_db()
    assert run.outcome == "failed"
    assert not Observation.objects.exists()


def test_one_import_at_a_time_and_a_dead_one_is_not_in_the_way(
    forest: Any, planner: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = begin_import(plan=forest.plan, name="a.csv", content=b"x", by=planner)
    with pytest.raises(ImportRunning):
        begin_import(plan=forest.plan, name="b.csv", content=b"x", by=planner)
    monkeypatch.setattr("lantu_web.submissions.history.progress._SILENT", -1)
    begin_import(plan=forest.plan, name="b.csv", content=b"x", by=planner)
    first.refresh_from_db()
    assert first.outcome == "failed"


def test_only_the_planning_section_imports(forest: Any, people: dict[str, Any]) -> None:
    for who in ("reporter", "reviewer", "administrator"):
        with pytest.raises(NotAllowed):
            begin_import(plan=forest.plan, name="a.csv", content=b"x", by=people[who])


@pytest.mark.django_db(transaction=True)
def test_the_page_begins_a_run_shows_how_far_it_is_and_what_became_of_it(
    forest: Any, signed_in: Callable[[str], Client], monkeypatch: pytest.MonkeyPatch
) -> None:
    threads = []

    def aside(run: HistoryImport) -> None:
        threads.append(running.run_aside(run))

    monkeypatch.setattr("lantu_web.submissions.views.history.run_aside", aside)
    client = signed_in("planner")
    content = (HEAD + "".join(f"森林覆盖率,{year},38,%,\n" for year in range(1990, 2000))).encode()
    answer = client.post("/reporting/history/", {"file": SimpleUploadedFile("a.csv", content)})
    threads[0].join(30)
    page = client.get(answer["Location"])
    assert "Refresh" not in page.headers
    assert "新写入 <strong>10</strong>" in page.content.decode()
    assert Observation.objects.count() == 10


def test_a_running_import_refreshes_its_page_and_is_stopped_from_it(
    forest: Any, planner: Any, signed_in: Callable[[str], Client]
) -> None:
    content = f"{HEAD}森林覆盖率,2021,38,%,\n".encode()
    run = begin_import(plan=forest.plan, name="a.csv", content=content, by=planner)
    Progress(run.pk).tell("写入", 4000, 100000)
    client = signed_in("planner")
    page = client.get(f"/reporting/history/{run.pk}/")
    assert page["Refresh"] == "2"
    assert "4,000 / 100,000" in page.content.decode()
    client.post(f"/reporting/history/{run.pk}/stop/")
    assert run_now(run).outcome == "stopped"
    assert not Observation.objects.exists()
