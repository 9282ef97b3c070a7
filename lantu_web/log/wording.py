"""The words people read for the actions of the log: those of the table of permissions, and of events that need none."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from functools import cache
from typing import Any

from django.apps import apps
from django.db.models import Field, Model
from django.utils import timezone

from lantu_web.accounts.permissions import TABLE
from lantu_web.errors import PeriodNotUnderstood
from lantu_web.frame.days import iso_in_words
from lantu_web.kept.states import Past
from lantu_web.observations.periods import in_words
from lantu_web.record.models.indicator import Comparator

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
    "region.rename": "行政区划改名",
    "region.remove": "删除行政区划",
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
    "window.withdraw": "撤销填报期",
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


_MOMENT = re.compile(r"\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d(\.\d+)?\+00:00")
OTHERS = {
    "department": "部门", "owner": "牵头单位", "version": "版次", "fingerprint": "原文指纹", "file": "文件", "year": "年份",
    "value": "数值", "basis": "依据", "accepted": "认可", "words": "内容", "measure": "整改措施", "files": "附件", "done": "是否完成", "count": "数量", "unasked": "不再要报项数",
    "Indicator": "指标", "Commitment": "承诺事项", "Project": "项目", "lines": "条数", "into": "并入", "led": "移交的牵头事项",
    "indicator": "指标", "commitment": "承诺事项", "project": "项目",
    "level": "等级", "reason": "原因", "due": "期限", "fault": "问题", "sha256": "文件校验值", "bytes": "字节数", "state": "情况",
    "finding": "核实结果", "expires": "到期", "taken": "读入项数", "wrong": "要改正处数", "fields": "栏数", "for": "本人", "arrived": "送达", "tries": "尝试次数",
    "node": "节点", "compared": "对比对象", "indicators": "指标", "revision": "修改次数", "name": "名称", "departments": "部门",
}  # fmt: skip


def changes_in_words(
    about: str, before: Mapping[str, Any] | None, after: Mapping[str, Any] | None
) -> list[tuple[str, str, str]]:
    """Return the changes of a line as (field, as it was, as it is), each in words; "" where there was nothing to say.

    What stayed as it was is no change and is left out.

    >>> changes_in_words("accounts.user:3", {"is_active": True, "name": "甲"}, {"is_active": False, "name": "甲"})
    [('启用', '是', '否')]
    """
    fields = _fields(about.partition(":")[0])
    old, new = before or {}, after or {}
    return [
        (title_of(name, about), _said(name, old, fields), _said(name, new, fields))
        for name in dict.fromkeys([*old, *new])
        if name not in old or name not in new or old[name] != new[name]
    ]


def title_of(name: str, about: str) -> str:
    """Return the title of a field of a line: that of the thing it is about, or of any other that has such a field.

    >>> title_of("period", "record.indicator:1"), title_of("reason", "record.plan:1")
    ('时期', '原因')
    """
    own = _fields(about.partition(":")[0]).get(name)
    return _chinese(own) or OTHERS.get(name) or _of_any_table().get(name, name)


def in_chinese_order(words: str) -> bytes:
    """Return what words are sorted by, so that they stand as in a Chinese dictionary: by their sound.

    >>> sorted(["部门", "账号", "安排"], key=in_chinese_order)
    ['安排', '部门', '账号']
    """
    return words.encode("gb18030")


def kinds_of_things() -> Iterator[tuple[str, str]]:
    """Yield what a line may be about: the code of the table, and its name. Kept states are written by themselves, not by people."""
    for model in sorted(apps.get_models(), key=lambda one: in_chinese_order(str(one._meta.verbose_name))):
        if model.__module__.startswith("lantu_web.") and not issubclass(model, Past):
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


@cache
def _of_any_table() -> dict[str, str]:
    models = [model for model in apps.get_models() if model.__module__.startswith("lantu_web.")]
    found = ((field.name, _chinese(field)) for model in models for field in model._meta.get_fields())
    return {name: title for name, title in found if title}


def _chinese(field: Any) -> str:
    words = str(getattr(field, "verbose_name", ""))
    return words if any("一" <= c <= "鿿" for c in words) else ""


def _said(name: str, values: Mapping[str, Any], fields: Mapping[str, Field[Any, Any]]) -> str:
    if name not in values:
        return ""
    value = values[name]
    if name == "period" and value:
        return _period(str(value))
    choices = {str(key): str(label) for key, label in _choices(name, fields)}
    return choices.get(str(value)) or _plain(value)


def _period(words: str) -> str:
    try:
        return in_words(words)
    except PeriodNotUnderstood:  # the log shows what was written, whatever it was
        return words


def _choices(name: str, fields: Mapping[str, Field[Any, Any]]) -> Iterable[tuple[Any, Any]]:
    return Comparator.choices if name == "comparator" else getattr(fields.get(name), "choices", None) or ()


def _plain(value: Any) -> str:
    if isinstance(value, str) and _MOMENT.fullmatch(value):
        return f"{timezone.localtime(datetime.fromisoformat(value)):%Y-%m-%d %H:%M}"
    if value is None or value == "":
        return "（空）"
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, Mapping):
        return "；".join(f"{title_of(str(key), '')} {_plain(inner)}" for key, inner in value.items())
    if isinstance(value, list):
        return "、".join(_plain(one) for one in value) or "（空）"
    return iso_in_words(str(value))
