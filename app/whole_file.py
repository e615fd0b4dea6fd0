# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Files that appear whole or not at all, and are still there after the power went."""

from __future__ import annotations

import errno
import os
import time
from pathlib import Path

from app.private_files import FOLDER_MODE

STALE_SECONDS = 24 * 3600
"""What is unfinished for longer was left by a program that was killed."""

_NO_SUCH_THING = frozenset(
    {errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.EACCES, errno.EPERM, errno.EBADF}
)
"""How file systems, of servers above all, say that a folder can't be written out by itself."""


def put_in_place(unfinished: Path, target: Path) -> None:
    """Give a finished file its name, for good. Its content must be on the disk. May raise OSError.

    At any moment the file of before or the new one is there.
    """
    unfinished.replace(target)
    sync_folder(target.parent)


def sync_file(path: Path) -> None:
    """Write a file's content to the disk. May raise OSError."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Write a folder's entries to the disk, where there is such a thing. May raise OSError."""
    if os.name == "nt":
        return
    try:
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
    except OSError as error:
        if error.errno not in _NO_SUCH_THING:
            raise


def make_folder(folder: Path) -> None:
    """Make a folder, and those above it that are missing, for good and for their owner only.

    May raise OSError.
    """
    missing = [each for each in (folder, *folder.parents) if not each.exists()]
    for each in reversed(missing or [folder]):
        each.mkdir(mode=FOLDER_MODE, exist_ok=True)
    for made in missing:
        sync_folder(made.parent)


def sweep(folder: Path, pattern: str) -> None:
    """Remove what a killed program left unfinished long ago; what can't be removed stays."""
    for left in folder.glob(pattern):
        try:
            if time.time() - left.stat().st_mtime > STALE_SECONDS:
                left.unlink(missing_ok=True)
        except OSError:
            continue
