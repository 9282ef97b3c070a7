"""What a token reads: its department's, as known at a moment, page by page, exact."""

from __future__ import annotations

import csv
import io
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from lantu_web.observations.models import Observation, Release
from lantu_web.observations.services import correct_figure, record_figure
from lantu_web.record.models import Indicator, PlanVersion
from lantu_web.record.services import assign_owner, set_indicator


@pytest.fixture
def recorded(forest: Any, planner: Any) -> Observation:
    return record_figure(
        indicator=forest,
        period="2026",
        value=Decimal("41.370000"),
        unit="%",
        source="公报",
        release=Release.FINAL,
        by=planner,
    )


def test_a_department_reads_its_own_and_an_outsider_nothing_of_it(program: Any, recorded: Any, forest: Any) -> None:
    assert [one["name"] for one in program("林业").get("indicators").json()["results"]] == ["森林覆盖率"]
    assert [one["value"] for one in program("林业").get("observations").json()["results"]] == ["41.37"]

    outsider = program("外人")
    assert outsider.get("indicators").json()["count"] == 0
    assert outsider.get("observations").json()["count"] == 0
    assert outsider.get(f"indicators/{forest.pk}").status_code == 404
    assert "41.37" not in b"".join(outsider.get("observations.csv").streaming_content).decode()


def test_figures_are_read_as_they_were_known_on_a_day(program: Any, recorded: Any, planner: Any) -> None:
    correct_figure(
        figure=recorded, value=Decimal("41.5"), release=Release.REVISED, reason="核实", source="局", by=planner
    )
    past = (timezone.localdate() - timedelta(days=1)).isoformat()

    now = program("林业").get("observations").json()["results"]
    assert [(one["value"], one["supersedes"]) for one in now] == [("41.5", recorded.pk)]
    assert program("林业").get("observations", as_of=past).json()["count"] == 0


def test_indicators_are_read_and_filtered_as_they_were_on_a_day(
    program: Any, forest: Any, planner: Any, departments: Any
) -> None:
    PlanVersion.objects.create(
        plan=forest.plan, number=1, fingerprint="0", file_name="", file_sha256="", text="", data="{}",
        imported_at=timezone.now() - timedelta(days=9), imported_by=planner,
    )  # fmt: skip
    assign_owner(things=[forest], department=departments["水利局"], by=planner)
    set_indicator(indicator=forest, binding=False, by=planner)
    past = {"as_of": (timezone.localdate() - timedelta(days=1)).isoformat()}

    (then,) = program("林业").get("indicators", binding=True, **past).json()["results"]

    assert (then["owner"], then["binding"]) == ("林业局", True)
    assert program("林业").get("indicators", binding=False, **past).json()["count"] == 0
    assert program("林业").get("indicators").json()["count"] == 0
    assert program("外人").get(f"indicators/{forest.pk}").json()["owner"] == "水利局"


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"period": "2026"}, 1), ({"period": "2027"}, 0), ({"first_day": "2026-12-31"}, 1), ({"first_day": "2027-01-01"}, 0),
        ({"last_day": "2026-12-31"}, 1), ({"page": 2}, 0), ({"page_size": 1}, 1), ({"as_of": "9999-12-31"}, 1),
        ({"as_of": "0001-01-01"}, 0),
    ],
)  # fmt: skip
def test_figures_are_filtered(asked: dict[str, Any], found: int, program: Any, recorded: Any) -> None:
    assert len(program("林业").get("observations", **asked).json()["results"]) == found


@pytest.mark.parametrize(
    "asked",
    [
        {"page": 0}, {"page": "x"}, {"page_size": 100000}, {"as_of": "昨天"}, {"period": "0000"}, {"period": "２０２６"},
        {"indicator": 10**30}, {"plan": -1},
    ],
)  # fmt: skip
def test_what_cannot_be_asked_is_told_in_chinese_place_by_place(
    asked: dict[str, Any], program: Any, forest: Any
) -> None:
    answer = program("林业").get("observations", **asked)

    told = answer.json()
    assert answer.status_code == 422
    assert answer["Content-Type"] == "application/problem+json"
    assert (told["status"], told["code"], told["title"]) == (422, "E690", "不符合要求")
    assert next(iter(asked)) in told["errors"][0]["where"]
    assert told["errors"][0]["what"] != "不合要求"


@pytest.mark.parametrize("address", ["plans/999", "indicators/999", "items/999", "observations?plan=999"])
def test_what_is_not_there_is_told_in_the_numbers_of_the_house(address: str, program: Any, forest: Any) -> None:
    answer = program("林业").get(address)

    assert answer.status_code == 404
    assert answer.json()["code"] == "E691"


def test_a_nul_in_words_is_refused(program: Any, forest: Any) -> None:
    assert program("林业").get("indicators", words="a\x00").status_code == 422


def test_figures_go_out_as_sdmx_csv(program: Any, recorded: Any, forest: Any) -> None:
    answer = program("林业").get("observations.csv")
    rows = list(csv.DictReader(io.StringIO(b"".join(answer.streaming_content).decode())))

    assert answer["Content-Type"].startswith("application/vnd.sdmx.data+csv;version=2.0.0")
    assert list(rows[0])[:3] == ["STRUCTURE", "STRUCTURE_ID", "ACTION"]
    (row,) = rows
    assert (row["STRUCTURE"], row["ACTION"], row["FREQ"], row["TIME_PERIOD"]) == ("dataflow", "I", "A", "2026")
    assert (row["REF_AREA"], row["INDICATOR"], row["OBS_VALUE"]) == ("141122", f"I{forest.pk}", "41.37")
    assert (row["UNIT_MEASURE"], row["OBS_STATUS"], row["TITLE"]) == ("%", "A", "森林覆盖率")


def test_a_list_needs_as_many_queries_for_many_as_for_few(
    program: Any, recorded: Any, forest: Any, planner: Any
) -> None:
    def queries(address: str) -> int:
        with CaptureQueriesContext(connection) as seen:
            program("林业").get(address)
        return len(seen)

    few = [queries(one) for one in ("indicators", "observations")]
    Indicator.objects.bulk_create(
        Indicator(plan=forest.plan, key=f"k{n}", name=f"指标{n}", owner=forest.owner) for n in range(20)
    )

    assert [queries(one) for one in ("indicators", "observations")] <= few
    assert max(few) <= 10


def test_the_description_is_for_those_who_have_a_token_or_are_signed_in(
    program: Any, signed_in: Any, forest: Any
) -> None:
    assert program("林业").get("openapi.json").json()["openapi"].startswith("3.")
    assert signed_in("reporter").get("/api/v1/openapi.json").status_code == 200
    assert signed_in("public").get("/api/v1/openapi.json").status_code == 403
    assert program("wrong").get("openapi.json").status_code == 401
    assert Client().get("/api/v1/openapi.json").status_code == 302


def test_a_program_gets_no_session(program: Any, forest: Any) -> None:
    assert not program("林业").get("observations", as_of="2026-01-01").cookies


def test_an_address_there_is_none_of_is_told_as_a_problem(program: Any) -> None:
    answer = program("林业").get("nothing/here")
    assert (answer.status_code, answer["Content-Type"], answer.json()["code"]) == (
        404,
        "application/problem+json",
        "E692",
    )
    assert "nothing/here" in answer.json()["detail"]


def test_chinese_stands_as_it_is_written(program: Any, forest: Any) -> None:
    assert "森林覆盖率" in program("林业").get("indicators").content.decode()
