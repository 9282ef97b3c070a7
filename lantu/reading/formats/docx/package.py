"""The zip a Word file is: its parts, read with limits."""

from __future__ import annotations

import posixpath
import zipfile
import zlib
from io import BytesIO

from lxml import etree

from lantu.errors import DocxBroken, NotWord, ZipBomb

MOST = 192 * 1024 * 1024
"""Bytes one part may unpack to: sixteen copies of a hundred-page plan make 20 MB of XML."""

_MOST_ENTRIES = 20_000
_MOST_RATIO = 400  # XML of real plans packs 10 to 40 times
_SMALL = 4 * 1024 * 1024
_OTHER = {"xl/": "Excel 表格", "ppt/": "PowerPoint 演示", "mimetype": "OpenDocument 或 OFD", "OFD.xml": "OFD 版式文件"}
_OFFICE_DOCUMENT = "/officeDocument"


def parser() -> etree.XMLParser:
    """Return an XML parser that resolves no entity and reaches no network."""
    return etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True, remove_comments=True
    )


class Package:
    """The parts of a Word file; `main` is the name of the one with the text."""

    def __init__(self, data: bytes, name: str) -> None:
        self._name = name
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
            self._names = set(self._zip.namelist())
        except (zipfile.BadZipFile, ValueError, NotImplementedError, UnicodeDecodeError, OSError, EOFError) as broken:
            raise DocxBroken(name=name, why="不是完整的压缩包") from broken
        if len(self._names) > _MOST_ENTRIES:
            raise ZipBomb(name=name, most=MOST // 2**20)
        self.main = self._main_part()
        self._folder = posixpath.dirname(self.main)
        self.has_macros = any(entry.endswith("vbaProject.bin") for entry in self._names)

    def document(self) -> etree._Element:
        """Return the root of the main part. Raises DocxBroken where there is none."""
        root = self._parse(self.main)
        if root is None:
            raise DocxBroken(name=self._name, why="缺少正文")
        return root

    def xml(self, part: str) -> etree._Element | None:
        """Return the root of a part beside the main one ("styles"), None where the file has none or it is damaged."""
        try:
            return self._parse(posixpath.join(self._folder, f"{part}.xml"))
        except DocxBroken:
            return None

    def _main_part(self) -> str:
        """Return the name of the main part, by the relations of the package, else the usual one."""
        relations = self._parse("_rels/.rels") if "_rels/.rels" in self._names else None
        for relation in relations if relations is not None else ():
            if str(relation.get("Type", "")).endswith(_OFFICE_DOCUMENT):
                target = str(relation.get("Target", "")).lstrip("/")
                if target in self._names and not target.startswith(("xl/", "ppt/")):
                    return target
        if "word/document.xml" in self._names:
            return "word/document.xml"
        other = next((what for sign, what in _OTHER.items() if any(n.startswith(sign) for n in self._names)), None)
        if other:
            raise NotWord(name=self._name, what=other)
        raise DocxBroken(name=self._name, why="压缩包里没有 Word 正文")

    def _parse(self, entry: str) -> etree._Element | None:
        if entry not in self._names:
            return None
        try:
            return etree.fromstring(self._unpack(entry), parser())
        except (etree.XMLSyntaxError, ValueError) as broken:
            raise DocxBroken(name=self._name, why=f"{entry} 不是完整的 XML") from broken

    def _unpack(self, entry: str) -> bytes:
        """Return an entry's bytes, never more than MOST whatever its header says."""
        try:
            info = self._zip.getinfo(entry)
            if info.file_size > MOST or (
                info.file_size > _SMALL and info.file_size > _MOST_RATIO * max(1, info.compress_size)
            ):
                raise ZipBomb(name=self._name, most=MOST // 2**20)
            with self._zip.open(info) as stream:
                content = stream.read(MOST + 1)
        except (
            zipfile.BadZipFile,
            zlib.error,
            RuntimeError,
            NotImplementedError,
            OSError,
            EOFError,
            ValueError,
        ) as broken:
            raise DocxBroken(name=self._name, why=f"{entry} 解压失败") from broken
        if len(content) > MOST:
            raise ZipBomb(name=self._name, most=MOST // 2**20)
        return content
