"""Import of 100,000 past figures into the record: `python -m bench.web_import` [--figures N] [--database URL].

Makes a database of its own (SQLite in a temporary folder, or a PostgreSQL database that is dropped afterwards), writes the
figures to an Excel and a CSV file, imports each as the page does, imports the Excel file again, and prints what it took.
"""

from __future__ import annotations

import argparse
import csv
import io
import os
import resource
import tempfile
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

TARGET = 60  # seconds
_YEARS = range(2016, 2026)
_PARTS = ("", "-H1", "-H2", *(f"-Q{q}" for q in range(1, 5)), *(f"-{m:02}" for m in range(1, 13)))
_PERIODS = [f"{year}{part}" for year in _YEARS for part in _PARTS]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--figures", type=int, default=100_000)
    parser.add_argument(
        "--database", default=os.environ.get("DATABASE_URL", ""), help="postgres://…; SQLite without it"
    )
    asked = parser.parse_args()
    with _database(asked.database), tempfile.TemporaryDirectory(prefix="lantu-bench-") as folder:
        os.environ["LANTU_DATA"] = folder
        from lantu_web.commands import start_database

        start_database()
        _measure(asked.figures)


@contextmanager
def _database(url: str) -> Iterator[None]:
    if not url:
        os.environ.pop("DATABASE_URL", None)
        yield
        return
    import psycopg

    name = f"lantu_bench_{os.getpid()}"
    with psycopg.connect(url, autocommit=True) as server:
        server.execute(f'CREATE DATABASE "{name}"')
        os.environ["DATABASE_URL"] = url.rsplit("/", 1)[0] + f"/{name}"
        try:
            yield
        finally:
            server.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


def _measure(count: int) -> None:
    from django.db import connection

    rows = _rows(count)
    print(
        f"{connection.vendor}，{count:,} 条数据，{len({row[0] for row in rows})} 个指标 × {len(_PERIODS)} 个时期",
        flush=True,
    )
    from lantu_web.accounts.services import create_region

    region = create_region(code="141122", name="某县", by=None)
    for kind, content in (("xlsx", _xlsx(rows)), ("csv", _csv(rows))):
        plan, person = _record(region, kind, rows)
        run, seconds, words = _import(plan, person, f"历史.{kind}", content)
        met = "达到" if seconds < TARGET else "没有达到"
        told = f"{run.get_outcome_display()}，新写入 {run.added:,} 条，{seconds:.1f} 秒（{met} {TARGET} 秒），进度更新 {words} 次"
        print(f"{kind}  {len(content) / 1e6:.1f} MB  {told}", flush=True)
        again, seconds, _ = _import(plan, person, f"历史.{kind}", content)
        print(f"{kind}  再导入一次：新写入 {again.added:,} 条，原已有 {again.same:,} 条，{seconds:.1f} 秒", flush=True)
    print(f"内存峰值 {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


def _rows(count: int) -> list[tuple[str, str, float]]:
    indicators = -(-count // len(_PERIODS))
    rows = [
        (f"指标{n:03}", period, round(1000 + n + place / 7, 3))
        for n in range(indicators)
        for place, period in enumerate(_PERIODS)
    ]
    return rows[:count]


def _xlsx(rows: list[tuple[str, str, float]]) -> bytes:
    from openpyxl import Workbook

    book, out = Workbook(write_only=True), io.BytesIO()
    sheet = book.create_sheet()
    for row in [("指标", "时期", "数值", "单位", "来源"), *((*row, "万元", "统计年鉴") for row in rows)]:
        sheet.append(row)
    book.save(out)
    return out.getvalue()


def _csv(rows: list[tuple[str, str, float]]) -> bytes:
    out = io.StringIO()
    csv.writer(out).writerows([("指标", "时期", "数值", "单位", "来源"), *((*row, "万元", "统计年鉴") for row in rows)])
    return out.getvalue().encode("utf-8-sig")


def _record(region: Any, kind: str, rows: list[tuple[str, str, float]]) -> tuple[Any, Any]:
    from lantu_web.accounts.models import Role
    from lantu_web.accounts.services import create_user
    from lantu_web.record.models import Indicator, Plan

    person, _ = create_user(username=f"planner-{kind}", name="某", role=Role.PLANNER, by=None)
    plan = Plan.objects.create(region=region, title=kind, key=kind, first_year=2016, last_year=2025)
    names = dict.fromkeys(row[0] for row in rows)
    Indicator.objects.bulk_create(Indicator(plan=plan, key=name, name=name, unit="万元") for name in names)
    return plan, person


def _import(plan: Any, person: Any, name: str, content: bytes) -> tuple[Any, float, int]:
    from lantu_web.submissions.history import running
    from lantu_web.submissions.services.history import begin_import

    words, tell = 0, running.Progress.tell

    def counted(self: Any, *told: Any) -> None:
        nonlocal words
        words += 1
        tell(self, *told)

    running.Progress.tell = counted  # type: ignore[method-assign]
    start = time.perf_counter()
    run = running.run_now(begin_import(plan=plan, name=name, content=content, by=person))
    running.Progress.tell = tell  # type: ignore[method-assign]
    return run, time.perf_counter() - start, words


if __name__ == "__main__":
    main()
