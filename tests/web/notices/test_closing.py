"""What still misses is closed only with the reason why; what was closed by mistake is opened again the same day by who closed it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone

from lantu_web.errors import NotAllowed, WarningNotSo
from lantu_web.log.models import LogEntry
from lantu_web.notices.errors import ReopeningRefused
from lantu_web.notices.models import EarlyWarning, EarlyWarningPast, Notice, Step, WarningStep
from lantu_web.notices.selectors import warnings_for
from lantu_web.notices.services.closing import close, reopen
from lantu_web.notices.services.warnings import evaluate
from lantu_web.notices.stages import Stage, stage_of

Sign = Callable[[str], Client]


@pytest.fixture
def missing(forest: Any, plan: Any, give: Callable[[str, str], Any]) -> EarlyWarning:
    """A red warning: 森林覆盖率 should have gone from 40 to 45 by 2025 and is at 41."""
    forest.base_year, forest.target_year = 2020, 2025
    forest.save()
    give("2025", "41")
    evaluate(plan=plan, by=None)
    return EarlyWarning.objects.get()


def test_closing_what_still_misses_asks_why_with_the_numbers(missing: EarlyWarning, people: dict[str, Any]) -> None:
    with pytest.raises(ValidationError, match=r"仍应发红色预警（.*41%.*45%.*），请写明为什么仍然解除"):
        close(warning=missing, words="已研究", by=people["planner"])
    assert stage_of(missing) is not Stage.CLOSED

    close(warning=missing, words="已研究", despite="省里统一调整口径", by=people["planner"])

    step = WarningStep.objects.get(step=Step.CLOSED)
    assert "仍然解除的理由：省里统一调整口径" in step.words
    assert "41%" in step.words
    assert LogEntry.objects.get(action="warning.close").after["reason"] == "省里统一调整口径"


def test_the_page_warns_before_it_is_closed_and_asks_again_where_nothing_was_said(
    missing: EarlyWarning, signed_in: Sign
) -> None:
    client, address = signed_in("leader"), f"/warnings/{missing.pk}/"
    assert "按现在的数据，仍应发红色预警" in client.get(address).content.decode()

    refused = client.post(address, {"step": "close", "words": "好了"})

    assert refused.status_code == 422
    assert "请写明为什么仍然解除" in refused.content.decode()
    assert client.post(address, {"step": "close", "words": "好了", "despite": "误报"}).status_code == 302


def test_what_no_longer_misses_is_closed_with_one_reason(
    missing: EarlyWarning, people: dict[str, Any], forest: Any, planner: Any
) -> None:
    from decimal import Decimal

    from lantu_web.observations.models import Observation, Release
    from lantu_web.observations.services import correct_figure

    correct_figure(
        figure=Observation.objects.get(),
        value=Decimal("45.2"),
        release=Release.REVISED,
        reason="修订",
        source="公报",
        by=planner,
    )

    close(warning=missing, words="已达标", by=people["leader"])

    assert WarningStep.objects.get(step=Step.CLOSED).words == "已达标"


def test_who_closed_it_opens_it_again_the_same_day_and_the_rules_judge_anew(
    missing: EarlyWarning, plan: Any, people: dict[str, Any], signed_in: Sign
) -> None:
    close(warning=missing, words="误点", despite="误点", by=people["planner"])
    assert evaluate(plan=plan, by=None).opened == []
    address = f"/warnings/{missing.pk}/"
    assert "恢复这条预警" in signed_in("planner").get(address).content.decode()
    assert "恢复这条预警" not in signed_in("leader").get(address).content.decode()

    assert signed_in("planner").post(address, {"step": "reopen"}).status_code == 302

    back = EarlyWarning.objects.get()
    assert (back.closed_at, back.judged, stage_of(back)) == (None, "", Stage.WAITING)
    assert [one.step for one in back.steps.all()][-2:] == [Step.CLOSED, Step.REOPENED]
    assert LogEntry.objects.filter(action="warning.reopen").count() == 1
    evaluate(plan=plan, by=None)
    assert EarlyWarning.objects.get().judged


def test_nobody_else_and_on_no_other_day_is_it_opened_again(missing: EarlyWarning, people: dict[str, Any]) -> None:
    with pytest.raises(WarningNotSo):
        reopen(warning=missing, by=people["planner"])
    close(warning=missing, words="误点", despite="误点", by=people["planner"])

    with pytest.raises(ReopeningRefused, match="不是您解除的"):
        reopen(warning=missing, by=people["leader"])
    with pytest.raises(NotAllowed):
        reopen(warning=missing, by=people["reporter"])
    WarningStep.objects.filter(step=Step.CLOSED).update(at=timezone.now() - timedelta(days=1))
    with pytest.raises(ReopeningRefused, match="不是今天解除的"):
        reopen(warning=missing, by=people["planner"])


def test_it_is_not_opened_again_beside_a_new_one(missing: EarlyWarning, people: dict[str, Any]) -> None:
    close(warning=missing, words="误点", despite="误点", by=people["planner"])
    told = {"indicator": missing.indicator, "department": missing.department, "level": 4}
    EarlyWarning.objects.create(due=timezone.localdate(), **told)

    with pytest.raises(ReopeningRefused, match="已经发出新的预警"):
        reopen(warning=missing, by=people["planner"])


def test_between_closing_and_opening_again_it_was_closed(
    missing: EarlyWarning, plan: Any, people: dict[str, Any]
) -> None:
    close(warning=missing, words="误点", despite="误点", by=people["planner"])
    between = timezone.now()
    reopen(warning=missing, by=people["planner"])

    assert EarlyWarningPast.objects.filter(thing=missing, closed_at__isnull=False).exists()
    assert list(warnings_for(people["planner"], plan, between)) == []
    (one,) = warnings_for(people["planner"], plan, between, closed=True)
    assert stage_of(one, between) is Stage.CLOSED
    assert list(warnings_for(people["planner"], plan)) == [missing]


def test_what_was_told_of_a_warning_is_read_once_it_is_closed(missing: EarlyWarning, people: dict[str, Any]) -> None:
    about = {"about": f"/warnings/{missing.pk}/"}
    other = Notice.objects.create(to=people["planner"], words="别的", about="/warnings/999/")
    assert Notice.objects.filter(read_at__isnull=True, **about).count() > 1

    close(warning=missing, words="已研究", despite="专题研究", by=people["planner"])

    (left,) = Notice.objects.filter(read_at__isnull=True, **about)
    assert (left.to, left.words) == (people["reporter"], "“森林覆盖率”红色预警已解除：已研究")
    assert Notice.objects.filter(pk=other.pk, read_at__isnull=True).exists()
