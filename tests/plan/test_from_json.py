"""A plan written and loaded is the same plan; what is not such data is refused with a reason."""

from __future__ import annotations

import json
from typing import Any

import pytest

from lantu.errors import PlanDataRefused
from lantu.plan.as_json import plan_to_json
from lantu.plan.from_json import plan_from_json
from lantu.reading.read import read_plan
from lantu.source.text import SourceText
from tests.strategies import PLAN

TEXT = SourceText.of_words(PLAN, "plan.txt")
WRITTEN = plan_to_json(read_plan(TEXT))


def test_a_plan_comes_back_as_it_was_written() -> None:
    assert plan_from_json(WRITTEN, TEXT) == read_plan(TEXT)


def test_projects_of_one_name_share_their_mentions_again() -> None:
    text = SourceText.of_words("推进东山水库工程建设。\n专栏1：项目\n1.东山水库工程\n专栏2：项目\n1.东山水库工程")
    plan = plan_from_json(plan_to_json(read_plan(text)), text)
    first, second = (box.projects[0].mentions for box in plan.boxes)
    assert first is second


def changed(**parts: Any) -> str:
    return json.dumps(json.loads(WRITTEN) | parts, ensure_ascii=False)


@pytest.mark.parametrize(
    "words",
    [
        "不是数据",
        "[]",
        changed(format="lantu-plan/9"),
        changed(outline=[{"id": "S1"}]),
        changed(outline=[[]]),
        changed(not_found=[{"kind": "image", "what": "图", "span": 3}]),
        changed(entities=[{"name": "某县", "type": "place", "aliases": [], "mentions": [[0, 10**9]]}]),
        changed(quantities=[json.loads(WRITTEN)["quantities"][0] | {"period": "明年"}]),
    ],
)
def test_what_is_not_a_plans_data_is_refused(words: str) -> None:
    with pytest.raises(PlanDataRefused, match="E140"):
        plan_from_json(words, TEXT)


def test_data_of_another_text_is_refused() -> None:
    with pytest.raises(PlanDataRefused, match="读自"):
        plan_from_json(WRITTEN, SourceText.of_words("另一份文件。"))
