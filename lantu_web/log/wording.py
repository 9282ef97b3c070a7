"""The words people read for the actions of the log: those of the table of permissions, and of events that need none."""

from __future__ import annotations

from lantu_web.accounts.permissions import TABLE

EVENTS = {
    "sign_in": "登录",
    "sign_out": "退出",
    "sign_in.failed": "登录失败",
    "sign_in.locked": "账号锁定",
    "session.password": "修改密码",
    "people.create": "新建账号",
    "department.create": "新建部门",
    "region.create": "新建行政区划",
    "plan.read": "读取规划文件",
    "plan.change": "随新文本更新",
    "plan.withdraw": "新文本中不再出现",
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
