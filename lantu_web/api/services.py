"""Every write about tokens."""

from __future__ import annotations

import secrets
from datetime import timedelta
from hashlib import sha256

from django.db import transaction
from django.utils import timezone

from lantu_web.accounts.models import Department, Role, User
from lantu_web.accounts.permissions import require
from lantu_web.api.limits import limits
from lantu_web.api.models import ApiToken
from lantu_web.errors import NotInThisPlan
from lantu_web.log.services import write_log


@transaction.atomic
def create_token(
    *,
    department: Department,
    name: str,
    days: int,
    by: User,
    reads: bool = True,
    writes: bool = False,
    collects: bool = False,
) -> tuple[ApiToken, str]:
    """Create a token; return it and its words, which are kept nowhere.

    A token that collects records figures of a platform without review, so who gives it must be allowed to record figures.

    Raises:
        NotAllowed; ValidationError where it is for nothing.
        NotInThisPlan: it would live longer than the limit.
    """
    require("token.manage", by)
    if collects:
        require("figure.record", by)
    if not 1 <= days <= limits().token_days:
        raise NotInThisPlan(name=f"{days} 天", why="不在令牌有效期的范围内", allowed=f"1 至 {limits().token_days} 天")
    words = "lantu_" + secrets.token_urlsafe(32)
    token = ApiToken(
        department=department,
        account=_account(department, name, Role.REVIEWER if collects else Role.REPORTER),
        name=name,
        prefix=words[:12],
        hashed=hash_of(words),
        reads=reads,
        writes=writes,
        collects=collects,
        expires_at=timezone.now() + timedelta(days=days),
        created_by=by,
    )
    token.full_clean()
    token.save()
    after = {
        "prefix": token.prefix,
        "reads": reads,
        "writes": writes,
        "collects": collects,
        "expires": token.expires_at,
    }
    write_log(by=by, action="token.create", about=token, after=after)
    return token, words


@transaction.atomic
def revoke_token(*, token: ApiToken, by: User) -> None:
    """Make a token useless from now on (停用), and the account it acts as with it. Raises NotAllowed."""
    require("token.manage", by)
    if token.revoked_at is None:
        token.revoked_at = timezone.now()
        token.save(update_fields=["revoked_at"])
        User.objects.filter(pk=token.account_id).update(is_active=False)
        write_log(by=by, action="token.revoke", about=token, after={"revoked_at": token.revoked_at})


def hash_of(words: str) -> str:
    """Return what is kept of a token: SHA-256. It is 256 bits drawn by chance, so no slow hash is needed.

    >>> len(hash_of("lantu_x"))
    64
    """
    return sha256(words.encode()).hexdigest()


def _account(department: Department, name: str, role: Role) -> User:
    """Return a new account that nobody can sign in to."""
    account = User(username=f"api-{secrets.token_hex(6)}", name=f"接口：{name}"[:40], role=role, department=department)
    account.set_unusable_password()
    account.full_clean()
    account.save()
    return account
