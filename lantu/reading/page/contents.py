"""The outline as a tree that folds."""

from __future__ import annotations

from markupsafe import Markup

from lantu.plan.model import Plan, Section

_OPEN = {"part", "annex"}


def contents(plan: Plan) -> Markup:
    """Return the outline as nested lists; leads fold away under their section."""
    children: dict[str | None, list[Section]] = {}
    for section in plan.outline:
        children.setdefault(section.parent, []).append(section)
    return _list(children, None)


def _list(children: dict[str | None, list[Section]], parent: str | None) -> Markup:
    items = [_item(children, section) for section in children.get(parent, [])]
    return Markup("<ul>{}</ul>").format(Markup("").join(items)) if items else Markup("")


def _item(children: dict[str | None, list[Section]], section: Section) -> Markup:
    label = Markup('<a href="#{}" data-s="{}" class="l-{}">{}</a>').format(
        section.id, section.id, section.level, f"{section.number} {section.title}".strip()
    )
    inner = _list(children, section.id)
    if not inner:
        return Markup("<li>{}</li>").format(label)
    opened = Markup(" open") if section.level in _OPEN else Markup("")
    return Markup("<li><details{}><summary>{}</summary>{}</details></li>").format(opened, label, inner)
