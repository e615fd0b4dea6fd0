# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The text in the bytes of a log, an export or a note, whatever machine wrote it."""

from __future__ import annotations

import codecs

from app.errors import UserFacingError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""In this order: the mark of UTF-16 begins that of UTF-32."""

_SAMPLE = 4096


def text_of(data: bytes, name: str) -> str:
    """Return the text of a file: by its byte order mark, else UTF-8, else Windows-1252.

    Raises UserFacingError, which speaks of `name`, where it is a picture or a program.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, errors="replace")
    if b"\0" in data[:_SAMPLE]:
        raise UserFacingError(f"{name} is not text. Attach it to the facts in step 3 instead.")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")
