"""Errors of accounts: E644-E648."""

from __future__ import annotations

from lantu.errors import LantuError


class PeopleFileNotUsable(LantuError):
    """A workbook of people cannot be read."""

    code = "E644"
    seen = "“{name}”不能用：{why}"
    allowed = "只能用本系统的人员模板（.xlsx，不超过 5 MB，最多 1000 行）"
    remedy = "请下载模板，填好后再上传"


class DepartmentNotMergeable(LantuError):
    """Two departments cannot become one."""

    code = "E645"
    seen = "“{name}”不能并入“{into}”：{why}"
    allowed = "两个不同的、在用的、同一行政区划的部门可以合并"
    remedy = "请重新选择"


class LastAdministrator(LantuError):
    """Nobody would be left to keep the accounts."""

    code = "E646"
    seen = "“{name}”是最后一个可用的管理员"
    allowed = "至少要留一个启用的管理员"
    remedy = "请先建立另一个管理员账号"


class RegionInUse(LantuError):
    """A region to which things belong would be removed."""

    code = "E647"
    seen = "“{region}”下面已有{what}"
    allowed = "只能删除还没有用到的行政区划"
    remedy = "名称写错的，请改名；代码写错的，请另建一个，再把部门和规划建在新的下面"


class DepartmentsFileNotUsable(LantuError):
    """A workbook of departments cannot be read."""

    code = "E648"
    seen = "“{name}”不能用：{why}"
    allowed = "只能用本系统的部门模板（.xlsx，不超过 5 MB，最多 1000 行）"
    remedy = "请下载模板，在要建立的部门前打 √ 后再上传"
