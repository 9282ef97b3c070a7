"""The tables of states (历史状态)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any, ClassVar, Self

from django.db import connections, models
from django.db.models import Exists, OuterRef, Subquery
from django.db.models.signals import m2m_changed

from lantu_web.append_only import AppendOnly, KeptRows
from lantu_web.kept.copying import keep

_STATES: dict[type[models.Model], type[Past]] = {}


class PastQuery(KeptRows):
    """Queries of states."""

    def as_of(self, moment: datetime) -> Self:
        """Return the state of each thing at a moment: of the states it was in by then, the last."""
        later = self.model._base_manager.filter(thing=OuterRef("thing"), since__lte=moment, pk__gt=OuterRef("pk"))
        return self.filter(~Exists(later), since__lte=moment)


class Past(AppendOnly):
    """A state of a row: all that it held, since a moment until the next state."""

    since = models.DateTimeField()

    objects: ClassVar = models.Manager.from_queryset(PastQuery)()

    class Meta:
        abstract = True

    @classmethod
    def lists(cls) -> list[str]:
        """Return the names of the lists that are kept."""
        return [one.name for one in cls._meta.local_concrete_fields if isinstance(one, KeptList)]


class KeptList(models.TextField):
    """The keys of a many-to-many field, each between commas: ",3,5,"."""

    def deconstruct(self) -> tuple[str, str, Sequence[Any], dict[str, Any]]:
        """Return how it stands in a migration: as what the database knows it for."""
        name, _, args, kwargs = super().deconstruct()
        return name, "django.db.models.TextField", args, kwargs


def keep_states(model: type[models.Model], *lists: str) -> type[Past]:
    """Return the model of the states of a model, called IndicatorPast for Indicator; `lists` are many-to-many fields of it."""
    name = f"{model.__name__}Past"
    fields: dict[str, Any] = {"thing": models.ForeignKey(model, models.PROTECT, related_name="past", db_index=False)}
    fields |= {one.name: _copied(one) for one in model._meta.local_concrete_fields if not one.primary_key}
    fields |= {one: KeptList(default="") for one in lists}
    index = models.Index(fields=["thing", "since"], name=f"states_of_{model._meta.model_name}")
    told = {"verbose_name": f"{model._meta.verbose_name}的历史状态", "indexes": [index]}
    body = {
        "__module__": model.__module__,
        "__doc__": f"A state of a {model.__name__}.",
        "Meta": type("Meta", (), told),
    }
    made: type[Past] = type(name, (Past,), {**fields, **body})
    _STATES[model] = made
    for one in lists:
        m2m_changed.connect(_list_changed, sender=getattr(model, one).through)
    return made


def states_of(model: type[models.Model]) -> type[Past] | None:
    """Return the model of the states of a model; None where they are not kept."""
    return _STATES.get(model)


def states_at(model: type[models.Model], moment: datetime) -> PastQuery:
    """Return the states of a kept model's rows at a moment."""
    found: PastQuery = _STATES[model].objects.as_of(moment)
    return found


def was(model: type[models.Model], field: str, moment: datetime) -> Subquery:
    """Return, for a query of a kept model, what a field held at a moment, to order by it."""
    return Subquery(states_at(model, moment).filter(thing=OuterRef("pk")).values(field)[:1])


def _copied(field: models.Field) -> models.Field:
    """Return a field that holds the same, without uniqueness, index or way back."""
    if isinstance(field, models.ForeignKey):
        own: dict[str, Any] = {"null": field.null, "blank": field.blank, "verbose_name": field.verbose_name}
        return models.ForeignKey(field.remote_field.model, models.PROTECT, related_name="+", db_index=False, **own)
    _, _, args, kwargs = field.deconstruct()
    kwargs.pop("unique", None)
    return type(field)(*args, **{**kwargs, "db_index": False})


def _list_changed(
    instance: Any, action: str, reverse: bool, model: Any, pk_set: set[int] | None, using: str, **_: Any
) -> None:
    """Keep the states after lists changed, from whichever side: the other side names the rows it was added to."""
    if action in ("post_add", "post_remove", "post_clear"):
        changed, keys = (model, sorted(pk_set or ())) if reverse else (type(instance), [instance.pk])
        keep(_STATES[changed], changed, keys, connections[using])
