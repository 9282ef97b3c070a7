"""`lantu warn`: the warnings follow the figures."""

from __future__ import annotations

import argparse

HELP = "按规则评估，发出、升降预警"
DESCRIPTION = (
    "按分级预警规则评估每一项指标，发出、升级或降低预警并通知责任单位。重复运行不会重复发出。可由计划任务每天运行。"
)


def configure(parser: argparse.ArgumentParser) -> None:
    """Add no arguments."""


def run(_arguments: argparse.Namespace) -> int:
    """Evaluate every plan and say what changed."""
    from lantu_web.commands import start_database, start_on_data

    start_on_data()
    start_database()
    from lantu_web.notices.services.warnings import evaluate
    from lantu_web.record.models import Plan

    plans = list(Plan.objects.all())
    for plan in plans:
        done = evaluate(plan=plan, by=None)
        print(f"《{plan}》　{done.words}")
        for one in done.without_owner:
            print(f"　没有牵头单位　{one.indicator}")
        for one in done.not_judged:
            print(f"　没有判断　{one.indicator}　{one.trouble}")
    if not plans:
        print("还没有规划，没有指标可评估。")
    return 0
