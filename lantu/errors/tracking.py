"""Errors of tracking: E401-E449."""

from __future__ import annotations

from lantu.errors.message import LantuError


class TrackingError(LantuError):
    """A goal or a figure that cannot be reckoned with."""


class PeriodUnusable(TrackingError):
    """A figure's period names no stretch of time."""

    code = "E401"
    seen = "数据的时期“{period}”不能用"
    allowed = "时期是年、半年、季、月、日或其间的一段，例如 2027、2027-H1、2027-Q3、2027-01/2027-09"
    remedy = "请改正时期"


class NumberUnusable(TrackingError):
    """A value that is no number, or beyond any magnitude of a plan."""

    code = "E402"
    seen = "{what}是 {value}"
    allowed = "可用的数是有限的，绝对值为 0 或在 {least} 与 {most} 之间"
    remedy = "请核对数值和单位"


class GoalYears(TrackingError):
    """Base year and target year do not span a plan."""

    code = "E403"
    seen = "“{name}”的基期年份是 {base_year}，目标年份是 {target_year}"
    allowed = "基期年份早于目标年份，相隔不超过 {most} 年"
    remedy = "请核对这两个年份"


class UnitsDiffer(TrackingError):
    """Two amounts whose units do not convert."""

    code = "E404"
    seen = "单位不同：“{first}”与“{second}”"
    allowed = "能比较的是同一单位或可以换算的单位（如万元与亿元）"
    remedy = "请把数据改为目标所用的单位，或核对填的是不是这个指标"


class PercentAgainstPoints(UnitsDiffer):
    """A percentage is set against percentage points."""

    code = "E405"
    seen = "“%”与“个百分点”放在一起比较"
    allowed = "百分比（%）是水平或增速，百分点是两个百分比之差，二者不能互比"
    remedy = "请核对填的是比率本身还是比率的变化"


class PricesMixed(TrackingError):
    """Comparable and current prices in one comparison."""

    code = "E406"
    seen = "“{name}”把{first}与{second}的数据放在了一起"
    allowed = "同一比较只能用一种价格口径"
    remedy = "请改用与目标同一价格口径的数据"


class RealGrowthFromCurrentPrices(TrackingError):
    """Real growth would be recomputed from totals at current prices."""

    code = "E407"
    seen = "“{name}”的增速要由总量推算，而总量{basis}"
    allowed = "可比价增速只能取统计部门公布的增速，或由同一基期的可比价总量推算"
    remedy = "请填公布的增速（%），不要填现价总量"


class EditionsMixed(TrackingError):
    """Figures of several editions of a standard in one series."""

    code = "E408"
    seen = "“{name}”的数据按几个标准版本计算：{editions}"
    allowed = "同一序列只用一个版本，即确定基期和目标时所用的版本"
    remedy = "请在目标上注明标准版本"


class NotPositive(TrackingError):
    """A value at or below zero where a logarithm is taken."""

    code = "E409"
    seen = "“{name}”的{what}是 {value}"
    allowed = "按增长倍数计算的指标，基期、目标和实际都要大于 0"
    remedy = "请核对数值；本来就会为零或为负的指标，请把类型改为水平上升（LEVEL_UP）"


class RateOutOfReach(TrackingError):
    """A rate that no series can have."""

    code = "E410"
    seen = "“{name}”的{what}是 {value}%"
    allowed = "比率要大于 {least}%、小于 {most}%"
    remedy = "请核对是不是把总量或指数（上年=100）填成了比率"


class OverrideUnknown(TrackingError):
    """A goal overrides a threshold that is not there, or with what is no number of its kind."""

    code = "E411"
    seen = "“{name}”单独设定了“{key}”= {value}"
    allowed = "可以单独设定的有：{keys}；值是不小于 0 的数，达到档、接近档依次降低"
    remedy = "请改正名称或数值"


class IssuedInTurn(TrackingError):
    """What was handed down is itself to be handed down, or has no type."""

    code = "E412"
    seen = "“{name}”登记的下达目标没有自己的类型"
    allowed = "下达的目标要有确定的类型（如 FLOOR、CUMUL_CUT），不能仍是 EXTERNAL 或空"
    remedy = "请按下达文件填写目标的类型和数值"


class BandReversed(TrackingError):
    """The upper end of a range lies below the lower."""

    code = "E413"
    seen = "“{name}”的区间是 {low}～{high}"
    allowed = "区间的下限不大于上限"
    remedy = "请核对两个数"


class RankUnusable(TrackingError):
    """A rank that is no rank."""

    code = "E414"
    seen = "“{name}”的位次是 {value}"
    allowed = "位次是 1 起的整数"
    remedy = "请填公布的位次"


class HistoryUnordered(TrackingError):
    """The assessments given to the warning ladder go back in time."""

    code = "E415"
    seen = "评估记录里 {later} 排在 {earlier} 之前"
    allowed = "评估记录从早到晚排列"
    remedy = "请按评估日期排序"


class WarningLevelUnknown(TrackingError):
    """The level before is none of the ladder."""

    code = "E416"
    seen = "原预警级别“{level}”不认识"
    allowed = "级别有：{levels}；没有预警时留空"
    remedy = "请改为其中之一"
