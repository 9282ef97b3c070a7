"""Sign-ins, sign-outs and failed ones go to the log."""

from __future__ import annotations

from typing import Any

from axes.signals import user_locked_out
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.dispatch import receiver

from lantu_web.accounts.models import User
from lantu_web.log.services import write_log


@receiver(user_logged_in)
def _signed_in(user: User, **_more: Any) -> None:
    write_log(by=user, action="sign_in", about=user)


@receiver(user_logged_out)
def _signed_out(user: User | None, **_more: Any) -> None:
    if isinstance(user, User):
        write_log(by=user, action="sign_out", about=user)


@receiver(user_login_failed)
def _failed(credentials: dict[str, Any], **_more: Any) -> None:
    write_log(by=None, action="sign_in.failed", about="accounts.user", name=str(credentials.get("username", "")))


@receiver(user_locked_out)
def _locked(username: str, **_more: Any) -> None:
    write_log(by=None, action="sign_in.locked", about="accounts.user", name=str(username))
