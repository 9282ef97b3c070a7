"""The words people read for the actions of the log: those of the table of permissions, and of events that need none."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from django.apps import apps
from django.db.models import Field, Model

from lantu_web.accounts.permissions import TABLE
from lantu_web.frame.days import iso_in_words

EVENTS = {
    "sign_in": "登录",
    "sign_out": "退出",
    "sign_in.failed": "登录失败",
    "sign_in.locked": "账号锁定",
    "session.password": "修改密码",
    "people.create": "新建账号",
    "people.edit": "修改账号",
    "people.reset": "重置密码",
    "people.import": "批量导入账号",
    "session.end": "退出所有设备",
    "department.rename": "部门改名",
    "department.merge": "部门合并",
    "log.verify": "核验日志",
    "log.export": "导出日志",
    "department.create": "新建部门",
    "region.create": "新建行政区划",
    "plan.read": "读取规划文件",
    "duty.read": "读取分工表",
    "duty.confirm": "导入分工表",
    "reminder.run": "发出当天提醒",
    "reminder.send": "外发提醒",
    "warning.escalate": "预警逾期上报",
    "plan.change": "随新文本更新",
    "plan.withdraw": "新文本中不再出现",
    "window.extend": "延长填报期",
    "window.add": "填报期增加指标",
    "submission.move": "转给新的牵头单位填报",
    "submission.submit": "提交填报",
    "submission.withdraw": "撤回填报",
    "submission.keep": "暂存登录超时时的填写",
    "submission.sample": "抽查核实",
    "submission.sheet": "交回填报表",
    "evidence.add": "上传佐证材料",
    "evidence.remove": "移除佐证材料",
    "history.begin": "开始导入历史数据",
    "history.import": "导入历史数据",
    "history.stop": "停止导入历史数据",
    "plan.hide": "撤回规划的公开",
    "figure.withdraw": "撤回数据的公开",
    "token.create": "新建接口令牌",
    "token.revoke": "停用接口令牌",
}


def action_words(action: str) -> str:
    """Return an action in words, or as it is where it has none.

    >>> action_words("plan.import"), action_words("sign_in.failed")
    ('导入规划', '登录失败')
    """
    if action in EVENTS:
        return EVENTS[action]
    return TABLE[action].action if action in TABLE else action


OTHERS = {
    "department": "部门", "owner": "牵头单位", "version": "版次", "fingerprint": "原文指纹", "file": "文件", "year": "年份",
    "value": "数值", "basis": "依据", "accepted": "认可", "words": "内容", "measure": "整改措施", "count": "数量",
    "Indicator": "指标", "Commitment": "承诺事项", "Project": "项目", "lines": "条数", "into": "并入", "led": "移交的牵头事项",
    "level": "等级", "reason": "原因", "due": "期限", "fault": "问题",
}  # fmt: skip


def changes_in_words(
    about: str, before: Mapping[str, Any] | None, after: Mapping[str, Any] | None
) -> list[tuple[str, str, str]]:
    """Return the changes of a line as (field, as it was, as it is), each in words; "" where there was nothing to say.

    >>> changes_in_words("accounts.user:3", {"is_active": True}, {"is_active": False})
    [('启用', '是', '否')]
    """
    fields = _fields(about.partition(":")[0])
    old, new = before or {}, after or {}
    return [
        (_title(name, fields), _said(name, old, fields), _said(name, new, fields))
        for name in dict.fromkeys([*old, *new])
    ]


def kinds_of_things() -> Iterator[tuple[str, str]]:
    """Yield what a line may be about: the code of the table, and its name."""
    for model in sorted(apps.get_models(), key=lambda one: str(one._meta.verbose_name)):
        if model.__module__.startswith("lantu_web."):
            yield model._meta.label_lower, str(model._meta.verbose_name)


def kind_in_words(about: str) -> str:
    """Return what kind of thing a line is about, in words.

    >>> kind_in_words("observations.observation:3")
    '数据'
    """
    label = about.partition(":")[0]
    return dict(kinds_of_things()).get(label, "（其他）")


@cache
def _fields(label: str) -> dict[str, Field[Any, Any]]:
    try:
        model: type[Model] = apps.get_model(label)
    except (LookupError, ValueError):
        return {}
    return {field.name: field for field in model._meta.get_fields() if isinstance(field, Field)}


def _title(name: str, fields: Mapping[str, Field[Any, Any]]) -> str:
    own = str(fields[name].verbose_name) if name in fields else ""
    return own if any("一" <= c <= "鿿" for c in own) else OTHERS.get(name, name)


def _said(name: str, values: Mapping[str, Any], fields: Mapping[str, Field[Any, Any]]) -> str:
    if name not in values:
        return ""
    value = values[name]
    choices = {str(key): str(label) for key, label in (getattr(fields.get(name), "choices", None) or ())}
    return choices.get(str(value)) or _plain(value)


def _plain(value: Any) -> str:
    if value is None or value == "":
        return "（空）"
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, Mapping):
        return "；".join(f"{OTHERS.get(key, key)} {_plain(inner)}" for key, inner in value.items())
    if isinstance(value, list):
        return "、".join(_plain(one) for one in value) or "（空）"
    return iso_in_words(str(value))
