"""One line on the error stream that says what is being done; only on a terminal, and only when it takes long."""

from __future__ import annotations

import sys
import time

_PATIENCE = 0.5  # seconds before the line appears


class ProgressLine:
    """A line that shows one word after the other in its place and is gone at the end."""

    def __init__(self) -> None:
        self._began = time.monotonic()
        self._shown = False

    def __enter__(self) -> ProgressLine:
        return self

    def reading(self, stage: str, number: int, total: int) -> None:
        """Show a stage of reading."""
        self.show(f"正在读：{stage}（{number}/{total}）")

    def checking(self, stage: str, number: int, total: int) -> None:
        """Show a rule at work."""
        self.show(f"正在查：{stage}（{number}/{total}）")

    def show(self, words: str) -> None:
        """Show what is being done, in place of what was."""
        if sys.stderr.isatty() and (self._shown or time.monotonic() - self._began > _PATIENCE):
            print(f"\r\033[K{words}", end="", file=sys.stderr, flush=True)
            self._shown = True

    def __exit__(self, *_: object) -> None:
        if self._shown:
            print("\r\033[K", end="", file=sys.stderr, flush=True)
