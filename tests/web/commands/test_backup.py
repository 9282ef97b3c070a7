"""What was backed up comes back, with the same chain of hashes, or not at all."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

from tests.web.commands.conftest import lantu


@pytest.fixture(scope="module")
def backup(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A backup of an installation with two administrators and a file of evidence."""
    folder = tmp_path_factory.mktemp("data")
    for name in ("one", "two"):
        assert lantu(folder, "administrator", name).returncode == 0
    (folder / "evidence" / "ab").mkdir(parents=True)
    (folder / "evidence" / "ab" / "abcd").write_bytes(b"proof")
    out = tmp_path_factory.mktemp("out") / "备份.zip"
    done = lantu(folder, "backup", str(out))
    assert done.returncode == 0, done.stderr
    return out


def test_a_backup_restores_with_its_chain_and_its_evidence(backup: Path, tmp_path: Path) -> None:
    done = lantu(tmp_path, "restore", str(backup))

    assert done.returncode == 0, done.stderr
    assert "日志完好，共 2 条" in done.stdout
    assert (tmp_path / "evidence" / "ab" / "abcd").read_bytes() == b"proof"
    assert "登录名" in lantu(tmp_path, "administrator", "three").stdout
    assert "共 3 条" in lantu(tmp_path, "verify").stdout


def test_existing_data_is_not_overwritten_unasked_and_kept_when_replaced(backup: Path, tmp_path: Path) -> None:
    lantu(tmp_path, "administrator", "other")

    refused = lantu(tmp_path, "restore", str(backup))
    replaced = lantu(tmp_path, "restore", str(backup), "--replace")

    assert refused.returncode == 1
    assert "E607" in refused.stderr
    assert replaced.returncode == 0
    assert len(list(tmp_path.glob("lantu-*.sqlite3"))) == 1


@pytest.mark.parametrize("harm", ["database", "manifest", "stranger", "not a zip"])
def test_a_harmed_backup_is_refused_and_nothing_is_touched(harm: str, backup: Path, tmp_path: Path) -> None:
    bad, data = tmp_path / "bad.zip", tmp_path / "data"
    with zipfile.ZipFile(backup) as good, zipfile.ZipFile(bad, "w") as out:
        for name in good.namelist():
            content = good.read(name)
            if harm == "database" and name.endswith(".sqlite3"):
                content = content[:-1] + b"!"
            if name == "manifest.json":
                content = b"{}" if harm == "manifest" else content
                if harm == "stranger":
                    manifest = json.loads(content)
                    manifest["files"]["evidence/../../escape"] = "0" * 64
                    content = json.dumps(manifest).encode()
            out.writestr(name, content)
        if harm == "stranger":
            out.writestr("evidence/../../escape", b"x")
    if harm == "not a zip":
        bad.write_bytes(b"nothing")

    done = lantu(data, "restore", str(bad))

    assert done.returncode == 1
    assert "E606" in done.stderr
    assert not (data / "lantu.sqlite3").exists()
    assert not list(tmp_path.rglob("escape"))


def test_a_backup_that_cannot_be_written_says_so(tmp_path: Path) -> None:
    lantu(tmp_path, "administrator", "one")

    done = lantu(tmp_path, "backup", str(tmp_path / "missing" / "out.zip"))

    assert done.returncode == 1
    assert "E121" in done.stderr
