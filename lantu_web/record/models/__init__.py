"""Tables of the record of plans."""

from __future__ import annotations

from lantu_web.record.models.indicator import AnnualTarget, Indicator, IndicatorPast, TargetAmendment
from lantu_web.record.models.measures import ComparedFigure, IssuedTarget, NodeDone
from lantu_web.record.models.plan import ImportDraft, Plan, PlanVersion
from lantu_web.record.models.promise import Commitment, CommitmentPast, Project, ProjectPast
from lantu_web.record.models.text import Passage

__all__ = [
    "AnnualTarget",
    "Commitment",
    "CommitmentPast",
    "ComparedFigure",
    "ImportDraft",
    "Indicator",
    "IndicatorPast",
    "IssuedTarget",
    "NodeDone",
    "Passage",
    "Plan",
    "PlanVersion",
    "Project",
    "ProjectPast",
    "TargetAmendment",
]
