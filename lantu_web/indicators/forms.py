"""Forms of setting what an indicator is measured by."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.utils import timezone

from lantu.standards.status_rules import all_editions
from lantu.tracking import Milestone
from lantu_web.record.models import Indicator
from lantu_web.record.models.indicator import DIGITS, Accrual, Comparator, Compared, Direction, PriceBasis, TargetType
from lantu_web.record.services import CHAIN

BINDING = [("", "未写明"), ("yes", "约束性"), ("no", "预期性")]
THRESHOLDS = {
    "faster": "快于预期（进度比不低于）",
    "on_track": "符合预期（进度比不低于）",
    "nearly": "基本符合预期（进度比不低于）",
    "margin": "临界余量（占限值的比例）",
    "due_days": "年度数据应在年末后多少天内公布",
}
_DATE = {"type": "date"}


def number(label: str, **more: Any) -> forms.DecimalField:
    """Return a field for a number of the record's digits; a person may type it as they write it."""
    return _Number(label=label, **{**DIGITS, **more})


class _Number(forms.DecimalField):
    """A number; full-width digits and thousands marks are understood."""

    widget = forms.TextInput
    default_error_messages = {"invalid": "这里要填数字，例如 12.5。"}  # noqa: RUF012

    def to_python(self, value: Any) -> Any:
        plain = (
            str(value or "")
            .translate(str.maketrans("０１２３４５６７８９．－，", "0123456789.-,"))
            .replace(",", "")
            .strip()
        )
        return super().to_python(plain)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:  # noqa: ARG002
        return {"inputmode": "decimal", "autocomplete": "off"}


def ordered(choices: type) -> list[tuple[str, str]]:
    """Return the choices, the one that waits first."""
    found = list(choices.choices)  # type: ignore[attr-defined]
    return sorted(found, key=lambda one: one[0] != "")


class SettingsForm(forms.Form):
    """What the plan leaves open of an indicator."""

    type = forms.ChoiceField(
        label="指标类型",
        choices=ordered(TargetType),
        required=False,
        help_text="决定怎样算进度。拿不准就留“待人确认”。",
    )
    direction = forms.ChoiceField(label="方向", choices=ordered(Direction), required=False)
    binding = forms.ChoiceField(label="属性", choices=BINDING, required=False)
    unit = forms.CharField(label="单位", max_length=40, required=False)
    price_basis = forms.ChoiceField(
        label="价格口径", choices=PriceBasis.choices, required=False, help_text="按金额计的指标要分清现价和可比价。"
    )
    accrual = forms.ChoiceField(
        label="数据性质",
        choices=ordered(Accrual),
        required=False,
        help_text="月度、季度数据：时点数可以和序时进度比，累计数要加到年底。",
    )
    edition = forms.CharField(
        label="执行标准", max_length=80, required=False, help_text="例如 GB 3095—2012。标准换版后，旧标准的数据不混用。"
    )
    comparator = forms.ChoiceField(label="目标要求", choices=ordered(Comparator), required=False)
    upper = number("区间上限", required=False, help_text="只用于“区间”类型。")
    compared_name = forms.CharField(
        label="比较对象", max_length=80, required=False, help_text="只用于“相对”类型，例如 全省平均。"
    )
    compared_of = forms.ChoiceField(label="比较内容", choices=ordered(Compared), required=False)
    confirmed = forms.BooleanField(
        label="已看过规划原文，按读出的数字评估", required=False, help_text="一格里有不止一个数时用。"
    )

    def __init__(self, indicator: Indicator, data: Any = None) -> None:
        names = [name for name in self.base_fields if name != "binding"]
        start = {name: getattr(indicator, name) for name in names}
        start["binding"] = {True: "yes", False: "no", None: ""}[indicator.binding]
        start |= {f"own_{key}": indicator.overrides.get(key) for key in THRESHOLDS}
        super().__init__(data, initial=start)
        usual = all_editions()[-1].thresholds
        for key, words in THRESHOLDS.items():
            self.fields[f"own_{key}"] = number(
                words, required=False, help_text=f"不填就用通用的 {usual[key].normalize():f}。"
            )

    def main(self) -> list[Any]:
        """Return the fields everyone sees."""
        return [self[name] for name in self.base_fields]

    def own(self) -> list[Any]:
        """Return the fields of the indicator's own thresholds."""
        return [self[f"own_{key}"] for key in THRESHOLDS]

    def clean(self) -> dict[str, Any]:
        """Return what was given. Raises ValidationError for thresholds out of order or a range without its type."""
        given = super().clean() or {}
        if given.get("type") == "RANGE" and given.get("comparator") not in ("range", ""):
            self.add_error("comparator", "“区间”类型的目标要求选“区间”。")
        usual = all_editions()[-1].thresholds
        own = {key: given.get(f"own_{key}") for key in THRESHOLDS}
        steps: list[Any] = [usual[key] if own[key] is None else own[key] for key in ("faster", "on_track", "nearly")]
        if not steps[0] >= steps[1] >= steps[2] >= 0:
            self.add_error("own_nearly", "三档要依次降低：快于预期 ≥ 符合预期 ≥ 基本符合预期。")
        if (days := given.get("own_due_days")) is not None and (days != int(days) or not 0 <= days <= 3660):
            self.add_error("own_due_days", "天数要是 0 到 3660 之间的整数。")
        return given

    def values(self) -> dict[str, Any]:
        """Return the fields of the record."""
        given = self.cleaned_data
        found = {name: given[name] for name in self.base_fields if name != "binding"}
        found["binding"] = {"yes": True, "no": False}.get(given["binding"])
        found["overrides"] = {
            key: f"{given[f'own_{key}'].normalize():f}" for key in THRESHOLDS if given[f"own_{key}"] is not None
        }
        return found


class AnnualForm(forms.Form):
    """A target for each year of the plan."""

    basis = forms.CharField(
        label="依据", max_length=200, help_text="例如 2026年国民经济和社会发展计划；按均匀进度推算的请写明。"
    )

    def __init__(self, years: range, start: dict[int, Decimal], data: Any = None, basis: str = "") -> None:
        super().__init__(
            data, initial={f"year_{year}": f"{value.normalize():f}" for year, value in start.items()} | {"basis": basis}
        )
        self.years = years
        for year in years:
            self.fields[f"year_{year}"] = number(f"{year}年", required=False)

    def yearly(self) -> list[Any]:
        """Return the fields of the years."""
        return [self[f"year_{year}"] for year in self.years]

    def values(self) -> dict[int, Decimal]:
        """Return what was given by year; years left empty are not set."""
        given = ((year, self.cleaned_data[f"year_{year}"]) for year in self.years)
        return {year: value for year, value in given if value is not None}


class AmendmentForm(forms.Form):
    """A change of a target with the steps that led to it."""

    target = number("新目标值", required=False, help_text="不是数字的目标可以不填，写在下一栏。")
    target_text = forms.CharField(
        label="新目标原文", max_length=200, required=False, help_text="决议里怎么写就怎么抄；不填就用上面的数字。"
    )
    comparator = forms.ChoiceField(label="目标要求", choices=ordered(Comparator), required=False)
    reason = forms.CharField(label="调整理由", widget=forms.Textarea(attrs={"rows": 2}), max_length=1000)
    resolution = forms.CharField(label="决议文号", max_length=120, help_text="例如 某人常〔2028〕5号。")
    in_force_from = forms.DateField(label="生效日期", widget=forms.DateInput(_DATE))

    def __init__(self, indicator: Indicator, comparator: str, data: Any = None) -> None:
        super().__init__(data, initial={"comparator": comparator})
        self.indicator = indicator
        for step in CHAIN:
            self.fields[f"on_{step}"] = forms.DateField(label="日期", widget=forms.DateInput(_DATE))
            self.fields[f"document_{step}"] = forms.CharField(label="文件或会议", max_length=200)

    def main(self) -> list[Any]:
        """Return the fields of the target itself."""
        return [self[name] for name in self.base_fields]

    def chain(self) -> list[tuple[str, Any, Any]]:
        """Return for each step its words and its two fields."""
        return [(words, self[f"on_{step}"], self[f"document_{step}"]) for step, words in CHAIN.items()]

    def clean(self) -> dict[str, Any]:
        """Return what was given. Raises ValidationError where neither number nor words are."""
        given = super().clean() or {}
        if given.get("target") is None and not given.get("target_text", "").strip() and "target" not in self.errors:
            self.add_error("target", "请填新目标值，或在下一栏抄写新目标原文。")
        return given

    def values(self) -> dict[str, Any]:
        """Return what the service takes."""
        given = self.cleaned_data
        text = given["target_text"].strip() or f"{given['target'].normalize():f}"
        steps = [
            {"step": step, "on": given[f"on_{step}"].isoformat(), "document": given[f"document_{step}"]}
            for step in CHAIN
        ]
        names = ("target", "comparator", "reason", "resolution", "in_force_from")
        return {name: given[name] for name in names} | {"target_text": text, "chain": steps}


class IssuedForm(forms.Form):
    """A target handed down."""

    document = forms.CharField(label="下达文件", max_length=120)
    issued_on = forms.DateField(label="下达日期", widget=forms.DateInput(_DATE))
    year = forms.TypedChoiceField(label="适用年份", required=False, coerce=int, empty_value=None)
    type = forms.ChoiceField(
        label="按哪种类型算",
        choices=[one for one in TargetType.choices if one[0] not in ("", "EXTERNAL", "TEXT", "RELATIVE")],
    )
    target = number("下达目标值")
    comparator = forms.ChoiceField(label="目标要求", choices=ordered(Comparator), required=False)

    def __init__(self, years: range, data: Any = None) -> None:
        super().__init__(data)
        self.fields["year"].choices = [("", "整个规划期"), *((year, f"{year}年") for year in years)]  # type: ignore[attr-defined]


class NodeForm(forms.Form):
    """A node that was done."""

    node = forms.TypedChoiceField(label="节点", coerce=int)
    done_on = forms.DateField(label="完成日期", widget=forms.DateInput(_DATE))
    evidence = forms.CharField(label="佐证", max_length=200, help_text="文号、材料名称或验收单。没有佐证不算完成。")

    def __init__(self, nodes: Sequence[Milestone], data: Any = None) -> None:
        super().__init__(data)
        self.nodes = nodes
        self.fields["node"].choices = [(place, f"{one.due} {one.name}") for place, one in enumerate(nodes)]  # type: ignore[attr-defined]

    def clean_done_on(self) -> date:
        """Return the day. Raises ValidationError for one to come."""
        day: date = self.cleaned_data["done_on"]
        if day > timezone.localdate():
            raise forms.ValidationError("完成日期还没有到，请核对。")
        return day

    def values(self) -> dict[str, Any]:
        """Return what the service takes."""
        given = self.cleaned_data
        node = self.nodes[given["node"]]
        return {"what": node.name, "due": node.due, "done_on": given["done_on"], "evidence": given["evidence"]}


class ComparedForm(forms.Form):
    """A year's figure of what an indicator is compared with."""

    year = forms.TypedChoiceField(label="年份", coerce=int)
    value = number("数值")
    source = forms.CharField(label="来源", max_length=200)

    def __init__(self, years: range, data: Any = None) -> None:
        super().__init__(data)
        self.fields["year"].choices = [(year, f"{year}年") for year in years]  # type: ignore[attr-defined]


class BaseForm(forms.Form):
    """The figure of the base year, where the plan does not state it."""

    value = number("数值")
    source = forms.CharField(label="来源", max_length=200, help_text="例如 2020年统计公报。")
