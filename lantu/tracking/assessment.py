"""Assessment (评估结果): the status of a goal on a day, why, and the numbers behind it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum

from lantu.tracking.amount import Amount
from lantu.tracking.figure import Figure


class Status(Enum):
    """A status code and its official word (评价用语).

    >>> Status.ON_TRACK.word
    '符合预期'
    """

    EARLY = "提前完成"
    FASTER = "快于预期"
    ON_TRACK = "符合预期"
    NEARLY = "基本符合预期"
    BEHIND = "滞后"
    UNLIKELY = "难以完成"
    COMPLETED = "已完成"
    MISSED = "未完成"
    MET = "达标"
    NEAR_LIMIT = "临界"
    NOT_MET = "未达标"
    NORMAL = "正常推进"
    SLOW = "进展缓慢"
    NOT_STARTED = "未启动"
    ADJUSTED = "已调整"
    NO_DATA = "数据缺失"
    NOT_DUE = "未到评价时点"
    AWAITING = "待下达"
    INCOMPLETE = "待补目标"
    TYPE_UNKNOWN = "待定类型"

    @property
    def word(self) -> str:
        """The word people read."""
        return self.value

    @property
    def code(self) -> str:
        """The word programs and rules use."""
        return self.name


@dataclass(frozen=True, slots=True)
class AnnualJudgement:
    """The year's own target and whether it was met: a judgement apart from the five-year schedule."""

    year: int
    met: bool
    words: str


@dataclass(frozen=True, slots=True)
class Assessment:
    """What is known of a goal on a day.

    Attributes:
        reason: one sentence that carries the numbers.
        period: the last period whose figure was used ("2027", "2027-H1"), None where none was.
        value: what was achieved (level, sum, average rate, cut so far); expected: what the path asks for at that time.
        progress: share of the way made, 1 is the target; time_progress: share of the time gone; ratio: the one by the other.
            All three are None for goals that are met or not, without partial credit.
        required_rest: what each remaining year must bring; None when no year remains.
        margin: distance to the bound as a share of the bound, positive on the good side; for ranks, in places.
        annual: the year's own target, where one is set.
        warnings: what a reader must know besides. figures_used: what the judgement rests on.
        missing: the years whose figures should be there and are not, one after another up to the last that is due.
        rules_edition: the edition of the thresholds.
    """

    goal: str
    binding: bool | None
    status: Status
    reason: str
    at: date
    rules_edition: str
    period: str | None = None
    value: Amount | None = None
    expected: Amount | None = None
    progress: Decimal | None = None
    time_progress: Decimal | None = None
    ratio: Decimal | None = None
    required_rest: Amount | None = None
    margin: Decimal | None = None
    annual: AnnualJudgement | None = None
    warnings: tuple[str, ...] = ()
    figures_used: tuple[Figure, ...] = ()
    missing: tuple[int, ...] = ()

    @property
    def words(self) -> str:
        """The status in its official word."""
        return self.status.word
