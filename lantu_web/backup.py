"""Backup (备份): one zip of the database, the evidence and a manifest with the SHA-256 of each file."""

from __future__ import annotations

import json
import os
import sqlite3
import tempfile
import zipfile
from contextlib import closing
from datetime import UTC, datetime
from hashlib import file_digest, sha256
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection

from lantu import __version__
from lantu.errors import OutputRefused
from lantu_web.data_folder import DATABASE
from lantu_web.errors import BackupNotPossible, DataInTheWay, NotABackup, WorkbenchRunning

FORMAT = "lantu-backup/1"
EVIDENCE, MANIFEST = "evidence/", "manifest.json"


def back_up(out: Path) -> int:
    """Write a backup while the workbench goes on; return how many files it holds. `out` is whole or not there at all.

    Raises:
        BackupNotPossible: the database is not SQLite.
        lantu.errors.OutputRefused: the file cannot be written.
    """
    source = _sqlite_file()
    try:
        with tempfile.TemporaryDirectory(dir=out.parent, prefix=".lantu-") as folder:
            copy, waiting = Path(folder) / DATABASE, Path(folder) / "backup.zip"
            with closing(sqlite3.connect(source)) as live, closing(sqlite3.connect(copy)) as held:
                live.backup(held)
            files = {DATABASE: copy, **_evidence()}
            _write_zip(waiting, files)
            os.replace(waiting, out)
    except (OSError, sqlite3.Error) as refused:
        raise OutputRefused(name=str(out), why=getattr(refused, "strerror", None) or str(refused)) from refused
    return len(files)


def restore(file: Path, *, replace: bool = False) -> None:
    """Put a backup in place of the data. The old database stays beside it under the name of the moment.

    Raises:
        BackupNotPossible: the database is not SQLite.
        NotABackup: a file is missing, altered or where it does not belong; nothing was touched.
        DataInTheWay: there is data, and `replace` was not said.
        WorkbenchRunning: a program holds the database open.
    """
    target = _sqlite_file()
    connection.close()
    with tempfile.TemporaryDirectory(dir=target.parent, prefix=".lantu-") as folder:
        names = _unpacked(file, Path(folder))
        if target.exists():
            if not replace:
                raise DataInTheWay(folder=str(target.parent))
            _set_aside(target)
        for name in names:
            place = target if name == DATABASE else settings.EVIDENCE / name.removeprefix(EVIDENCE)
            place.parent.mkdir(parents=True, exist_ok=True)
            os.replace(Path(folder) / name, place)


def _sqlite_file() -> Path:
    if connection.vendor != "sqlite":
        raise BackupNotPossible(vendor=connection.vendor)
    return Path(connection.settings_dict["NAME"])


def _evidence() -> dict[str, Path]:
    folder: Path = settings.EVIDENCE
    return {EVIDENCE + p.relative_to(folder).as_posix(): p for p in sorted(folder.rglob("*")) if p.is_file()}


def _write_zip(out: Path, files: dict[str, Path]) -> None:
    hashes = {}
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as zipped:
        for name, path in files.items():
            zipped.write(path, name)
            with path.open("rb") as content:
                hashes[name] = file_digest(content, "sha256").hexdigest()
        made = datetime.now(UTC).isoformat(timespec="seconds")
        manifest = {"format": FORMAT, "lantu": __version__, "made": made, "files": hashes}
        zipped.writestr(MANIFEST, json.dumps(manifest, ensure_ascii=False, indent=1))


def _unpacked(file: Path, folder: Path) -> list[str]:
    """Unpack into a folder, every file proved by its hash; return the names."""
    try:
        with zipfile.ZipFile(file) as zipped:
            hashes = _manifest(zipped)
            for name, expected in hashes.items():
                if name != DATABASE and not (name.startswith(EVIDENCE) and ".." not in Path(name).parts):
                    raise NotABackup(name=file.name, why=f"有不该有的文件“{name}”")
                zipped.extract(name, folder)
                if sha256((folder / name).read_bytes()).hexdigest() != expected:
                    raise NotABackup(name=file.name, why=f"“{name}”的校验值不符")
    except (OSError, KeyError, ValueError, zipfile.BadZipFile) as broken:
        raise NotABackup(name=file.name, why=str(broken)) from broken
    return list(hashes)


def _manifest(zipped: zipfile.ZipFile) -> dict[str, str]:
    manifest: dict[str, Any] = json.loads(zipped.read(MANIFEST))
    if manifest.get("format") != FORMAT or DATABASE not in manifest.get("files", {}):
        raise ValueError("清单不对")
    return dict(manifest["files"])


def _set_aside(target: Path) -> None:
    try:
        with closing(sqlite3.connect(target, timeout=1)) as old:
            old.execute("PRAGMA journal_mode=DELETE")  # SQLite lets only the last that has it open do this
    except sqlite3.OperationalError as held:
        raise WorkbenchRunning from held
    now = datetime.now().strftime("%Y%m%d-%H%M%S")
    os.replace(target, target.with_name(f"{target.stem}-{now}{target.suffix}"))
    for ending in ("-wal", "-shm"):
        target.with_name(target.name + ending).unlink(missing_ok=True)
