"""Files between a browser and the store: read from a form no further than is taken, given as what no browser runs."""

from __future__ import annotations

from django.core.files.uploadedfile import UploadedFile
from django.http import FileResponse, Http404
from django.utils.http import content_disposition_header

from lantu_web.evidence import store
from lantu_web.evidence.keeping import LARGEST_MB, Brought
from lantu_web.evidence.models import KeptFile


def brought(file: UploadedFile) -> Brought:
    """Return a file of a form; of one that is too large no more than tells that it is."""
    return Brought(file.name or "", file.read(LARGEST_MB * 1024 * 1024 + 1))


def given(file: KeptFile) -> FileResponse:
    """Return a kept file as an attachment. Raises Http404 where its content is gone."""
    try:
        content = store.place_of(file.sha256).open("rb")
    except OSError as gone:
        raise Http404 from gone
    answer = FileResponse(content, content_type="application/octet-stream")
    answer["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=file.name)
    answer["Content-Security-Policy"] = "sandbox; default-src 'none'"
    answer["X-Content-Type-Options"] = "nosniff"
    return answer
