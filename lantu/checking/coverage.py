"""Coverage (可核对的范围): how many of the numbers and indicators could be tested at all, and by which rules."""

from __future__ import annotations

from dataclasses import dataclass

from lantu.checking.run import Checked
from lantu.plan.model import Plan


@dataclass(frozen=True, slots=True)
class Coverage:
    """Numbers and indicators of a plan, how many of each a rule could test, and how many each rule tested."""

    numbers: int
    numbers_checked: int
    indicators: int
    indicators_checked: int
    by_rule: tuple[tuple[str, int], ...]

    def in_words(self) -> str:
        """Return the coverage in a sentence; where nothing could be tested it says so."""
        if not self.numbers + self.indicators:
            return "没有读到数字和指标，算术和一致性无从核对。"
        share = 100 * (self.numbers_checked + self.indicators_checked) // (self.numbers + self.indicators)
        return (
            f"{self.numbers} 个数字里有 {self.numbers_checked} 个、{self.indicators} 个指标里有 {self.indicators_checked} 个"
            f"可以由本文其他数字核对（{share}%）；其余的没有可比的数，不等于没有问题。"
        )


def coverage(plan: Plan, checked: Checked) -> Coverage:
    """Return what the rules that ran could test."""
    tested = frozenset().union(*checked.looked.values()) if checked.looked else frozenset()
    numbers = {quantity.id for quantity in plan.quantities}
    indicators = {indicator.id for indicator in plan.indicators}
    by_rule = tuple((code, len(ids)) for code, ids in sorted(checked.looked.items()) if ids)
    return Coverage(len(numbers), len(numbers & tested), len(indicators), len(indicators & tested), by_rule)
