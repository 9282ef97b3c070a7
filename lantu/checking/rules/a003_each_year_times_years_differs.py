"""A003: so many each year, and a total that is another."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lantu.checking.figures import Figure, figures_by_sentence
from lantu.checking.growth import shown
from lantu.checking.rule import Hit, Looked, Severity, rule
from lantu.plan.model import Plan
from lantu.plan.numerals import parse_number

_DONE = re.compile(r"^(?:共|累计|合计|总共)?(?:新建|建设|改造|新增|完成|培训|建成|培育|引进)*")
_YEARS = re.compile(r"(?<![\d第])([2-9二三四五六七八九两])年(?:间|来|内|共|累计|[^，。；度底末前初]{0,6}共)")


@rule(
    code="A003",
    title="每年的数乘以年数不等于总数",
    message="每年{each}，{years}年应为{product}，文中的总数是{total}。",
    remedy="请核对每年的数、年数和总数。",
    severity=Severity.ERROR,
    category="arithmetic",
    basis="算术",
    fails="第一章 主要任务\n“十四五”期间，每年新建社区食堂6个，5年共新建社区食堂⟦40⟧个。",
    passes="第一章 主要任务\n“十四五”期间，每年新建社区食堂6个以上，5年共新建社区食堂40个。",
)
def each_year_times_years_differs(plan: Plan) -> Iterator[Hit | Looked]:
    """Five years of the same number make five times the number. A yearly floor (以上) is contradicted only by a smaller total.

    False alarm: a total over other years than the sentence says.
    """
    for found in figures_by_sentence(plan).values():
        for each in (
            one for one in found if one.annual and one.measure != "growth" and one.unit not in ("%", "个百分点")
        ):
            total = next((one for one in found if _is_total(one, each)), None)
            years = _years(plan.text.words[each.number.end : total.number.start]) if total else None
            if total is None or years is None:
                continue
            yield Looked((each.id, total.id))
            if _differs(each, total, years):
                product = shown(each.value * years)
                facts = {
                    "each": each.said,
                    "years": years,
                    "product": product,
                    "total": total.said,
                }
                yield Hit((total.number,), facts, (each.number,), f"{each.said}×{years}={product}，不等于 {total.said}")


def _years(between: str) -> int | None:
    """Return how many years the words before the total say it is of; years that were not said are not guessed."""
    said = _YEARS.search(between)
    number = parse_number(said[1]) if said else None
    return int(number) if number is not None else None


def _is_total(one: Figure, each: Figure) -> bool:
    same = _thing(one) == _thing(each) and one.unit == each.unit and one.measure == each.measure
    return same and not one.annual and one.number.start > each.number.start


def _thing(one: Figure) -> str:
    return _DONE.sub("", one.subject)


def _differs(each: Figure, total: Figure, years: int) -> bool:
    too_small = total.high < each.low * years and total.comparator in ("=", "~", "<=", "<")
    return too_small or (
        each.comparator in ("=", "~") and total.comparator in ("=", "~", ">=", ">") and total.low > each.high * years
    )
