"""Ordinals: 第 and 前 before a numeral give a rank (位居全省第六), or only an order (第六条)."""

from __future__ import annotations

import re
from functools import cache

from lantu.reading.quantities.words import any_before, words

_RANK_AFTER = re.compile(r"位(?!书记|长)|名(?!校)|$|[，。；、！？,;）)”及和且与\s]|的[^一]")
_COMMA_BEFORE = re.compile(r"、[一-鿿]{2,4}$")
_LOOK_BACK = 9


def is_rank(text: str, start: int, stop: int) -> bool:
    """Tell whether 第 or 前 before a numeral gives a rank (位居全省第六, 跻身前30位), not an order (第六条, 前三季度).

    >>> is_rank("位居全省第六，", 5, 6), is_rank("第六条", 1, 2), is_rank("第一方阵", 1, 2), is_rank("进入前20位", 3, 5)
    (True, False, False, True)
    """
    sign, after = text[start - 1], text[stop : stop + 2]
    before = text[max(0, start - 1 - _LOOK_BACK) : start - 1]
    if sign == "前":
        return bool(_rank_after_first().match(after)) and bool(_rank_before().match(before[::-1]))
    return bool(_RANK_AFTER.match(after)) and bool(_rank_before().match(before[::-1]) or _COMMA_BEFORE.search(before))


@cache
def _rank_after_first() -> re.Pattern[str]:
    return re.compile(r"[位名强列]|$|[，。；、！？,;）)\s]")


@cache
def _rank_before() -> re.Pattern[str]:
    verbs = any_before(words().rank_verbs)
    return re.compile(
        rf"{any_before(words().rank_fields)}|{verbs}|[一-鿿]{{2,4}}(?:{any_before(w for w in words().rank_verbs if len(w) > 1)})"
    )
