"""The table of what was said of progress."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from lantu_web.append_only import AppendOnly
from lantu_web.evidence.models import KeptFile
from lantu_web.record.models import Commitment, Project


class Progress(models.TextChoices):
    """How a promise or project stands (进展), in the words of task ledgers."""

    DONE = "done", "已完成"
    NORMAL = "normal", "正常推进"
    SLOW = "slow", "进展缓慢"
    NOT_STARTED = "not_started", "未启动"
    ADJUSTED = "adjusted", "已调整"


class Decision(models.TextChoices):
    """What became of a report that something is done (核实)."""

    ASKED = "asked", "报完成，待核"
    CONFIRMED = "confirmed", "核实完成"
    RETURNED = "returned", "退回"


# How something stands: as the note says, and for what a department says is done, as it was checked.
CHECKED = {Decision.ASKED: "reported", Decision.CONFIRMED: "done", Decision.RETURNED: "sent_back"}
WORDS = dict(Progress.choices) | {"reported": "报完成，待核", "sent_back": "完成被退回"}
TONES = {
    "done": "good", "reported": "watch", "normal": "fair", "adjusted": "fair", "slow": "watch", "sent_back": "bad",
    "not_started": "bad",
}  # fmt: skip


class ProgressNote(AppendOnly):
    """What was said of the progress of a promise or project (进展记录). The newest known at a time holds; none is changed."""

    commitment = models.ForeignKey(Commitment, models.PROTECT, null=True, blank=True, related_name="progress_notes")
    project = models.ForeignKey(Project, models.PROTECT, null=True, blank=True, related_name="progress_notes")
    state = models.CharField("进展", max_length=12, choices=Progress.choices)
    words = models.TextField("情况说明", max_length=2000)
    evidence = models.TextField("佐证", max_length=500, blank=True)
    recorded_at = models.DateTimeField("记录时间", default=timezone.now)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="记录人")
    demo = models.BooleanField("演示数据", default=False)

    class Meta:
        verbose_name = "进展记录"
        ordering: ClassVar = ["recorded_at", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(commitment__isnull=False, project__isnull=True)
                | Q(commitment__isnull=True, project__isnull=False),
                name="a_progress_note_is_of_one_thing",
            ),
            models.CheckConstraint(
                condition=~Q(state="done") | ~Q(evidence=""),
                name="what_is_done_has_evidence",
                violation_error_message="已完成的要写明佐证（文号、材料名称或验收单）",
            ),
        ]

    @property
    def last_check(self) -> ProgressCheck | None:
        """What became of it last, where a department said that something is done; None where nobody had to look."""
        return next(reversed(self.checks.all()), None)

    @property
    def code(self) -> str:
        """How the thing stands after it: the state it says, or "reported" and "sent_back" for what a department says is done."""
        return CHECKED[Decision(self.last_check.decision)] if self.last_check is not None else self.state

    @property
    def word(self) -> str:
        """The same in words."""
        return str(WORDS[self.code])

    @property
    def tone(self) -> str:
        """The tone of its badge."""
        return TONES[self.code]

    def __str__(self) -> str:
        return f"{self.commitment or self.project} {self.get_state_display()}"


class ProgressFile(AppendOnly, KeptFile):
    """A file that proves what a note says; added with the note, and like it never changed."""

    note = models.ForeignKey(ProgressNote, models.PROTECT, related_name="files", verbose_name="进展记录")

    class Meta(KeptFile.Meta):
        verbose_name = "进展佐证"
        constraints: ClassVar = [models.UniqueConstraint(fields=["note", "sha256"], name="a_file_proves_a_note_once")]


class ProgressCheck(AppendOnly):
    """Whether what a department says is done was found so (核实): asked with the note, then confirmed or returned with a reason, once.

    A note without any needs none: the planning section's own, and those recorded before checks were made.
    """

    note = models.ForeignKey(ProgressNote, models.PROTECT, related_name="checks", verbose_name="进展记录")
    decision = models.CharField("结果", max_length=10, choices=Decision.choices)
    words = models.TextField("意见", max_length=1000, blank=True)
    at = models.DateTimeField("时间", default=timezone.now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="经办人")

    class Meta:
        verbose_name = "完成核实"
        ordering: ClassVar = ["at", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["note"], condition=Q(decision__in=["confirmed", "returned"]), name="a_note_is_checked_once"
            ),
            models.CheckConstraint(
                condition=~Q(decision="returned") | ~Q(words=""),
                name="a_completion_sent_back_has_a_reason",
                violation_error_message="退回要写明理由",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.note} {self.get_decision_display()}"
