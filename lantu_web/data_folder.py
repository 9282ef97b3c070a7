"""Where this installation keeps its database, evidence files and secret key: `LANTU_DATA`, by default `var/`."""

from __future__ import annotations

import os
import secrets
from pathlib import Path


def data_folder() -> Path:
    """Return the folder, made where it is missing; only its owner may look into it."""
    folder = Path(os.environ.get("LANTU_DATA") or "var").resolve()
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def secret_key() -> str:
    """Return the key that signs sessions, drawn on the first run. Two first runs at once agree on one key."""
    file = data_folder() / "secret.key"
    try:
        handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return file.read_text(encoding="ascii").strip()
    with os.fdopen(handle, "w", encoding="ascii") as out:
        out.write(secrets.token_urlsafe(64))
    return file.read_text(encoding="ascii").strip()
