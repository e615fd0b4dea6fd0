# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What Hotwash does with a file from outside, by name; each returns what would be shown of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from app.errors import UserFacingError
from app.review.evidence import Evidence

DAY = date(2024, 1, 2)


def review(path: Path) -> str:
    from app.capture.review_file import import_file

    file = import_file(path)
    size = sum(len(piece) for sha256 in file.attached for piece in file.evidence(sha256))
    return f"{file.review.incident!r} attached: {size}"


def events(path: Path) -> str:
    from app.capture.file_reading import read_path
    from app.capture.reading import ReadContext

    found = read_path(path, ReadContext(day=DAY, zone="UTC"))
    shown = [f"{event.text[:200]!r} by {event.actor[:50]!r}" for event in found.events[:3]]
    return f"{len(found.events)} events, {len(found.skipped)} skipped: {shown}"


def lines(path: Path) -> str:
    from app.store.line_file import LineFile

    found = LineFile(path)
    try:
        return f"{found.count} lines: {[found.line(number) for number in (1, 2)]}"
    finally:
        found.close()


def secrets(path: Path) -> str:
    from app.capture.secrets import secrets_in
    from app.rules.rules import Rules

    with path.open("rb") as file:
        return f"{secrets_in(file, Rules().secrets)}"


def preview(path: Path) -> str:
    """Decode a picture as the window does, as each kind of picture that it may claim to be."""
    from PySide6.QtCore import QSize

    from ui.evidence_copy import PICTURES, picture_size, preview

    shown = [preview(path, kind, QSize(400, 300)) for kind in (*PICTURES, "image/svg+xml")]
    sizes = [picture_size(path, kind) for kind in PICTURES]
    if all(image.isNull() for image in shown):
        return "nothing is shown"
    return f"shown: {[image.size().toTuple() for image in shown]} of {sizes}"


def report(path: Path) -> str:
    """Put a picture into every document that shows the facts' pictures."""
    from io import BytesIO

    from app.publish.export import write_review
    from app.publish.export_options import ExportOptions
    from app.store.attachments import AttachmentStore
    from tests.builders import review_with

    files = AttachmentStore(path.parent / "files")
    stored = files.put_file(path)
    kind = {"jpg": "jpeg"}.get(path.suffix[1:], path.suffix[1:])
    fact = Evidence(id="f", number=1, filename=path.name, sha256=stored.sha256,
                    size=stored.size, media_type=f"image/{kind}")  # fmt: skip
    told: list[str] = []
    for form in ("pdf", "html", "docx"):
        out = BytesIO()
        told += write_review(review_with(fact), out, form, ExportOptions(files=files))
        told.append(f"{form} {out.tell() // 2**20} MB")
    return "; ".join(told)


def signed_pdf(path: Path) -> str:
    from app.publish.signing.check import check_pdf, pdf_at

    found = check_pdf(pdf_at(path))
    return f"{len(found.signatures)} signatures; {found.findings}"


def certificate(path: Path) -> str:
    from app.publish.signing.check import certificates_at

    return f"{len(certificates_at(path))} certificates"


def identity(path: Path) -> str:
    from app.publish.signing.identity_file import identity_in_file

    return f"{identity_in_file(path, 'secret')}"


def targets(path: Path) -> str:
    from app.publish.target_file import read_targets

    return f"{read_targets(path.parent)}"


def settings(path: Path) -> str:
    from app.settings import find_settings

    return f"began without: {find_settings(path.parent).trouble}"


def keys(path: Path) -> str:
    from app.key_file import read_keys

    kept, trouble = read_keys(path.parent)
    return f"began with {kept}: {trouble}"


def views(path: Path) -> str:
    from app.store.saved_views import saved_views

    return f"began with {len(saved_views(path.parent))} views"


def columns(path: Path) -> str:
    from app.capture.kept_columns import KeptColumns

    return f"began with {KeptColumns(path.parent).choice_for(('time', 'text'))}"


def library(path: Path) -> str:
    """Open a library as the app does at its start, list it, search it and open what it holds."""
    from app.insight.search.facets import Narrowing
    from app.store.library import open_library
    from tests.fakes import FakeClock

    opened = open_library(path, FakeClock())
    try:
        listed = opened.summaries()
        opened.portfolio()
        opened.search(Narrowing("checkout"))
        for summary in listed:
            with opened.open(summary.id, "Ann"):
                pass
        return f"{len(listed)} reviews"
    finally:
        opened.close()


READERS: dict[str, Callable[[Path], str]] = {
    read.__name__: read
    for read in (
        *(review, events, lines, secrets, preview, report, signed_pdf, certificate, identity),
        *(targets, settings, keys, views, columns, library),
    )
}


def outcome(name: str, path: Path) -> tuple[str, str]:
    """Return "refused" with the sentence, or "shown" with what was read."""
    try:
        return "shown", READERS[name](path)
    except UserFacingError as error:
        return "refused", error.sentence
