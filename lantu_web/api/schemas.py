"""What the API takes and gives, as its description (OpenAPI) tells it."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Generic, Literal, TypeVar

from ninja import Schema
from pydantic import AfterValidator, Field, PlainSerializer

Row = TypeVar("Row")
LARGEST = 2**63 - 1


def _storable(words: str) -> str:
    if "\x00" in words:
        raise ValueError("不能含空字符")
    return words


def _plain(value: Decimal) -> str:
    return f"{value.normalize():f}"


Key = Annotated[int, Field(ge=1, le=LARGEST)]
Words = Annotated[str, AfterValidator(_storable)]
Number = Annotated[Decimal, PlainSerializer(_plain, return_type=str)]
PeriodWords = Annotated[
    str, Field(pattern=r"^(19|20|21)[0-9]{2}(-(H[12]|Q[1-4]|0[1-9]|1[0-2]))?$", examples=["2026", "2026-Q1"])
]
Given = Annotated[Decimal, Field(ge=Decimal("-1e14"), le=Decimal("1e14"), examples=["42.5"])]


class PlanOut(Schema):
    """A plan (规划)."""

    id: int
    title: str
    region: str = Field(description="行政区划代码，GB/T 2260")
    first_year: int
    last_year: int
    released: bool = Field(description="是否已向公众公开")
    demo: bool = Field(description="演示数据，不是真实情况")


class IndicatorOut(Schema):
    """An indicator (指标)."""

    id: int
    plan: int
    number: int | None
    name: str
    unit: str
    binding: bool | None = Field(description="约束性为 true，预期性为 false，规划未写明为 null")
    direction: str = Field(description="up 越高越好，down 越低越好，keep 保持，空为待人确认")
    type: str
    base_year: int | None
    base: Number | None
    target_year: int | None
    target: Number | None = Field(description="现行目标（含法定调整）")
    target_comparator: str = Field(description="目标要求：>= 不低于，> 高于，<= 不高于，< 低于，= 达到，空为未写明")
    target_text: str
    amended: bool
    owner: str | None = Field(description="牵头单位")


class ObservationOut(Schema):
    """A figure (数据)."""

    id: int
    indicator: int
    period: str
    value: Number = Field(description="十进制数，写成文字，不丢位数")
    unit: str
    channel: str
    source: str
    release: str
    price_basis: str
    published: date | None
    recorded_at: datetime
    supersedes: int | None = Field(description="它更正的数据")
    demo: bool


class ObservationIn(Schema):
    """A figure that a program sends."""

    indicator: Key
    period: PeriodWords
    value: Given
    unit: Words = Field(max_length=40, description="要与指标的单位一致，防止单位弄错")
    source: Words = Field("", max_length=200, description="数据来源；空则记为本部门")
    explanation: Words = Field("", max_length=2000)
    release: Literal["preliminary", "final", "revised"] = "preliminary"
    channel: Literal["submission", "platform"] = Field(
        "submission", description="submission 成为待审核的填报项；platform 直接入库，限有汇集权限的令牌"
    )


class Received(Schema):
    """What became of a figure that was sent."""

    state: str = Field(description="submitted 待审核，recorded 已入库")
    item: int | None = Field(None, description="填报项编号，可查审核结果")
    observation: int | None = Field(None, description="入库数据编号")


class ItemOut(Schema):
    """A figure under review (填报项)."""

    id: int
    indicator: int
    period: str
    value: Number | None
    state: str
    state_words: str
    returned_because: str | None
    observation: int | None


class Page(Schema, Generic[Row]):
    """A page of a list."""

    count: int
    page: int
    pages: int
    results: list[Row]


class Fault(Schema):
    """A place where a request is not as described."""

    where: str
    what: str


class Problem(Schema):
    """What went wrong, after RFC 9457; `code` is the number of the message."""

    type: str
    title: str
    status: int
    detail: str
    code: str
    errors: list[Fault] = Field(default_factory=list)
