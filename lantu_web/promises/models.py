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


TONES = {"done": "good", "normal": "fair", "adjusted": "fair", "slow": "watch", "not_started": "bad"}


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
    def tone(self) -> str:
        """The tone of its badge."""
        return TONES[self.state]

    def __str__(self) -> str:
        return f"{self.commitment or self.project} {self.get_state_display()}"


class ProgressFile(AppendOnly, KeptFile):
    """A file that proves what a note says; added with the note, and like it never changed."""

    note = models.ForeignKey(ProgressNote, models.PROTECT, related_name="files", verbose_name="进展记录")

    class Meta(KeptFile.Meta):
        verbose_name = "进展佐证"
        constraints: ClassVar = [models.UniqueConstraint(fields=["note", "sha256"], name="a_file_proves_a_note_once")]
