"""How a plan stands, counted."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from lantu_web.accounts.permissions import Person
from lantu_web.frame.templatetags.components import SHAPES
from lantu_web.observations.selectors import figures_of
from lantu_web.record.models import Plan
from lantu_web.record.selectors import commitments_for, indicators_for, projects_for
from lantu_web.record.standing import Standing, standing


@dataclass(frozen=True)
class Overview:
    """A plan counted: standings by word (good ones first), and how many promises and projects have a lead unit."""

    standings: list[Standing]
    words: list[tuple[str, str, int]]
    binding: int
    commitments: int
    commitments_owned: int
    projects: int
    projects_owned: int


def overview(plan: Plan, person: Person, at: datetime | None = None) -> Overview:
    """Return how a plan stands at a moment, of what concerns a person."""
    indicators = list(indicators_for(person, plan, at))
    figures = figures_of(indicators, at)
    standings = [standing(indicator, figures[indicator.pk], at) for indicator in indicators]
    counted = Counter((one.tone, one.word) for one in standings)
    tones = list(SHAPES)
    words = sorted(((word, tone, n) for (tone, word), n in counted.items()), key=lambda w: (tones.index(w[1]), w[0]))
    commitments, projects = commitments_for(person, plan), projects_for(person, plan)
    return Overview(
        standings,
        words,
        sum(indicator.binding is True for indicator in indicators),
        commitments.count(),
        commitments.filter(owner__isnull=False).count(),
        projects.count(),
        projects.filter(owner__isnull=False).count(),
    )
