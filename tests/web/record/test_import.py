"""A plan goes in whole or not at all, once, and a new text of it shows what it changes."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from lantu_web.errors import ImportMovedOn, NotAllowed, PlanHasNoPeriod
from lantu_web.log.models import LogEntry
from lantu_web.log.selectors import verify_chain
from lantu_web.record.importing import writing
from lantu_web.record.importing.preview import preview
from lantu_web.record.importing.reading import prepare_import, prepare_upload
from lantu_web.record.importing.writing import confirm_import
from lantu_web.record.models import Commitment, ImportDraft, Indicator, Passage, Plan, PlanVersion, Project
from lantu_web.record.selectors import target_in_force
from lantu_web.record.services import set_indicator

EXAMPLE = Path(__file__).resolve().parents[3] / "examples" / "jiaocheng-digest.docx"
TEXT = """# 某县国民经济和社会发展第十五个五年规划纲要（2026—2030年）

## 第一章 主要目标

到2030年，森林覆盖率达到45%以上。完成造林2万亩。

表1 主要指标

| 序号 | 指标 | 单位 | 2025年 | 2030年 | 属性 |
| --- | --- | --- | --- | --- | --- |
| 1 | 森林覆盖率 | % | 40 | 45 | 约束性 |
| 2 | 常住人口城镇化率 | % | 60.5 | 65 | 预期性 |
| 3 | 粮食产量 | 万吨 | 4 | 5 | 约束性 |
| 4 | 人均预期寿命 | 岁 | 77 | 78 | 预期性 |
"""


def _draft(words: str, region: Any, planner: Any) -> ImportDraft:
    return prepare_upload("规划.md", words.encode(), planner, region=region)


@pytest.fixture
def imported(region: Any, planner: Any) -> PlanVersion:
    return confirm_import(_draft(TEXT, region, planner), planner)


def _counts() -> dict[str, int]:
    return {m.__name__: m.objects.count() for m in (Plan, PlanVersion, Indicator, Commitment, Project, Passage)}


def test_the_example_plan_goes_in_and_every_passage_quotes_its_text(region: Any, planner: Any) -> None:
    version = confirm_import(prepare_import(EXAMPLE, planner, region=region), planner)

    assert version.plan.indicators.count() == 33
    assert version.plan.projects.count() > 40
    passages = list(version.passages.all())
    assert len(passages) > 300
    assert all(version.text[p.start : p.end] == p.words for p in passages)
    assert LogEntry.objects.filter(action="plan.import").count() == 1
    assert verify_chain() > 0


def test_what_was_read_is_what_is_recorded(imported: PlanVersion) -> None:
    forest = imported.plan.indicators.get(name="森林覆盖率")

    assert (forest.base, forest.base_year, forest.target, forest.target_year) == (Decimal(40), 2025, Decimal(45), 2030)
    assert forest.binding is True
    assert forest.unit == "%"
    assert forest.passages.get(field="target").words == "45"
    assert imported.plan.commitments.exists()


def test_reading_writes_nothing_to_the_record(region: Any, planner: Any) -> None:
    seen = preview(_draft(TEXT, region, planner))

    assert dict(seen.counts)["指标"] == 4
    assert set(_counts().values()) == {0}


def test_the_same_text_again_changes_nothing(imported: PlanVersion, region: Any, planner: Any) -> None:
    before = _counts()
    draft = _draft(TEXT, region, planner)

    assert preview(draft).same
    assert confirm_import(draft, planner) == imported
    assert _counts() == before
    assert not ImportDraft.objects.exists()


def test_a_new_text_shows_what_it_changes_before_anything_is_written(
    imported: PlanVersion, region: Any, planner: Any
) -> None:
    before = _counts()
    words = TEXT.replace("| 40 | 45 |", "| 40 | 46 |").replace(
        "| 2 | 常住人口城镇化率 | % | 60.5 | 65 | 预期性 |", "| 2 | 城镇调查失业率 | % | 5.5 | 5 | 预期性 |"
    )

    indicators = preview(_draft(words, region, planner)).differences[0]

    assert [part.name for part in indicators.added] == ["城镇调查失业率"]
    assert [part.name for part in indicators.removed] == ["常住人口城镇化率"]
    assert [change.part.name for change in indicators.changed] == ["森林覆盖率"]
    assert ("目标值", Decimal(45), Decimal(46)) in indicators.changed[0].fields
    assert _counts() == before


def test_a_changed_target_is_an_amendment_and_the_old_one_stays(
    imported: PlanVersion, region: Any, planner: Any
) -> None:
    version = confirm_import(_draft(TEXT.replace("| 40 | 45 |", "| 40 | 46 |"), region, planner), planner)

    forest = imported.plan.indicators.get(name="森林覆盖率")
    assert version.number == 2
    assert forest.target == Decimal(45)
    assert target_in_force(forest) == (Decimal(46), "46", forest.comparator, True)
    assert (
        target_in_force(forest, imported.imported_at).amended is True
    )  # same day: a target holds from the day it is published


def test_what_a_new_text_no_longer_has_is_kept_and_marked(imported: PlanVersion, region: Any, planner: Any) -> None:
    words = TEXT.replace("| 2 | 常住人口城镇化率 | % | 60.5 | 65 | 预期性 |\n", "")
    version = confirm_import(_draft(words, region, planner), planner)

    gone = Indicator.objects.get(name="常住人口城镇化率")
    assert gone.withdrawn_in == version

    confirm_import(_draft(words.replace("2万亩", "3万亩") + "\n", region, planner), planner)
    back = confirm_import(_draft(TEXT + "\n\n完。", region, planner), planner)
    gone.refresh_from_db()
    assert gone.withdrawn_in is None
    assert back.number == 4


def test_what_a_person_set_survives_a_new_text(imported: PlanVersion, region: Any, planner: Any) -> None:
    forest = imported.plan.indicators.get(name="森林覆盖率")
    set_indicator(indicator=forest, by=planner, type="FLOOR")

    confirm_import(_draft(TEXT.replace("| 40 | 45 |", "| 40 | 46 |"), region, planner), planner)

    forest.refresh_from_db()
    assert forest.type == "FLOOR"


def test_a_draft_of_the_same_plan_is_a_version_of_it(imported: PlanVersion, region: Any, planner: Any) -> None:
    words = TEXT.replace("（2026—2030年）", "（征求意见稿）")

    assert confirm_import(_draft(words, region, planner), planner).plan == imported.plan


def test_who_was_overtaken_is_told(imported: PlanVersion, region: Any, people: dict[str, Any], planner: Any) -> None:
    mine = _draft(TEXT.replace("2万亩", "3万亩"), region, planner)
    ImportDraft.objects.filter(pk=mine.pk).update(made_by=people["leader"])
    confirm_import(_draft(TEXT.replace("2万亩", "4万亩"), region, planner), planner)
    mine.refresh_from_db()

    with pytest.raises(ImportMovedOn, match="E604"):
        confirm_import(mine, planner)


def test_a_failure_in_the_middle_leaves_nothing(region: Any, planner: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    draft = _draft(TEXT, region, planner)
    lines = LogEntry.objects.count()

    def fail(*_: Any) -> None:
        raise MemoryError

    monkeypatch.setattr(writing, "_write_passages", fail)
    with pytest.raises(MemoryError):
        confirm_import(draft, planner)

    assert set(_counts().values()) == {0}
    assert LogEntry.objects.count() == lines
    assert ImportDraft.objects.filter(pk=draft.pk).exists()


def test_a_plan_without_a_period_is_refused(region: Any, planner: Any) -> None:
    with pytest.raises(PlanHasNoPeriod, match="E603"):
        _draft("关于植树的通知\n请各单位植树。", region, planner)


def test_only_the_planning_section_imports(region: Any, people: dict[str, Any]) -> None:
    for who in set(people) - {"planner"}:
        with pytest.raises(NotAllowed):
            _draft(TEXT, region, people[who])


def test_upload_confirm_and_list_in_the_browser(region: Any, signed_in: Any) -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile

    client = signed_in("planner")
    file = SimpleUploadedFile("../../规划.md", TEXT.encode())
    answer = client.post("/plans/import/", {"region": region.pk, "file": file}, follow=True)
    assert "确认导入" in answer.content.decode()

    answer = client.post(answer.redirect_chain[-1][0], follow=True)

    assert "已导入" in answer.content.decode()
    assert Plan.objects.count() == 1


def test_a_file_that_is_no_plan_is_refused_on_the_page(region: Any, signed_in: Any) -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile

    answer = signed_in("planner").post(
        "/plans/import/", {"region": region.pk, "file": SimpleUploadedFile("a.png", b"\x89PNG\r\n\x1a\n\x00\x00")}
    )

    assert answer.status_code == 422
    assert "E1" in answer.content.decode()
