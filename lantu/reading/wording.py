"""Codes of the plan's data in words a planner reads."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from lantu.plan.model import Indicator, Quantity
from lantu.plan.period import Period

LEVELS = {"part": "篇", "chapter": "章", "section": "节", "item": "条", "lead": "段首句", "annex": "附表"}
TENSES = {"fact": "事实", "commitment": "承诺"}
STRENGTHS = {"firm": "明确", "strive": "力争", "explore": "谋划"}
DIRECTIONS = {"up": "越高越好", "down": "越低越好", "keep": "保持"}
KINDS = {
    "level": "水平", "growth_rate": "增速", "increment": "增量", "share": "占比", "ratio": "比例", "count": "数目", "capacity": "能力",
    "money": "金额", "area": "面积", "length": "长度", "duration": "时长", "rank": "位次",
}  # fmt: skip
COMPARATORS = {
    "=": "", ">=": "不低于", ">": "超过", "<=": "不超过", "<": "低于", "~": "约", "range": "区间", "text": "文字", "none": "未写明",
}  # fmt: skip
TYPES = {
    "LEVEL_UP": "水平上升", "LEVEL_UP_GEO": "总量增长", "LEVEL_DOWN": "水平下降", "GROWTH": "年均增速", "CUMUL": "五年累计",
    "CUMUL_CUT": "累计降低", "FLOOR": "保持或下限", "CEIL": "上限", "RANGE": "区间", "EXTERNAL": "上级下达", "RELATIVE": "相对目标",
    "RANK": "位次", "TEXT": "文字目标",
}  # fmt: skip
ENTITY_TYPES = {
    "enterprise": "企业", "institution": "机构", "place": "地方", "department": "部门", "project": "项目", "document": "文件", "other": "其他",
}  # fmt: skip
GAPS = {
    "annex": "附表", "box": "专栏", "damaged_page": "损坏的页", "doc_tables": "表格", "extension": "文件后缀", "heading_fused": "标题连写",
    "heading_number": "标题编号", "image": "图片", "indicator_table": "指标表", "macro": "宏", "outline": "大纲", "outlined_page": "曲线字页",
    "reader": "读取方式", "scanned_page": "扫描页", "truncated": "文件不全", "unreadable": "乱码", "watermark": "水印",
}  # fmt: skip
_MOST_DECIMALS = 12
_PARTS = {"H1": "上半年", "H2": "下半年", "Q1": "一季度", "Q2": "二季度", "Q3": "三季度", "Q4": "四季度"}


def period_in_words(period: Period | None) -> str:
    """Return a period as it is said.

    >>> [period_in_words(p) for p in (Period.year(2025), Period.years(2021, 2025, annual=True), Period("2020-H1", "2020-H1"), None)]
    ['2025年', '2021—2025年每年', '2020年上半年', '']
    """
    if period is None:
        return ""
    if period.first is None or period.last is None:
        return "每年" if period.annual else ""
    first, last = _point(period.first), _point(period.last)
    span = first if first == last else f"{first.removesuffix('年') if len(period.first) == 4 else first}—{last}"
    return span + ("每年" if period.annual else "")


def period_of(quantity: Quantity) -> str:
    """Return a quantity's period as it is said: a rate of each year is 年均, any other number of each year 每年."""
    words = period_in_words(quantity.period)
    rate = quantity.kind == "growth_rate" or quantity.unit in ("%", "个百分点")
    return words.removesuffix("每年") + "年均" if rate and words.endswith("每年") else words


def _point(words: str) -> str:
    year, _, rest = words.partition("-")
    if not rest:
        return f"{year}年"
    if rest in _PARTS:
        return f"{year}年{_PARTS[rest]}"
    month, _, day = rest.partition("-")
    return f"{year}年{int(month)}月" + (f"{int(day)}日" if day else "")


def number_in_words(value: Decimal | None) -> str:
    """Return a number without an exponent or needless zeros; one no plan prints so was a fraction (三分之一) and becomes one.

    >>> number_in_words(Decimal("27836.20")), number_in_words(Decimal(1) / 3), number_in_words(None)
    ('27836.2', '1/3', '')
    """
    if value is None:
        return ""
    if -int(value.as_tuple().exponent) > _MOST_DECIMALS:
        return str(Fraction(value).limit_denominator(1000))
    words = f"{value:f}"
    return words.rstrip("0").rstrip(".") if "." in words else words


def amount(quantity: Quantity) -> str:
    """Return a quantity's figure with comparator and unit: 不低于 90%, 2—3个, 4.2:82.6:13.2."""
    unit = quantity.unit or ""
    if quantity.terms:
        return ":".join(number_in_words(term) for term in quantity.terms)
    value = number_in_words(quantity.value)
    if quantity.kind == "rank":
        return f"前{value}位" if quantity.comparator == "<=" else f"第{value}位"
    if quantity.comparator == "range":
        return f"{value}—{number_in_words(quantity.upper)}{unit}"
    times = f"{quantity.times}×" if quantity.times else ""
    return f"{COMPARATORS[quantity.comparator]}{times}{value}{unit}"


def attribute(indicator: Indicator) -> str:
    """Return 约束性, 预期性, or "" where the plan does not say."""
    return "" if indicator.binding is None else "约束性" if indicator.binding else "预期性"
