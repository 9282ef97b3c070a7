"""Rules of passwords (密码要求), after security.yaml."""

from __future__ import annotations

import re
from datetime import timedelta

from django.contrib.auth.hashers import check_password
from django.contrib.auth.password_validation import CommonPasswordValidator, UserAttributeSimilarityValidator
from django.core.exceptions import ValidationError
from django.utils import timezone

from lantu_web.accounts.models import User
from lantu_web.accounts.security import security

_CLASSES = (r"[a-z]", r"[A-Z]", r"\d", r"[^a-zA-Z\d]")


class LongAndMixed:
    """Refuses a password that is short or of few kinds of characters."""

    def validate(self, password: str, user: User | None = None) -> None:  # noqa: ARG002
        """Return if the password is long and mixed enough. Raises ValidationError, in words."""
        kinds = sum(bool(re.search(one, password)) for one in _CLASSES)
        if len(password) < security().password_length or kinds < security().password_classes:
            raise ValidationError(f"密码有 {len(password)} 位、{kinds} 类字符。{self.get_help_text()}")

    def get_help_text(self) -> str:
        """Return the rule in words."""
        return (
            f"密码至少 {security().password_length} 位，大写字母、小写字母、数字、其他符号中至少有"
            f" {security().password_classes} 类。"
        )


class NotLikeOneself(UserAttributeSimilarityValidator):
    """Refuses a password that is like the sign-in name or the name."""

    def get_error_message(self) -> str:
        """Return what is wrong in words."""
        return "密码与您的%(verbose_name)s太像。请换一个别人猜不到的。"

    def get_help_text(self) -> str:
        """Return the rule in words."""
        return "不能与您的登录名、姓名相像。"


class NotCommon(CommonPasswordValidator):
    """Refuses a password that many people use."""

    def get_error_message(self) -> str:
        """Return what is wrong in words."""
        return "这个密码太常见，容易被试出来。请换一个。"

    def get_help_text(self) -> str:
        """Return the rule in words."""
        return "不能是很多人都在用的常见密码。"


class NotUsedBefore:
    """Refuses one of the last passwords."""

    def validate(self, password: str, user: User | None = None) -> None:
        """Return if the password is none of the last ones. Raises ValidationError, in words."""
        if user is None or user.pk is None:
            return
        used = user.used_passwords.all()[: security().password_history]
        if any(check_password(password, each.hashed) for each in used):
            raise ValidationError(self.get_help_text())

    def get_help_text(self) -> str:
        """Return the rule in words."""
        return f"不能与最近 {security().password_history} 次用过的密码相同。"


def change_due(user: User) -> bool:
    """Tell whether a password has to be changed before anything else."""
    expired = user.password_set_at + timedelta(days=security().password_days) < timezone.now()
    return user.must_change_password or (expired and not user.demo)
