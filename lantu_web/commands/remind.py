"""`lantu remind`: who has something due is told, once a day."""

from __future__ import annotations

import argparse

HELP = "发出当天的提醒"
DESCRIPTION = (
    "提醒快到期、已逾期的填报、预警答复和任务，并按设置发邮件、发群机器人。一天内重复运行不会重复提醒。可由计划任务每天运行。"
    "返回码：0 完成，1 有外发没有送达（下次运行再发）。"
)


def configure(parser: argparse.ArgumentParser) -> None:
    """Add no arguments."""


def run(_arguments: argparse.Namespace) -> int:
    """Remind for every plan and say how much was sent."""
    from lantu_web.commands import start_database, start_on_data

    start_on_data()
    start_database()
    from lantu_web.notices.services.reminders import remind, send_outside
    from lantu_web.notices.silence import silent
    from lantu_web.record.models import Plan

    plans = list(Plan.objects.all())
    for plan in plans:
        told = silent(plan)
        print(
            f"《{plan}》　新提醒 {remind(plan=plan)} 条，没有报的部门 {len(told.overdue)} 个，没有答复的预警 {len(told.unanswered)} 条"
        )
    sent = send_outside(plans=plans)
    for one in sent:
        print(f"　{one.through}　{'送达' if one.arrived else '没有送达：' + one.fault}")
    if not plans:
        print("还没有规划，没有要提醒的。")
    return int(any(not one.arrived for one in sent))
