"""Tables to which rows are added and never changed: refused by the model in words, and by the database whoever writes."""

from __future__ import annotations

from typing import Any, ClassVar, NoReturn

from django.db import models
from django.db.migrations.operations import RunPython

from lantu_web.errors import RecordIsKept

_SQLITE = """
CREATE TRIGGER {table}_no_{verb} BEFORE {verb} ON {table}
BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END
"""
_POSTGRESQL = """
CREATE OR REPLACE FUNCTION {table}_is_append_only() RETURNS trigger AS $$
BEGIN RAISE EXCEPTION '{table} is append-only'; END $$ LANGUAGE plpgsql;
CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE ON {table}
FOR EACH ROW EXECUTE PROCEDURE {table}_is_append_only()
"""


def triggers(table: str, vendor: str) -> list[str]:
    """Return the SQL that makes the database refuse UPDATE and DELETE on a table."""
    if vendor == "sqlite":
        return [_SQLITE.format(table=table, verb=verb) for verb in ("UPDATE", "DELETE")]
    return [_POSTGRESQL.format(table=table)]


class KeepRows(RunPython):
    """The step of a migration that makes a table append-only: `KeepRows("log_logentry")`."""

    def __init__(self, table: str) -> None:
        self.table = table
        super().__init__(self._make, self._unmake)

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        """Return how this is written in a migration."""
        return (type(self).__name__, [self.table], {})

    def _make(self, _apps: Any, editor: Any) -> None:
        for statement in triggers(self.table, editor.connection.vendor):
            editor.connection.cursor().execute(statement)

    def _unmake(self, _apps: Any, editor: Any) -> None:
        cursor = editor.connection.cursor()
        if editor.connection.vendor == "sqlite":
            for verb in ("UPDATE", "DELETE"):
                cursor.execute(f"DROP TRIGGER IF EXISTS {self.table}_no_{verb}")
        else:
            cursor.execute(f"DROP FUNCTION IF EXISTS {self.table}_is_append_only() CASCADE")


class KeptRows(models.QuerySet[Any]):
    """A query that reads and adds."""

    def update(self, **_values: Any) -> NoReturn:
        """Refuse. Raises RecordIsKept."""
        raise RecordIsKept(what=self.model._meta.verbose_name)

    def delete(self) -> NoReturn:
        """Refuse. Raises RecordIsKept."""
        raise RecordIsKept(what=self.model._meta.verbose_name)


class AppendOnly(models.Model):
    """A row that, once written, stays as it is; a correction is another row."""

    class Meta:
        abstract = True

    objects: ClassVar = models.Manager.from_queryset(KeptRows)()

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Write a new row. Raises RecordIsKept for one that is already written."""
        if not self._state.adding:
            raise RecordIsKept(what=self._meta.verbose_name)
        super().save(*args, **kwargs)

    def delete(self, *_args: Any, **_kwargs: Any) -> NoReturn:
        """Refuse. Raises RecordIsKept."""
        raise RecordIsKept(what=self._meta.verbose_name)
