# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Open a zip from outside: nothing in it is believed, nothing is extracted by name.

Every byte is counted while it is read, whatever the zip's own tables say.
"""

from __future__ import annotations

import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from app.capture.bundle_names import fault_of_name
from app.errors import UserFacingError
from app.publish import bundle_format as layout
from app.translation import tr

CHUNK = 256 * 1024
ENCRYPTED = 0x1
METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
MAX_DIRECTORY = layout.MEGABYTE
FIRST_ENTRY = b"PK\x03\x04"
END_RECORD = b"PK\x05\x06"
END_LAYOUT = struct.Struct("<4s4H2LH")
END_SEARCHED = END_LAYOUT.size + 0xFFFF
ZIP64_LOCATOR = b"PK\x06\x07"
ZIP64_LOCATOR_SIZE = 20

ZIP_TROUBLE = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    zlib.error,
    struct.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    OverflowError,
)
"""What zipfile and its unpackers raise for damaged files, as far as is known."""


class BadBundle(UserFacingError):
    """The .hotwash file can't be opened; nothing was changed."""


class TooLarge(Exception):
    """An entry holds more than it may, or than its packed size makes believable."""


def refusal(source: str, because: str) -> BadBundle:
    """Return the error that says why the file `source` is not opened."""
    return BadBundle(tr("{0} can't be opened: {1}.").format(source, because))


@contextmanager
def opened(path: Path) -> Iterator[zipfile.ZipFile]:
    """Open the zip at `path`, and turn what is known to go wrong into a sentence."""
    try:
        _check_directory(path)
        with zipfile.ZipFile(path) as archive:
            if len(archive.infolist()) > layout.MAX_ENTRIES:
                raise refusal(
                    path.name, tr("it holds more than {0} files").format(layout.MAX_ENTRIES)
                )
            yield archive
    except ZIP_TROUBLE:
        raise refusal(
            path.name, tr("it is not a whole zip file; copy or download it again")
        ) from None
    except OSError as error:
        raise refusal(path.name, error.strerror or str(error)) from None


def fault_of_entry(info: zipfile.ZipInfo) -> str:
    """Return why an entry is not to be read at all, as the end of a sentence; else nothing."""
    fault = fault_of_name(info.orig_filename)
    mode = info.external_attr >> 16
    if fault:
        return fault
    if stat.S_ISLNK(mode):
        return tr("is a symbolic link")
    if stat.S_IFMT(mode) not in (0, stat.S_IFREG, stat.S_IFDIR if info.is_dir() else 0):
        return tr("is not an ordinary file")
    if info.flag_bits & ENCRYPTED:
        return tr("is encrypted")
    if info.compress_type not in METHODS:
        return tr("is packed in a way that review files don't use")
    return ""


def chunks(archive: zipfile.ZipFile, info: zipfile.ZipInfo, limit: int) -> Iterator[bytes]:
    """Yield the bytes of one entry. Raises TooLarge once they are too many, or ZIP_TROUBLE."""
    size = 0
    with archive.open(info) as file:
        while chunk := file.read(CHUNK):
            size += len(chunk)
            suspicious = size > layout.RATIO_FREE and size > info.compress_size * layout.MAX_RATIO
            if size > limit or suspicious:
                raise TooLarge
            yield chunk


def _check_directory(path: Path) -> None:
    """Look at the end record before zipfile reads a table of millions of entries."""
    size = path.stat().st_size
    if size > layout.MAX_TOTAL:
        raise refusal(path.name, tr("it is too large"))
    with path.open("rb") as file:
        file.seek(max(0, size - END_SEARCHED - ZIP64_LOCATOR_SIZE))
        tail = file.read()
        file.seek(0)
        begins_as_zip = file.read(len(FIRST_ENTRY)) == FIRST_ENTRY
    start = tail.rfind(END_RECORD)
    if start < 0 or len(tail) - start < END_LAYOUT.size:
        if begins_as_zip:
            raise refusal(path.name, tr("its end is missing; copy or download it again"))
        raise refusal(path.name, tr("it is not a zip file, which every .hotwash file is"))
    _, _, _, _, count, directory_size, _, _ = END_LAYOUT.unpack_from(tail, start)
    is_zip64 = tail[max(0, start - ZIP64_LOCATOR_SIZE) :].startswith(ZIP64_LOCATOR)
    if is_zip64 or count > layout.MAX_ENTRIES or directory_size > MAX_DIRECTORY:
        raise refusal(path.name, tr("it holds more than {0} files").format(layout.MAX_ENTRIES))
