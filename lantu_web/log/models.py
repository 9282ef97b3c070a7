"""Tables of the log."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

from lantu_web.append_only import AppendOnly


class LogEntry(AppendOnly):
    """A line of the log (日志): who did what to what, when, before and after; chained to the line before by SHA-256.

    Numbers in `before` and `after` are words: what is hashed must read back the same from every database.
    """

    sequence = models.PositiveBigIntegerField("序号", unique=True)
    at = models.DateTimeField("时间", db_index=True)
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    who = models.CharField("何人", max_length=120)
    action = models.CharField("何事", max_length=60, db_index=True)
    about = models.CharField("对象", max_length=80, db_index=True)
    name = models.CharField("名称", max_length=200)
    before = models.JSONField("改前", null=True, encoder=DjangoJSONEncoder)
    after = models.JSONField("改后", null=True, encoder=DjangoJSONEncoder)
    previous = models.CharField("上一条校验值", max_length=64)
    hash = models.CharField("校验值", max_length=64)

    class Meta:
        verbose_name = "日志"
        ordering: ClassVar = ["-sequence"]

    def __str__(self) -> str:
        return f"{self.sequence} {self.who} {self.action} {self.name}"


class ChainHead(models.Model):
    """The end of the chain: one row, locked by whoever adds a line until the transaction ends."""

    sequence = models.PositiveBigIntegerField(default=0)
    hash = models.CharField(max_length=64, blank=True)

    class Meta:
        verbose_name = "日志链尾"

    def __str__(self) -> str:
        return str(self.sequence)


class ChainCheck(models.Model):
    """A verification of the chain (核验): when, by whom, how many lines, and what was wrong; "" where it was whole."""

    at = models.DateTimeField("时间", auto_now_add=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="核验人")
    lines = models.PositiveBigIntegerField("条数")
    fault = models.TextField("问题", blank=True)

    class Meta:
        verbose_name = "日志核验"
        ordering: ClassVar = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M}"
