"""网页 · one self-contained page: the plan's own text with what was read marked in it."""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Sequence
from functools import lru_cache
from hashlib import sha256
from importlib.resources import files

from jinja2 import Environment, PackageLoader
from markupsafe import Markup

from lantu.plan.model import Plan
from lantu.reading.page.body import body
from lantu.reading.page.contents import contents
from lantu.reading.page.marks import Note, marks_of
from lantu.reading.page.things import things_of

__all__ = ["Note", "page"]
_SCRIPTS = ("table.js", "page.js")  # in this order; they share one scope
_LONG = 4000  # paragraphs; beyond, the browser lays out only what is in sight


@lru_cache(maxsize=1)
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("lantu.reading.page", "."), autoescape=True, trim_blocks=True, lstrip_blocks=True
    )


def page(plan: Plan, notes: Sequence[Note] = ()) -> str:
    """Return the page (HTML) of a plan, with notes on it if there are any. It needs no network; all text is escaped, the data cannot end its own element."""
    marks = marks_of(plan, notes)
    script = Markup('"use strict";\n(() => {\n' + "".join(map(_file, _SCRIPTS)) + "})();\n")
    return (
        _environment()
        .get_template("page.html")
        .render(
            title=plan.title or plan.text.name,
            source=plan.text.name,
            period=plan.period,
            long=len(plan.text.blocks) > _LONG,
            style=Markup(_file("page.css")),
            script=script,
            script_hash=b64encode(sha256(script.encode()).digest()).decode(),
            contents=contents(plan),
            body=body(plan, marks),
            data=_embedded(things_of(plan, notes)),
            notes=bool(notes),
        )
    )


def _file(name: str) -> str:
    return files("lantu.reading.page").joinpath(name).read_text(encoding="utf-8")


def _embedded(data: object) -> Markup:
    """Return JSON for a script element: no character of it can open or close one."""
    words = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for character, escape in (
        ("<", "\\u003c"),
        (">", "\\u003e"),
        ("&", "\\u0026"),
        ("\u2028", "\\u2028"),
        ("\u2029", "\\u2029"),
    ):
        words = words.replace(character, escape)
    return Markup(words)
