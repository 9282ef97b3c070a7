"""Every page as of a past day, in the cast: 发改 sees who led then, who led then sees it, who leads now does not; nobody writes."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils import timezone

from lantu_web.accounts.permissions import TABLE, only_sees
from lantu_web.duties.services import set_duties
from lantu_web.kept.copying import held_since
from lantu_web.log.models import LogEntry
from lantu_web.notices.models import EarlyWarning
from lantu_web.record.models import Commitment, IndicatorPast, Project
from lantu_web.record.services import assign_owner, set_indicator
from lantu_web.submissions.models import SubmissionItem, SubmissionItemPast
from lantu_web.submissions.services.filling import Entry, fill
from lantu_web.submissions.services.reviewing import return_item
from lantu_web.submissions.services.windows import extend_window, open_window


def _ago(days: int) -> Any:
    return timezone.now() - timedelta(days=days)


@pytest.fixture
def then(plan: Any, forest: Any, departments: Any, people: Any) -> dict[str, Any]:
    """Until five days ago 水利局 led everything and had a duty of its own; since then 林业局 does, and nothing is as it was."""
    planner, water, forestry = people["planner"], departments["水利局"], departments["林业局"]
    promise, project = Commitment.objects.get(), Project.objects.get()
    things, today = [forest, promise, project], timezone.localdate()
    with held_since(_ago(30)):
        assign_owner(things=things, department=water, by=planner)
        _duties(plan, things, leader="王县长", nodes=[{"due": "2027-06-30", "what": "过半"}], others=[], by=planner)
        set_indicator(indicator=forest, price_basis="current", edition="2020年标准", by=planner)
        warning = EarlyWarning.objects.create(
            indicator=forest, department=water, level=2, reason="进度慢", due=today, opened_at=_ago(30)
        )
        window = open_window(
            plan=plan, name="年报", period="2026", opens=_ago(30).date(), due=_ago(12).date(), closes=_ago(6).date(),
            indicators=[forest], by=planner,
        )  # fmt: skip
    with held_since(_ago(20)):
        item = SubmissionItem.objects.get()
        entry = Entry("41.2", "初报", revision=item.revision)
        extend_window(window=window, due=today, closes=today + timedelta(days=9), reason="补报", by=planner)
        fill(submission=item.submission, entries={item.pk: entry}, by=people["outsider"], submit=True)
    with held_since(_ago(5)):
        assign_owner(things=things, department=forestry, by=planner)
        _duties(plan, things, leader="李县长", nodes=[], others=[], by=planner)
        set_indicator(indicator=forest, price_basis="comparable", edition="2026年标准", by=planner)
        return_item(item=item, revision=SubmissionItem.objects.get().revision, reason="数字不实", by=people["reviewer"])
        EarlyWarning.objects.update(department=forestry, reason="严重滞后", level=4)
    return {
        "indicator": forest,
        "promise": promise,
        "project": project,
        "item": item,
        "window": window,
        "warning": warning,
    }


def _duties(plan: Any, things: list[Any], by: Any, **values: Any) -> None:
    wanted = {f"{thing._meta.model_name}-{thing.pk}": values for thing in things}
    set_duties(plan=plan, wanted=wanted, how="逐项修改", by=by)


@pytest.fixture
def read(signed_in: Any) -> Callable[..., str]:
    """Return a deed that reads a page as someone, as of so many days ago (0: now)."""

    def deed(who: str, address: str, days: int = 0) -> str:
        client = signed_in(who)
        day = f"{timezone.localdate() - timedelta(days=days):%Y-%m-%d}" if days else ""
        client.get(f"/account/password/?as_of={day}")
        page: str = client.get(address).content.decode()
        # The filters name every department, whoever leads: what counts is outside them.
        return re.sub(
            r'<form[^>]*method="get".*?</form>', "", page[page.index("<main") : page.index("</main>")], flags=re.S
        )

    return deed


THINGS = {
    "/indicators/": ("水利局", "林业局"), "/promises/": ("水利局", "林业局"), "/promises/projects/": ("水利局", "林业局"),
    "/duties/": ("王县长", "李县长"), "/plans/{plan}/": ("水利局", "林业局"), "/indicators/{indicator}/": ("王县长", "李县长"),
    "/promises/{promise}/": ("王县长", "李县长"), "/promises/projects/{project}/": ("王县长", "李县长"),
    "/duties/of/indicator-{indicator}/": ("过半", "李县长"),
    "/indicators/?owner={water}": ("森林覆盖率", "没有符合条件"), "/warnings/": ('<strong>1</strong><span class="badge yellow">', '<strong>1</strong><span class="badge red">'), "/warnings/{warning}/": ("水利局", "林业局"),
}  # fmt: skip


def _address(form: str, then: dict[str, Any], departments: Any) -> str:
    keys = {name: thing.pk for name, thing in then.items()}
    return form.format(plan=then["indicator"].plan_id, water=departments["水利局"].pk, **keys)


@pytest.mark.parametrize("form", THINGS)
def test_a_page_shows_what_held_on_the_day_it_looks_back_to(
    form: str, then: dict[str, Any], departments: Any, read: Callable[..., str]
) -> None:
    address, (was, is_now) = _address(form, then, departments), THINGS[form]

    back, now = read("planner", address, days=8), read("planner", address)

    assert was in back
    assert is_now not in back
    assert is_now in now


@pytest.mark.parametrize("form", [form for form in THINGS if "owner=" not in form])
def test_who_led_then_sees_it_then_and_who_leads_now_sees_it_now(
    form: str, then: dict[str, Any], departments: Any, signed_in: Any
) -> None:
    address, sees = _address(form, then, departments), {}
    for who in ("outsider", "reporter"):  # 外人 is of 水利局
        client = signed_in(who)
        for days in (8, 0):
            day = f"{timezone.localdate() - timedelta(days=days):%Y-%m-%d}" if days else ""
            client.get(f"/account/password/?as_of={day}")
            answer = client.get(address)
            page = answer.content.decode()
            told = (
                "森林覆盖率</a>",
                "造林5万亩。</a>",
                "苗圃</a>",
                "beside",
                "王县长",
                "李县长",
                "过半",
                "牵头单位</dt>",
            )
            sees[who, days] = answer.status_code == 200 and any(words in page for words in told)

    assert sees == {("outsider", 8): True, ("outsider", 0): False, ("reporter", 8): False, ("reporter", 0): True}


def test_the_settings_of_an_indicator_are_those_of_the_day(then: dict[str, Any], read: Callable[..., str]) -> None:
    address = then["indicator"].get_absolute_url()

    assert "现价" in (back := read("planner", address, days=8))
    assert "2020年标准" in back
    assert "可比价" in (now := read("planner", address))
    assert "2026年标准" in now


def test_reporting_shows_the_days_and_states_of_the_day(then: dict[str, Any], read: Callable[..., str]) -> None:
    asked, sent, returned = (
        read("supervisor", f"/reporting/{then['item'].submission_id}/", days) for days in (25, 8, 0)
    )

    assert ("待填" in asked, "41.2" in asked, "已延期" in asked) == (True, False, False)
    assert f"{_ago(12).date():%Y年}{_ago(12).date().month}月{_ago(12).date().day}日截止" in asked
    assert ("待审核" in sent, "41.2" in sent, "数字不实" in sent) == (True, True, False)
    assert ("已退回" in returned, "数字不实" in returned) == (True, True)
    counts = [_counts(read("supervisor", "/reporting/", days)) for days in (40, 25, 8, 0)]
    assert counts == [[], ["1", "0", "0", "0"], ["0", "0", "1", "0"], ["0", "1", "0", "0"]]


def _counts(page: str) -> list[str]:
    return re.findall(r'class="number">(\d+)</td>', page.split("</table>")[0])


def test_what_waited_for_review_is_on_the_page_of_review(then: dict[str, Any], read: Callable[..., str]) -> None:
    back, now = read("reviewer", "/review/", 8), read("reviewer", "/review/")

    assert "41.2" in back
    assert "通过勾选的" not in back
    assert "没有待审核的数" in now
    assert "数字不实" not in back
    assert "数字不实" in now
    assert "待审核" in read("reviewer", f"/review/{then['item'].pk}/", 8)


def test_who_was_silent_is_told_of_the_day(then: dict[str, Any], read: Callable[..., str]) -> None:
    asked, sent = read("leader", "/silent/", 25), read("leader", "/silent/", 8)

    assert "待报（还没到截止日）" in asked
    assert "水利局" in asked
    assert "该报的都报了" in sent
    assert "已报，待审核" in sent


def test_the_overview_counts_what_was_theirs_on_the_day(then: dict[str, Any], read: Callable[..., str]) -> None:
    assert "约束性指标 1 项" in read("outsider", "/", 8)
    assert "约束性指标 1 项" not in read("outsider", "/")
    assert "约束性指标 1 项" not in read("reporter", "/", 8)
    assert "红色预警</span>" not in read("leader", "/", 8)
    assert "红色预警</span>" in read("leader", "/")


def test_a_file_that_was_taken_away_is_there_on_the_day(then: dict[str, Any], signed_in: Any, people: Any) -> None:
    from lantu_web.submissions.models import EvidenceFile
    from lantu_web.submissions.services.evidence import add_evidence, remove_evidence

    SubmissionItem.objects.update(state="returned")
    file = add_evidence(item=then["item"], name="表.txt", content=b"41.2", by=people["planner"])
    EvidenceFile.every.filter(pk=file.pk).update(added_at=_ago(9))
    remove_evidence(file=EvidenceFile.objects.select_related("item__submission__window").get(), by=people["planner"])
    client = signed_in("planner")

    assert client.get(f"/reporting/evidence/{file.pk}/").status_code == 404
    client.get(f"/?as_of={_ago(8).date():%Y-%m-%d}")
    assert client.get(f"/reporting/evidence/{file.pk}/").status_code == 200
    assert "表.txt" in client.get(f"/review/{then['item'].pk}/").content.decode()


def _pages(resolver: URLResolver, prefix: str = "") -> Any:
    for each in resolver.url_patterns:
        if isinstance(each, URLResolver):
            yield from _pages(each, f"{prefix}{each.namespace}:" if each.namespace else prefix)
        else:
            yield f"{prefix}{each.name}", each


PAGES: dict[str, URLPattern] = dict(_pages(get_resolver()))
GUARDED = [name for name, page in PAGES.items() if TABLE[page.callback.permission].roles is not None]  # type: ignore[attr-defined]


@pytest.mark.parametrize("name", [one for one in GUARDED if not one.startswith("api")])
def test_nothing_is_written_while_looking_back(
    name: str, signed_in: Any, people: Any, url_arguments: dict[str, Any]
) -> None:
    page = PAGES[name]
    permission = page.callback.permission  # type: ignore[attr-defined]
    if permission.startswith("session."):
        pytest.skip("one's own account is of today")
    roles = TABLE[permission].roles or ()
    client = signed_in(next(one for one in ("planner", "administrator", "supervisor") if people[one].role in roles))
    client.get("/account/password/?as_of=2024-06-30")
    address = reverse(name, kwargs={key: url_arguments[key] for key in page.pattern.converters})
    before = (LogEntry.objects.count(), IndicatorPast.objects.count(), SubmissionItemPast.objects.count())

    sent, got = client.post(address, {"do": "submit", "owner": "1"}), client.get(address)

    assert sent.status_code in (403, 405)
    assert sent.status_code == 405 or "E630" in sent.content.decode()
    if not only_sees(permission) and name not in ("submissions:queue", "submissions:window"):
        assert got.status_code in (403, 405)
    elif name != "log:export":
        assert (LogEntry.objects.count(), IndicatorPast.objects.count(), SubmissionItemPast.objects.count()) == before


@pytest.mark.parametrize("who", ["planner", "reporter", "reviewer"])
def test_the_pages_of_a_past_day_offer_nothing_to_write(
    who: str, then: dict[str, Any], departments: Any, read: Callable[..., str]
) -> None:
    own = ["/", "/reporting/", f"/reporting/{then['item'].submission_id}/", f"/review/{then['item'].pk}/"]
    for address in [*(_address(form, then, departments) for form in THINGS), *own]:
        assert "<button" not in read(who, address, 8), address


LISTS = [
    "/",
    "/indicators/",
    "/promises/",
    "/promises/projects/",
    "/duties/",
    "/reporting/",
    "/review/",
    "/warnings/",
    "/silent/",
]


@pytest.mark.parametrize("address", LISTS)
def test_a_list_of_a_past_day_needs_a_bounded_number_of_queries(
    address: str, then: dict[str, Any], signed_in: Any
) -> None:
    client = signed_in("reviewer")
    client.get(f"/account/password/?as_of={_ago(8).date():%Y-%m-%d}")
    with CaptureQueriesContext(connection) as few:
        client.get(address)
    _more_of_everything(then)

    with CaptureQueriesContext(connection) as many:
        client.get(address)

    assert len(many) <= len(few) + 2  # where there was nothing to look up
    assert len(many) < 40


def _more_of_everything(then: dict[str, Any]) -> None:
    """Twelve more of each kind, led by 水利局 until five days ago."""
    led_then = (
        SubmissionItem.objects.as_of(_ago(8)).select_related("submission__department").get().submission.department
    )
    for thing in (then["indicator"], then["promise"], then["project"]):
        told = {field.attname: getattr(thing, field.attname) for field in thing._meta.local_concrete_fields}
        for number in range(2, 14):
            more = {**told, "id": None, "key": f"k{number}", "number": number, "owner_id": led_then.pk}
            with held_since(_ago(30)):
                one = type(thing).objects.create(**more)
            with held_since(_ago(5)):
                type(thing).objects.filter(pk=one.pk).update(owner=thing.owner_id)
