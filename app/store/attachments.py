# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Attached files, found by the SHA-256 of what they hold: `attachments/ab/abcdef…`.

A file gets its name only when it is whole and on disk. Files are kept as they came: nothing is
converted here. Standard library only.
"""

from __future__ import annotations

import hashlib
import os
import re
import secrets
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from app.errors import UserFacingError
from app.private_files import private
from app.store.troubles import file_trouble
from app.translation import tr
from app.whole_file import make_folder, put_in_place, sweep

FOLDER = "attachments"
CHUNK = 1 << 20
INCOMING = ".incoming-"

_SHA256 = re.compile(r"[0-9a-f]{64}")


def is_sha256(text: str) -> bool:
    """Tell whether a file could be kept under this SHA-256."""
    return _SHA256.fullmatch(text) is not None


class AttachmentMissing(UserFacingError):
    """The file that belongs to a piece of evidence is not there."""


class AttachmentDamaged(UserFacingError):
    """What came is not the file it was said to be."""


@dataclass(frozen=True)
class Stored:
    """A file that is kept: its SHA-256 (lower-case hexadecimal) and its size in bytes."""

    sha256: str
    size: int


class AttachmentStore:
    """A folder of attached files. Safe to use from several threads and processes."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._swept = False

    def put_bytes(self, data: bytes) -> Stored:
        """Keep `data`. Raises UserFacingError; then nothing is left of it."""
        return self.put_pieces(data[start : start + CHUNK] for start in range(0, len(data), CHUNK))

    def put_file(self, path: Path) -> Stored:
        """Keep a copy of the file at `path`. Raises UserFacingError; then nothing is left of it."""
        try:
            with path.open("rb") as source:
                return self.put_pieces(_chunks(source))
        except OSError as error:
            raise UserFacingError(
                tr("The file {0} can't be read ({1}); choose another one.").format(
                    path, error.strerror
                )
            ) from error

    def path(self, sha256: str) -> Path:
        """Return where the file with this SHA-256 is kept, whether it is there or not."""
        if not is_sha256(sha256):
            raise UserFacingError(tr("{0!r} is not the SHA-256 of a file.").format(sha256))
        return self.folder / sha256[:2] / sha256

    def has(self, sha256: str) -> bool:
        """Tell whether the file is there, without reading it."""
        return self.path(sha256).is_file()

    def read(self, sha256: str) -> Iterator[bytes]:
        """Yield the file piece by piece. Raises AttachmentMissing."""
        try:
            with self.path(sha256).open("rb") as source:
                yield from _chunks(source)
        except FileNotFoundError as error:
            raise AttachmentMissing(
                tr(
                    "The attached file {0}… is missing from {1}; attach it again or put a "
                    "backup of that folder in its place."
                ).format(sha256[:12], self.folder)
            ) from error
        except OSError as error:
            raise file_trouble(error, str(self.folder)) from error

    def verify(self, sha256: str) -> bool:
        """Tell whether the file is there and still holds what it held when it was attached."""
        digest = hashlib.sha256()
        try:
            for chunk in self.read(sha256):
                digest.update(chunk)
        except UserFacingError:
            return False
        return digest.hexdigest() == sha256

    def put_pieces(self, chunks: Iterable[bytes], expected: str = "") -> Stored:
        """Keep what comes in pieces. Raises UserFacingError; then nothing is left of it.

        With a SHA-256 that is `expected`, anything else raises AttachmentDamaged.
        """
        incoming = self.folder / f"{INCOMING}{secrets.token_hex(8)}"
        try:
            make_folder(self.folder)
            if not self._swept:
                self._swept = True
                sweep(self.folder, f"{INCOMING}*")
            stored = _write(incoming, chunks)
            if expected and stored.sha256 != expected:
                raise AttachmentDamaged(
                    tr("The file {0}… came damaged; it was not kept.").format(expected[:12])
                )
            if not (self.has(stored.sha256) and self.verify(stored.sha256)):
                self._name(incoming, stored)
            return stored
        except _UnreadableSource as error:
            raise error.cause from error
        except OSError as error:
            raise file_trouble(error, str(self.folder)) from error
        finally:
            incoming.unlink(missing_ok=True)

    def _name(self, incoming: Path, stored: Stored) -> None:
        target = self.path(stored.sha256)
        make_folder(target.parent)
        put_in_place(incoming, target)


class _UnreadableSource(Exception):
    """The file to be attached failed, not the folder it goes to."""

    def __init__(self, cause: OSError) -> None:
        super().__init__(str(cause))
        self.cause = cause


def _write(path: Path, chunks: Iterable[bytes]) -> Stored:
    digest = hashlib.sha256()
    size = 0
    with open(path, "xb", opener=private) as target:
        for chunk in chunks:
            digest.update(chunk)
            size += len(chunk)
            target.write(chunk)
        target.flush()
        os.fsync(target.fileno())
    return Stored(digest.hexdigest(), size)


def _chunks(source: BinaryIO) -> Iterator[bytes]:
    while chunk := _next_chunk(source):
        yield chunk


def _next_chunk(source: BinaryIO) -> bytes:
    try:
        return source.read(CHUNK)
    except OSError as error:
        raise _UnreadableSource(error) from error
