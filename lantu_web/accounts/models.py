"""Tables of regions, departments and people."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils import timezone
from django.utils.crypto import salted_hmac

from lantu_web.accounts.region_code import level_of
from lantu_web.kept.rows import KeptInTime
from lantu_web.kept.states import keep_states


class Role(models.TextChoices):
    """What a person does in the workbench (角色); one person, one role."""

    ADMINISTRATOR = "administrator", "管理员"
    PLANNER = "planner", "发改规划股"
    REPORTER = "reporter", "填报"
    REVIEWER = "reviewer", "审核"
    LEADER = "leader", "领导"
    SUPERVISOR = "supervisor", "督查"
    PUBLIC = "public", "公众"


class Region(models.Model):
    """A region (行政区划) by its code of GB/T 2260, six digits."""

    code = models.CharField("区划代码", max_length=6, primary_key=True)
    name = models.CharField("名称", max_length=60)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, verbose_name="上级")

    class Meta:
        verbose_name = "行政区划"

    def __str__(self) -> str:
        return self.name

    @property
    def level(self) -> str:
        """The level, told from the code: 省级, 市级 or 县级."""
        return level_of(self.code)


class Department(KeptInTime):
    """A department (部门) of a region. `key` is that of lantu's list of departments where it is one of those."""

    region = models.ForeignKey(Region, models.PROTECT, verbose_name="行政区划")
    key = models.CharField("标识", max_length=60, blank=True)
    name = models.CharField("名称", max_length=60)
    active = models.BooleanField("在用", default=True)
    merged_into = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="merged", verbose_name="并入"
    )
    demo = models.BooleanField("演示数据", default=False)

    class Meta:
        verbose_name = "部门"
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["region", "name"], name="one_department_of_a_name_in_a_region")
        ]

    def __str__(self) -> str:
        return self.name


DepartmentPast = keep_states(Department)


class Users(BaseUserManager["User"]):
    """Finds people; they are made by `services.create_user` alone."""


class User(AbstractBaseUser):
    """A person (用户) who signs in. Only what work needs is kept: sign-in name, name, role, department, and an address for reminders."""

    username = models.CharField("登录名", max_length=40, unique=True)
    name = models.CharField("姓名", max_length=40)
    role = models.CharField("角色", max_length=20, choices=Role.choices)
    department = models.ForeignKey(Department, models.PROTECT, null=True, blank=True, verbose_name="部门")
    email = models.EmailField("邮箱", blank=True)
    is_active = models.BooleanField("启用", default=True)
    password_set_at = models.DateTimeField("密码设置时间", default=timezone.now)
    session_round = models.PositiveIntegerField("会话轮次", default=0)
    must_change_password = models.BooleanField("下次登录须改密码", default=False)
    demo = models.BooleanField("演示数据", default=False)

    looks_back = False  # whether this request looks at a past day; the frame sets it

    USERNAME_FIELD = "username"
    objects = Users()

    class Meta:
        verbose_name = "用户"
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~models.Q(role=Role.REPORTER) | models.Q(department__isnull=False),
                name="who_reports_belongs_to_a_department",
                violation_error_message="填报人必须属于一个部门",
            )
        ]

    def __str__(self) -> str:
        return self.name

    def get_session_auth_hash(self) -> str:
        """Return what a session is tied to: the password, and the round that signing out everywhere ends."""
        return self._of_round(super().get_session_auth_hash())

    def get_session_auth_fallback_hash(self) -> Iterator[str]:
        """Yield the same under the keys used before."""
        for each in super().get_session_auth_fallback_hash():
            yield self._of_round(each)

    def _of_round(self, hashed: str) -> str:
        return salted_hmac("lantu.session_round", f"{hashed}{self.session_round}").hexdigest()


class UsedPassword(models.Model):
    """A password that was used (历史密码), hashed, so that it is not used again at once."""

    user = models.ForeignKey(User, models.CASCADE, related_name="used_passwords")
    hashed = models.CharField(max_length=128)
    set_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = "历史密码"
        ordering: ClassVar = ["-set_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.user} {self.set_at:%Y-%m-%d}"
