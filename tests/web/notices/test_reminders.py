"""Who has something due is told once a day, in the page and outside; who is silent is named, with for how long."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from lantu_web.errors import HostNotAllowed, NotAllowed
from lantu_web.log.models import LogEntry
from lantu_web.notices import robots
from lantu_web.notices.models import Delivery, EarlyWarning, Notice, Outlet, Step
from lantu_web.notices.robots import check_host, speak
from lantu_web.notices.services.reminders import add_outlet, mark_read, remind, send_outside, set_rules

Sign = Callable[[str], Client]


class _Robot(HTTPServer):
    """A robot that answers as it is told and keeps what it heard."""

    heard: list[dict[str, Any]]
    answers: list[tuple[int, bytes]]

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/send?key=secret"


class _Hearing(BaseHTTPRequestHandler):
    server: _Robot

    def do_POST(self) -> None:
        words = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.heard.append(json.loads(words))
        code, body = self.server.answers.pop(0) if self.server.answers else (200, b'{"errcode":0}')
        self.send_response(code)
        if code == 302:
            self.send_header("Location", "http://127.0.0.1:9/elsewhere")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_words: Any) -> None:
        """Say nothing."""


@pytest.fixture
def robot(settings: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[_Robot]:
    server = _Robot(("127.0.0.1", 0), _Hearing)
    server.heard, server.answers = [], []
    settings.LANTU_WEBHOOK_HOSTS = (f"127.0.0.1:{server.server_port}",)
    monkeypatch.setattr(robots, "_WAIT", 0)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()


@pytest.fixture
def outlet(robot: _Robot, people: dict[str, Any]) -> Outlet:
    return add_outlet(name="规划群", robot="wecom", url=robot.url, by=people["administrator"])


def test_who_need_not_report_because_the_figure_is_there_is_not_reminded(
    window: Any, plan: Any, give: Callable[[str, str], Any], people: dict[str, Any]
) -> None:
    give("2026", "41")

    assert remind(plan=plan) == 0


def test_reminding_twice_on_a_day_reminds_once_and_the_next_day_again(
    window: Any, plan: Any, people: dict[str, Any]
) -> None:
    today = timezone.localdate()

    assert remind(plan=plan) > 0
    assert remind(plan=plan) == 0
    assert remind(plan=plan, on=today + timedelta(1)) > 0

    assert Notice.objects.filter(to=people["reporter"], words__contains="还有 1 项没有报").count() == 2
    assert not Notice.objects.filter(to=people["outsider"]).exists()
    page = f"/reporting/{window.submissions.get().pk}/"
    assert set(Notice.objects.filter(to=people["reporter"]).values_list("about", flat=True)) == {page}
    assert LogEntry.objects.filter(action="reminder.run").count() == 2


def test_a_warning_nobody_replied_to_goes_to_the_leaders_once(
    behind: EarlyWarning, plan: Any, people: dict[str, Any]
) -> None:
    due = timezone.localdate() - timedelta(3)
    EarlyWarning.objects.update(due=due)
    behind.steps.update(due=due)

    remind(plan=plan)
    remind(plan=plan, on=timezone.localdate() + timedelta(1))

    assert behind.steps.filter(step=Step.ESCALATED).count() == 1
    assert Notice.objects.filter(to=people["leader"], words__contains="没有在").count() == 1
    assert Notice.objects.filter(to=people["reporter"], words__contains="已逾期，请尽快答复").count() == 2


def test_notices_are_counted_in_the_frame_until_read(
    behind: EarlyWarning, signed_in: Sign, people: dict[str, Any]
) -> None:
    client = signed_in("reporter")
    assert "条未读" in client.get("/notices/").content.decode()
    theirs = Notice.objects.create(to=people["leader"], words="不是你的")

    client.post("/notices/read/", {"notice": theirs.pk})
    theirs.refresh_from_db()
    assert theirs.read_at is None
    client.post("/notices/read/", {})

    assert "条未读" not in client.get("/notices/").content.decode()
    assert mark_read(person=people["reporter"]) == 0


@pytest.mark.parametrize("about", ["https://example.com/", "//example.com/", "javascript:alert(1)", "/\\example.com"])
def test_a_notice_does_not_lead_out_of_the_house(about: str, signed_in: Sign) -> None:
    assert signed_in("planner").post("/notices/read/", {"about": about})["Location"] == "/notices/"


def test_the_robot_hears_the_day_once_and_no_figures(window: Any, plan: Any, robot: _Robot, outlet: Outlet) -> None:
    send_outside(plans=[plan])
    send_outside(plans=[plan])

    (heard,) = robot.heard
    assert heard["msgtype"] == "text"
    assert "林业局：1 项没有报，逾期" in heard["text"]["content"]
    assert Delivery.objects.get().arrived
    assert LogEntry.objects.filter(action="reminder.send").count() == 1
    assert "secret" not in str(list(LogEntry.objects.values()))


def test_of_two_plans_side_by_side_both_are_told_and_in_one_message(
    window: Any, plan: Any, robot: _Robot, outlet: Outlet, people: dict[str, Any]
) -> None:
    from lantu_web.record.models import Indicator, Plan
    from lantu_web.submissions.services.windows import open_window

    old = Plan.objects.create(region=plan.region, title="旧规划", key="旧规划", first_year=2021, last_year=2025)
    owner = plan.indicators.get().owner
    asked = [Indicator.objects.create(plan=old, key="旧", name="旧指标", number=1, owner=owner)]
    days = {"opens": window.opens, "due": window.due, "closes": window.closes}
    open_window(plan=old, name="旧年报", period="2025", indicators=asked, by=people["planner"], **days)

    for one in (plan, old):
        remind(plan=one)
    send_outside(plans=[plan, old])

    about = set(Notice.objects.filter(to=people["planner"]).values_list("about", flat=True))
    assert about == {f"/silent/?plan={one.pk}" for one in (plan, old)}
    (heard,) = robot.heard
    assert "《某县规划》\n林业局：1 项没有报" in heard["text"]["content"]
    assert "《旧规划》\n林业局：1 项没有报" in heard["text"]["content"]


def test_a_robot_that_fails_is_tried_again_then_told_then_tried_the_next_time(
    plan: Any, robot: _Robot, outlet: Outlet
) -> None:
    robot.answers += [(500, b""), (200, b'{"errcode":93000,"errmsg":"invalid"}'), (200, b"nonsense")]

    (first,) = send_outside(plans=[plan])
    assert (first.arrived, first.tries, first.fault) == (False, 3, "对方的回答看不懂")
    (second,) = send_outside(plans=[plan])

    assert (second.arrived, second.tries) == (True, 4)
    assert Delivery.objects.count() == 1


def test_a_robot_that_leads_elsewhere_is_not_followed(robot: _Robot) -> None:
    robot.answers += [(302, b"")] * 3

    answer = speak("dingtalk", robot.url, "x")

    assert not answer.arrived
    assert answer.fault == "对方回答 302"


def test_a_robot_that_is_not_there_is_told_in_words(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.LANTU_WEBHOOK_HOSTS = ("127.0.0.1:9",)
    monkeypatch.setattr(robots, "_WAIT", 0)

    assert "连接不上" in speak("wecom", "http://127.0.0.1:9/x", "x").fault


@pytest.mark.parametrize(
    "url",
    [
        "http://169.254.169.254/latest",
        "file:///etc/passwd",
        "http://127.0.0.1/",
        "https://allowed.example@evil.example/",
        "https://allowed.example:8443/",
        "http:///x",
    ],
)
def test_only_hosts_of_the_settings_are_spoken_to(url: str, settings: Any) -> None:
    settings.LANTU_WEBHOOK_HOSTS = ("allowed.example",)

    check_host("https://allowed.example/robot?key=1")
    with pytest.raises(HostNotAllowed, match="E643"):
        check_host(url)


def test_mail_goes_out_only_where_it_is_set_and_once_a_day(
    window: Any, plan: Any, people: dict[str, Any], settings: Any
) -> None:
    people["reporter"].email = "lin@example.gov.cn"
    people["reporter"].save()
    remind(plan=plan)
    assert send_outside(plans=[plan]) == []
    set_rules(days_before=3, by_mail=True, by=people["administrator"])
    assert send_outside(plans=[plan]) == []
    settings.EMAIL_HOST = "mail.example.gov.cn"

    send_outside(plans=[plan])
    send_outside(plans=[plan])

    (letter,) = mail.outbox
    assert letter.to == ["lin@example.gov.cn"]
    assert "还有 1 项没有报" in letter.body


def test_settings_are_the_administrators_and_the_address_is_not_shown_again(
    outlet: Outlet, signed_in: Sign, people: dict[str, Any]
) -> None:
    with pytest.raises(NotAllowed):
        set_rules(days_before=1, by_mail=False, by=people["planner"])
    assert signed_in("planner").get("/administration/reminders/").status_code == 403
    page = signed_in("administrator").get("/administration/reminders/").content.decode()
    assert "规划群" in page
    assert "secret" not in page


def test_a_robot_is_added_tried_and_switched_off_on_the_page(robot: _Robot, signed_in: Sign) -> None:
    client = signed_in("administrator")
    form = {"outlet": "1", "name": "群", "robot": "dingtalk"}

    assert "E643" in client.post("/administration/reminders/", {**form, "url": "http://evil.example/"}).content.decode()
    assert client.post("/administration/reminders/", {**form, "url": robot.url}).status_code == 302
    made = Outlet.objects.get()
    client.post("/administration/reminders/outlet/", {"outlet": made.pk, "do": "try"})
    client.post("/administration/reminders/outlet/", {"outlet": made.pk, "do": "off"})

    assert robot.heard[0]["at"] == {"isAtAll": False}
    made.refresh_from_db()
    assert not made.active
