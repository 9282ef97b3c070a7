"""Every write about people, departments and regions; merging departments is in merging.py."""

from __future__ import annotations

import secrets
import string
from collections.abc import Mapping, Sequence
from typing import Any

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import ProtectedError, QuerySet
from django.utils import timezone

from lantu_web.accounts.errors import LastAdministrator, RegionInUse
from lantu_web.accounts.joining import joined
from lantu_web.accounts.models import Department, Region, Role, UsedPassword, User
from lantu_web.accounts.permissions import require
from lantu_web.accounts.region_code import codes_above, fault_of
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
    email: str = "",
    password: str | None = None,
    demo: bool = False,
) -> tuple[User, str]:
    """Create a person; return them and their first password, which is drawn where none is given and then due for change.

    `by` None is the command line of the machine itself. Raises NotAllowed, ValidationError.
    """
    if by is not None:
        require("people.manage", by)
    user = User(username=username, name=name, role=role, department=department, email=email, demo=demo)
    first = password or drawn_password()
    validate_password(first, user)
    user.must_change_password = password is None
    user.set_password(first)
    user.full_clean()
    user.save()
    UsedPassword.objects.create(user=user, hashed=user.password)
    after = {"username": username, "role": role, "department": department}
    write_log(by=by, action="people.create", about=user, after=after)
    joined.send(User, user=user)
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
def create_departments(*, region: Region, names: Sequence[str], by: User) -> list[Department]:
    """Create many departments of a region, all or none. Raises NotAllowed, ValidationError."""
    require("people.manage", by)
    return [create_department(region=region, name=name, by=by) for name in names]


@transaction.atomic
def create_region(*, code: str, name: str, by: User | None) -> Region:
    """Create a region by its code of GB/T 2260; it lies in the nearest region above that is known.

    `by` None is the command line of the machine itself. Raises NotAllowed; ValidationError for a code that is none, or is there already.
    """
    if by is not None:
        require("region.manage", by)
    if fault := fault_of(code):
        raise ValidationError({"code": fault})
    if there := Region.objects.filter(code=code).first():
        raise ValidationError({"code": f"已有代码是 {code} 的行政区划：{there}"})
    above = Region.objects.in_bulk(codes_above(code))
    region = Region(code=code, name=name, parent=next((above[c] for c in codes_above(code) if c in above), None))
    region.full_clean()
    region.save()
    write_log(by=by, action="region.create", about=region, after={"code": code, "name": name})
    return region


@transaction.atomic
def rename_region(*, region: Region, name: str, by: User) -> Region:
    """Give a region another name. Raises NotAllowed, ValidationError."""
    require("region.manage", by)
    before, region.name = region.name, name
    region.full_clean()
    if name != before:
        region.save(update_fields=["name"])
        write_log(by=by, action="region.rename", about=region, before={"name": before}, after={"name": name})
    return region


@transaction.atomic
def remove_region(*, region: Region, by: User) -> None:
    """Remove a region that was made by mistake. Raises NotAllowed; RegionInUse: departments, plans or regions belong to it."""
    require("region.manage", by)
    before = {"code": region.code, "name": region.name}
    write_log(by=by, action="region.remove", about=region, before=before)
    try:
        region.delete()
    except ProtectedError as held:
        kinds = dict.fromkeys(str(one._meta.verbose_name) for one in held.protected_objects)
        raise RegionInUse(region=region.name, what="、".join(kinds)) from held


def drawn_password() -> str:
    """Return a password drawn by chance that keeps the rules: letters of both sizes, digits and a sign.

    >>> len(drawn_password()) >= security().password_length
    True
    """
    letters = "".join(c for c in string.ascii_letters if c not in "lIOo")
    length = max(security().password_length, 10)
    body = [secrets.choice(letters + "23456789") for _ in range(length - 4)]
    return "".join([secrets.choice("ABCDEFGH"), secrets.choice("abcdefgh"), *body, "-", secrets.choice("23456789")])


@transaction.atomic
def edit_user(*, user: User, by: User, **values: Any) -> User:
    """Set name, role, department, email or is_active of a person. Who changes roles or is switched off is signed out everywhere.

    Raises NotAllowed, ValidationError, LastAdministrator, TypeError for another field.
    """
    require("people.manage", by)
    if other := set(values) - {"name", "role", "department", "email", "is_active"}:
        raise TypeError(f"not settable: {sorted(other)}")
    user = User.objects.select_for_update().get(pk=user.pk)
    before = {name: getattr(user, name) for name in values if getattr(user, name) != values[name]}
    if not before:
        return user
    for name in before:
        setattr(user, name, values[name])
    user.full_clean()
    if not _administrators().exclude(pk=user.pk).exists() and (user.role != Role.ADMINISTRATOR or not user.is_active):
        raise LastAdministrator(name=user.name)
    user.session_round += bool({"role", "is_active", "department"} & set(before))
    user.save(update_fields=[*before, "session_round"])
    write_log(by=by, action="people.edit", about=user, before=before, after={name: values[name] for name in before})
    if {"role", "is_active", "department"} & set(before):
        joined.send(User, user=user)
    return user


@transaction.atomic
def reset_password(*, user: User, by: User) -> str:
    """Give a person a one-time password, which is returned once and must be changed; sign them out everywhere. Raises NotAllowed."""
    require("people.manage", by)
    first = drawn_password()
    user.set_password(first)
    user.must_change_password, user.password_set_at = True, timezone.now()
    user.session_round += 1
    user.save(update_fields=["password", "must_change_password", "password_set_at", "session_round"])
    UsedPassword.objects.create(user=user, hashed=user.password)
    write_log(by=by, action="people.reset", about=user)
    return first


@transaction.atomic
def sign_out_everywhere(*, user: User, by: User) -> None:
    """End all sessions of a person: their own doing, or the administrator's. Raises NotAllowed."""
    require("session.own" if by.pk == user.pk else "people.manage", by)
    user.session_round += 1
    user.save(update_fields=["session_round"])
    write_log(by=by, action="session.end", about=user)


@transaction.atomic
def rename_department(*, department: Department, name: str, by: User) -> Department:
    """Give a department another name; what was logged under the old one stays. Raises NotAllowed, ValidationError."""
    require("people.manage", by)
    before, department.name = department.name, name
    department.full_clean()
    if name != before:
        department.save(update_fields=["name"])
        write_log(by=by, action="department.rename", about=department, before={"name": before}, after={"name": name})
    return department


@transaction.atomic
def import_people(*, rows: Sequence[Mapping[str, Any]], by: User) -> list[tuple[User, str]]:
    """Create many people at once, all or none; return each with the one-time password. Raises NotAllowed, ValidationError."""
    require("people.manage", by)
    made = [create_user(by=by, **row) for row in rows]
    write_log(by=by, action="people.import", about="accounts.user", name=f"{len(made)} 人", after={"count": len(made)})
    return made


def _administrators() -> QuerySet[User]:
    return User.objects.filter(role=Role.ADMINISTRATOR, is_active=True)
