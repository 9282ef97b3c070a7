"""Putting rows back to what they held at a moment, and with them what was selected with them; two or three queries a table."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any

from django.db import models

from lantu_web.kept.copying import in_parts
from lantu_web.kept.states import Past, states_at, states_of


def put_back(rows: Iterable[Any], moment: datetime, known: dict[int, bool] | None = None) -> None:
    """Give rows of one model the values they held at a moment, and what is selected with them its own.

    What was not there yet stays as it is; but where it was selected from the other side of a one-to-one relation, there is none.
    `known` tells of the rows met already whether they were there.
    """
    known = {} if known is None else known
    fresh = list({id(row): row for row in rows if id(row) not in known}.values())
    if not fresh:
        return
    states = _states(type(fresh[0]), fresh, moment)
    known |= {id(row): row.pk in states for row in fresh}
    moved: dict[Any, list[Any]] = defaultdict(list)
    for row in fresh:
        for field in _put(row, states[row.pk]) if row.pk in states else ():
            moved[field].append(row)
    for field, those in moved.items():
        _select_again(field, those)
    _put_lists(fresh, states, moment)
    for name in {name for row in fresh for name in row._state.fields_cache}:
        _put_back_selected(name, fresh, moment, known)


def _states(model: type[models.Model], rows: Sequence[Any], moment: datetime) -> dict[int, Any]:
    if states_of(model) is None:
        return {}
    keys = list({row.pk for row in rows})
    return {one.thing_id: one for some in in_parts(keys) for one in states_at(model, moment).filter(thing__in=some)}


def _put(row: Any, state: Past) -> Iterator[Any]:
    """Give a row the values of a state; yield the relations that were selected with it and led elsewhere then."""
    for field in row._meta.local_concrete_fields:
        if field.primary_key:
            continue
        value = getattr(state, field.attname)
        if field.is_relation and field.is_cached(row) and row.__dict__.get(field.attname) != value:
            old = field.get_cached_value(row)
            row.__dict__[field.attname] = value
            field.set_cached_value(row, old)
            yield field
        row.__dict__[field.attname] = value


def _select_again(field: Any, rows: Sequence[Any]) -> None:
    """Select anew, with all that was selected with it, what a relation of rows led to then; one query."""
    olds = [field.get_cached_value(row) for row in rows]
    paths = {path for old in olds if old is not None for path in _paths(old)}
    found = field.related_model._base_manager.all()
    found = found.select_related(*paths) if paths else found
    held = found.in_bulk({key for row in rows if (key := getattr(row, field.attname)) is not None})
    for row in rows:
        field.set_cached_value(row, held.get(getattr(row, field.attname)))


def _paths(row: Any) -> Iterator[str]:
    """Yield the names of what was selected with a row, as select_related wants them."""
    for name, one in row._state.fields_cache.items():
        field = next((f for f in row._meta.local_concrete_fields if f.name == name), None)
        if field is not None and one is not None:
            yield name
            yield from (f"{name}__{path}" for path in _paths(one))


def _put_lists(rows: Sequence[Any], states: dict[int, Any], moment: datetime) -> None:
    """Let the kept lists of rows be what they were, as if they had been prefetched; one query for each list."""
    made = states_of(type(rows[0]))
    for name in made.lists() if made is not None else ():
        keys = {key: {int(one) for one in getattr(state, name).split(",") if one} for key, state in states.items()}
        listed = rows[0]._meta.get_field(name).related_model
        every = list(listed.objects.filter(pk__in=set().union(*keys.values()))) if any(keys.values()) else []
        put_back(every, moment)
        for row in rows:
            held = getattr(row, name).get_queryset()
            held._result_cache = [one for one in every if one.pk in keys.get(row.pk, ())]
            held._prefetch_done = True
            row.__dict__.setdefault("_prefetched_objects_cache", {})[name] = held


def _put_back_selected(name: str, rows: Sequence[Any], moment: datetime, known: dict[int, bool]) -> None:
    those = {id(row): one for row in rows if (one := row._state.fields_cache.get(name)) is not None}
    put_back(those.values(), moment, known)
    if rows[0]._meta.get_field(name).concrete:
        return
    for row in rows:
        one = those.get(id(row))
        if one is not None and states_of(type(one)) is not None and not known[id(one)]:
            row._state.fields_cache[name] = None
