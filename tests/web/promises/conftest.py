"""A promise and a project that 林业局 leads."""

from __future__ import annotations

from typing import Any

import pytest

from lantu_web.record.models import Commitment, Project


@pytest.fixture
def planting(forest: Any) -> Any:
    led = {"plan": forest.plan, "number": 1, "owner": forest.owner}
    Project.objects.create(key="苗圃", box_number="1", box_title="生态", name="苗圃", **led)
    return Commitment.objects.create(key="造林", what="造林5万亩。", due="2027", **led)
