# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The attached files of a .hotwash file as files on disk, for whoever needs a path."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from app.capture.review_file import ReviewFile
from app.publish.written_file import write_file
from app.temporary_folder import temporary_folder


class UnpackedFiles:
    """Attached files under names of their hash, unpacked when first asked for."""

    def __init__(self, file: ReviewFile, folder: Path) -> None:
        self._file = file
        self._folder = folder

    def path(self, sha256: str) -> Path:
        """Return where the file is; nothing is there where it did not come along."""
        place = self._folder / sha256
        if sha256 in self._file.attached and not place.exists():
            write_file(place, lambda file: file.writelines(self._file.evidence(sha256)))
        return place


@contextmanager
def unpacked(file: ReviewFile) -> Iterator[UnpackedFiles]:
    """Yield the attached files of `file`; what was unpacked is removed at the end."""
    with temporary_folder() as folder:
        yield UnpackedFiles(file, folder)
