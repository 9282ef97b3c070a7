"""Errors of the files that hold what other people fixed: E201-E249."""

from __future__ import annotations

from lantu.errors.message import LantuError


class DepartmentsError(LantuError):
    """The file of departments cannot be used."""


class DepartmentsUnreadable(DepartmentsError):
    """The file is not YAML, or not a list of departments."""

    code = "E210"
    seen = "部门文件“{name}”读不出部门清单（{why}）"
    allowed = "文件是 YAML，最上层是 departments（每个部门一段）和可有可无的 idle"
    remedy = "请对照 lantu/standards/departments.yaml 的写法改正"


class DepartmentFieldUnknown(DepartmentsError):
    """A department has a field that is not in the schema."""

    code = "E211"
    seen = "部门文件“{name}”中“{department}”有不认识的字段“{field}”"
    allowed = "字段只有 key、name、kind、aliases、core、duties"
    remedy = "请改正字段名或删去这一行"


class DepartmentFieldMissing(DepartmentsError):
    """A department lacks a field, or the field holds no words."""

    code = "E212"
    seen = "部门文件“{name}”中“{department}”缺字段“{field}”，或它不是文字"
    allowed = "每个部门都要有 key、name、kind、aliases、core、duties，词与词之间用空格隔开"
    remedy = "请补上这个字段"


class DepartmentRepeated(DepartmentsError):
    """A key, name, alias or duty stands twice."""

    code = "E213"
    seen = "部门文件“{name}”中“{word}”重复出现（{where}）"
    allowed = "key、name 和 aliases 在全文件里各不相同，一个部门的职责词不重复"
    remedy = "请删去重复的一处"


class DepartmentKindUnknown(DepartmentsError):
    """A department is of no known kind."""

    code = "E214"
    seen = "部门文件“{name}”中“{department}”的类别是“{kind}”"
    allowed = "类别只有 {kinds}"
    remedy = "请改为其中一种"


class LibraryError(LantuError):
    """The indicator library cannot be used."""


class LibraryUnreadable(LibraryError):
    """The file holds no list of indicators."""

    code = "E201"
    seen = "指标库“{name}”读不出指标清单"
    allowed = "文件是 YAML，有 indicators，每个指标一行"
    remedy = "请对照 lantu/standards/indicator_library.yaml 的写法改正"


class LibraryField(LibraryError):
    """An entry lacks a field or has one that is not known."""

    code = "E202"
    seen = "指标库“{name}”中“{indicator}”缺字段或有不认识的字段“{field}”"
    allowed = "字段有 key、name、aliases、unit、direction、type、formula、department、frequency、range、source，与价格有关的加 price"
    remedy = "请补上或改正这个字段"


class LibraryValue(LibraryError):
    """A field holds what is not allowed there."""

    code = "E203"
    seen = "指标库“{name}”中“{indicator}”的 {field} 是“{value}”"
    allowed = "{field} 只能是：{allowed_values}"
    remedy = "请改成其中之一"


class LibraryRange(LibraryError):
    """The plausible range does not ascend."""

    code = "E204"
    seen = "指标库“{name}”中“{indicator}”的合理区间是 {value}"
    allowed = "合理区间写成 [低, 高]，低小于高"
    remedy = "请改正这两个数"


class LibraryRepeated(LibraryError):
    """A key, name or alias stands twice."""

    code = "E205"
    seen = "指标库“{name}”中“{word}”出现两次（“{first}”和“{second}”）"
    allowed = "key、名称、别名在全文件里各不相同"
    remedy = "请删去重复的一处"


class StatusRulesError(LantuError):
    """A file of status thresholds and warning rules cannot be used."""


class StatusRulesUnreadable(StatusRulesError):
    """The file is no YAML mapping."""

    code = "E221"
    seen = "状态规则“{name}”读不出内容"
    allowed = "文件是 YAML，字段与 lantu/standards/status/2026.yaml 相同"
    remedy = "请对照那个文件的写法改正"


class StatusRulesField(StatusRulesError):
    """A field is missing or not known."""

    code = "E222"
    seen = "状态规则“{name}”的“{where}”缺字段或有不认识的字段“{field}”"
    allowed = "这里的字段有：{allowed_fields}"
    remedy = "请补上或改正这个字段"


class StatusRulesValue(StatusRulesError):
    """A field holds what is not allowed there."""

    code = "E223"
    seen = "状态规则“{name}”的“{where}”是“{value}”"
    allowed = "这里应是{allowed_value}"
    remedy = "请改正这个值"


class StatusRulesNotInForce(StatusRulesError):
    """No edition was in force on a day."""

    code = "E224"
    seen = "{day} 没有生效的状态规则"
    allowed = "最早的一版自 {first} 起生效"
    remedy = "请核对日期，或明确指定所用的版本"


class CalendarUnreadable(LantuError):
    """A calendar of working days cannot be used."""

    code = "E245"
    seen = "工作日历“{name}”不能用（{why}）"
    allowed = "文件是 YAML，有 year、source、verified、checked、rest（from、to、name）、worked，日子都在这一年；verified 为 true 要有两份对照过的全文"
    remedy = "请对照 lantu/standards/working_days/2026.yaml 的写法改正"
