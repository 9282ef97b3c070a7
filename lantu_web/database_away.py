"""What is told when the database does not answer (数据库中断): nothing was written, since every write is one transaction."""

from __future__ import annotations

from django.db import InterfaceError, OperationalError

from lantu_web.errors import DatabaseAway

SECONDS = 5  # until it is worth another try
_WHY = {"locked": "正忙，等了太久", "full": "磁盘已满", "readonly": "不能写入", "unable to open": "打不开"}


def database_away(fault: BaseException | None) -> DatabaseAway | None:
    """Return what is to be told of a fault of the database itself; None for a fault of another kind.

    >>> database_away(OperationalError("database or disk is full")).code, database_away(ValueError())
    ('E619', None)
    """
    if not isinstance(fault, OperationalError | InterfaceError):
        return None
    why = next((words for sign, words in _WHY.items() if sign in str(fault)), "连接中断")
    return DatabaseAway(why=why)
