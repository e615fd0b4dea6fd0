# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A file that one process holds at a time: the system lets go of it when the process ends.

However that ends: nothing has to be cleared away after a crash, and no number of a process is
compared. Standard library only.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from app.private_files import private
from app.whole_file import make_folder


class SoleHolder:
    """Holds a file from `take` until `release` or the end of the process."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._handle: int | None = None

    def take(self) -> bool:
        """Hold the file; False where another process does. May raise OSError."""
        if self._handle is not None:
            return True
        make_folder(self._path.parent)
        handle = private(str(self._path), os.O_RDWR | os.O_CREAT)
        try:
            is_taken = _lock(handle)
        except BaseException:
            os.close(handle)
            raise
        if is_taken:
            self._handle = handle
        else:
            os.close(handle)
        return is_taken

    def release(self) -> None:
        """Let go; the file itself stays, so that nobody holds one that has another name."""
        handle, self._handle = self._handle, None
        if handle is not None:
            os.close(handle)


if sys.platform == "win32":
    import msvcrt

    def _lock(handle: int) -> bool:
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except PermissionError:
            return False
        return True

else:
    import fcntl

    def _lock(handle: int) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
