"""Every write about people, departments and regions."""

from __future__ import annotations

import secrets
import string

from django.contrib.auth.password_validation import validate_password
from django.db import transaction
from django.utils import timezone

from lantu_web.accounts.models import Department, Region, Role, UsedPassword, User
from lantu_web.accounts.permissions import require
from lantu_web.accounts.security import security
from lantu_web.log.services import write_log


@transaction.atomic
def create_user(
    *,
    username: str,
    name: str,
    role: Role,
    by: User | None,
    department: Department | None = None,
    password: str | None = None,
    demo: bool = False,
) -> tuple[User, str]:
    """Create a person; return them and their first password, which is drawn where none is given and then due for change.

    `by` None is the command line of the machine itself. Raises NotAllowed, ValidationError.
    """
    if by is not None:
        require("people.manage", by)
    user = User(username=username, name=name, role=role, department=department, demo=demo)
    first = password or drawn_password()
    validate_password(first, user)
    user.must_change_password = password is None
    user.set_password(first)
    user.full_clean()
    user.save()
    UsedPassword.objects.create(user=user, hashed=user.password)
    after = {"username": username, "role": role, "department": department}
    write_log(by=by, action="people.create", about=user, after=after)
    return user, first


@transaction.atomic
def change_password(*, user: User, new: str) -> None:
    """Set a person's own new password. Raises ValidationError for one against the rules. Signing out other sessions follows."""
    require("session.own", user)
    validate_password(new, user)
    user.set_password(new)
    user.password_set_at, user.must_change_password = timezone.now(), False
    user.save(update_fields=["password", "password_set_at", "must_change_password"])
    UsedPassword.objects.create(user=user, hashed=user.password)
    kept = user.used_passwords.values("pk")[: security().password_history]
    user.used_passwords.exclude(pk__in=[row["pk"] for row in kept]).delete()
    write_log(by=user, action="session.password", about=user)


@transaction.atomic
def create_department(*, region: Region, name: str, by: User | None, key: str = "", demo: bool = False) -> Department:
    """Create a department. Raises NotAllowed, ValidationError for a name the region has already."""
    if by is not None:
        require("people.manage", by)
    department = Department(region=region, name=name, key=key, demo=demo)
    department.full_clean()
    department.save()
    write_log(by=by, action="department.create", about=department, after={"name": name, "region": region})
    return department


@transaction.atomic
def create_region(*, code: str, name: str, by: User | None) -> Region:
    """Create a region by its code of GB/T 2260, or return it if it is there. Raises NotAllowed, ValidationError."""
    if found := Region.objects.filter(code=code).first():
        return found
    if by is not None:
        require("people.manage", by)
    region = Region(code=code, name=name)
    region.full_clean()
    region.save()
    write_log(by=by, action="region.create", about=region, after={"code": code, "name": name})
    return region


def drawn_password() -> str:
    """Return a password drawn by chance that keeps the rules: letters of both sizes, digits and a sign.

    >>> len(drawn_password()) >= security().password_length
    True
    """
    letters = "".join(c for c in string.ascii_letters if c not in "lIOo")
    length = max(security().password_length, 10)
    body = [secrets.choice(letters + "23456789") for _ in range(length - 4)]
    return "".join([secrets.choice("ABCDEFGH"), secrets.choice("abcdefgh"), *body, "-", secrets.choice("23456789")])
