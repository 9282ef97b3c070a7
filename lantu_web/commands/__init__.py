"""Commands of the workbench, one file each; Django is loaded when one runs, not before."""

from __future__ import annotations

import os

from lantu_web.data_folder import DATABASE, place, place_in_words


def start_django() -> None:
    """Load the workbench."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lantu_web.settings")
    django.setup()


def start_database() -> None:
    """Load the workbench and bring its database up to date: a new one is made, an older one is upgraded."""
    start_django()
    from django.core.management import call_command
    from django.db import connections
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connections["default"])
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        call_command("migrate", verbosity=0, interactive=False)


def start_new_or_old() -> None:
    """Load the workbench for a command that may begin an installation, and say where its data are."""
    start_database()
    print(f"数据  {place_in_words()}", flush=True)


def start_on_data() -> None:
    """Load the workbench on data that are there; nothing is made where none are. Raises NoDataHere."""
    from lantu_web.errors import NoDataHere

    where = "DATABASE_URL 指定的数据库" if "DATABASE_URL" in os.environ else f"“{place()}”"
    if "DATABASE_URL" not in os.environ and not (place() / DATABASE).is_file():
        raise NoDataHere(place=where)
    start_django()
    if not _somebody_is_there():
        raise NoDataHere(place=where)


def _somebody_is_there() -> bool:
    """Tell whether the database holds an account: one without any was begun by mistake."""
    from django.db import connection

    from lantu_web.accounts.models import User

    return User._meta.db_table in connection.introspection.table_names() and User.objects.exists()
