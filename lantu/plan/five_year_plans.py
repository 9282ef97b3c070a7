"""Five-year plans (五年规划) and their years: “十四五” is 2021-2025. The table is five_year_plans.yaml."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files

import yaml

from lantu.plan.numerals import parse_number


@lru_cache(maxsize=1)
def _plans() -> dict[int, tuple[int, int]]:
    table = yaml.safe_load(files("lantu.plan").joinpath("five_year_plans.yaml").read_text(encoding="utf-8"))
    return {number: (first, last) for number, (first, last) in table["plans"].items()}


def years_of_plan(number: str) -> tuple[int, int] | None:
    """Return the first and last year of the plan of that ordinal (Chinese or Arabic numeral), None for one not known.

    >>> years_of_plan("十四"), years_of_plan("九"), years_of_plan("90")
    ((2021, 2025), (1996, 2000), None)
    """
    value = parse_number(number)
    return None if value is None else _plans().get(int(value))
