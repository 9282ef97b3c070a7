"""`lantu schema plan|findings`: the JSON Schema of a data format."""

from __future__ import annotations

import argparse
import importlib
import json

HELP = "打印数据格式的 JSON Schema"
DESCRIPTION = "打印数据格式的 JSON Schema，供别的程序校验。"
_FORMATS = {"plan": "lantu.plan.as_json", "findings": "lantu.checking.shown.as_json"}


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.add_argument(
        "format", choices=list(_FORMATS), help="数据格式：plan（lantu-plan/1），findings（lantu-findings/1）"
    )


def run(arguments: argparse.Namespace) -> int:
    """Print the schema."""
    schema = importlib.import_module(_FORMATS[arguments.format]).schema()
    print(json.dumps(schema, ensure_ascii=False, indent=1))
    return 0
