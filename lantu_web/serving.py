"""Serving (服务): as many processes as the machine has cores, all listening at one address, each with few threads.

Python renders one page at a time in a process, so more threads would only take turns. waitress reads requests and sends answers
beside its threads: a slow line holds nobody up.
"""

from __future__ import annotations

import os
import signal
import socket
import sys
import threading
import time
from collections.abc import Callable
from typing import Any, NoReturn

from django.conf import settings
from django.db import connections
from waitress.server import create_server

from lantu_web import rates
from lantu_web.errors import AddressTaken

LARGEST_BODY = 256 * 1024 * 1024  # bytes a request may put on the disk before the workbench looks at it
_PAUSE = 1  # seconds before a process that ended is begun again
_CAN_FORK = hasattr(os, "fork")  # not on Windows: there one process serves

Application = Callable[[dict[str, Any], Callable[..., Any]], Any]


def usual_processes() -> int:
    """Return how many processes serve unless told otherwise: one for each core, at most eight."""
    return min(os.cpu_count() or 1, 8) if _CAN_FORK else 1


def listen(host: str, port: int) -> socket.socket:
    """Return a socket that listens at an address. Raises AddressTaken."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family, backlog=1024)
    except (OSError, OverflowError) as taken:
        why = getattr(taken, "strerror", None) or str(taken)
        raise AddressTaken(address=f"{host}:{port}", why=why) from taken


def serve(application: Application, listening: socket.socket, *, processes: int = 1, threads: int = 2) -> None:
    """Serve until SIGINT or SIGTERM; a process that dies is begun again."""
    if processes > 1 and _CAN_FORK:
        _Processes(application, listening, threads).keep(processes)
    else:
        _serve(application, listening, threads)


def _serve(application: Application, listening: socket.socket, threads: int) -> None:
    signal.signal(signal.SIGTERM, _stop)
    server = create_server(
        application, sockets=[listening], threads=threads, ident="lantu", max_request_body_size=LARGEST_BODY,
        # What a proxy says of address and scheme is kept only where there is the county's own proxy (settings.py).
        clear_untrusted_proxy_headers=settings.SECURE_PROXY_SSL_HEADER is None,
    )  # fmt: skip
    server.run()


def _stop(*_: object) -> NoReturn:
    sys.exit()


class _Processes:
    """The process that begins the others, and begins one again where it ended by itself."""

    def __init__(self, application: Application, listening: socket.socket, threads: int) -> None:
        self._application, self._listening, self._threads = application, listening, threads
        self._running: dict[int, int] = {}
        self._alive, self._lifeline = os.pipe()  # it ends with this process, however that ends

    def keep(self, processes: int) -> None:
        """Keep so many processes serving until told to stop, then stop them."""
        signal.signal(signal.SIGTERM, _stop)
        connections.close_all()  # none may be shared by two processes
        try:
            for number in range(processes):
                self._begin(number)
            while True:
                self._begin_again()
        except (KeyboardInterrupt, SystemExit):
            pass
        finally:
            self._end()

    def _begin(self, number: int) -> None:
        process = os.fork()
        if process == 0:
            self._serve(number)
        self._running[process] = number

    def _begin_again(self) -> None:
        process, status = os.wait()
        print(
            f"一个服务进程意外退出（{os.waitstatus_to_exitcode(status)}），正在重新启动。", file=sys.stderr, flush=True
        )
        time.sleep(_PAUSE)
        self._begin(self._running.pop(process))

    def _end(self) -> None:
        for process in self._running:
            os.kill(process, signal.SIGTERM)
        for process in self._running:
            os.waitpid(process, 0)

    def _serve(self, number: int) -> NoReturn:
        """Serve as one of the processes. What the parent holds is not for this one to clean up."""
        os.close(self._lifeline)
        threading.Thread(target=self._end_with_the_parent, daemon=True).start()
        rates.count_as(number)
        try:
            _serve(self._application, self._listening, self._threads)
        except SystemExit:
            pass
        except BaseException:
            sys.excepthook(*sys.exc_info())
            os._exit(1)
        os._exit(0)

    def _end_with_the_parent(self) -> None:
        os.read(self._alive, 1)
        os.kill(os.getpid(), signal.SIGTERM)
