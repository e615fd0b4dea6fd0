# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The SQLite file: how it is made, opened, watched and copied.

Standard library only. It never deletes or overwrites a library.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

from app.errors import UserFacingError
from app.private_files import make_file
from app.store.troubles import LibraryDamaged, database_trouble, file_trouble
from app.translation import tr
from app.whole_file import make_folder, put_in_place, sweep, sync_file, sync_folder

BUSY_SECONDS = 5.0

LOG_SIZE_LIMIT = 4 << 20
"""Bytes; SQLite carries the log over into the file when it is about as large."""

_PAGES_AT_ONCE = 4096
"""Pages copied between two looks at how far it is: some sixteen megabytes."""

Progress = Callable[[float], None]

_PRAGMAS = (
    "PRAGMA foreign_keys=ON",
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",
    "PRAGMA trusted_schema=OFF",
    # A log that grew while somebody read for long is cut back when it begins anew.
    f"PRAGMA journal_size_limit={LOG_SIZE_LIMIT}",
)

_READING = ("PRAGMA query_only=ON", "PRAGMA trusted_schema=OFF")


class SqliteFile:
    """One library file, recognised again by its identity on disk."""

    def __init__(self, path: Path, *, is_read_only: bool = False) -> None:
        self.path = path
        self._is_read_only = is_read_only
        self._identity: tuple[int, int] | None = None

    def make(self) -> None:
        """Make the file, empty, and its folder where they are missing. Raises StoreTrouble."""
        try:
            make_folder(self.path.parent)
            if not self.path.exists():
                make_file(self.path)
                sync_folder(self.path.parent)
        except OSError as error:
            raise file_trouble(error, str(self.path.parent)) from error
        self._identity = self._seen()

    def connect(self) -> sqlite3.Connection:
        """Open a connection, set up to lose nothing that was committed.

        The file is never made here: one that has vanished must not come back empty. Where it is
        only read, SQLite does not even carry its log over into it.
        """
        mode = "ro" if self._is_read_only else "rw"
        connection = sqlite3.connect(
            f"{self.path.absolute().as_uri()}?mode={mode}",
            uri=True,
            timeout=BUSY_SECONDS,
            isolation_level=None,
            check_same_thread=False,
        )
        try:
            for pragma in _READING if self._is_read_only else _PRAGMAS:
                connection.execute(pragma)
        except BaseException:
            connection.close()
            raise
        return connection

    def has_been_replaced(self) -> bool:
        """Tell whether another file stands at the path now. Raises LibraryDamaged where none does.

        SQLite goes on writing into a deleted file without an error.
        """
        seen = self._seen()
        if seen == self._identity:
            return False
        self._identity = seen
        return True

    def _seen(self) -> tuple[int, int]:
        try:
            status = self.path.stat()
        except OSError as error:
            raise LibraryDamaged(
                tr("the library file {0} is no longer there").format(self.path),
                tr("put it back where it was"),
            ) from error
        return status.st_dev, status.st_ino


def copy_database(source: Path, target: Path, progress: Progress = lambda _share: None) -> None:
    """Copy a library that may be in use, and check the copy before it gets its name.

    `progress` is told how far it is, from 0 to 1. Raises UserFacingError; then there is no
    `target`.
    """
    if target.exists():
        raise UserFacingError(
            tr("There is already a file {0}; choose another name.").format(target)
        )
    unfinished = target.with_name(f"{target.name}.unfinished")
    try:
        make_folder(target.parent)
        sweep(target.parent, "*.unfinished")
        unfinished.unlink(missing_ok=True)
        make_file(unfinished)
        _copy_checked(source, unfinished, progress)
        sync_file(unfinished)
        put_in_place(unfinished, target)
    except sqlite3.Error as error:
        raise database_trouble(error, str(source)) or error from error
    except OSError as error:
        raise file_trouble(error, str(target.parent)) from error
    finally:
        with suppress(OSError):  # what went wrong is said already
            unfinished.unlink(missing_ok=True)


def _copy_checked(source: Path, target: Path, progress: Progress) -> None:
    def told(_status: int, remaining: int, total: int) -> None:
        progress(1 - remaining / total if total else 1.0)

    with (
        closing(sqlite3.connect(f"{source.absolute().as_uri()}?mode=rw", uri=True)) as original,
        closing(sqlite3.connect(target)) as copy,
    ):
        original.backup(copy, pages=_PAGES_AT_ONCE, progress=told)
        copy.execute("PRAGMA journal_mode=DELETE")
        verdict = copy.execute("PRAGMA integrity_check").fetchone()[0]
    if verdict != "ok":
        raise UserFacingError(
            tr("The library {0} is damaged, so no copy was made; open a backup instead.").format(
                source
            )
        )
