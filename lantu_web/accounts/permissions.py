"""Who may do what: one table. A view names its line with `@needs("plan.import")`, a service with `require("plan.import", by)`.

A line has the action in words, the roles that may, and where it matters a further condition about the thing in question.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, NamedTuple, TypeVar, cast

import rules
from django.contrib.auth.models import AnonymousUser
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from lantu_web.accounts.models import Role, User
from lantu_web.errors import LookingBack, NotAllowed

Person = User | AnonymousUser
View = TypeVar("View", bound=Callable[..., HttpResponseBase])

ADMINISTRATOR, PLANNER, REPORTER = Role.ADMINISTRATOR, Role.PLANNER, Role.REPORTER
REVIEWER, LEADER, SUPERVISOR, PUBLIC = Role.REVIEWER, Role.LEADER, Role.SUPERVISOR, Role.PUBLIC
# The administrator keeps accounts and sees no figures: who gives rights does not use them (三员分立).
ALL_SEEING = frozenset({PLANNER, REVIEWER, LEADER, SUPERVISOR})
INSIDERS = ALL_SEEING | {REPORTER}
SIGNED_IN = INSIDERS | {ADMINISTRATOR, PUBLIC}
ANYONE = None


_SAFE = ("GET", "HEAD", "OPTIONS")
_WITHIN = ("submission", "item", "warning", "indicator", "commitment", "project")


def lead_of(thing: Any) -> int | None:
    """Return the key of the department that leads a thing: its `owner` or `department`, or those of what it belongs to."""
    for name in ("owner_id", "department_id"):
        if hasattr(thing, name):
            return cast("int | None", getattr(thing, name))
    inner = (getattr(thing, name, None) for name in _WITHIN)
    return next((lead_of(one) for one in inner if one is not None), None)


def _shares(person: User, thing: Any) -> bool:
    others = getattr(thing, "others", None) or getattr(getattr(thing, "duty", None), "others", None)
    return others is not None and any(one.pk == person.department_id for one in others.all())


@rules.predicate
def owns(person: Person, thing: object) -> bool:
    """Tell whether a reporter's department leads a thing; others with the line act for every department.

    Without a thing the question is about the page.
    """
    if thing is None or not isinstance(person, User) or person.role in ALL_SEEING:
        return True
    return person.department_id is not None and person.department_id == lead_of(thing)


@rules.predicate
def concerns(person: Person, thing: object) -> bool:
    """Tell whether a thing is a reporter's business: their department leads it or shares it."""
    return bool(owns(person, thing)) or (isinstance(person, User) and _shares(person, thing))


def _looks_back(person: Person) -> bool:
    return isinstance(person, User) and person.looks_back


class Line(NamedTuple):
    """A line of the table: the action in words, who may (None: anyone, signed in or not), and the condition on the thing."""

    action: str
    roles: frozenset[Role] | None
    condition: rules.predicates.Predicate = rules.always_allow


def _line(action: str, *roles: Role, condition: rules.predicates.Predicate = rules.always_allow) -> Line:
    return Line(action, frozenset(roles), condition)


TABLE: dict[str, Line] = {
    "public.see": Line("查看公开内容", ANYONE),
    "session.open": Line("登录", ANYONE),
    "session.own": Line("使用自己的账号", SIGNED_IN),
    "overview.see": Line("查看总览", INSIDERS),
    "plan.see": Line("查看规划", INSIDERS),
    "plan.import": _line("导入规划", PLANNER),
    "plan.release": _line("公开规划", PLANNER),
    "indicator.see": Line("查看指标", INSIDERS, concerns),
    "indicator.set": _line("设置指标的类型、方向和口径", PLANNER),
    "target.set": _line("设置年度目标", PLANNER),
    "target.amend": _line("登记目标调整", PLANNER),
    "promise.see": Line("查看承诺事项和项目", INSIDERS, concerns),
    "progress.record": _line("记录进展", PLANNER, REPORTER, condition=owns),
    "progress.check": _line("核实完成或退回", PLANNER),
    "duty.see": Line("查看任务分工", INSIDERS, concerns),
    "duty.assign": _line("分工", PLANNER),
    "window.manage": _line("管理填报期", PLANNER),
    "submission.see": _line("查看填报", PLANNER, REPORTER, REVIEWER, SUPERVISOR, condition=concerns),
    "submission.fill": _line("填报", PLANNER, REPORTER, condition=owns),
    "submission.review": _line("审核", PLANNER, REVIEWER),
    "figure.record": _line("记录数据", PLANNER, REVIEWER),
    "figure.correct": _line("更正数据", PLANNER, REVIEWER),
    "figure.release": _line("公开数据", PLANNER),
    "figure.import": _line("导入历史数据", PLANNER),
    "warning.see": Line("查看预警", INSIDERS, concerns),
    "warning.open": _line("发出、升降预警", PLANNER),
    "warning.reply": _line("答复预警", PLANNER, REPORTER, condition=owns),
    "warning.accept": _line("认可或退回预警答复", PLANNER),
    "warning.close": _line("解除预警", PLANNER, LEADER),
    "warning.reopen": _line("恢复误解除的预警", PLANNER, LEADER),
    "warning.instruct": _line("批示", LEADER),
    "warning.supervise": _line("督办", SUPERVISOR),
    "warning.report": _line("报整改进展、回复批示和督办", PLANNER, REPORTER, condition=owns),
    "silence.urge": _line("催办", PLANNER, SUPERVISOR),
    "silence.see": _line("查看谁没有报", PLANNER, REVIEWER, LEADER, SUPERVISOR),
    "reminders.manage": _line("设置提醒", ADMINISTRATOR),
    "log.see": _line("查看日志", ADMINISTRATOR, SUPERVISOR),
    "people.manage": _line("管理账号、部门和角色", ADMINISTRATOR),
    "region.manage": _line("管理行政区划", ADMINISTRATOR),
    "token.manage": _line("管理接口令牌", ADMINISTRATOR, PLANNER),
    "api.see": Line("查看接口说明", SIGNED_IN - {PUBLIC}),
    "api.use": Line("使用接口", ANYONE),  # a token decides, not a session
}

for _name, _entry in TABLE.items():
    rules.add_rule(_name, _entry.condition)


def only_sees(permission: str) -> bool:
    """Tell whether a permission is one of seeing, or of one's own account: these hold while looking back, nothing else does.

    >>> only_sees("indicator.see"), only_sees("indicator.set")
    (True, False)
    """
    return permission.endswith(".see") or permission.startswith(("session.", "api."))


def may(person: Person, permission: str, thing: object = None) -> bool:
    """Tell whether a person may do something now, to a thing where one is given. Raises KeyError for an unknown permission.

    Who looks back to a past day (回看) may do nothing but see.
    """
    return may_open(person, permission, thing) and (only_sees(permission) or not _looks_back(person))


def may_open(person: Person, permission: str, thing: object = None) -> bool:
    """Tell the same whatever day a person looks at: for what is shown of a page, beside what can be done on it."""
    line = TABLE[permission]
    if line.roles is None:
        return True
    if not isinstance(person, User) or not person.is_active or person.role not in line.roles:
        return False
    return bool(rules.test_rule(permission, person, thing))


def require(permission: str, by: Person, thing: object = None) -> None:
    """Return if a person may do something.

    Raises:
        NotAllowed: they may not; the message says who may.
        LookingBack: they look back to a past day.
    """
    if may(by, permission, thing):
        return
    if may_open(by, permission, thing):
        raise LookingBack(action=TABLE[permission].action)
    line = TABLE[permission]
    roles = "、".join(Role(role).label for role in Role if line.roles and role in line.roles)
    limit = (
        "（限本部门负责的事项）" if line.condition is not rules.always_allow and REPORTER in (line.roles or ()) else ""
    )
    who = f"{by.name}（{by.get_role_display()}）" if isinstance(by, User) else "未登录的人"
    raise NotAllowed(who=who, action=line.action, allowed_roles=roles + limit)


def needs(permission: str, *, sees: bool = False) -> Callable[[View], View]:
    """Return a decorator for a view that is for those who may do something; who is not signed in is asked to sign in.

    While looking back there are only the pages of seeing: those whose permission is one, and those that say so by `sees`.

    A page about one thing calls `require(permission, request.user, thing)` beside it, or reads through a selector that
    gives a person what is theirs.
    """
    if permission not in TABLE:
        raise KeyError(permission)

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            allowed = may_open if sees else may
            if not allowed(request.user, permission):
                if not request.user.is_authenticated:
                    return redirect_to_login(request.get_full_path())
                require(permission, request.user)
            if request.method not in _SAFE and _looks_back(request.user) and not permission.startswith("session."):
                raise LookingBack(action=TABLE[permission].action)
            return view(request, *args, **kwargs)

        guarded.permission = permission  # type: ignore[attr-defined]
        return guarded  # type: ignore[return-value]

    return decorate
