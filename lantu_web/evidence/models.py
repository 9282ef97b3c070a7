"""What is known of a kept file; a room that takes evidence has a table of its own from it."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone


class KeptFile(models.Model):
    """A file that proves something (佐证材料). Its content is stored under its SHA-256 in the evidence folder; `name` is how it was called."""

    name = models.CharField("文件名", max_length=200)
    sha256 = models.CharField("校验值", max_length=64)
    size = models.PositiveBigIntegerField("字节数")
    media_type = models.CharField("类型", max_length=120)
    added_at = models.DateTimeField("上传时间", default=timezone.now)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="上传人")

    class Meta:
        abstract = True
        verbose_name = "佐证材料"

    def __str__(self) -> str:
        return self.name
