# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The text in the bytes of a log, an export or a note, whatever machine wrote it.

Logs are often kept with gzip, and AWS delivers CloudTrail so: they are unpacked, up to a limit.
"""

from __future__ import annotations

import codecs
import zlib
from collections.abc import Iterator
from pathlib import Path

from app.errors import UserFacingError
from app.translation import tr

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""In this order: the mark of UTF-16 begins that of UTF-32."""

_SAMPLE = 4096
_NEARLY_ALL = 0.9
_MOST_ZEROS, _MOST_CONTROLS = 0.3, 0.02
_TEXT_BYTES = bytes([*b"\t\n\r\f\b\x1b", *range(32, 127), *range(128, 256)])
_GZIP = b"\x1f\x8b"
_GZIP_WINDOW = 16 + zlib.MAX_WBITS
_LARGEST_UNPACKED = 512 * 1024 * 1024
_PIECE = 16 * 1024 * 1024


def text_at(path: Path) -> str:
    """Return the text of the file at `path`. Raises UserFacingError."""
    try:
        data = path.read_bytes()
    except OSError as error:
        reason = (error.strerror or tr("no reason given")).lower()
        raise UserFacingError(tr("{0} can't be read: {1}.").format(path, reason)) from error
    return text_of(data, path.name)


def text_of(data: bytes, name: str) -> str:
    """Return the text of a file: by its byte order mark, else UTF-8, else Windows-1252.

    Raises UserFacingError, which speaks of `name`, where it is a picture or a program.
    """
    if data.startswith(_GZIP):
        data = _unpacked(data, name)
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, errors="replace")
    if encoding := _wide(data[:_SAMPLE]):
        return data.decode(encoding, errors="replace")
    if _is_no_text(data[:_SAMPLE]):
        raise UserFacingError(
            tr("{0} is not text. Attach it to the facts in step 3 instead.").format(name)
        )
    data = data.replace(b"\0", b"")  # a log may hold some where a machine crashed
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _wide(sample: bytes) -> str:
    """Return the encoding of text with two bytes a character that has no mark, or nothing."""
    for first, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        zeros = sample[first::2].count(0)
        if zeros >= _NEARLY_ALL * len(sample[first::2]) > 1 and not sample[1 - first :: 2].count(0):
            return encoding
    return ""


def _is_no_text(sample: bytes) -> bool:
    """Tell by the bytes that text has next to none of; a few zeros are what a crash left."""
    zeros = sample.count(0)
    others = len(sample.translate(None, _TEXT_BYTES)) - zeros
    return zeros > _MOST_ZEROS * len(sample) or others > _MOST_CONTROLS * len(sample)


def _unpacked(data: bytes, name: str) -> bytes:
    """Return what was packed with gzip, in one piece or in several. Raises UserFacingError."""
    found = bytearray()
    try:
        while data.startswith(_GZIP):
            unpacker = zlib.decompressobj(_GZIP_WINDOW)
            for piece in _pieces(unpacker, data):
                found += piece
                if len(found) > _LARGEST_UNPACKED:
                    raise UserFacingError(
                        tr(
                            "{0} unpacks to more than 512 MB. Take the hours that matter from it."
                        ).format(name)
                    )
            if not unpacker.eof:
                raise UserFacingError(
                    tr("{0} is cut off: its end is missing. Copy it again.").format(name)
                )
            data = unpacker.unused_data
    except zlib.error:
        raise UserFacingError(
            tr("{0} is damaged: it can't be unpacked. Copy it again.").format(name)
        ) from None
    return bytes(found)


def _pieces(unpacker: zlib._Decompress, data: bytes) -> Iterator[bytes]:
    """Yield what is packed in `data` bit by bit: the whole would lie in memory twice."""
    while data and not unpacker.eof:
        yield unpacker.decompress(data, _PIECE)
        data = unpacker.unconsumed_tail
