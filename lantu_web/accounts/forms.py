"""Forms of signing in and of changing the password."""

from __future__ import annotations

from django import forms
from django.contrib.auth.forms import AuthenticationForm, PasswordChangeForm


class SignInForm(AuthenticationForm):
    """Sign-in name and password."""

    error_messages = {  # noqa: RUF012
        "invalid_login": "登录名或密码不对。请核对后再试；多次不对会暂时锁定账号。",
        "inactive": "这个账号已停用，请联系管理员。",
    }
    username = forms.CharField(label="登录名", max_length=40)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["username"].widget.attrs |= {"autocomplete": "username", "autocapitalize": "none"}


class PasswordForm(PasswordChangeForm):
    """The old password and the new one twice. Saving is the service's."""

    error_messages = {  # noqa: RUF012
        "password_incorrect": "当前密码不对，请重新输入。",
        "password_mismatch": "两次输入的新密码不一样，请重新输入。",
    }
