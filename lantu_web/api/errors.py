"""Errors of the API: E683-E692, each in three parts that whoever writes the other program reads."""

from __future__ import annotations

from lantu.errors import LantuError


class TokenMissing(LantuError):
    """No valid token came with the request."""

    code = "E683"
    seen = "请求没有带有效的令牌"
    allowed = "请求头写 Authorization: Bearer 加令牌；令牌未停用、未到期"
    remedy = "请向发改规划股或管理员申请令牌"


class ScopeMissing(LantuError):
    """The token is not for this."""

    code = "E684"
    seen = "令牌“{name}”不能{action}"
    allowed = "它可以：{scopes}"
    remedy = "请换用有此权限的令牌，或申请新的令牌"


class KeyMissing(LantuError):
    """A write came without a key."""

    code = "E686"
    seen = "写入请求没有带幂等键，或幂等键过长"
    allowed = "请求头写 Idempotency-Key，1 至 80 个字符，每次新的写入用新的值"
    remedy = "请加上后再发；重发同一次写入时用同一个值"


class KeyUsed(LantuError):
    """A key comes again with another content."""

    code = "E687"
    seen = "幂等键“{key}”已用于另一次内容不同的写入"
    allowed = "同一个幂等键只用于同一次写入"
    remedy = "请换一个新的幂等键"


class NotAskedFor(LantuError):
    """No open reporting window asks for the figure."""

    code = "E688"
    seen = "没有正在进行的填报期要求“{indicator}”{period}的数据"
    allowed = "只接收填报期内要求的指标和时期；正在要求的时期：{periods}"
    remedy = "请核对指标和时期，或联系发改规划股开设填报期"


class ItemSettled(LantuError):
    """The figure was sent before and is under review or approved."""

    code = "E689"
    seen = "“{indicator}”{period}的数据{state}"
    allowed = "待填报和已退回的可以报送；已提交、已通过的不能改"
    remedy = "请等待审核；确需更改的，请联系审核人退回或更正"


class RequestNotUnderstood(LantuError):
    """Parameters or body are not as described."""

    code = "E690"
    seen = "请求里有 {count} 处不合要求：{first}"
    allowed = "参数和内容要符合接口说明（openapi.json）"
    remedy = "请按 errors 里逐项所指改正后再发"


class NoSuchThing(LantuError):
    """Nothing of that number, or not for this token."""

    code = "E691"
    seen = "没有编号为 {key} 的{what}，或它不属于本部门"
    allowed = "只能用本部门看得到的编号"
    remedy = "请先用列表接口查到编号"


class NoSuchAddress(LantuError):
    """The API has no such address."""

    code = "E692"
    seen = "接口没有“{address}”这个地址"
    allowed = "可用的地址见接口说明（openapi.json）"
    remedy = "请核对地址、末尾的斜杠和版本号"
