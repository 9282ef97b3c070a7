"""Copying what the database holds into a table of states: one statement, without the values passing through the program."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime
from typing import Any

from django.utils import timezone

FROM_THE_BEGINNING = datetime(1, 1, 2, tzinfo=UTC)
_AT_ONCE = 20_000
_INSERT = "INSERT INTO {past} (thing_id, since, {columns}) SELECT {table}.id, %s, {values} FROM {table}{condition}"
_LISTED = (
    "COALESCE((SELECT ',' || {joined}(CAST({other} AS text), ',') || ',' FROM {through} WHERE {own} = {table}.id), '')"
)
_since: ContextVar[datetime | None] = ContextVar("since", default=None)


@contextmanager
def held_since(moment: datetime | None) -> Iterator[None]:
    """Let what is written within have been so since a moment: the demonstration has a past. None: since it is written."""
    token = _since.set(moment)
    try:
        yield
    finally:
        _since.reset(token)


def in_parts(keys: Sequence[int]) -> Iterator[Sequence[int]]:
    """Yield keys in parts that both databases take in one statement."""
    yield from (keys[start : start + _AT_ONCE] for start in range(0, len(keys), _AT_ONCE))


def keep(past: Any, model: Any, keys: Sequence[int], connection: Any) -> None:
    """Add the states that rows have now."""
    since = _since.get() or timezone.now()
    for some in in_parts(keys):
        places = ", ".join(["%s"] * len(some))
        _copy(past, model, connection, since, f" WHERE {_quoted(model._meta.db_table)}.id IN ({places})", some)


def keep_all(past: Any, model: Any, connection: Any) -> None:
    """Add a first state of every row, held from the beginning: nobody knows since when it was so."""
    _copy(past, model, connection, FROM_THE_BEGINNING, "", ())


def _copy(past: Any, model: Any, connection: Any, since: datetime, condition: str, given: Iterable[int]) -> None:
    own = ("id", "thing", "since")
    fields = [(one, model._meta.get_field(one.name)) for one in past._meta.local_concrete_fields if one.name not in own]
    statement = _INSERT.format(
        past=_quoted(past._meta.db_table),
        table=_quoted(model._meta.db_table),
        columns=", ".join(_quoted(copy.column) for copy, _ in fields),
        values=", ".join(_value(field, model, connection.vendor) for _, field in fields),
        condition=condition,
    )
    moment = past._meta.get_field("since").get_db_prep_value(since, connection)
    with connection.cursor() as cursor:
        cursor.execute(statement, [moment, *given])


def _value(field: Any, model: Any, vendor: str) -> str:
    """Return the expression of a column, or of a list of keys: ",3,5,"."""
    table = _quoted(model._meta.db_table)
    if not field.many_to_many:
        return f"{table}.{_quoted(field.column)}"
    return _LISTED.format(
        joined="group_concat" if vendor == "sqlite" else "string_agg",
        other=_quoted(field.m2m_reverse_name()), own=_quoted(field.m2m_column_name()),
        through=_quoted(field.m2m_db_table()), table=table,
    )  # fmt: skip


def _quoted(name: str) -> str:
    """Return a name of the models as both databases take it."""
    return f'"{name}"'
