"""The code of a region (区划代码, GB/T 2260): six digits, two each for province, prefecture and county."""

from __future__ import annotations

import re

PROVINCES = frozenset(
    [
        "11",
        "12",
        "13",
        "14",
        "15",
        "21",
        "22",
        "23",
        "31",
        "32",
        "33",
        "34",
        "35",
        "36",
        "37",
        "41",
        "42",
        "43",
        "44",
        "45",
        "46",
        "50",
        "51",
        "52",
        "53",
        "54",
        "61",
        "62",
        "63",
        "64",
        "65",
        "71",
        "81",
        "82",
    ]
)
_PROVINCE, _PREFECTURE, _COUNTY = "省级", "市级", "县级"


def fault_of(code: str) -> str:
    """Return in words what is wrong with a code, "" where it is well formed.

    >>> fault_of("141122"), fault_of("14112")
    ('', '区划代码是六位数字，如 141122，填的是“14112”')
    """
    if not re.fullmatch(r"[0-9]{6}", code):
        return f"区划代码是六位数字，如 141122，填的是“{code[:20]}”"
    if code[:2] not in PROVINCES:
        return f"没有以 {code[:2]} 开头的省级区划代码，请核对前两位"
    if code[2:4] == "00" != code[4:]:
        return "中间两位是 00 的代码属于省级，末两位也要是 00，请核对"
    return ""


def level_of(code: str) -> str:
    """Return the level a well-formed code tells.

    >>> level_of("140000"), level_of("141100"), level_of("141122")
    ('省级', '市级', '县级')
    """
    return _PROVINCE if code.endswith("0000") else _PREFECTURE if code.endswith("00") else _COUNTY


def codes_above(code: str) -> list[str]:
    """Return the codes of the regions a region lies in, the nearest first.

    >>> codes_above("141122"), codes_above("140000")
    (['141100', '140000'], [])
    """
    return [above for above in dict.fromkeys([f"{code[:4]}00", f"{code[:2]}0000"]) if above != code]
