"""A plan with a promise of each kind of thing, none of them given to anybody."""

from __future__ import annotations

from typing import Any

import pytest


@pytest.fixture
def plan(forest: Any) -> Any:
    return forest.plan


@pytest.fixture
def tree(plan: Any) -> Any:
    """A promise that points to the forestry department."""
    from lantu_web.record.models import Commitment

    return Commitment.objects.create(
        plan=plan, key="造林", number=1, what="全面推行林长制，完成造林2万亩。", due="2030", suggested=["林业局"]
    )


@pytest.fixture
def dam(plan: Any) -> Any:
    """A project that points to the water department."""
    from lantu_web.record.models import Project

    return Project.objects.create(
        plan=plan, key="水库", number=1, box_number="1", box_title="水利", name="水库除险加固和河道治理"
    )
