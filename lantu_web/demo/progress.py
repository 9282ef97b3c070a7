"""What departments of the demonstration said of promises and projects; made up, and marked as such."""

from __future__ import annotations

from collections.abc import Iterable
from importlib.resources import files
from itertools import chain, cycle

import yaml

from lantu_web.accounts.models import User
from lantu_web.demo.figures import known_since
from lantu_web.promises.models import Progress
from lantu_web.promises.services import record_progress
from lantu_web.record.models import Commitment, Plan, Project
from lantu_web.record.selectors import commitments_for, projects_for


def give_progress(plan: Plan, by: User) -> None:
    """Say of the things that someone leads, each year, how they stand; of some nothing is said."""
    made = yaml.safe_load(files("lantu_web.demo").joinpath("progress.yaml").read_text(encoding="utf-8"))
    courses = cycle(made["courses"])
    things: Iterable[Commitment | Project] = chain(commitments_for(by, plan), projects_for(by, plan))
    for thing in (one for one in things if one.owner_id is not None):
        for year, state in zip(made["years"], next(courses), strict=False):
            record_progress(
                thing=thing, state=Progress(state), words=made["words"][state], evidence=made["evidence"], by=by,
                demo_since=known_since(year + 1),
            )  # fmt: skip
