"""`lantu verify`: prove that no line of the log was changed."""

from __future__ import annotations

import argparse

HELP = "核验日志：有没有被改动"
DESCRIPTION = "从头重算日志的校验链，指出第一条对不上的。返回码：0 完好，1 被改动。"


def configure(parser: argparse.ArgumentParser) -> None:
    """Add no arguments."""


def run(_arguments: argparse.Namespace) -> int:
    """Verify and say how many lines hold."""
    from lantu_web.commands import start_on_data

    start_on_data()
    from lantu_web.log.selectors import verify_chain

    print(f"日志完好，共 {verify_chain()} 条。")
    return 0
