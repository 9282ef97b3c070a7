"""Projects: those listed in boxes."""

from __future__ import annotations

from collections.abc import Iterator

from lantu.reading.entities.sheet import Found, Sheet


def find(sheet: Sheet) -> Iterator[Found]:
    """Yield the projects of the boxes."""
    for box in sheet.boxes:
        for project in box.projects:
            for place in (project.place, *project.mentions):
                yield Found(*place.span, "project")
