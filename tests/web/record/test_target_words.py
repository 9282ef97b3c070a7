"""A target is said in one way everywhere, and keeps its sense."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from lantu_web.record.models import Indicator
from lantu_web.record.selectors import Target
from lantu_web.record.target_words import growth_words, target_words

NOTHING = Target(None, "-", "", amended=False)


@pytest.mark.parametrize(
    ("target", "unit", "told"),
    [
        (Target(Decimal("100.000"), ">100", ">", amended=False), False, ">100"),
        (Target(Decimal("42"), "≥42", ">=", amended=False), True, "≥42%"),
        (Target(Decimal("5.5"), "<5.5", "<", amended=False), True, "<5.5%"),
        (Target(Decimal("75"), "75", "=", amended=False), True, "75%"),
        (Target(None, "完成市里下达的目标", "", amended=False), True, "完成市里下达的目标"),
        (NOTHING, True, "未写明"),
    ],
)
def test_a_target_keeps_its_sign(target: Target, unit: bool, told: str) -> None:
    assert target_words(Indicator(unit="%"), target, unit=unit) == told


@pytest.mark.parametrize(
    ("kind", "text", "number", "told"),
    [
        ("GROWTH", "10", 10, "年均 10%"),
        ("GROWTH", "8%", 8, "年均 8%"),
        ("CUMUL_CUT", "13.5", 13.5, "累计降低 13.5%"),
        ("CUMUL", "5000", 5000, "累计 5000亩"),
        ("RANGE", "保持在合理区间", None, "保持在合理区间"),
        ("RELATIVE", "高于GDP增长", None, "高于GDP增长"),
        ("LEVEL_UP", "—", None, ""),
    ],
)
def test_growth_and_sums_are_told_by_their_words(kind: str, text: str, number: Any, told: str) -> None:
    one = Indicator(type=kind, growth_text=text, growth=number, unit="亩" if kind == "CUMUL" else "")

    assert growth_words(one) == told
    assert target_words(one, NOTHING) == (told or "未写明")
