"""Start-up of the room: who begins to report for a department is told what it still has to do."""

from __future__ import annotations

from django.apps import AppConfig


class BoardConfig(AppConfig):
    """The room of the overview."""

    name = "lantu_web.board"
    verbose_name = "总览"

    def ready(self) -> None:
        """Listen to who joins."""
        from lantu_web.board import newcomers  # noqa: F401
