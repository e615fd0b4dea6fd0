# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Read a .hotwash file from outside: nothing in it is believed, nothing is extracted by name.

Every byte is counted while it is read, whatever the zip's own tables say, and each file is checked
against the manifest before anything is used.
"""

from __future__ import annotations

import hashlib
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from app.capture.bundle_names import fault_of_name, shown_name
from app.errors import UserFacingError
from app.publish import bundle_format as layout
from app.publish.yaml_file import review_from_yaml
from app.review.review import Review

CHUNK = 256 * 1024
ENCRYPTED = 0x1
METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
MAX_DIRECTORY = layout.MEGABYTE
END_RECORD = b"PK\x05\x06"
END_LAYOUT = struct.Struct("<4s4H2LH")
END_SEARCHED = END_LAYOUT.size + 0xFFFF
ZIP64_LOCATOR = b"PK\x06\x07"
ZIP64_LOCATOR_SIZE = 20

_ZIP_TROUBLE = (
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


def read_bundle(path: Path) -> tuple[Review, frozenset[str]]:
    """Return the review in the file at `path` and the hashes of the files that came with it.

    Raises UserFacingError. Everything has been read and checked once; see `evidence_from_bundle`.
    """
    source = path.name
    with _opened(path) as archive:
        infos = _checked_infos(archive, source)
        listed = _manifest(archive, infos, source)
        text = _checked_contents(archive, infos, listed, source)
    review = review_from_yaml(_decoded(text, source), f"{source}, {layout.REVIEW_NAME}")
    hashes = frozenset(name.removeprefix(layout.EVIDENCE_FOLDER) for name in listed)
    attached = hashes - {layout.REVIEW_NAME}
    if not attached <= {item.sha256 for item in review.evidence}:
        raise _refusal(source, "it holds a file that the review does not mention")
    return review, attached


def evidence_from_bundle(path: Path, sha256: str) -> bytes:
    """Return one attached file, checked again. Raises UserFacingError."""
    name = layout.EVIDENCE_FOLDER + sha256
    with _opened(path) as archive:
        info = _checked_infos(archive, path.name).get(name)
        if info is None:
            raise _refusal(path.name, "it has changed while it was read")
        data = b"".join(_chunks(archive, info, layout.MAX_FILE, path.name))
    if hashlib.sha256(data).hexdigest() != sha256:
        raise _refusal(path.name, "it has changed while it was read")
    return data


def _refusal(source: str, because: str) -> BadBundle:
    return BadBundle(f"{source} can't be opened: {because}.")


@contextmanager
def _opened(path: Path) -> Iterator[zipfile.ZipFile]:
    """Open the zip at `path`, and turn what is known to go wrong into a sentence."""
    try:
        _check_directory(path)
        with zipfile.ZipFile(path) as archive:
            yield archive
    except _ZIP_TROUBLE:
        raise _refusal(path.name, "it is not a whole zip file; copy or download it again") from None
    except OSError as error:
        raise _refusal(path.name, error.strerror or str(error)) from None


def _check_directory(path: Path) -> None:
    """Look at the end record before zipfile reads a table of millions of entries."""
    size = path.stat().st_size
    if size > layout.MAX_TOTAL:
        raise _refusal(path.name, "it is too large")
    with path.open("rb") as file:
        file.seek(max(0, size - END_SEARCHED - ZIP64_LOCATOR_SIZE))
        tail = file.read()
    start = tail.rfind(END_RECORD)
    if start < 0 or len(tail) - start < END_LAYOUT.size:
        raise _refusal(path.name, "it is not a zip file, which every .hotwash file is")
    _, _, _, _, count, directory_size, _, _ = END_LAYOUT.unpack_from(tail, start)
    is_zip64 = tail[max(0, start - ZIP64_LOCATOR_SIZE) :].startswith(ZIP64_LOCATOR)
    if is_zip64 or count > layout.MAX_ENTRIES or directory_size > MAX_DIRECTORY:
        raise _refusal(path.name, f"it holds more than {layout.MAX_ENTRIES} files")


def _checked_infos(archive: zipfile.ZipFile, source: str) -> dict[str, zipfile.ZipInfo]:
    """Return the entries by name. Raises where one is something a review file never holds."""
    infos: dict[str, zipfile.ZipInfo] = {}
    if len(archive.infolist()) > layout.MAX_ENTRIES:
        raise _refusal(source, f"it holds more than {layout.MAX_ENTRIES} files")
    for info in archive.infolist():
        fault = fault_of_name(info.orig_filename) or _fault_of_entry(info)
        if fault:
            raise _refusal(source, f"{shown_name(info.orig_filename)} in it {fault}")
        if info.filename in infos:
            raise _refusal(source, f"{shown_name(info.filename)} is in it twice")
        infos[info.filename] = info
    return infos


def _fault_of_entry(info: zipfile.ZipInfo) -> str:
    mode = info.external_attr >> 16
    if stat.S_ISLNK(mode):
        return "is a symbolic link"
    if stat.S_IFMT(mode) not in (0, stat.S_IFREG):
        return "is not an ordinary file"
    if info.flag_bits & ENCRYPTED:
        return "is encrypted"
    if info.compress_type not in METHODS:
        return "is packed in a way that review files don't use"
    return ""


def _manifest(
    archive: zipfile.ZipFile, infos: dict[str, zipfile.ZipInfo], source: str
) -> dict[str, layout.Entry]:
    """Return the files listed. Raises where they are not exactly those of the zip."""
    info = infos.get(layout.MANIFEST_NAME)
    if info is None:
        raise _refusal(source, "it has no manifest")
    try:
        listed = layout.read_manifest(b"".join(_chunks(archive, info, layout.MAX_MANIFEST, source)))
    except layout.BadManifest as error:
        raise _refusal(source, str(error)) from None
    for name in infos:
        if name != layout.MANIFEST_NAME and name not in listed:
            raise _refusal(source, f"{shown_name(name)} in it is not listed in its manifest")
    for name in (layout.REVIEW_NAME, *listed):
        if name not in infos or name == layout.MANIFEST_NAME:
            raise _refusal(source, f"{shown_name(name)} is missing from it")
    return listed


def _checked_contents(
    archive: zipfile.ZipFile,
    infos: dict[str, zipfile.ZipInfo],
    listed: dict[str, layout.Entry],
    source: str,
) -> bytes:
    """Read everything once, compare it with the manifest, and return the review's text."""
    text = b""
    total = 0
    for name, entry in listed.items():
        is_review = name == layout.REVIEW_NAME
        limit = min(layout.MAX_REVIEW if is_review else layout.MAX_FILE, layout.MAX_TOTAL - total)
        digest, size = hashlib.sha256(), 0
        kept: list[bytes] = []
        for chunk in _chunks(archive, infos[name], limit, source):
            digest.update(chunk)
            size += len(chunk)
            if is_review:
                kept.append(chunk)
        total += size
        named = entry.sha256 if is_review else name.removeprefix(layout.EVIDENCE_FOLDER)
        if size != entry.size or digest.hexdigest() != entry.sha256 or named != entry.sha256:
            raise _refusal(source, f"{shown_name(name)} in it does not match its manifest")
        text = b"".join(kept) if is_review else text
    return text


def _chunks(
    archive: zipfile.ZipFile, info: zipfile.ZipInfo, limit: int, source: str
) -> Iterator[bytes]:
    """Yield the bytes of one entry; raises once they are too many, whatever the tables say."""
    size = 0
    with archive.open(info) as file:
        while chunk := file.read(CHUNK):
            size += len(chunk)
            suspicious = size > layout.RATIO_FREE and size > info.compress_size * layout.MAX_RATIO
            if size > limit or suspicious:
                raise _refusal(source, f"{shown_name(info.filename)} in it is too large unpacked")
            yield chunk


def _decoded(data: bytes, source: str) -> str:
    try:
        return data.decode()
    except UnicodeDecodeError:
        raise _refusal(source, f"{layout.REVIEW_NAME} in it is not UTF-8 text") from None
