"""Output files: each is written beside its name and moved into place when all are complete; none is ever half-written."""

from __future__ import annotations

import os
import signal
import stat
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Any

from lantu.errors import OutputIsInput, OutputRefused, OutputTwice

STANDARD = "-"
_TERMINATED = 128 + signal.SIGTERM


class Output:
    """One output: a file to be, a device or pipe, or standard output."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.content = b""
        self.waiting: Path | None = None
        # A link keeps pointing where it points: what it leads to is replaced, not the link.
        self.target = Path(name if name == STANDARD or _is_stream(name) else os.path.realpath(name))

    @property
    def is_stream(self) -> bool:
        """Tell whether this goes to standard output, a device or a pipe, which nothing can be moved over."""
        return self.name == STANDARD or _is_stream(self.name)

    def write(self, content: bytes) -> None:
        """Write the content, for a file into a neighbour of it. Raises OutputRefused: no such folder, no right, disk full."""
        self.content = content
        if self.is_stream:
            return
        with _refusals(self.name):
            handle, waiting = tempfile.mkstemp(
                prefix=f".{self.target.name[:60]}.", suffix=".part", dir=self.target.parent
            )
            self.waiting = Path(waiting)
            with os.fdopen(handle, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            os.chmod(waiting, self._rights())

    def finish(self) -> None:
        """Move the file into place, or send the content down its stream."""
        if self.name == STANDARD:
            sys.stdout.buffer.write(self.content)
            sys.stdout.buffer.flush()
        elif self.is_stream:
            with _refusals(self.name), open(self.name, "wb") as stream:
                stream.write(self.content)
        elif self.waiting is not None:
            with _refusals(self.name):
                os.replace(self.waiting, self.target)
            self.waiting = None

    def _rights(self) -> int:
        """Return the rights of the file that is replaced, or those a new file gets."""
        try:
            return stat.S_IMODE(self.target.stat().st_mode)
        except OSError:
            return 0o666 & ~_umask()


class Outputs:
    """The outputs of one run. Leaving without `commit`, also when the program is told to end, leaves nothing behind."""

    def __init__(self, source: Path) -> None:
        self._source = source
        self._outputs: list[Output] = []
        self._before: Any = None  # what `signal.signal` returned

    def add(self, name: str) -> Output:
        """Return a new output.

        Raises:
            OutputIsInput: it would overwrite what is being read.
            OutputTwice: another output of this run goes to the same place.
            OutputRefused: it is a folder or write-protected, or its folder does not exist.
        """
        output = Output(name)
        if name != STANDARD:
            if output.target.exists() and self._source.exists() and output.target.samefile(self._source):
                raise OutputIsInput(name=name)
            if why := _why_not(output.target):
                raise OutputRefused(name=name, why=why)
        if any(other.target == output.target for other in self._outputs) and name != os.devnull:
            raise OutputTwice(name=name)
        self._outputs.append(output)
        return output

    def commit(self) -> None:
        """Move every file into place, then write the streams."""
        with _undisturbed():
            for output in self._outputs:
                if not output.is_stream:
                    output.finish()
        for output in self._outputs:
            if output.is_stream:
                output.finish()

    def __enter__(self) -> Outputs:
        if threading.current_thread() is threading.main_thread():
            self._before = signal.signal(signal.SIGTERM, _end)
        return self

    def __exit__(self, *_: object) -> None:
        for output in self._outputs:
            if output.waiting is not None:
                output.waiting.unlink(missing_ok=True)
        if self._before is not None:
            signal.signal(signal.SIGTERM, self._before)


def _why_not(target: Path) -> str:
    """Return why a file cannot be replaced, "" where nothing speaks against it."""
    if target.is_dir():
        return "是一个文件夹"
    if not target.parent.is_dir():
        return "所在的文件夹不存在"
    if target.exists() and not os.access(target, os.W_OK):
        return "文件是只读的"
    return ""


def _end(_number: int, _frame: FrameType | None) -> None:
    raise SystemExit(_TERMINATED)


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Keep Ctrl-C from parting the renames of one run: all files come into place, or none does."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


@contextmanager
def _refusals(name: str) -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as refused:
        raise OutputRefused(name=name, why=refused.strerror or "未知原因") from refused


def _is_stream(name: str) -> bool:
    """Tell whether a name is that of a device or pipe (/dev/null, /dev/stdout, a named pipe)."""
    try:
        mode = os.stat(name).st_mode
    except OSError:
        return False
    return not (stat.S_ISREG(mode) or stat.S_ISDIR(mode))


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
