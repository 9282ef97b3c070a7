"""Who a request of the API comes from: the token in its header."""

from __future__ import annotations

from datetime import timedelta
from typing import cast

from django.http import HttpRequest
from django.utils import timezone
from ninja.security import HttpBearer

from lantu_web.accounts.models import User
from lantu_web.api.errors import ScopeMissing, TokenMissing
from lantu_web.api.limits import limits
from lantu_web.api.models import ApiToken
from lantu_web.api.services import hash_of
from lantu_web.rates import address_of, count

_SEEN_STEP = timedelta(minutes=1)  # between two writes of the time last used
SCOPES = {"reads": "读取", "writes": "报送", "collects": "汇集平台数据"}


class Bearer(HttpBearer):
    """Lets in who brings a token in force; puts it on the request."""

    openapi_description = "部门的接口令牌"

    def __call__(self, request: HttpRequest) -> ApiToken:
        """Return the token. Raises TokenMissing, TooManyRequests."""
        scheme, _, words = request.headers.get("Authorization", "").partition(" ")
        return self.authenticate(request, words.strip() if scheme.lower() == "bearer" else "")

    def authenticate(self, request: HttpRequest, token: str) -> ApiToken:
        """Return the token of these words. Raises TokenMissing, TooManyRequests."""
        found = token_of(token)
        if found is None:
            count(f"no-token:{address_of(request)}", limits().refusals_a_minute)
            raise TokenMissing
        count(f"token:{found.pk}", limits().requests_a_minute)
        _mark_used(found)
        return found


def token_of(words: str) -> ApiToken | None:
    """Return the token in force of these words, with department and account."""
    if not words.isascii():
        return None
    found = ApiToken.objects.select_related("department", "account__department").filter(hashed=hash_of(words)).first()
    return found if found is not None and found.in_force and found.account.is_active else None


def reader(request: HttpRequest) -> User:
    """Return the account of a token that may read. Raises ScopeMissing."""
    return allowed(request, "reads").account


def allowed(request: HttpRequest, scope: str) -> ApiToken:
    """Return the token of a request if it has a scope. Raises ScopeMissing."""
    token = cast("ApiToken", request.auth)  # type: ignore[attr-defined]
    if not getattr(token, scope):
        scopes = "、".join(words for name, words in SCOPES.items() if getattr(token, name))
        raise ScopeMissing(name=token.name, action=SCOPES[scope], scopes=scopes)
    return token


def _mark_used(token: ApiToken) -> None:
    now = timezone.now()
    if token.last_used_at is None or now - token.last_used_at > _SEEN_STEP:
        ApiToken.objects.filter(pk=token.pk).update(last_used_at=now)
