"""Errors of warnings and of urging, E665 and E666, each in three parts that a user reads."""

from __future__ import annotations

from lantu.errors import LantuError


class ReopeningRefused(LantuError):
    """A closed warning is not opened again."""

    code = "E665"
    seen = "这条预警不能恢复：{why}"
    allowed = "误解除的，由解除的人在当天恢复"
    remedy = "有新数据后再“按规则评估”，仍未达标会重新发出预警"


class NothingToUrge(LantuError):
    """Nobody is to be urged, or nobody would hear it."""

    code = "E666"
    seen = "没有催办{department}：{why}"
    allowed = "过了截止日还没有报的，逾期没有答复预警的，而且有填报账号的，可以催办"
    remedy = "请刷新“谁没有报”；没有填报账号的，请管理员先建账号"
