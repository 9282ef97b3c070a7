"""Names of WordprocessingML elements and attributes (ECMA-376 Part 1)."""

from __future__ import annotations

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"


def value(element: etree._Element | None, name: str = "val") -> str | None:
    """Return an attribute in the w namespace, None where element or attribute is absent."""
    if element is None:
        return None
    found = element.get(W + name)
    return None if found is None else str(found)


def number(element: etree._Element | None, name: str = "val") -> int | None:
    """Return an attribute as a number, None where it is absent or none."""
    words = value(element, name)
    try:
        return int(words) if words is not None else None
    except ValueError:
        return None


def on(element: etree._Element | None) -> bool:
    """Return whether a toggle is present and not switched off."""
    return element is not None and value(element) not in ("0", "false", "off", "none")
