"""Every action that is logged has words."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from django.test import Client

import lantu_web
from lantu_web.log.models import LogEntry
from lantu_web.log.services import write_log
from lantu_web.log.wording import action_words, changes_in_words, title_of

ROOM = Path(lantu_web.__file__).parent


def test_every_action_in_the_code_has_words() -> None:
    sources = [path.read_text(encoding="utf-8") for path in ROOM.rglob("*.py") if path.parent.name != "commands"]
    actions = {found for words in sources for found in re.findall(r'action="([\w.]+)"', words)}

    assert len(actions) > 10
    assert [action for action in actions if action_words(action) == action] == []


def _keys_told() -> Iterator[tuple[str, str]]:
    """Yield the names of what is told before and after in the code: of dicts given to `write_log`, or made for it beside the call."""
    for path in ROOM.rglob("*.py"):
        for function in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(function, ast.FunctionDef):
                continue
            calls = [n for n in ast.walk(function) if isinstance(n, ast.Call) and ast.unparse(n.func) == "write_log"]
            given = [one.value for call in calls for one in call.keywords if one.arg in ("before", "after")]
            names = {one.id for one in given if isinstance(one, ast.Name)}
            made = [
                n.value for n in ast.walk(function) if isinstance(n, ast.Assign) and ast.unparse(n.targets[0]) in names
            ]
            for one in [*given, *made]:
                for key in one.keys if isinstance(one, ast.Dict) else ():
                    if isinstance(key, ast.Constant):
                        yield str(key.value), path.name


def test_every_field_that_is_told_has_a_title_in_words() -> None:
    told = set(_keys_told())

    assert len(told) > 30
    assert [one for one in told if not re.search("[一-鿿]", title_of(one[0], ""))] == []


def test_what_did_not_change_is_not_told_and_moments_and_signs_are_words() -> None:
    before = {"comparator": "=", "target_text": "45", "released_at": "2026-11-26T01:02:03.5+00:00"}
    after = {"comparator": "=", "target_text": "46", "released_at": None}

    assert changes_in_words("record.indicator:1", before, after) == [
        ("目标值原文", "45", "46"), ("公开时间", "2026-11-26 09:02", "（空）"),
    ]  # fmt: skip
    assert changes_in_words("record.indicator:1", {"comparator": ">="}, {"comparator": ">"}) == [
        ("比较", "不低于", "高于")
    ]


def test_an_assignment_is_one_line(forest: Any, departments: dict[str, Any], planner: Any) -> None:
    from lantu_web.duties.services import set_duties

    before = LogEntry.objects.count()
    wanted = {f"indicator-{forest.pk}": {"owner": departments["水利局"].pk, "leader": "张三"}}
    set_duties(plan=forest.plan, wanted=wanted, how="逐项修改", by=planner)

    (line,) = LogEntry.objects.all()[: LogEntry.objects.count() - before]
    told = {title: (old, new) for title, old, new in changes_in_words(line.about, line.before, line.after)}
    assert told["牵头单位"] == ("林业局", "水利局")
    assert told["方式"] == ("", "逐项修改")


def test_actions_and_kinds_stand_in_the_order_of_a_dictionary(
    people: dict[str, Any], signed_in: Callable[[str], Client]
) -> None:
    for action in ("plan.import", "duty.assign", "warning.reply", "sign_out"):
        write_log(by=None, action=action, about="某事", name="某")

    page = signed_in("supervisor").get("/log/").content.decode()

    for name in ("action", "about"):
        (listed,) = re.findall(rf'<select id="{name}".*?</select>', page, re.DOTALL)
        words = re.findall(r">([^<]+)</option>", listed)[1:]
        assert words == sorted(words, key=lambda one: one.encode("gb18030"))
        assert len(words) > 3
