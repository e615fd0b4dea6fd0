# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A library file that can't be used: tell it from a new one, keep it, put a backup in its place.

Nothing is deleted: what stood there is moved aside under a name with the day, its log and its
witness with it, byte for byte. Standard library only.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from app.store.backups import Backup, backups_of
from app.store.sqlite_file import copy_database
from app.store.troubles import file_trouble, library_damaged
from app.translation import tr

Complete = Callable[[Path], None]
_WITNESS = ("-last", "-before")
_BESIDE = ("", "-wal", "-shm", "-journal", *_WITNESS)
"""What belongs to a library file, by what its name ends with."""


def check_there(library: Path) -> None:
    """Raise LibraryDamaged where a library was and no file is now, or one without a byte in it."""
    with suppress(OSError):
        if library.stat().st_size > 0:
            return
    is_known = bool(backups_of(library)) or any(
        beside.exists() and beside.stat().st_size > 0
        for beside in (library.with_name(f"{library.name}{end}") for end in _WITNESS)
    )
    if is_known and library.exists():
        raise library_damaged(
            tr("the library file {0} is empty, and there were reviews in it").format(library)
        )
    if is_known:
        raise library_damaged(tr("the library file {0} is no longer there").format(library))


def restore(library: Path, backup: Backup, now: datetime, complete: Complete | None = None) -> Path:
    """Put a copy of a backup in the place of the library; return where that is kept now.

    `complete` gets the copy before it takes the place: whoever has a review open never sees it
    without what is brought in. Raises UserFacingError; then the library is as it was.
    """
    ready = library.with_name(f"{library.name}.ready")
    try:
        ready.unlink(missing_ok=True)
        copy_database(backup.path, ready)
        if complete is not None:
            complete(ready)
        kept = put_aside(library, now)
        ready.rename(library)
    except OSError as error:
        raise file_trouble(error, str(library.parent)) from error
    finally:
        for end in _BESIDE:
            ready.with_name(f"{ready.name}{end}").unlink(missing_ok=True)
    return kept


def put_aside(library: Path, now: datetime) -> Path:
    """Move a library out of the way with all that belongs to it; return its new name.

    Raises UserFacingError.
    """
    return _put_aside(library, now, _BESIDE)


def put_witness_aside(library: Path, now: datetime) -> None:
    """Begin with a new witness: the library is another one now. Raises UserFacingError."""
    _put_aside(library, now, _WITNESS)


def _put_aside(library: Path, now: datetime, ends: Iterable[str]) -> Path:
    kept = _free_name(library, now)
    try:
        for end in ends:
            part = library.with_name(f"{library.name}{end}")
            if part.exists():
                part.rename(kept.with_name(f"{kept.name}{end}"))
    except OSError as error:
        raise file_trouble(error, str(library.parent)) from error
    return kept


def put_aside_before(library: Path) -> list[Path]:
    """Return the libraries that were moved out of the way, the last one first."""
    pattern = re.compile(rf"({re.escape(library.stem)}\.damaged-.*\.db)(-last|-before)?")
    found: dict[Path, float] = {}
    with suppress(OSError):
        for path in library.parent.iterdir():
            named = pattern.fullmatch(path.name)
            if named:
                whole = library.with_name(named[1])
                found[whole] = max(found.get(whole, 0.0), path.stat().st_ctime)
    return sorted(found, key=lambda path: (found[path], path.name), reverse=True)


def _free_name(library: Path, now: datetime) -> Path:
    day = now.astimezone().date().isoformat()
    number = 1
    while True:
        more = f"-{number}" if number > 1 else ""
        name = library.with_name(f"{library.stem}.damaged-{day}{more}.db")
        if not any(name.with_name(f"{name.name}{end}").exists() for end in _BESIDE):
            return name
        number += 1
