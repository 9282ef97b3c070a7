"""The addresses of version 1 of the API."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from ninja import Body, Header, NinjaAPI, Query, Status
from ninja.renderers import JSONRenderer

from lantu_web.accounts.permissions import require
from lantu_web.api import intake, reading
from lantu_web.api.auth import Bearer, allowed, reader
from lantu_web.api.errors import NoSuchAddress
from lantu_web.api.limits import limits
from lantu_web.api.problems import tell_problems
from lantu_web.api.schemas import (
    IndicatorOut,
    ItemOut,
    Key,
    ObservationIn,
    ObservationOut,
    Page,
    PeriodWords,
    PlanOut,
    Problem,
    Received,
    Words,
)
from lantu_web.api.sdmx import MEDIA_TYPE, as_sdmx
from lantu_web.observations.models import Release
from lantu_web.record.selectors import indicators_for, plans_for

PageNumber = Annotated[int, Query(ge=1, le=1_000_000, description="第几页")]
PageSize = Annotated[int, Query(ge=1, le=limits().page_size_most, description="每页几行")]
AsOf = Annotated[date | None, Query(description="按这一天当时所知给出；不写为现在")]
SIZE = limits().page_size
PROBLEMS = frozenset({401, 403, 404, 422, 429})


class AsWritten(JSONRenderer):
    """JSON in which Chinese stands as it is written, for who reads it with a browser or curl."""

    def __init__(self) -> None:
        self.json_dumps_params = {"ensure_ascii": False}


api = NinjaAPI(
    title="蓝图 规划实施工作台 接口",
    version="1.0.0",
    description="读取规划、指标、数据，报送数据。每个部门凭令牌使用；只看得到、报得了本部门的事项。",
    urls_namespace="api:v1",
    docs_url=None,
    auth=Bearer(),
    renderer=AsWritten(),
)
tell_problems(api)


@api.get("plans", response={200: list[PlanOut], PROBLEMS: Problem}, summary="规划列表")
def plans(request: HttpRequest) -> Any:
    """The plans of the region, the current one first."""
    require("plan.see", reader(request))
    return [reading.plan_row(one) for one in plans_for(reader(request))]


@api.get("plans/{plan_id}", response={200: PlanOut, PROBLEMS: Problem}, summary="一份规划")
def plan(request: HttpRequest, plan_id: Key) -> Any:
    """A plan."""
    require("plan.see", reader(request))
    return reading.plan_row(reading.plan_of(reader(request), plan_id))


@api.get("indicators", response={200: Page[IndicatorOut], PROBLEMS: Problem}, summary="指标列表")
def indicators(
    request: HttpRequest,
    plan: Annotated[Key | None, Query(description="规划编号；不写为现行规划")] = None,
    words: Annotated[Words | None, Query(max_length=100, description="名称含")] = None,
    binding: Annotated[bool | None, Query(description="true 约束性，false 预期性")] = None,
    as_of: AsOf = None,
    page: PageNumber = 1,
    page_size: PageSize = SIZE,
) -> Any:
    """The indicators that concern the department."""
    person, at = reader(request), reading.moment(as_of)
    wanted = {"name__contains": words or None, "binding": binding}
    found = reading.asked_of(indicators_for(person, reading.plan_of(person, plan), at), at, **wanted)
    return reading.page_of(found, page, page_size, lambda one: reading.indicator_row(one, at))


@api.get("indicators/{indicator_id}", response={200: IndicatorOut, PROBLEMS: Problem}, summary="一项指标")
def indicator(request: HttpRequest, indicator_id: Key, as_of: AsOf = None) -> Any:
    """An indicator."""
    at = reading.moment(as_of)
    return reading.indicator_row(reading.indicator_of(reader(request), indicator_id, at), at)


@api.get("observations", response={200: Page[ObservationOut], PROBLEMS: Problem}, summary="数据列表")
def observations(
    request: HttpRequest,
    plan: Annotated[Key | None, Query(description="规划编号；不写为现行规划")] = None,
    indicator: Annotated[Key | None, Query(description="指标编号")] = None,
    period: Annotated[PeriodWords | None, Query(description="时期：2026、2026-H1、2026-Q1、2026-03")] = None,
    first_day: Annotated[date | None, Query(description="期末不早于")] = None,
    last_day: Annotated[date | None, Query(description="期末不晚于")] = None,
    as_of: AsOf = None,
    page: PageNumber = 1,
    page_size: PageSize = SIZE,
) -> Any:
    """The figures that concern the department, as they stand: what was corrected is left out."""
    person = reader(request)
    found = reading.figures_for(
        person, reading.plan_of(person, plan), reading.moment(as_of),
        indicator=indicator, period=period, period_end__gte=first_day, period_end__lte=last_day,
    )  # fmt: skip
    return reading.page_of(found, page, page_size, reading.figure_row)


_CSV = {200: {"description": "SDMX-CSV 2.0", "content": {MEDIA_TYPE: {"schema": {"type": "string"}}}}}


@api.get(
    "observations.csv",
    response={PROBLEMS: Problem},
    summary="数据导出（SDMX-CSV 2.0）",
    openapi_extra={"responses": _CSV},
)
def observations_csv(
    request: HttpRequest,
    plan: Annotated[Key | None, Query(description="规划编号；不写为现行规划")] = None,
    as_of: AsOf = None,
) -> Any:
    """The figures that concern the department, all of them, as SDMX-CSV."""
    person = reader(request)
    found = reading.figures_for(person, reading.plan_of(person, plan), reading.moment(as_of))
    rows = found.select_related("indicator__plan").iterator(chunk_size=2000)
    name = {"Content-Disposition": 'attachment; filename="observations.csv"'}
    return StreamingHttpResponse(as_sdmx(rows), content_type=MEDIA_TYPE, headers=name)


@api.post("observations", response={201: Received, PROBLEMS | {400, 409}: Problem}, summary="报送数据")
def send(
    request: HttpRequest,
    response: HttpResponse,
    figure: Annotated[ObservationIn, Body()],
    idempotency_key: Annotated[
        str, Header(alias="Idempotency-Key", description="1 至 80 个字符，每次新的写入用新的值；重发用同一个值")
    ] = "",
) -> Any:
    """Send a figure; it waits for review, unless the token collects for the data platform and says so."""
    platform = figure.channel == "platform"
    token = allowed(request, "collects" if platform else "writes")

    def act() -> dict[str, Any]:
        told: dict[str, Any] = figure.dict(exclude={"channel", "indicator", "release"})
        told |= {"indicator": reading.indicator_of(token.account, figure.indicator), "release": Release(figure.release)}
        if platform:
            return {"state": "recorded", "observation": intake.collect_figure(token=token, **told).pk}
        return {"state": "submitted", "item": intake.submit_figure(token=token, **told).pk}

    answer, again = intake.once(token, idempotency_key, request.body, act)
    if again:
        response["Idempotent-Replayed"] = "true"
    return Status(201, answer)


@api.get("items/{item_id}", response={200: ItemOut, PROBLEMS: Problem}, summary="报送的数据审核得怎样")
def item(request: HttpRequest, item_id: Key) -> Any:
    """How a figure that was sent stands."""
    return reading.item_row(reading.item_of(reader(request), item_id))


@api.api_operation(["GET", "POST", "PUT", "PATCH", "DELETE"], "{path:rest}", include_in_schema=False)
def nothing(request: HttpRequest, rest: str) -> Any:  # noqa: ARG001
    """An address there is none of, told as a program reads it. The last of all: it fits whatever the others do not."""
    raise NoSuchAddress(address=rest[:80])
