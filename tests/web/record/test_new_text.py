"""A new text of a plan: a promise whose words changed keeps its owner and what was said of it; all is seen before it is written."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

import pytest

from lantu_web.promises.models import Progress, ProgressNote
from lantu_web.promises.services import record_progress
from lantu_web.record.errors import PairsUndecided, PlanAmongDemonstration
from lantu_web.record.importing.changes import changes_between
from lantu_web.record.importing.preview import preview
from lantu_web.record.importing.reading import prepare_upload
from lantu_web.record.importing.writing import Basis, confirm_import
from lantu_web.record.models import Commitment, ImportDraft, Plan, PlanVersion, TargetAmendment
from lantu_web.record.services import assign_owner
from tests.web.record.test_import import TEXT

SURE = "推进高标准农田建设，到2030年完成5万亩高标准农田建设任务，提升粮食综合生产能力"
UNSURE = "治理磁窑河河道27公里，新建蓄水坝17座、合页坝3座，到2030年修复边山生态3万亩"
REWRITTEN = "到2030年新建蓄水坝19座，两侧岸堤建骨干绿地，治理磁窑河，修复边山生态4万亩"
WORDS = TEXT.replace("完成造林2万亩。", f"完成造林2万亩。\n\n{SURE}。\n\n{UNSURE}。")
REVISED = WORDS.replace("5万亩高标准", "6万亩高标准").replace(UNSURE, REWRITTEN).replace("| 40 | 45 |", "| 40 | 46 |")


def _draft(words: str, region: Any, planner: Any) -> ImportDraft:
    return prepare_upload("规划.md", words.encode(), planner, region=region)


@pytest.fixture
def version(region: Any, planner: Any, departments: Any) -> PlanVersion:
    held = confirm_import(_draft(WORDS, region, planner), planner)
    assign_owner(things=list(held.plan.commitments.all()), department=departments["林业局"], by=planner)
    return held


@pytest.fixture
def revised(version: PlanVersion, region: Any, planner: Any) -> ImportDraft:
    return _draft(REVISED, region, planner)


def _promise(words: str) -> Commitment:
    return Commitment.objects.get(what__startswith=words[:12])


def test_a_promise_whose_number_changed_is_the_same_promise_with_owner_and_progress(
    revised: ImportDraft, people: dict[str, Any], planner: Any
) -> None:
    promise = _promise(SURE)
    record_progress(thing=promise, state=Progress.NORMAL, words="已建2万亩", evidence="", by=people["reporter"])
    (pair,) = preview(revised).uncertain

    confirm_import(revised, planner, decided={pair.name: True})

    promise.refresh_from_db()
    assert "6万亩" in promise.what
    assert promise.withdrawn_in is None
    assert promise.owner.name == "林业局"
    assert ProgressNote.objects.get(commitment=promise).words == "已建2万亩"
    assert [p.version.number for p in promise.passages.filter(field="row").order_by("version__number")] == [1, 2]


@pytest.mark.parametrize("same", [True, False])
def test_what_is_not_sure_goes_as_the_person_decided(
    same: bool, revised: ImportDraft, version: PlanVersion, planner: Any
) -> None:
    promise, count = _promise(UNSURE), Commitment.objects.count()
    (pair,) = preview(revised).uncertain
    assert (pair.old.name, pair.new.name) == (UNSURE, REWRITTEN)

    new = confirm_import(revised, planner, decided={pair.name: same})

    promise.refresh_from_db()
    assert (promise.withdrawn_in is None) is same
    assert Commitment.objects.count() == count + (not same)
    told = changes_between(version, new).parts[1]
    assert (len(told.added), len(told.removed)) == ((0, 0) if same else (1, 1))
    assert len(told.changed) == 1 + same


def test_nothing_is_written_while_a_pair_is_undecided(revised: ImportDraft, planner: Any) -> None:
    with pytest.raises(PairsUndecided, match="E670"):
        confirm_import(revised, planner)

    assert PlanVersion.objects.count() == 1
    assert ImportDraft.objects.filter(pk=revised.pk).exists()


def test_a_promise_changed_twice_and_back_is_still_the_same(version: PlanVersion, region: Any, planner: Any) -> None:
    promise = _promise(SURE)
    for amount in ("6", "7", "5"):
        words = WORDS.replace("5万亩高标准", f"{amount}万亩高标准") + f"\n\n第{amount}稿。"
        confirm_import(_draft(words, region, planner), planner)

    promise.refresh_from_db()
    assert promise.what == SURE
    assert Commitment.objects.filter(what__contains="高标准农田").count() == 1


def test_the_page_shows_changed_words_and_asks_what_is_not_sure(revised: ImportDraft, signed_in: Any) -> None:
    client, address = signed_in("planner"), f"/plans/import/{revised.pk}/"

    page = client.get(address).content.decode()
    assert "完成<del>5</del><ins>6</ins>万亩高标准农田" in page
    assert "的<strong>第2版</strong>" in page
    assert "牵头单位：林业局" in page
    (name,) = set(re.findall(r'name="(commitment-\d+)" value="same"', page[: page.index("与第1版的差异")]))
    asked = {"document": "某人常〔2027〕3号", "in_force_from": "2027-03-01", "reason": "依法调整"}

    refused = client.post(address, asked)
    assert refused.status_code == 422
    assert "请选一项" in refused.content.decode()
    assert PlanVersion.objects.count() == 1

    client.post(address, {**asked, name: "same"})
    assert PlanVersion.objects.count() == 2
    amendment = TargetAmendment.objects.get()
    assert (amendment.resolution, f"{amendment.in_force_from}", amendment.reason) == (*asked.values(),)


def test_all_pairs_may_be_decided_at_once(revised: ImportDraft, signed_in: Any) -> None:
    asked = {"rest": "different", "document": "某文件", "in_force_from": "2027-03-01", "reason": "某"}
    signed_in("planner").post(f"/plans/import/{revised.pk}/", asked)

    assert Commitment.objects.filter(withdrawn_in__number=2).count() == 1


def test_what_was_called_sure_may_be_called_different(revised: ImportDraft, signed_in: Any, planner: Any) -> None:
    (change,) = preview(revised).differences[1].sure
    basis = {"document": "某文件", "in_force_from": "2027-03-01", "reason": "某"}
    signed_in("planner").post(f"/plans/import/{revised.pk}/", {**basis, "rest": "same", change.pair.name: "different"})

    assert Commitment.objects.get(withdrawn_in__number=2).what == SURE


def test_a_changed_target_is_not_written_without_its_basis(revised: ImportDraft, signed_in: Any) -> None:
    client, address = signed_in("planner"), f"/plans/import/{revised.pk}/"

    assert "第2版文本" in client.get(address).content.decode()
    answer = client.post(address, {"rest": "same", "document": "", "in_force_from": "", "reason": ""})

    assert answer.status_code == 422
    assert not TargetAmendment.objects.exists()


def test_the_basis_of_a_changed_target_is_kept(revised: ImportDraft, planner: Any) -> None:
    (pair,) = preview(revised).uncertain
    day = revised.made_at.date()
    confirm_import(revised, planner, decided={pair.name: True}, basis=Basis("某人常〔2027〕3号", day, "依法调整"))

    amendment = TargetAmendment.objects.get()
    assert (amendment.target, amendment.resolution, amendment.in_force_from) == (Decimal(46), "某人常〔2027〕3号", day)


def test_all_that_was_read_is_seen_before_it_is_written(region: Any, planner: Any, signed_in: Any) -> None:
    draft = _draft(WORDS, region, planner)
    client, address = signed_in("planner"), f"/plans/import/{draft.pk}/"

    page = client.get(address).content.decode()
    assert "一份新的规划" in page
    assert "2026—2030年" in page
    row = page[page.index('<th scope="row">森林覆盖率</th>') :]
    assert re.search(r"%</td>.*?40 <small>2025年.*?45 <small>2030年.*?约束性", row[: row.index("</tr>")])
    assert UNSURE in client.get(f"{address}commitments/").content.decode()
    assert UNSURE in client.get(f"{address}text/").content.decode()
    assert not Plan.objects.exists()


def test_every_finding_is_told_with_its_place_and_leads_into_the_text(
    region: Any, planner: Any, signed_in: Any
) -> None:
    draft = _draft(WORDS.replace("森林覆盖率达到45%以上", "森林覆盖率达到48%以上"), region, planner)
    client, address = signed_in("planner"), f"/plans/import/{draft.pk}/"
    assert draft.findings["found"]

    page, text = (client.get(f"{address}{name}/").content.decode() for name in ("findings", "text"))

    for one in draft.findings["found"]:
        assert f"<small>{one['rule']}</small>" in page
    anchors = re.findall(rf'href="{address}text/#(p\d+)"', page)
    assert len(anchors) == sum(len(one["places"]) for one in draft.findings["found"])
    assert all(f'id="{anchor}"' in text for anchor in anchors)


def test_the_findings_of_a_recorded_text_stay_to_read(version: PlanVersion, signed_in: Any) -> None:
    page = signed_in("leader").get(f"/plans/{version.plan_id}/findings/").content.decode()

    assert all(f"<small>{one['rule']}</small>" in page for one in version.findings["found"])


def test_a_plan_goes_among_a_demonstration_only_as_a_trial_and_is_marked(
    region: Any, planner: Any, people: dict[str, Any], signed_in: Any
) -> None:
    planner.__class__.objects.filter(pk=people["leader"].pk).update(demo=True)
    draft = _draft(WORDS, region, planner)
    client, address = signed_in("planner"), f"/plans/import/{draft.pk}/"

    with pytest.raises(PlanAmongDemonstration, match="E671"):
        confirm_import(draft, planner)
    assert "演示数据" in client.get("/plans/import/").content.decode()
    assert client.post(address, {"x": ""}).status_code == 422
    assert not Plan.objects.exists()

    client.post(address, {"trial": "on"})
    assert Plan.objects.get().demo


def test_nobody_else_sees_a_draft(region: Any, planner: Any, people: dict[str, Any], signed_in: Any) -> None:
    draft = _draft(WORDS, region, planner)

    for name in ("", "text/", "findings/", "commitments/", "projects/"):
        assert signed_in("outsider").get(f"/plans/import/{draft.pk}/{name}").status_code == 403


def test_the_list_of_plans_counts_each_part_once(version: PlanVersion, django_assert_num_queries: Any) -> None:
    from lantu_web.record.selectors import plans

    with django_assert_num_queries(1):
        (plan,) = plans()

    assert (plan.count_indicators, plan.count_projects) == (4, 0)
    assert plan.count_commitments == version.plan.commitments.count() > 2
