"""Files that prove progress: told by their content, kept with their note or not at all, given to whom may see the note."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from lantu_web.errors import RecordIsKept
from lantu_web.evidence.errors import EvidenceNotStored, EvidenceRefused
from lantu_web.evidence.keeping import Brought
from lantu_web.log.models import LogEntry
from lantu_web.promises.models import Progress, ProgressFile, ProgressNote
from lantu_web.promises.services import record_progress

PDF = b"%PDF-1.7 accepted"
FORM = {"state": "done", "words": "已验收", "evidence": ""}


@pytest.fixture(autouse=True)
def _files_of_its_own(evidence_of_its_own: None) -> None:
    """Keep the files of each test apart."""


def _said(thing: Any, by: Any, *files: Brought, state: str = "done", **more: Any) -> ProgressNote:
    given: dict[str, Any] = {"words": "已验收", "evidence": "", "attached": files} | more
    return record_progress(thing=thing, state=Progress(state), by=by, **given)


def _on_disk(settings: Any) -> list[bytes]:
    return [p.read_bytes() for p in Path(settings.EVIDENCE).rglob("*") if p.is_file()]


def test_a_file_proves_what_is_done_and_is_logged_by_its_hash(planting: Any, people: Any, settings: Any) -> None:
    note = _said(planting, people["reporter"], Brought("验收单.pdf", PDF), Brought("同一份.pdf", PDF))

    file = note.files.get()
    assert (note.evidence, file.name, file.size, file.media_type) == (
        "见附件",
        "验收单.pdf",
        len(PDF),
        "application/pdf",
    )
    assert _on_disk(settings) == [PDF]
    logged = LogEntry.objects.get(action="evidence.add")
    assert (logged.about, logged.after["sha256"]) == (f"record.commitment:{planting.pk}", file.sha256)


def test_one_file_that_is_not_taken_leaves_no_note_and_no_file(planting: Any, people: Any, settings: Any) -> None:
    with pytest.raises(EvidenceRefused, match="内容是程序"):
        _said(planting, people["reporter"], Brought("a.pdf", PDF), Brought("b.pdf", b"MZ"))

    assert not ProgressNote.objects.exists()
    assert _on_disk(settings) == []


def test_a_note_that_cannot_be_written_takes_its_files_along(
    planting: Any, people: Any, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def lost(**_told: Any) -> None:
        raise RuntimeError("database gone")

    monkeypatch.setattr("lantu_web.promises.services.write_log", lost)
    with pytest.raises(RuntimeError):
        _said(planting, people["reporter"], Brought("a.pdf", PDF))

    assert not ProgressNote.objects.exists()
    assert _on_disk(settings) == []


def test_more_files_than_one_note_takes_are_refused(planting: Any, people: Any) -> None:
    with pytest.raises(EvidenceRefused, match="最多附 20 个"):
        _said(planting, people["reporter"], *(Brought(f"{n}.txt", str(n).encode()) for n in range(21)))


def test_the_same_words_with_another_file_are_another_note(planting: Any, people: Any) -> None:
    first = _said(planting, people["reporter"], Brought("a.pdf", PDF))

    assert _said(planting, people["reporter"], Brought("a.pdf", PDF)) == first
    assert _said(planting, people["reporter"], Brought("b.pdf", PDF + b"2")) != first


def test_a_file_of_a_note_is_never_changed(planting: Any, people: Any) -> None:
    file = _said(planting, people["reporter"], Brought("a.pdf", PDF)).files.get()

    file.name = "b.pdf"
    with pytest.raises(RecordIsKept):
        file.save()
    with pytest.raises(RecordIsKept):
        file.delete()


def test_a_file_goes_to_whom_may_see_the_note_and_to_no_one_else(planting: Any, people: Any, signed_in: Any) -> None:
    file = _said(planting, people["reporter"], Brought("验收\u202e单.pdf", PDF)).files.get()
    address = f"/promises/evidence/{file.pk}/"

    for who in ("reporter", "planner", "reviewer", "leader", "supervisor"):
        answer = signed_in(who).get(address)
        assert b"".join(answer.streaming_content) == PDF
        assert answer["Content-Disposition"].startswith("attachment;")
        assert (answer["Content-Type"], answer["X-Content-Type-Options"]) == ("application/octet-stream", "nosniff")
    assert signed_in("outsider").get(address).status_code == 404
    assert [signed_in(who).get(address).status_code for who in ("public", "administrator")] == [403, 403]
    assert Client().get(address).status_code == 302


def test_looking_back_gives_no_file_of_a_note_that_was_not_known(planting: Any, people: Any, signed_in: Any) -> None:
    from lantu_web.promises.selectors import file_for

    file = _said(planting, people["reporter"], Brought("a.pdf", PDF)).files.get()

    assert file_for(people["planner"], file.pk, timezone.make_aware(datetime(2020, 1, 1))) is None
    assert file_for(people["planner"], file.pk) == file


def test_files_are_chosen_on_the_page_and_shown_with_the_note(planting: Any, signed_in: Any) -> None:
    client, address = signed_in("reporter"), planting.get_absolute_url()

    page = client.post(address, {**FORM, "attached": [SimpleUploadedFile("验收单.pdf", PDF)]}, follow=True)

    file = ProgressFile.objects.get()
    assert f'href="/promises/evidence/{file.pk}/">验收单.pdf</a>' in page.content.decode()


def test_without_words_of_evidence_and_without_a_file_nothing_is_done(planting: Any, signed_in: Any) -> None:
    answer = signed_in("reporter").post(planting.get_absolute_url(), FORM)

    assert (answer.status_code, "或附上文件" in answer.content.decode()) == (422, True)
    assert not ProgressNote.objects.exists()


@pytest.mark.parametrize(
    ("files", "told"),
    [
        ([SimpleUploadedFile("a.pdf", PDF), SimpleUploadedFile("台账.pdf", b"MZ")], "E657 文件“台账.pdf”没有收下"),
        ([SimpleUploadedFile("空.pdf", b"")], "是空文件"),
        ([SimpleUploadedFile(f"{n}.txt", b"x") for n in range(21)], "这次选了 21 个"),
    ],
)  # fmt: skip
def test_files_that_are_not_taken_are_told_beside_the_field(files: Any, told: str, planting: Any, signed_in: Any) -> None:  # fmt: skip
    answer = signed_in("reporter").post(planting.get_absolute_url(), {**FORM, "attached": files})

    assert answer.status_code == 422
    assert told in answer.content.decode()
    assert not ProgressNote.objects.exists()


def test_who_has_to_choose_the_files_again_is_told(planting: Any, signed_in: Any) -> None:
    given = {**FORM, "words": "", "attached": [SimpleUploadedFile("a.pdf", PDF)]}

    assert "请重新选择" in signed_in("reporter").post(planting.get_absolute_url(), given).content.decode()


def test_a_full_disk_is_told_on_the_page(planting: Any, signed_in: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_told: Any) -> None:
        raise EvidenceNotStored(name="a.pdf", why="磁盘空间不足")

    monkeypatch.setattr("lantu_web.evidence.keeping._stored", full)
    answer = signed_in("reporter").post(
        planting.get_absolute_url(), {**FORM, "attached": [SimpleUploadedFile("a.pdf", PDF)]}
    )

    assert (answer.status_code, "磁盘空间不足" in answer.content.decode()) == (422, True)
    assert not ProgressNote.objects.exists()
