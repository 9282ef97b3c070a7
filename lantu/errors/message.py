"""What an error is: a numbered message in three parts."""

from __future__ import annotations

from typing import ClassVar


class LantuError(Exception):
    """An error a user can act on; `str()` is the numbered message.

    >>> from lantu.errors import EmptyFile
    >>> str(EmptyFile(name="a.txt"))
    'E101 文件“a.txt”里没有内容（0 字节）。可读的是有文字的规划文件。请确认文件已完整保存或下载，再试一次。'
    """

    code: ClassVar[str] = "E000"
    seen: ClassVar[str] = ""
    allowed: ClassVar[str] = ""
    remedy: ClassVar[str] = ""

    def __init__(self, **facts: object) -> None:
        self.facts = facts
        super().__init__(f"{self.code} {self.seen}。{self.allowed}。{self.remedy}。".format(**facts))


class PlaceError(ValueError):
    """A place that cannot be: a programming error, not a user's."""
