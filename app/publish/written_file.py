# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Put a finished file in its place in one step: whole, or as it was before."""

from __future__ import annotations

import os
import secrets
import stat
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from app.errors import UserFacingError
from app.translation import tr
from app.whole_file import put_in_place, sweep

_DRAFT = ".hotwash-"
_WRITABLE = stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH


def write_file(path: Path, write: Callable[[BinaryIO], None]) -> None:
    """Let `write` fill a file beside `path`, then rename it. Raises UserFacingError.

    Whatever `write` raises leaves the file at `path` as it was.
    """
    draft = path.with_name(f"{_DRAFT}{secrets.token_hex(6)}.part")
    try:
        if path.exists() and not path.is_file():
            with path.open("wb") as device:
                write(device)
            return
        if path.exists() and not path.stat().st_mode & _WRITABLE:
            words = tr("{0} is write-protected. Lift that, or choose another file.")
            raise UserFacingError(words.format(path))
        try:
            with draft.open("xb") as out:
                write(out)
                out.flush()
                os.fsync(out.fileno())
            put_in_place(draft, path)
        finally:
            draft.unlink(missing_ok=True)
        sweep(path.parent, f"{_DRAFT}*.part")
    except OSError as error:
        raise UserFacingError(
            tr("{0} can't be written: {1}.").format(path, error.strerror or error)
        ) from error


def write_bytes(path: Path, data: bytes) -> None:
    """Put `data` into the file at `path`."""

    def write(out: BinaryIO) -> None:
        out.write(data)

    write_file(path, write)
