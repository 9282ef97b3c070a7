"""Commands of the workbench, one file each; Django is loaded when one runs, not before."""

from __future__ import annotations


def start_django() -> None:
    """Load the workbench."""
    import os

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
