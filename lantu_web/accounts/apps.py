"""Start-up of the room: sign-ins are logged from the start."""

from __future__ import annotations

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """The room of people."""

    name = "lantu_web.accounts"
    verbose_name = "账号"

    def ready(self) -> None:
        """Listen to sign-ins."""
        from lantu_web.accounts import sign_ins  # noqa: F401
