"""`lantu schema plan`: the JSON Schema of a data format."""

from __future__ import annotations

import argparse
import json

HELP = "打印数据格式的 JSON Schema"
DESCRIPTION = "打印数据格式的 JSON Schema，供别的程序校验。"


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.add_argument("format", choices=["plan"], help="数据格式：plan（lantu-plan/1）")


def run(arguments: argparse.Namespace) -> int:  # noqa: ARG001 - one format so far
    """Print the schema."""
    from lantu.plan.as_json import schema

    print(json.dumps(schema(), ensure_ascii=False, indent=1))
    return 0
