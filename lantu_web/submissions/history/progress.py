"""How far an import is, told through files: its own transaction is not visible to others until it ends."""

from __future__ import annotations

import json
import os
import time
from dataclasses import asdict, dataclass
from pathlib import Path

from django.conf import settings

_SILENT = 30  # seconds without a word from a run: it is no longer alive


class Stopped(Exception):
    """A person stopped the run."""


@dataclass(frozen=True)
class Standing:
    """How far a run is: what it does, how many rows are done of how many (0 where not known), and when it said so."""

    doing: str
    done: int
    total: int
    at: float

    @property
    def words(self) -> str:
        """How far it is, in words."""
        if self.total:
            return f"{self.doing}：{self.done:,} / {self.total:,} 条"
        return f"{self.doing}：已读 {self.done:,} 行" if self.done else self.doing

    @property
    def alive(self) -> bool:
        """Whether the run spoke lately."""
        return time.time() - self.at < _SILENT


class Progress:
    """Tells how far a run is, and learns that it should stop."""

    def __init__(self, run: int) -> None:
        folder = Path(settings.DATA) / "imports"
        folder.mkdir(mode=0o700, exist_ok=True)
        self.upload = folder / f"{run}.upload"
        self._told, self._stop = folder / f"{run}.json", folder / f"{run}.stop"

    def tell(self, doing: str, done: int = 0, total: int = 0) -> None:
        """Say how far the run is. Raises Stopped where a person asked for it."""
        if self._stop.exists():
            raise Stopped
        waiting = self._told.with_suffix(".part")
        waiting.write_text(json.dumps(asdict(Standing(doing, done, total, time.time()))), encoding="utf-8")
        os.replace(waiting, self._told)

    def standing(self) -> Standing | None:
        """Return how far the run is; None where it never spoke or is over."""
        try:
            return Standing(**json.loads(self._told.read_text(encoding="utf-8")))
        except (OSError, ValueError, TypeError):
            return None

    def ask_to_stop(self) -> None:
        """Ask the run to stop at its next word."""
        self._stop.touch()

    def clear(self) -> None:
        """Remove the files of a run that is over."""
        for file in (self.upload, self._told, self._stop):
            file.unlink(missing_ok=True)
