"""A round that was opened by mistake is withdrawn (撤销填报期)."""

from __future__ import annotations

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from lantu_web.accounts.models import User
from lantu_web.accounts.permissions import require
from lantu_web.log.services import write_log
from lantu_web.submissions.errors import ReasonMissing, WindowAnswered
from lantu_web.submissions.models import ReportingWindow, State, SubmissionItem
from lantu_web.submissions.owed import OPEN
from lantu_web.submissions.selectors import is_open
from lantu_web.submissions.services.windows import refuse_withdrawn
from lantu_web.submissions.telling import tell_withdrawn


@transaction.atomic
def withdraw_window(*, window: ReportingWindow, reason: str, by: User) -> ReportingWindow:
    """Withdraw a round: what was not submitted is not asked for any more, and who was asked is told; drafts stay to be read.

    Figures that were approved keep their places. The name is free again.

    Raises:
        NotAllowed, ReasonMissing.
        WindowShut: it was withdrawn before.
        WindowAnswered: something of it waits for review.
    """
    require("window.manage", by)
    held = ReportingWindow.objects.select_for_update().get(pk=window.pk)
    if not reason.strip():
        raise ReasonMissing(what="撤销的原因")
    refuse_withdrawn(held)
    items = SubmissionItem.objects.filter(submission__window=held)
    states = list(items.select_for_update(of=("self",)).order_by("pk").values_list("state", flat=True))
    if waiting := states.count(State.SUBMITTED):
        raise WindowAnswered(window=held.name, count=waiting)
    asked, opened = items.filter(state__in=OPEN), is_open(held)
    departments = set(asked.values_list("submission__department", flat=True))
    count = asked.update(state=State.WITHDRAWN, revision=F("revision") + 1)
    held.withdrawn = timezone.localdate()
    held.save(update_fields=["withdrawn"])
    after = {"withdrawn": held.withdrawn, "reason": reason.strip(), "unasked": count}
    write_log(by=by, action="window.withdraw", about=held, after=after)
    if opened:
        tell_withdrawn(held, departments, reason.strip())
    return held
