"""Components that every template has without loading: badge, bar, chart, demo_mark, field, spark, pages, wrong; filters figure, may, percent, period."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from typing import Any

from django import template
from django.forms import BaseForm, BoundField
from django.utils.html import format_html
from django.utils.safestring import SafeString

from lantu_web.accounts import permissions
from lantu_web.frame.charts import Chart
from lantu_web.frame.line_chart import line_chart
from lantu_web.frame.status_bar import Share, status_bar
from lantu_web.observations.periods import in_words

register = template.Library()

# Words, shape and colour say the same thing three times: nobody has to tell colours apart.
SHAPES = {"good": "●", "fair": "◆", "watch": "▲", "bad": "■", "none": "○"}
LADDER = {
    "blue": "◇",
    "yellow": "△",
    "orange": "◎",
    "red": "★",
}  # the rungs of a warning (蓝黄橙红): in every Chinese font


@register.simple_tag
@lru_cache(maxsize=256)
def badge(words: str, tone: str = "none") -> SafeString:
    """A status in words, with the shape and colour of its tone: good, fair, watch, bad, none; of a warning blue, yellow, orange, red."""
    shape = SHAPES.get(tone) or LADDER[tone]
    return format_html('<span class="badge {}"><span aria-hidden="true">{}</span> {}</span>', tone, shape, words)


@register.simple_tag
def demo_mark(demo: bool) -> SafeString:
    """The mark of demonstration data, where it is such."""
    return SafeString('<span class="demo">演示数据</span>' if demo else "")


@register.inclusion_tag("frame/field.html")
def field(bound: BoundField) -> dict[str, Any]:
    """A field of a form: label, input, help, what is wrong with it, joined for those who listen to the page."""
    described = [f"{bound.id_for_label}-help"] if bound.help_text else []
    described += [f"{bound.id_for_label}-wrong"] if bound.errors else []
    attributes: dict[str, Any] = {"aria-describedby": " ".join(described)} if described else {}
    if bound.errors:
        attributes["aria-invalid"] = "true"
    return {"field": bound, "input": bound.as_widget(attrs=attributes)}


@register.inclusion_tag("frame/wrong_form.html")
def wrong(form: BaseForm) -> dict[str, Any]:
    """What is wrong with a form as a whole, and with its fields that are not seen."""
    unseen = [f"{one.label}：{fault}" for one in form.hidden_fields() for fault in one.errors]
    return {"faults": [*form.non_field_errors(), *unseen]}


@register.simple_tag
def spark(chart: Chart | None) -> SafeString:
    """The small drawing of a chart."""
    return chart.small if chart else SafeString("")


@register.simple_tag
def chart(drawn: Chart | None) -> SafeString:
    """The large drawing of a chart."""
    return line_chart(drawn) if drawn else SafeString("")


@register.simple_tag
def bar(shares: list[Share], title: str) -> SafeString:
    """A bar of how many stand how."""
    return status_bar(shares, title)


@register.inclusion_tag("frame/pages.html", takes_context=True)
def pages(context: Any, page: Any) -> dict[str, Any]:
    """Links to the other pages of a list, the filters kept. `page` is a Page of Django's paginator."""
    query = context["request"].GET.copy()
    query.pop("page", None)
    return {"page": page, "query": f"{query.urlencode()}&" if query else ""}


@register.filter
def figure(value: Decimal | None) -> str:
    """A number as people write it: no useless zeros; “—” where there is none.

    >>> figure(Decimal("75.500000")), figure(Decimal("1200")), figure(None)
    ('75.5', '1200', '—')
    """
    return "—" if value is None else f"{value.normalize():f}"


@register.filter
def percent(share: Decimal | None) -> str:
    """A share as people write it.

    >>> percent(Decimal("0.28571")), percent(None)
    ('28.6%', '—')
    """
    return "—" if share is None else f"{round(share * 100, 1).normalize():f}%"


@register.filter
def may(person: Any, permission: str) -> bool:
    """Tell whether a person may do something: {% if person|may:"plan.import" %}."""
    return person is not None and permissions.may(person, permission)


@register.filter
def period(words: str) -> str:
    """A period of a figure as people say it."""
    return in_words(words)


@register.filter
def under(path: str, address: str) -> bool:
    """Tell whether a page belongs to an entry of the navigation: its address begins with the entry's.

    >>> under("/indicators/3/", "/indicators/"), under("/indicators/", "/")
    (True, False)
    """
    return path == address if address == "/" else path.startswith(address)
