"""The plan as JSON: what others rely on."""

from __future__ import annotations

import json
from decimal import Decimal

import jsonschema

from lantu.plan.as_json import plan_as_dict, plan_to_json, schema
from lantu.reading.read import read_plan
from lantu.source.text import SourceText
from tests.strategies import PLAN


def test_a_plan_is_valid_by_its_schema() -> None:
    data = json.loads(plan_to_json(read_plan(SourceText.of_words(PLAN, "plan.txt"))))
    jsonschema.Draft202012Validator(schema()).validate(data)
    assert data["format"] == "lantu-plan/1"
    assert all(data[part] for part in ("outline", "indicators", "boxes", "quantities", "enumerations", "commitments"))


def test_the_schema_itself_is_valid() -> None:
    jsonschema.Draft202012Validator.check_schema(schema())


def test_a_field_that_is_not_known_is_refused_by_the_schema() -> None:
    data = plan_as_dict(read_plan(SourceText.of_words(PLAN)))
    data["quantities"][0]["guess"] = 1
    assert list(jsonschema.Draft202012Validator(schema()).iter_errors(data))


def test_numbers_are_written_with_their_printed_digits() -> None:
    words = plan_to_json(read_plan(SourceText.of_words("2019年发放贷款27836.2万元，增长0.015208%，新建学校120所。")))
    assert [q["value"] for q in json.loads(words, parse_float=Decimal)["quantities"]] == [
        Decimal("27836.2"),
        Decimal("0.015208"),
        120,
    ]


def test_every_span_lies_within_the_text() -> None:
    plan = read_plan(SourceText.of_words(PLAN))
    spans = [entry["span"] for entry in plan_as_dict(plan)["quantities"]]
    assert spans
    assert all(0 <= start < end <= len(PLAN) for start, end in spans)
