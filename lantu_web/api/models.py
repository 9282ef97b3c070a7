"""Tables of the API."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone

from lantu_web.accounts.models import Department


class ApiToken(models.Model):
    """A token (令牌) by which a program of a department reads and sends. Only its SHA-256 is kept: it is shown once.

    `account` is the person-less account it acts as, so that the table of permissions and the log speak of it as of anyone.
    """

    department = models.ForeignKey(Department, models.PROTECT, related_name="tokens", verbose_name="部门")
    account = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="token", verbose_name="代表账号"
    )
    name = models.CharField("用途", max_length=80)
    prefix = models.CharField("开头几位", max_length=12)
    hashed = models.CharField(max_length=64, unique=True, editable=False)
    reads = models.BooleanField("可读取", default=True)
    writes = models.BooleanField("可报送（待审核）", default=False)
    collects = models.BooleanField("可汇集平台数据（直接入库）", default=False)
    expires_at = models.DateTimeField("到期")
    created_at = models.DateTimeField("建立时间", default=timezone.now)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="建立人")
    revoked_at = models.DateTimeField("停用时间", null=True, blank=True)
    last_used_at = models.DateTimeField("最近使用", null=True, blank=True)

    class Meta:
        verbose_name = "接口令牌"
        ordering: ClassVar = ["-pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(reads=True) | models.Q(writes=True) | models.Q(collects=True),
                name="a_token_is_for_something",
                violation_error_message="令牌至少要能做一件事：读取、报送或汇集",
            )
        ]

    def __str__(self) -> str:
        return f"{self.department} {self.name}（{self.prefix}…）"

    @property
    def in_force(self) -> bool:
        """Neither revoked nor expired."""
        return self.revoked_at is None and self.expires_at > timezone.now()


class ApiCall(models.Model):
    """A write that was carried out, by the key its sender gave it (幂等键): sent again, it is answered again and not done again."""

    token = models.ForeignKey(ApiToken, models.CASCADE, related_name="calls")
    key = models.CharField(max_length=80)
    fingerprint = models.CharField(max_length=64)
    answer = models.JSONField(default=dict)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = "接口写入"
        constraints: ClassVar = [models.UniqueConstraint(fields=["token", "key"], name="one_write_of_a_key")]

    def __str__(self) -> str:
        return f"{self.token} {self.key}"
