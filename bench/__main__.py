"""Print every figure, or write it into the documents: `python -m bench [--write docs] [NAME ...]`."""

from __future__ import annotations

import argparse
import importlib
import pkgutil
import re
import sys
from pathlib import Path

import bench

ROOT = Path(__file__).resolve().parent.parent


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", help="which tables (default: all)")
    parser.add_argument("--write", type=Path, help="replace the tables in the Markdown files of this folder")
    arguments = parser.parse_args()
    names = arguments.names or [m.name for m in pkgutil.iter_modules(bench.__path__) if not m.name.startswith("_")]
    for name in names:
        module = importlib.import_module(f"bench.{name}")
        if not hasattr(module, "table"):
            continue
        table = module.table()
        print(f"\n## {name}\n\n{table}\n", flush=True)
        if arguments.write:
            for page in arguments.write.glob("*.md"):
                _replace(page, name, table)
    return 0


def _replace(page: Path, name: str, table: str) -> None:
    """Put `table` between <!-- bench:name --> and <!-- end -->."""
    words = page.read_text(encoding="utf-8")
    pattern = re.compile(rf"(<!-- bench:{name} -->\n).*?(<!-- end -->)", re.DOTALL)
    page.write_text(pattern.sub(lambda m: f"{m[1]}{table}\n{m[2]}", words), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
