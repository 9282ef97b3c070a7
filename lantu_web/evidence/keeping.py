"""Keeping files: looked at, put under their hash, and gone again where the row that names them is not written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import NamedTuple, NoReturn

from lantu_web.evidence import store
from lantu_web.evidence.errors import EvidenceNotStored, EvidenceRefused
from lantu_web.evidence.kinds import kind_of, safe_name

LARGEST_MB = 20
MOST = 20  # files of one thing


class Brought(NamedTuple):
    """A file as it was brought: its name as the sender says, its content."""

    name: str
    content: bytes


class Facts(NamedTuple):
    """What is written down of a kept file: the fields of a KeptFile."""

    name: str
    sha256: str
    size: int
    media_type: str


@contextmanager
def kept(files: Iterable[Brought]) -> Iterator[list[Facts]]:
    """Keep files while their rows are written; what the block does not write down does not stay on disk.

    The same content twice is one. All are looked at before any is stored.

    Raises:
        EvidenceRefused: more than MOST, too large, or of a kind that is not taken, told from the content.
        EvidenceNotStored: the disk did not take one; none is left.
    """
    held: dict[str, tuple[Facts, bytes]] = {}
    for number, one in enumerate(files):
        if number == MOST:
            refuse(one.name, f"一次最多附 {MOST} 个文件")
        facts = facts_of(one)
        held.setdefault(facts.sha256, (facts, one.content))
    new = []
    try:
        for facts, content in held.values():
            if _stored(facts.name, content):
                new.append(facts.sha256)
        yield [facts for facts, _ in held.values()]
    except BaseException:
        for digest in new:
            store.place_of(digest).unlink(missing_ok=True)
        raise


def facts_of(file: Brought) -> Facts:
    """Return what a file is, told from its content. Raises EvidenceRefused where it is not taken."""
    kind = kind_of(file.content)
    name = safe_name(file.name, "" if kind.refused else kind.ending)  # what is refused is told by the name it was given
    if len(file.content) > LARGEST_MB * 1024 * 1024:
        refuse(name, f"大于 {LARGEST_MB} MB")
    if kind.refused:
        refuse(name, kind.refused)
    return Facts(name, store.digest_of(file.content), len(file.content), kind.media_type)


def refuse(name: str, why: str) -> NoReturn:
    """Refuse a file for a reason. Raises EvidenceRefused."""
    raise EvidenceRefused(name=name, why=why, largest=LARGEST_MB)


def _stored(name: str, content: bytes) -> bool:
    """Tell whether a content is new on disk."""
    try:
        return store.put(content)[1]
    except OSError as full:
        why = "磁盘空间不足" if full.errno == 28 else (full.strerror or "写入失败")
        raise EvidenceNotStored(name=name, why=why) from full
