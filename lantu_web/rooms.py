"""The rooms of the workbench: every folder with models or pages is a Django app; adding one edits no list."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from types import ModuleType

HERE = Path(__file__).parent


def rooms() -> list[str]:
    """Return the dotted names of the rooms, in alphabetical order.

    >>> "lantu_web.record" in rooms()
    True
    """
    marks = ("models.py", "models", "urls.py", "templates", "templatetags")
    return sorted(f"lantu_web.{folder.name}" for folder in HERE.iterdir() if any((folder / m).exists() for m in marks))


def urls_of_rooms() -> list[ModuleType]:
    """Return the `urls` module of each room that has pages."""
    return [import_module(f"{room}.urls") for room in rooms() if (HERE / room.split(".")[1] / "urls.py").exists()]


def errors_of_rooms() -> list[ModuleType]:
    """Return the errors all share, and the `errors` module of each room that has its own."""
    own = sorted(file.parent.name for file in HERE.glob("*/errors.py"))
    return [import_module("lantu_web.errors"), *(import_module(f"lantu_web.{room}.errors") for room in own)]
