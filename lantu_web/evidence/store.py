"""Evidence on disk: each content once, under its SHA-256, whole or not at all."""

from __future__ import annotations

import os
import tempfile
from hashlib import sha256
from pathlib import Path

from django.conf import settings


def digest_of(content: bytes) -> str:
    """Return the SHA-256 of a content in hex digits."""
    return sha256(content).hexdigest()


def place_of(digest: str) -> Path:
    """Return where a content is kept. Raises ValueError for what is no SHA-256 in hex digits."""
    if len(digest) != 64 or set(digest) - set("0123456789abcdef"):
        raise ValueError(digest)
    return Path(settings.EVIDENCE) / digest[:2] / digest


def put(content: bytes) -> tuple[str, bool]:
    """Keep a content; return its SHA-256 and whether it is new. Raises OSError, and then nothing was kept."""
    digest = digest_of(content)
    place = place_of(digest)
    if place.exists():
        return digest, False
    place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle, waiting = tempfile.mkstemp(dir=place.parent, prefix=".waiting-")
    try:
        with os.fdopen(handle, "wb") as out:
            write(out, content)
            out.flush()
            os.fsync(out.fileno())
        os.replace(waiting, place)
    except BaseException:
        Path(waiting).unlink(missing_ok=True)
        raise
    return digest, True


def write(out: object, content: bytes) -> None:
    """Write a content to an open file: the step a full disk stops."""
    out.write(content)  # type: ignore[attr-defined]
