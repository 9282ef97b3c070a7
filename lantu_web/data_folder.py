"""Where this installation keeps its database, evidence files and secret key: `LANTU_DATA`, by default `var/`."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

DATABASE = "lantu.sqlite3"


def place() -> Path:
    """Return where the folder is or would be."""
    return Path(os.environ.get("LANTU_DATA") or "var").resolve()


def place_in_words() -> str:
    """Return in words where the data are, and by what that is set."""
    if "DATABASE_URL" in os.environ:
        return f"DATABASE_URL 指定的数据库；佐证材料 {place()}"
    return f"{place()}（{'由 LANTU_DATA 指定' if os.environ.get('LANTU_DATA') else '设 LANTU_DATA 可改'}）"


def data_folder() -> Path:
    """Return the folder, made where it is missing; only its owner may look into it."""
    folder = place()
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
