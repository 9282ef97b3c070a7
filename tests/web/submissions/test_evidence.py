"""Evidence: told by its content, kept once under its hash, given back as a file and never run."""

from __future__ import annotations

import errno
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from lantu_web.errors import NotAllowed
from lantu_web.evidence import store
from lantu_web.evidence.errors import EvidenceNotStored, EvidenceRefused
from lantu_web.log.models import LogEntry
from lantu_web.submissions.errors import WindowShut
from lantu_web.submissions.models import EvidenceFile, SubmissionItem
from lantu_web.submissions.services.evidence import add_evidence, remove_evidence

PDF = b"%PDF-1.7 proof"


def _add(item: Any, by: Any, content: bytes = PDF, name: str = "台账.pdf") -> EvidenceFile:
    return add_evidence(item=item, name=name, content=content, by=by)


@pytest.fixture
def reporter(people: dict[str, Any]) -> Any:
    return people["reporter"]


def test_a_file_is_kept_under_its_hash_once(item: Any, reporter: Any, settings: Any) -> None:
    first, second = _add(item, reporter), _add(item, reporter, name="又一份.pdf")

    assert first == second
    assert first.sha256 == sha256(PDF).hexdigest()
    kept = [p for p in Path(settings.EVIDENCE).rglob("*") if p.is_file()]
    assert [p.read_bytes() for p in kept] == [PDF]
    assert LogEntry.objects.get(action="evidence.add").after["sha256"] == first.sha256


def test_what_is_refused_leaves_neither_row_nor_file_whatever_its_name(item: Any, reporter: Any, settings: Any) -> None:
    with pytest.raises(EvidenceRefused, match="程序") as refused:
        _add(item, reporter, b"MZ\x90\x00", "台账.pdf")
    assert "“台账.pdf”" in str(refused.value), "told by the name it was given"
    assert not EvidenceFile.objects.exists()
    assert not Path(settings.EVIDENCE).exists()


def test_more_than_twenty_megabytes_are_refused(item: Any, reporter: Any) -> None:
    with pytest.raises(EvidenceRefused, match="大于 20 MB"):
        _add(item, reporter, b"%PDF-" + bytes(21 * 1024 * 1024))


def test_a_full_disk_leaves_no_row_and_no_half_file(
    item: Any, reporter: Any, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(out: Any, content: bytes) -> None:
        out.write(content[:4])
        out.flush()
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(store, "write", full)
    with pytest.raises(EvidenceNotStored, match="磁盘空间不足"):
        _add(item, reporter)
    monkeypatch.undo()

    assert not EvidenceFile.objects.exists()
    assert not LogEntry.objects.filter(action="evidence.add").exists()
    assert [p for p in Path(settings.EVIDENCE).rglob("*") if p.is_file()] == []
    assert _add(item, reporter).size == len(PDF)


def test_a_row_that_cannot_be_written_takes_its_file_along(
    item: Any, reporter: Any, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def lost(**_told: Any) -> None:
        raise RuntimeError("database gone")

    monkeypatch.setattr("lantu_web.submissions.services.evidence.write_log", lost)
    with pytest.raises(RuntimeError):
        _add(item, reporter)
    assert not EvidenceFile.objects.exists()
    assert [p for p in Path(settings.EVIDENCE).rglob("*") if p.is_file()] == []


def test_only_the_department_adds_and_only_while_the_round_is_open(
    item: Any, people: dict[str, Any], close: Any
) -> None:
    with pytest.raises(NotAllowed):
        _add(item, people["outsider"])
    close()
    with pytest.raises(WindowShut):
        _add(SubmissionItem.objects.get(pk=item.pk), people["reporter"])


def test_a_file_is_taken_away_until_it_was_submitted(reported: Any, item: Any, reporter: Any) -> None:
    file = _add(item, reporter)
    with pytest.raises(Exception, match="E653"):
        remove_evidence(file=EvidenceFile.objects.get(pk=file.pk), by=reporter)
    SubmissionItem.objects.filter(pk=item.pk).update(state="draft")
    remove_evidence(file=EvidenceFile.objects.get(pk=file.pk), by=reporter)
    assert not EvidenceFile.objects.exists()


def test_a_file_goes_to_those_who_may_as_an_attachment_that_no_browser_runs(
    item: Any, reporter: Any, signed_in: Callable[[str], Client]
) -> None:
    file = _add(item, reporter, name="台账\u202e.pdf")
    address = f"/reporting/evidence/{file.pk}/"

    for who in ("reporter", "planner", "reviewer", "supervisor"):
        answer = signed_in(who).get(address)
        assert b"".join(answer.streaming_content) == PDF  # type: ignore[attr-defined]
        assert answer["Content-Disposition"].startswith("attachment;")
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert answer["Content-Type"] == "application/octet-stream"
        assert "sandbox" in answer["Content-Security-Policy"]
    assert signed_in("outsider").get(address).status_code == 404
    assert signed_in("public").get(address).status_code == 403
    assert Client().get(address).status_code == 302


def test_uploading_from_the_page(item: Any, submission: Any, signed_in: Callable[[str], Client]) -> None:
    client = signed_in("reporter")
    files = [SimpleUploadedFile("a.pdf", PDF), SimpleUploadedFile("b.exe", b"MZ")]
    answer = client.post(f"/reporting/{submission.pk}/evidence/", {"item": item.pk, "file": files}, follow=True)
    page = answer.content.decode()

    assert "已为“森林覆盖率" in page
    assert "E657" in page
    assert EvidenceFile.objects.get().name == "a.pdf"


def test_two_hundred_megabytes_are_refused_before_a_byte_is_read(people: dict[str, Any]) -> None:
    from io import BytesIO

    from django.core.handlers.wsgi import WSGIHandler
    from django.test import RequestFactory

    class Unread(BytesIO):
        def read(self, *_: Any) -> bytes:
            raise AssertionError("the body was read")

        readline = read  # type: ignore[assignment]

    asked = RequestFactory().post("/reporting/1/evidence/").environ
    asked |= {
        "CONTENT_LENGTH": str(200 * 1024 * 1024),
        "CONTENT_TYPE": "multipart/form-data; boundary=x",
        "wsgi.input": Unread(),
    }
    told: list[str] = []
    answer = b"".join(WSGIHandler()(asked, lambda status, _headers: told.append(status)))

    assert told == ["413 Content Too Large"] or told == ["413 Request Entity Too Large"]
    assert "上传的内容有 200 MB" in answer.decode()
