"""What one click cannot take back is asked about first, on a page that says what it does."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from lantu_web.accounts.models import User
from lantu_web.api.models import ApiToken
from lantu_web.api.services import create_token
from lantu_web.log.models import LogEntry
from lantu_web.public.services import withdraw_plan
from lantu_web.record.services import release_plan

Sign = Callable[[str], Client]


def test_a_plan_is_withdrawn_for_a_reason_after_saying_what_disappears(
    forest: Any, planner: Any, signed_in: Sign
) -> None:
    plan, client = release_plan(plan=forest.plan, by=planner), signed_in("planner")
    address = f"/public/releases/plans/{plan.pk}/hide/"

    asked = client.get(address).content.decode()
    without = client.post(address, {"reason": " "})
    plan.refresh_from_db()
    assert "1 项指标的页面、0 个数据和下载的文件都打不开" in asked
    assert without.status_code == 422
    assert plan.released_at is not None
    client.post(address, {"reason": "数据有误，待核实"})

    plan.refresh_from_db()
    assert plan.released_at is None
    assert LogEntry.objects.get(action="plan.hide").after == {"released_at": None, "reason": "数据有误，待核实"}
    assert f'href="{address}"' not in client.get("/public/releases/").content.decode()


def test_the_service_asks_for_the_reason_too(forest: Any, planner: Any) -> None:
    with pytest.raises(ValidationError, match="撤回要写明原因"):
        withdraw_plan(plan=forest.plan, reason=" ", by=planner)


def test_a_plan_is_shown_after_saying_what_people_will_see(forest: Any, signed_in: Sign) -> None:
    client, address = signed_in("planner"), f"/public/releases/plans/{forest.plan_id}/show/"

    assert "任何人不用登录就能看到规划名称、1 项指标和它们的目标" in client.get(address).content.decode()
    forest.plan.refresh_from_db()
    assert forest.plan.released_at is None
    client.post(address)

    forest.plan.refresh_from_db()
    assert forest.plan.released_at is not None


def test_a_password_and_a_token_outlive_the_question(people: dict[str, Any], departments: Any, signed_in: Sign) -> None:
    leader, admin = people["leader"], people["administrator"]
    token, _ = create_token(
        department=departments["林业局"], name="系统", days=9, reads=True, writes=False, collects=False, by=admin
    )
    client = signed_in("administrator")

    assert "现在的密码立即失效" in client.get(f"/administration/people/{leader.pk}/password/").content.decode()
    assert "停用后不能恢复" in client.get(f"/api/tokens/{token.pk}/revoke/").content.decode()

    assert User.objects.get(pk=leader.pk).password == leader.password
    assert ApiToken.objects.get(pk=token.pk).in_force
