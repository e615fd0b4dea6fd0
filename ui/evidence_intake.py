# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Facts on their way in: files, dropped or pasted things, and links become evidence."""

from __future__ import annotations

import mimetypes
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QMimeData
from PySide6.QtGui import QImage, QImageWriter

from app.errors import UserFacingError
from app.review.edits import Add, Edit, batch, next_number
from app.review.evidence import Evidence, EvidenceKind
from app.review.ids import new_id
from app.review.item import Kind
from app.review.rank import ranks_after
from app.review.review import Review
from app.store.attachments import AttachmentStore
from app.translation import tr

LARGEST = 250 * 1024 * 1024
"""Bytes of the largest file that is taken: facts are logs and pictures, not disk images."""
_PASTED = "pasted.txt"
_LONGEST_TITLE = 60
_HEADING = re.compile(r"#{1,6}\s+(?=\S)")

_WORDS = (
    (EvidenceKind.CHAT, ("chat", "slack", "teams", "irc")),
    (EvidenceKind.DEPLOY, ("deploy", "release", "rollout", "git")),
    (EvidenceKind.METRIC, ("metric", "grafana", "dashboard", "graph")),
    (EvidenceKind.LOG, ("log", "journal", "syslog")),
)
_LOG_SUFFIXES = frozenset({".log", ".txt", ".jsonl", ".out"})
_METRIC_SUFFIXES = frozenset({".csv", ".tsv"})


@dataclass(frozen=True)
class Piece:
    """One thing to take in: a file, or bytes or a picture with a name, or a link."""

    name: str
    path: Path | None = None
    data: bytes | None = None
    picture: QImage | None = None
    link: str = ""


@dataclass(frozen=True)
class Intake:
    """What came of taking pieces in: facts without place and number, and what went wrong."""

    facts: tuple[Evidence, ...]
    troubles: tuple[str, ...] = ()


def pieces_of(data: QMimeData) -> list[Piece]:
    """Return what the clipboard or a drop holds: files, a picture, links or text."""
    if data.hasUrls():
        local = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
        links = [url.toString() for url in data.urls() if url.scheme() in ("http", "https")]
        return [Piece(path.name, path=path) for path in local] + [
            Piece(link, link=link) for link in links
        ]
    if data.hasImage():
        image = data.imageData()
        if isinstance(image, QImage) and not image.isNull():
            return [Piece("screenshot.png", picture=image)]
    text = data.text().strip()
    if not text:
        return []
    if "\n" not in text and text.startswith(("http://", "https://")):
        return [Piece(text, link=text)]
    return [Piece(_PASTED, data=text.encode())]


def png_bytes(image: QImage) -> bytes:
    """Return a picture as PNG without alpha, which goes into the PDF as it is."""
    held = QByteArray()
    buffer = QBuffer(held)
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, QByteArray(b"PNG"))
    if not writer.write(image.convertToFormat(QImage.Format.Format_RGB888)):
        raise UserFacingError(
            tr("This picture can't be kept as PNG. Save it to a file and attach it.")
        )
    return bytes(held.data())


def kind_of(name: str, media_type: str) -> EvidenceKind:
    """Return what sort of fact a file most likely is."""
    if media_type.startswith("image/"):
        return EvidenceKind.SCREENSHOT
    lowered = name.lower()
    for kind, hints in _WORDS:
        if any(hint in lowered for hint in hints):
            return kind
    suffix = Path(lowered).suffix
    if suffix in _LOG_SUFFIXES:
        return EvidenceKind.LOG
    return EvidenceKind.METRIC if suffix in _METRIC_SUFFIXES else EvidenceKind.DOCUMENT


def stored(pieces: Sequence[Piece], store: AttachmentStore, now: datetime) -> Intake:
    """Put the pieces into `store`; one that can't be taken does not keep the others out."""
    facts: list[Evidence] = []
    troubles: list[str] = []
    for piece in pieces:
        try:
            facts.append(_stored(piece, store, now))
        except UserFacingError as error:
            troubles.append(error.sentence)
    return Intake(tuple(facts), tuple(troubles))


def known_and_new(
    review: Review, facts: Sequence[Evidence]
) -> tuple[list[Evidence], list[Evidence]]:
    """Return the review's facts that have these files already, and the facts that are new.

    A file that came twice at once is new once.
    """
    held = {fact.sha256: fact for fact in review.evidence if fact.sha256}
    known = {fact.sha256: held[fact.sha256] for fact in facts if fact.sha256 in held}
    new: dict[str, Evidence] = {}
    for fact in facts:
        if fact.sha256 not in held:
            new.setdefault(fact.sha256 or fact.link, fact)
    return list(known.values()), list(new.values())


def additions(review: Review, facts: Sequence[Evidence]) -> Edit:
    """Return the edit that adds facts at the end, numbered."""
    number = next_number(review, Kind.EVIDENCE)
    ranks = ranks_after(review.last_rank(Kind.EVIDENCE), len(facts))
    return batch(
        Add(replace(fact, id=new_id(), rank=rank, number=number + place))
        for place, (fact, rank) in enumerate(zip(facts, ranks, strict=True))
    )


def _stored(piece: Piece, store: AttachmentStore, now: datetime) -> Evidence:
    if piece.link:
        return Evidence(
            id="", kind=EvidenceKind.LINK, title=piece.link, link=piece.link, collected_at=now
        )
    if piece.path is not None:
        _check(piece.path)
        kept = store.put_file(piece.path)
    elif piece.picture is not None:
        kept = store.put_bytes(png_bytes(piece.picture))
    else:
        kept = store.put_bytes(piece.data or b"")
    media_type = mimetypes.guess_type(piece.name)[0] or "application/octet-stream"
    return Evidence(
        id="",
        kind=kind_of(piece.name, media_type),
        title=_title(piece, now),
        filename=piece.name,
        media_type=media_type,
        size=kept.size,
        sha256=kept.sha256,
        collected_at=now,
    )


def _title(piece: Piece, now: datetime) -> str:
    """Return a title to tell a piece by: what was pasted has no name of its own."""
    if piece.picture is not None:
        return tr("Screenshot pasted {0}").format(f"{now.astimezone():%H:%M}")
    if piece.data is not None and piece.name == _PASTED:
        lines = (line.strip() for line in piece.data.decode("utf-8", "replace").splitlines())
        first = next((line for line in lines if line), "")
        heading = _HEADING.match(first)
        return first[heading.end() if heading else 0 :][:_LONGEST_TITLE]
    return Path(piece.name).stem


def _check(path: Path) -> None:
    try:
        if path.is_dir():
            raise UserFacingError(tr("{0} is a folder. Attach the files in it.").format(path.name))
        size = path.stat().st_size
    except OSError as error:
        raise UserFacingError(
            tr("{0} can't be read: {1}.").format(path.name, error.strerror)
        ) from error
    if size > LARGEST:
        raise UserFacingError(
            tr("{0} is larger than 250 MB. Attach the part that matters.").format(path.name)
        )
