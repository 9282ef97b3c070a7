"""Errors of promises and projects, E667, each in three parts that a user reads."""

from __future__ import annotations

from lantu.errors import LantuError


class NothingToCheck(LantuError):
    """A note is confirmed or returned that does not wait for it."""

    code = "E667"
    seen = "这条进展现在不用核实：{why}"
    allowed = "填报单位报完成、还没有核实的，而且是最近一条进展，才核实或退回"
    remedy = "请刷新页面，看看最近的进展"
