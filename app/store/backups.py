# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Backups of the library file: made while it is in use, checked, rotated, each with its verdict.

They stand in `backups/` beside the library, named by the version of their tables and the instant:
`hotwash-v0010-20261128T230000000000.db`. A verdict stands beside each in a file of JSON. A backup
holds all reviews and their history, not the attached files: those are never altered once they are
kept, and `attachments/` is copied like any folder. Nothing that has another name is ever touched.
Standard library only.
"""

from __future__ import annotations

import json
import re
import sqlite3
import threading
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from itertools import groupby
from pathlib import Path
from typing import Any

from app.clock import wall_now
from app.errors import UserFacingError
from app.kept_json import read_object, write_object
from app.store.attachments import FOLDER as ATTACHMENTS
from app.store.chain import COVERED, broken_at
from app.store.newer import NewerLibrary
from app.store.revisions import maker_of, newer_tables, tables_version
from app.store.rotation import kept
from app.store.sqlite_file import copy_database
from app.translation import tr

FOLDER = "backups"
UNKNOWN = "v0000"
EMPTY = "0/0/0"
"""The mark of a library without a review."""

_STAMP = "%Y%m%dT%H%M%S%f"
_COLUMNS = ", ".join(("sequence", *COVERED, "hash"))
_CHANGES = f"SELECT {_COLUMNS} FROM change ORDER BY review_id, sequence"
_MARK = "SELECT count(*), max(sequence) FROM change"
_EVIDENCE = "SELECT DISTINCT sha256 FROM evidence WHERE sha256 <> ''"
_WRITING = threading.Lock()


@dataclass(frozen=True)
class Verdict:
    """What was found when a backup was opened and read through.

    `mark` tells two states of a library apart; `heads` are the hashes in which the histories end.
    """

    is_good: bool
    checked_at: str
    sentence: str = ""
    reviews: int = 0
    last_change: str = ""
    mark: str = ""
    missing_files: int = 0
    heads: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Backup:
    """One backup; `verdict` is None where it was never read through."""

    path: Path
    at: datetime
    version: str
    verdict: Verdict | None = None

    @property
    def is_good(self) -> bool:
        """Whether it was read through and nothing was wrong."""
        return self.verdict is not None and self.verdict.is_good

    @property
    def last_change(self) -> datetime | None:
        """When the last change in it was made."""
        told = self.verdict.last_change if self.verdict is not None else ""
        return datetime.fromisoformat(told) if told else None


def backup_folder(library: Path) -> Path:
    """Return where the backups of a library stand."""
    return library.parent / FOLDER


def backup_name(library: Path, version: str, at: datetime) -> Path:
    """Return what a backup made at an instant is called."""
    stamp = at.astimezone(UTC).strftime(_STAMP)
    return backup_folder(library) / f"{library.stem}-{version}-{stamp}.db"


def backups_of(library: Path) -> list[Backup]:
    """Return the backups of a library, the newest first; never fails."""
    pattern = re.compile(rf"{re.escape(library.stem)}-(v\d{{4}})-(\d{{8}}T\d{{12}})\.db")
    found: list[Backup] = []
    with suppress(OSError):
        for path in backup_folder(library).iterdir():
            named = pattern.fullmatch(path.name)
            with suppress(ValueError):
                if named and path.is_file():
                    at = datetime.strptime(named[2], _STAMP).replace(tzinfo=UTC)
                    found.append(Backup(path, at, named[1], _read_verdict(path)))
    return sorted(found, key=lambda backup: backup.at, reverse=True)


def newest_good(library: Path) -> Backup | None:
    """Return the newest backup that was found good."""
    return next((backup for backup in backups_of(library) if backup.is_good), None)


def make_backup(library: Path, now: Callable[[], datetime] = wall_now) -> Backup:
    """Copy the library, read the copy through, and let those go that the rotation can spare.

    Raises UserFacingError; then all backups are there as before. A library of a newer Hotwash is
    left to that one.
    """
    newer = newer_tables(library)
    if newer:
        raise NewerLibrary(str(library), newer, maker_of(library, newer))
    with _WRITING:
        at = now()
        version = _version(library)
        path = backup_name(library, version, at)
        copy_database(library, path)
        made = Backup(path, at, version, verified(path, now))
        rotate(library, at)
    return made


def is_due(library: Path) -> bool:
    """Tell whether the library holds anything that its newest good backup does not."""
    newest = newest_good(library)
    known = newest.verdict.mark if newest is not None and newest.verdict is not None else EMPTY
    try:
        with closing(_reading(library)) as connection:
            return _mark(connection) != known
    except sqlite3.Error:
        return False  # a damaged library makes no good copy; the recovery has the word


def verified(path: Path, now: Callable[[], datetime] = wall_now) -> Verdict:
    """Read a backup through, keep the verdict beside it, and return it. Never alters the backup."""
    verdict = _examined(path, now())
    with suppress(OSError):
        write_object(_verdict_path(path), asdict(verdict))
    return verdict


def rotate(library: Path, now: datetime) -> list[Path]:
    """Delete the good backups that the rotation can spare, and return what went.

    One that was never read through is read first. One that is not good stays, for a person to see:
    it may hold what nothing else does.
    """
    for backup in backups_of(library):
        if backup.verdict is None:
            verified(backup.path)
    good = [backup for backup in backups_of(library) if backup.is_good]
    stay = kept((backup.at for backup in good), now)
    gone = [backup.path for backup in good if backup.at not in stay]
    for path in gone:
        with suppress(OSError):
            path.unlink()
            _verdict_path(path).unlink(missing_ok=True)
    return gone


def _examined(path: Path, at: datetime) -> Verdict:
    told = at.astimezone(UTC).isoformat()
    try:
        with closing(_reading(path, immutable=True)) as connection:
            return _read_through(connection, path, told)
    except sqlite3.Error:
        return Verdict(is_good=False, checked_at=told, sentence=tr("It can't be read."))
    except (ValueError, TypeError, OverflowError):
        sentence = tr("It holds values that make no sense.")
        return Verdict(is_good=False, checked_at=told, sentence=sentence)


def _read_through(connection: sqlite3.Connection, path: Path, told: str) -> Verdict:
    if connection.execute("PRAGMA integrity_check").fetchone()[0] != "ok":
        return Verdict(is_good=False, checked_at=told, sentence=tr("It is damaged."))
    reviews = connection.execute("SELECT count(*) FROM review").fetchone()[0]
    last = connection.execute("SELECT max(at) FROM change").fetchone()[0]
    heads, sentence = _heads(connection)
    return Verdict(
        is_good=not sentence,
        checked_at=told,
        sentence=sentence,
        reviews=reviews,
        last_change=_instant(last).isoformat() if last else "",
        mark=_mark(connection),
        missing_files=_missing_files(connection, path),
        heads=heads,
    )


def _heads(connection: sqlite3.Connection) -> tuple[tuple[tuple[str, str], ...], str]:
    """Return the hash of the last change of each review, and what is wrong where a chain breaks."""
    columns = {row[1] for row in connection.execute("PRAGMA table_info(change)")}
    if "hash" not in columns:  # tables of before the chain
        return (), ""
    heads: list[tuple[str, str]] = []
    for review_id, rows in groupby(map(_change, connection.execute(_CHANGES)), _review_id):
        changes = list(rows)
        if broken_at(changes):
            return tuple(heads), tr("The history of the review {0} is damaged.").format(review_id)
        heads.append((review_id, changes[-1]["hash"]))
    return tuple(heads), ""


def _review_id(change: dict[str, Any]) -> str:
    return str(change["review_id"])


def _change(row: tuple[Any, ...]) -> dict[str, Any]:
    change = dict(zip(("sequence", *COVERED, "hash"), row, strict=True))
    return {**change, "at": _instant(change["at"])}


def _instant(told: str) -> datetime:
    return datetime.fromisoformat(told).replace(tzinfo=UTC)


def _missing_files(connection: sqlite3.Connection, path: Path) -> int:
    """Count the attached files that the backup's reviews name and that are not kept now."""
    attachments = path.parent.parent / ATTACHMENTS
    named = [str(row[0]) for row in connection.execute(_EVIDENCE)]
    return sum(not (attachments / sha256[:2] / sha256).is_file() for sha256 in named)


def _mark(connection: sqlite3.Connection) -> str:
    count, last = connection.execute(_MARK).fetchone()
    mark = f"{count}/{last or 0}"
    with suppress(sqlite3.Error):
        mark += f"/{connection.execute('SELECT count(*) FROM shared_review').fetchone()[0]}"
    return mark


def _version(library: Path) -> str:
    with suppress(sqlite3.Error), closing(_reading(library)) as connection:
        found = tables_version(connection)
        return found if re.fullmatch(r"v\d{4}", found) else UNKNOWN
    return UNKNOWN


def _reading(path: Path, *, immutable: bool = False) -> sqlite3.Connection:
    """Open a file to read it; an `immutable` one is not even looked at for a log beside it."""
    asked = "immutable=1" if immutable else "mode=rw"
    connection = sqlite3.connect(f"{path.absolute().as_uri()}?{asked}", uri=True)
    connection.execute("PRAGMA trusted_schema=OFF")
    return connection


def _verdict_path(path: Path) -> Path:
    return path.with_name(f"{path.name}.json")


def _read_verdict(path: Path) -> Verdict | None:
    """Return the verdict beside a backup, unless the file was altered since."""
    try:
        found: dict[str, Any] = read_object(_verdict_path(path))
        if not found or path.stat().st_mtime > _verdict_path(path).stat().st_mtime:
            return None
        found["heads"] = tuple((str(one), str(hash_)) for one, hash_ in found["heads"])
        return Verdict(**found)
    except (OSError, UserFacingError, ValueError, TypeError, KeyError, json.JSONDecodeError):
        return None
