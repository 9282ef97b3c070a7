"""Pages of signing in and out and of one's own account; administration is in administration.py."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.views import LoginView, LogoutView
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from lantu_web.accounts.forms import PasswordForm, SignInForm
from lantu_web.accounts.permissions import needs
from lantu_web.accounts.security import security
from lantu_web.accounts.services import change_password
from lantu_web.frame.navigation import first_page
from lantu_web.rates import address_of, count
from lantu_web.request import Request


class SignIn(LoginView):
    """Signing in, so many tries a minute from one address (限流); an account that fails too often is locked besides."""

    template_name = "accounts/sign_in.html"
    authentication_form = SignInForm
    redirect_authenticated_user = True

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Try to sign in. Raises TooManyRequests."""
        count(f"sign-in:{address_of(request)}", security().sign_ins_a_minute)
        return super().post(request, *args, **kwargs)

    def get_success_url(self) -> str:
        """Return the page that was asked for before signing in; the bare address asks for none in particular."""
        asked = super().get_success_url()
        return self.get_default_redirect_url() if asked == "/" else asked

    def get_default_redirect_url(self) -> str:
        """Return the first page this person may open."""
        return first_page(self.request.user)


sign_in = needs("session.open")(SignIn.as_view())
sign_out = needs("session.own")(LogoutView.as_view(next_page="accounts:sign_in"))


@needs("session.own")
def password(request: Request) -> HttpResponse:
    """Change one's own password; the session goes on under a new key."""
    form = PasswordForm(request.user, request.POST or None)
    if request.method == "POST" and form.is_valid():
        change_password(user=request.user, new=form.cleaned_data["new_password1"])
        update_session_auth_hash(request, request.user)
        messages.success(request, "密码已修改。")
        return redirect(first_page(request.user))
    status = 422 if form.is_bound else 200
    return render(request, "accounts/password.html", {"form": form}, status=status)
