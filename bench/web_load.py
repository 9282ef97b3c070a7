"""The workbench under load: `python -m bench.web_load --counties 100`, or `--counties 2843 --postgresql postgres://postgres@127.0.0.1/`.

Builds the counties in a database of its own (dropped afterwards), serves with the server of `lantu serve` on 127.0.0.1, asks for each
page with twenty readers at once, and prints server time, time as the reader sees it, and the number of queries.
"""

from __future__ import annotations

import argparse
import http.client
import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any, NamedTuple

READERS, PROCESSES, THREADS = 20, os.cpu_count() or 1, 2
DATABASE = "lantu_bench"
SLOWEST = 0.100  # seconds, p95


class Page(NamedTuple):
    """A page to ask for: its words and its address."""

    words: str
    address: str


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--counties", type=int, default=100)
    parser.add_argument("--postgresql", help="a server, postgres://user@127.0.0.1/; without it SQLite")
    parser.add_argument("--processes", type=int, default=PROCESSES, help="of the server")
    parser.add_argument("--threads", type=int, default=THREADS, help="of each process")
    parser.add_argument("--requests", type=int, default=300, help="of each page")
    parser.add_argument("--serve", type=int, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.serve:
        return _serve(asked)
    with tempfile.TemporaryDirectory() as folder, _database(asked.postgresql):
        os.environ["LANTU_DATA"] = folder
        _measure(asked, "PostgreSQL" if asked.postgresql else "SQLite")
    return 0


def _measure(asked: argparse.Namespace, vendor: str) -> None:
    from lantu_web.commands import start_database

    start_database()
    from bench.web_counties import build

    began = time.perf_counter()
    figures = build(asked.counties)
    print(
        f"{vendor}: {asked.counties} counties, {figures:,} figures, built in {time.perf_counter() - began:.0f} s",
        flush=True,
    )
    cookie = _signed_in()
    print(
        "| page | queries | alone | server p50 | server p95 | reader p50 | reader p95 | |\n"
        "| --- | --- | --- | --- | --- | --- | --- | --- |"
    )
    with _server(asked) as port:
        for page in _pages():
            alone, _ = _load(port, page.address, cookie, 40, readers=1)
            server, reader = _load(port, page.address, cookie, asked.requests, READERS)
            held = "✓" if _at(server, 95) <= SLOWEST else "✗"
            times = (_at(alone, 50), _at(server, 50), _at(server, 95), _at(reader, 50), _at(reader, 95))
            shown = " | ".join(f"{1000 * t:.0f} ms" for t in times)
            print(f"| {page.words} | {_queries(page.address, cookie)} | {shown} | {held} |", flush=True)


def _pages() -> list[Page]:
    """Return the pages that this version has."""
    from django.urls import NoReverseMatch, reverse

    from lantu_web.record.models import Indicator

    one = Indicator.objects.first()
    key = {"indicator_id": one.pk if one else 0}
    known: list[tuple[str, str, dict[str, Any]]] = [
        ("board", "board:overview", {}), ("indicators", "indicators:list", {}), ("indicator", "indicators:indicator", key),
        ("review queue", "submissions:queue", {}),
    ]  # fmt: skip
    found = []
    for words, name, arguments in known:
        try:
            found.append(Page(words, reverse(name, kwargs=arguments)))
        except NoReverseMatch:
            print(f"{words}: not in this version", flush=True)
    return found


def _load(port: int, address: str, cookie: str, requests: int, readers: int) -> tuple[list[float], list[float]]:
    """Ask for a page so many times, so many at once; return the server's times and the readers'."""

    def ask(_: int) -> tuple[float, float]:
        began = time.perf_counter()
        wire = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        wire.request("GET", address, headers={"Cookie": cookie})
        answer = wire.getresponse()
        answer.read()
        wire.close()
        if answer.status != 200:
            raise RuntimeError(f"{address}: {answer.status}")
        return float(answer.headers["X-Bench-Seconds"]), time.perf_counter() - began

    with ThreadPoolExecutor(readers) as pool:
        list(pool.map(ask, range(READERS)))  # warm
        times = list(pool.map(ask, range(requests)))
    return [s for s, _ in times], [r for _, r in times]


def _at(times: list[float], percent: int) -> float:
    return sorted(times)[min(len(times) * percent // 100, len(times) - 1)]


def _queries(address: str, cookie: str) -> int:
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    name, _, value = cookie.partition("=")
    client = Client(SERVER_NAME="127.0.0.1")
    client.cookies[name] = value
    with CaptureQueriesContext(connection) as seen:
        client.get(address)
    if os.environ.get("BENCH_QUERIES"):
        for one in sorted(seen.captured_queries, key=lambda q: -float(q["time"]))[:4]:
            print(address, one["time"], one["sql"][:600], flush=True)
    return len(seen)


def _signed_in() -> str:
    """Return the cookie of a session of the planner."""
    from django.conf import settings
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.contrib.sessions.backends.db import SessionStore

    from lantu_web.accounts.models import User

    person = User.objects.get(username="planner")
    session = SessionStore()
    session[SESSION_KEY] = str(person.pk)
    session[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
    session[HASH_SESSION_KEY] = person.get_session_auth_hash()
    session["seen"] = time.time()
    session.save()
    return f"{settings.SESSION_COOKIE_NAME}={session.session_key}"


@contextmanager
def _server(asked: argparse.Namespace) -> Iterator[int]:
    """Serve in a process of its own; end it by its own id."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
    how = ["--serve", str(port), "--processes", str(asked.processes), "--threads", str(asked.threads)]
    process = subprocess.Popen([sys.executable, "-m", "bench.web_load", *how])
    try:
        for _ in range(100):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.1)
        yield port
    finally:
        process.terminate()
        process.wait(10)


def _serve(asked: argparse.Namespace) -> int:
    from lantu_web.serving import listen, serve
    from lantu_web.wsgi import application

    def timed(environment: dict[str, Any], start: Callable[..., Any]) -> Any:
        began = time.perf_counter()

        def begin(status: str, headers: list[tuple[str, str]], *more: Any) -> Any:
            return start(status, [*headers, ("X-Bench-Seconds", f"{time.perf_counter() - began:.6f}")], *more)

        return application(environment, begin)

    serve(timed, listen("127.0.0.1", asked.serve), processes=asked.processes, threads=asked.threads)
    return 0


@contextmanager
def _database(server: str | None) -> Iterator[None]:
    """Make the database and drop it afterwards; of SQLite it lies in the data folder."""
    if server is None:
        os.environ.pop("DATABASE_URL", None)
        yield
        return
    import psycopg

    with psycopg.connect(f"{server.rstrip('/')}/postgres", autocommit=True) as wire:
        wire.execute(f"DROP DATABASE IF EXISTS {DATABASE} WITH (FORCE)")
        wire.execute(f"CREATE DATABASE {DATABASE}")
        os.environ["DATABASE_URL"] = f"{server.rstrip('/')}/{DATABASE}"
        try:
            yield
        finally:
            wire.execute(f"DROP DATABASE IF EXISTS {DATABASE} WITH (FORCE)")


if __name__ == "__main__":
    sys.exit(main())
