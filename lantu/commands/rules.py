"""`lantu rules [CODE]`: the rules of checking, or the card of those whose code begins so."""

from __future__ import annotations

import argparse

HELP = "列出检查规则，或打印一条规则的说明"
DESCRIPTION = "不给编号时列出全部规则；给出编号（或其开头）时打印说明、依据和正反例。"


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.add_argument("code", nargs="?", default="", metavar="编号", help="如 A001，或一类规则的字母，如 A")


def run(arguments: argparse.Namespace) -> int:
    """Print the list, or the cards."""
    from lantu.checking.registry import all_rules, selected
    from lantu.checking.shown.cards import card, listed

    if not arguments.code:
        print(listed(all_rules()), end="")
    else:
        print("\n".join(card(rule) for rule in selected(select=[arguments.code.upper()])), end="")
    return 0
