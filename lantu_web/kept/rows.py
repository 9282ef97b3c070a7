"""Models whose states are kept: writing keeps, and a query can be asked as of a moment."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any, ClassVar, Self

from django.db import connections, models, transaction
from django.db.models import Exists, OuterRef
from django.db.models.query import ModelIterable

from lantu_web.kept.copying import in_parts, keep
from lantu_web.kept.looking_back import put_back
from lantu_web.kept.states import states_of


class AsTheyWere(ModelIterable):
    """Yields rows as they were at the moment of their query."""

    def __iter__(self) -> Iterator[Any]:
        rows = list(super().__iter__())
        put_back(rows, self.queryset.moment)  # type: ignore[attr-defined]  # the queryset is an InTime
        yield from rows


class InTime(models.QuerySet[Any]):
    """A query of rows whose states are kept."""

    moment: datetime | None = None

    def as_of(self, moment: datetime | None) -> Self:
        """Return the rows that were there at a moment, with what they, and what is selected with them, held then. None: now.

        Conditions, order and `values` still go by what the table holds today: ask `states_at` and `was` for those of then.
        """
        if moment is None:
            return self
        states: Any = states_of(self.model)
        then = self.filter(Exists(states.objects.filter(thing=OuterRef("pk"), since__lte=moment)))
        then.moment, then._iterable_class = moment, AsTheyWere
        return then

    def _clone(self) -> Self:
        clone = super()._clone()  # type: ignore[misc]
        clone.moment = self.moment
        return clone

    def update(self, **values: Any) -> int:
        """Change rows and keep the states they have then; return how many."""
        with transaction.atomic(self.db, savepoint=False):
            keys = list(self.order_by().values_list("pk", flat=True))
            rows = self.model._base_manager.using(self.db)
            changed = sum(rows.filter(pk__in=some).update(**values) for some in in_parts(keys))
            _keep(self.model, keys, self.db)
        return changed

    def bulk_create(self, objs: Iterable[Any], *args: Any, **kwargs: Any) -> list[Any]:
        """Add rows and keep their first states; return them."""
        with transaction.atomic(self.db, savepoint=False):
            made = super().bulk_create(objs, *args, **kwargs)
            _keep(self.model, [one.pk for one in made], self.db)
        return made


class KeptInTime(models.Model):
    """A row whose states are kept, in the table that `keep_states` makes beside its own."""

    objects: ClassVar = models.Manager.from_queryset(InTime)()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Write the row and keep the state it has then."""
        using = kwargs.get("using") or self._state.db or "default"
        with transaction.atomic(using, savepoint=False):
            super().save(*args, **kwargs)
            _keep(type(self), [self.pk], using)


def _keep(model: type[models.Model], keys: list[int], using: str) -> None:
    if (states := states_of(model)) is not None:
        keep(states, model, keys, connections[using])
