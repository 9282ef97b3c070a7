"""Taking back a filled template (交回填报表)."""

from __future__ import annotations

from hashlib import sha256

from django.db import transaction

from lantu_web.accounts.models import User
from lantu_web.accounts.permissions import require
from lantu_web.evidence.kinds import safe_name
from lantu_web.log.services import write_log
from lantu_web.submissions.models import ReturnedSheet, Submission
from lantu_web.submissions.selectors import lines_of
from lantu_web.submissions.services.filling import Entry, fill
from lantu_web.submissions.services.windows import require_open
from lantu_web.submissions.sheets.marking import marked_copy
from lantu_web.submissions.sheets.reading import Mark, read_template


@transaction.atomic
def take_sheet(*, submission: Submission, name: str, content: bytes, by: User) -> ReturnedSheet:
    """Save the figures of a filled template as a draft, mark what is wrong in a copy, and return what became of it.

    Raises NotAllowed, WindowShut, SheetRefused.
    """
    require("submission.fill", by, submission)
    require_open(submission.window)
    name = safe_name(name, ".xlsx")
    lines = lines_of(submission)
    filled = read_template(name, content, submission, lines)
    held = {line.item.pk: line.item for line in lines}
    entries = {
        pk: Entry(
            words=words, explanation=explanation, was="\x00", again="仍要用您的，请在填报页上改，或重新下载模板填",
            # A sheet that is handed in again after its faults were mended meets what the same person handed in before.
            revision=held[pk].revision if held[pk].changed_by_id == by.pk else filled.revisions[pk],
        )
        for pk, (words, explanation) in filled.figures.items()
    }  # fmt: skip
    outcome = fill(submission=submission, entries=entries, by=by)
    names = {line.item.pk: line.indicator.name for line in lines}
    marks = [*filled.marks, *(Mark(filled.places[pk], names[pk], words) for pk, words in outcome.problems.items())]
    sheet = ReturnedSheet.objects.create(
        submission=submission, name=name, sha256=sha256(content).hexdigest(), taken=len(entries) - len(outcome.problems),
        marks=[mark._asdict() for mark in marks], copy=marked_copy(content, marks) if marks else None, by=by,
    )  # fmt: skip
    wrong = sum(mark.wrong for mark in marks)
    write_log(
        by=by, action="submission.sheet", about=submission, after={"name": name, "taken": sheet.taken, "wrong": wrong}
    )
    return sheet
