# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Facts on their way out: a small picture to look at, and a copy to open elsewhere.

What was attached is foreign. Pictures are decoded only as the kind they are said to be, never as
SVG; only files that can't run anything are handed to the system, and always as a copy.
"""

from __future__ import annotations

import atexit
import re
import shutil
from pathlib import Path

from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtGui import QImage, QImageReader

from app.publish.written_file import write_file
from app.review.evidence import Evidence
from app.store.attachments import AttachmentMissing, AttachmentStore
from app.temporary_folder import lasting_temporary_folder
from app.translation import tr

PICTURES = {
    "image/png": b"png",
    "image/jpeg": b"jpeg",
    "image/gif": b"gif",
    "image/webp": b"webp",
}
"""The kinds of picture that are shown, and the decoder for each."""

_MOST_PIXELS = 64_000_000
_READ_ONLY = 0o400
_PASSIVE_SUFFIXES = frozenset(
    {".txt", ".log", ".csv", ".tsv", ".json", ".jsonl", ".md", ".yaml", ".yml", ".pdf"}
    | {".png", ".jpg", ".jpeg", ".gif", ".webp"}
)


def preview(path: Path, media_type: str, room: QSize) -> QImage:
    """Return the picture at `path`, no larger than `room`; a null image where it can't be shown."""
    form = PICTURES.get(media_type)
    if form is None or not path.is_file():
        return QImage()
    reader = QImageReader(str(path), QByteArray(form))
    reader.setAutoDetectImageFormat(False)
    size = reader.size()
    if size.isEmpty() or size.width() * size.height() > _MOST_PIXELS:
        return QImage()
    if size.width() > room.width() or size.height() > room.height():
        size = size.scaled(room, Qt.AspectRatioMode.KeepAspectRatio).expandedTo(QSize(1, 1))
        reader.setScaledSize(size)
    return reader.read()


def picture_size(path: Path, media_type: str) -> QSize:
    """Return how many pixels the picture at `path` has; an empty size where it can't be told."""
    form = PICTURES.get(media_type)
    if form is None:
        return QSize()
    reader = QImageReader(str(path), QByteArray(form))
    reader.setAutoDetectImageFormat(False)
    return reader.size()


def opens_safely(fact: Evidence) -> bool:
    """Tell whether the system may open the file: its name is one of a text, table or picture."""
    return Path(fact.filename).suffix.lower() in _PASSIVE_SUFFIXES


def copy_to_open(fact: Evidence, store: AttachmentStore) -> Path:
    """Return a read-only copy of the attached file, under its own name in a folder of its own.

    Nobody else can read it, and it is removed when the app ends.
    Raises UserFacingError where the file is missing or can't be copied.
    """
    folder = lasting_temporary_folder()
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    copy = copied(fact, store, folder / plain_name(fact))
    copy.chmod(_READ_ONLY)
    return copy


def copied(fact: Evidence, store: AttachmentStore, target: Path) -> Path:
    """Copy the attached file to `target` and return that. Raises UserFacingError."""
    source = store.path(fact.sha256)
    if not source.is_file():
        raise AttachmentMissing(
            tr("The file of E{0} is missing here. Attach it again or restore a backup.").format(
                fact.number
            )
        )
    write_file(target, lambda copy: copy.writelines(store.read(fact.sha256)))
    return target


def plain_name(fact: Evidence) -> str:
    """Return the file's name without anything that leads to another folder."""
    last = re.split(r"[\\/]", fact.filename)[-1]
    kept = "".join(sign for sign in last if sign.isprintable() and sign not in '<>:"|?*')
    return kept.strip(". ") or f"E{fact.number}"
