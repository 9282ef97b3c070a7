"""Errors of checking: E301-E349."""

from __future__ import annotations

from lantu.errors.message import LantuError


class RuleUnknown(LantuError):
    """No rule has such a code."""

    code = "E301"
    seen = "没有编号以“{prefix}”开头的规则"
    allowed = "规则编号是一个字母加三位数字"
    remedy = "请用 lantu rules 查看全部规则"


class AcceptedInvalid(LantuError):
    """A file of accepted findings that cannot be used."""

    code = "E302"
    seen = "“{name}”不能用作已接受问题的清单：{why}"
    allowed = "每条应有 rule、place、reason、who、until 五项，until 是日期"
    remedy = "请对照 docs/checking.md 的样例改正"


class NotAWordFile(LantuError):
    """Comments were asked for on a document that is not .docx."""

    code = "E303"
    seen = "“{name}”不是 .docx，写不了批注"
    allowed = "批注写在原来的 Word 文件（.docx）上"
    remedy = "请把规划另存为 .docx 再检查，或用 --html 在网页里看"
