"""The table of passages: where the plan's own words stand."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.urls import reverse

from lantu_web.record.models.indicator import Indicator
from lantu_web.record.models.plan import PlanVersion
from lantu_web.record.models.promise import Commitment, Project


class Passage(models.Model):
    """Words of a version (段落出处): characters [start, end) of its text; `words` are those characters.

    `field` says what was read here: "row" the whole, "base", "target", ... a cell, "mention" another place that speaks of it.
    """

    version = models.ForeignKey(PlanVersion, models.PROTECT, related_name="passages", verbose_name="文本")
    start = models.PositiveIntegerField("起")
    end = models.PositiveIntegerField("止")
    words = models.TextField("原文")
    where = models.CharField("位置", max_length=300, blank=True)
    field = models.CharField("所读内容", max_length=20)
    indicator = models.ForeignKey(Indicator, models.PROTECT, null=True, related_name="passages")
    commitment = models.ForeignKey(Commitment, models.PROTECT, null=True, related_name="passages")
    project = models.ForeignKey(Project, models.PROTECT, null=True, related_name="passages")

    class Meta:
        verbose_name = "出处"
        ordering: ClassVar = ["version", "start", "end", "pk"]
        indexes: ClassVar = [models.Index(fields=["version", "start"], name="passages_in_order")]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(end__gt=models.F("start")), name="a_passage_has_words"),
            models.CheckConstraint(
                condition=Q(indicator__isnull=False, commitment__isnull=True, project__isnull=True)
                | Q(indicator__isnull=True, commitment__isnull=False, project__isnull=True)
                | Q(indicator__isnull=True, commitment__isnull=True, project__isnull=False),
                name="a_passage_speaks_of_one_thing",
            ),
        ]

    def __str__(self) -> str:
        return self.words[:60]

    @property
    def in_a_line(self) -> str:
        """The words in one line; the cells of a row are set apart."""
        return " ｜ ".join(line.strip() for line in self.words.split("\n") if line.strip())

    def get_absolute_url(self) -> str:
        """Return where the words stand in the page of the text; `version` is best selected with the passage."""
        return f"{reverse('record:plan', args=[self.version.plan_id])}?version={self.version.number}#c{self.start}"
