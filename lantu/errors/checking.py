"""Errors of checking: E301-E349."""

from __future__ import annotations

from lantu.errors.message import LantuError


class RuleUnknown(LantuError):
    """No rule has such a code."""

    code = "E301"
    seen = "没有编号以“{prefix}”开头的规则"
    allowed = "规则编号是一个字母加三位数字"
    remedy = "请用 lantu check --rules 查看全部规则"
