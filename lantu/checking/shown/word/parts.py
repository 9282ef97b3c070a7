"""A Word file opened for writing: its main part and its comments part change, every other part is copied byte for byte."""

from __future__ import annotations

import posixpath
import zipfile
from io import BytesIO

from lxml import etree

from lantu.reading.formats.docx.names import W
from lantu.reading.formats.docx.package import Package

_TYPES = "[Content_Types].xml"
_RELATED = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_TYPED = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_COMMENTS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"


class WordFile:
    """A Word file whose text can get comments.

    Attributes:
        package: its parts, for reading.
        document: the root of the main part.
        comments: the root of the comments part, an empty one where the file had none.
    """

    def __init__(self, data: bytes, name: str) -> None:
        self.package = Package(data, name)
        self._zip = zipfile.ZipFile(BytesIO(data))
        self._folder, main = posixpath.split(self.package.main)
        self._relations_name = posixpath.join(self._folder, "_rels", f"{main}.rels")
        self.document = self._parsed(self.package.main)
        self._changed = {self.package.main: self.document}
        self.comments = self._comments()

    def saved(self) -> bytes:
        """Return the file; parts keep their order and their dates."""
        target = BytesIO()
        written = {name: _bytes(root) for name, root in self._changed.items()}
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
            for entry in self._zip.infolist():
                changed = written.pop(entry.filename, b"")
                archive.writestr(entry, changed or self._zip.read(entry))
            for name, content in written.items():
                archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
        return target.getvalue()

    def _comments(self) -> etree._Element:
        """Return the comments part, registered if it is new."""
        relations = self._relations()
        for relation in relations:
            if relation.get("Type") == _COMMENTS:
                target = str(relation.get("Target", ""))
                name = target.lstrip("/") if target.startswith("/") else posixpath.join(self._folder, target)
                self._changed[name] = self._parsed(name)
                return self._changed[name]
        return self._new_comments(relations)

    def _new_comments(self, relations: etree._Element) -> etree._Element:
        names = set(self._zip.namelist())
        free = (f"comments{number or ''}.xml" for number in range(len(names) + 1))
        target = next(name for name in free if posixpath.join(self._folder, name) not in names)
        ids = {relation.get("Id") for relation in relations}
        id_ = next(f"rId{number}" for number in range(1, len(ids) + 2) if f"rId{number}" not in ids)
        etree.SubElement(relations, _RELATED + "Relationship", Id=id_, Type=_COMMENTS, Target=target)
        self._changed[self._relations_name] = relations
        types = self._parsed(_TYPES)
        part = "/" + posixpath.join(self._folder, target)
        etree.SubElement(types, _TYPED + "Override", PartName=part, ContentType=_COMMENTS_TYPE)
        self._changed[_TYPES] = types
        root = etree.Element(W + "comments", nsmap={"w": W[1:-1]})
        self._changed[part.lstrip("/")] = root
        return root

    def _relations(self) -> etree._Element:
        if self._relations_name in self._zip.namelist():
            return self._parsed(self._relations_name)
        return etree.fromstring(f'<Relationships xmlns="{_RELATED[1:-1]}"/>')

    def _parsed(self, name: str) -> etree._Element:
        """Return the root of a part, with the comments and instructions that reading drops."""
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True)
        return etree.fromstring(self._zip.read(name), parser)


def _bytes(root: etree._Element) -> bytes:
    return etree.tostring(root.getroottree(), xml_declaration=True, encoding="UTF-8", standalone=True)
