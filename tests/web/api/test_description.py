"""Calls made up from the description (OpenAPI) find no fault of the program, and no answer that it does not tell of."""

from __future__ import annotations

import json
from typing import Any

import pytest
import schemathesis
from django.test import Client
from hypothesis import HealthCheck, settings
from schemathesis.generation import GenerationMode

from lantu_web import rates
from lantu_web.api.endpoints import api

DESCRIPTION = schemathesis.openapi.from_dict(json.loads(json.dumps(api.get_openapi_schema(path_prefix="/api/v1/"))))
DESCRIPTION.config.generation.update(modes=[GenerationMode.POSITIVE, GenerationMode.NEGATIVE])


@pytest.mark.parametrize("who", ["林业", "platform"])
@DESCRIPTION.parametrize()
@settings(max_examples=12, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
def test_calls_made_up_from_the_description_find_no_fault(
    case: Any, who: str, tokens: dict[str, str], window: Any, forest: Any
) -> None:
    rates.forget()  # as if each came in another minute

    answer = _call(case, tokens[who])

    told = {int(code) for code in case.operation.definition.raw["responses"]}
    assert answer.status_code < 500
    assert len(b"".join(answer)) > 0 or answer.status_code == 405
    assert answer.status_code in told | {404, 405}
    if answer.status_code == 422 or answer.status_code in (401, 403, 409):
        assert answer["Content-Type"] == "application/problem+json"


def test_every_address_is_described_and_described_in_chinese() -> None:
    told = api.get_openapi_schema()["paths"]

    assert len(told) == 8 - 1  # observations are read and sent at one address
    for methods in told.values():
        for one in methods.values():
            assert any("一" <= c <= "鿿" for c in one["summary"])


def _call(case: Any, token: str) -> Any:
    headers = {str(k): str(v) for k, v in dict(case.headers or {}).items() if str(v).isprintable()}
    headers["Authorization"] = f"Bearer {token}"
    query = {k: v for k, v in (case.query or {}).items() if v is not None}
    body = case.body if isinstance(case.body, dict | list | str | int | float | bool) or case.body is None else None
    data = json.dumps(body, default=str) if case.method.upper() in ("POST", "PUT", "PATCH") else ""
    return Client(raise_request_exception=False).generic(
        case.method, case.formatted_path, data, content_type="application/json", headers=headers, query_params=query
    )
