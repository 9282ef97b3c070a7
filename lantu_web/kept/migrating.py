"""The step of a migration that begins to keep states: rows that are there get a first one."""

from __future__ import annotations

from typing import Any

from django.db.migrations.operations import RunPython

from lantu_web.kept.copying import keep_all


class FirstStates(RunPython):
    """Gives every row of a table its first state, held from the beginning: `FirstStates("record", "Indicator")`."""

    def __init__(self, app: str, model: str) -> None:
        self.app, self.model = app, model
        super().__init__(self._make, RunPython.noop)

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        """Return how this is written in a migration."""
        return (type(self).__name__, [self.app, self.model], {})

    def _make(self, apps: Any, editor: Any) -> None:
        states, model = apps.get_model(self.app, f"{self.model}Past"), apps.get_model(self.app, self.model)
        keep_all(states, model, editor.connection)
