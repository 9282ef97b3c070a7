"""Track: how far each indicator of a plan has come, and what that is called. Pure arithmetic, no database.

`goal_of(indicator)` makes a Goal of what was read, `assess(goal, figures, at)` gives its status on a day, `expected_path` the
path a chart draws, `warn` the level of warning that follows.
"""

from lantu.tracking.amount import Amount
from lantu.tracking.assess import PathPoint, assess, expected_path
from lantu.tracking.assessment import AnnualJudgement, Assessment, Status
from lantu.tracking.figure import Figure
from lantu.tracking.goal import AnnualTarget, Comparison, Goal, Issued, Milestone
from lantu.tracking.of_indicator import goal_of
from lantu.tracking.totals import intensity_change, rates_of_totals
from lantu.tracking.warning import Warned, warn

__all__ = [
    "Amount",
    "AnnualJudgement",
    "AnnualTarget",
    "Assessment",
    "Comparison",
    "Figure",
    "Goal",
    "Issued",
    "Milestone",
    "PathPoint",
    "Status",
    "Warned",
    "assess",
    "expected_path",
    "goal_of",
    "intensity_change",
    "rates_of_totals",
    "warn",
]
