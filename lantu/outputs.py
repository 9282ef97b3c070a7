"""Output files: each is written beside its name and moved into place when all are complete; none is ever half-written."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

from lantu.errors import OutputIsInput, OutputRefused


class Output:
    """One output: a file to be, or standard output."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.content = b""
        self.waiting: Path | None = None

    def write(self, content: bytes) -> None:
        """Write the content, for a file into a neighbour of it. Raises OutputRefused: no such folder, no right, disk full."""
        self.content = content
        if self.name == "-":
            return
        target = Path(self.name)
        try:
            handle, waiting = tempfile.mkstemp(prefix=f".{target.name}.", suffix=".part", dir=target.parent)
            self.waiting = Path(waiting)
            with os.fdopen(handle, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            os.chmod(waiting, 0o666 & ~_umask())
        except OSError as refused:
            raise OutputRefused(name=self.name, why=refused.strerror or "未知原因") from refused


class Outputs:
    """The outputs of one run. Leaving without `commit` leaves nothing behind."""

    def __init__(self, source: Path) -> None:
        self._source = source
        self._outputs: list[Output] = []

    def add(self, name: str) -> Output:
        """Return a new output. Raises OutputIsInput where it would overwrite what is being read, OutputRefused for a folder."""
        if name != "-":
            target = Path(name)
            if target.exists() and self._source.exists() and target.samefile(self._source):
                raise OutputIsInput(name=name)
            if target.is_dir() or not target.parent.is_dir():
                raise OutputRefused(name=name, why="是一个文件夹" if target.is_dir() else "所在的文件夹不存在")
        output = Output(name)
        self._outputs.append(output)
        return output

    def commit(self) -> None:
        """Move every file into place, then write standard output."""
        for output in self._outputs:
            if output.waiting is not None:
                os.replace(output.waiting, output.name)
                output.waiting = None
        for output in self._outputs:
            if output.name == "-":
                sys.stdout.buffer.write(output.content)
                sys.stdout.buffer.flush()

    def __enter__(self) -> Outputs:
        return self

    def __exit__(self, *_: object) -> None:
        for output in self._outputs:
            if output.waiting is not None:
                output.waiting.unlink(missing_ok=True)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
