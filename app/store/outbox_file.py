# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The file of an outbox: a small SQLite database that one process holds at a time.

The lock of the database tells whether somebody has it open; it goes with the process, however that
ends. Standard library only.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from app.private_files import make_file
from app.store.troubles import StoreTrouble, database_trouble, file_trouble
from app.whole_file import make_folder

FOLDER = "outbox"
_PATIENCE = 0.2
"""Seconds to wait for somebody who only looks what an outbox holds."""

_FORM = 1
"""The version of the tables below; an outbox of another one is left for the program it is of."""

_PRAGMAS = (
    # Held from the first read to the end: no second process can open it meanwhile.
    "PRAGMA locking_mode=EXCLUSIVE",
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",
    "PRAGMA trusted_schema=OFF",
)
_TEXT = "text TEXT NOT NULL, sha256 TEXT NOT NULL"
_TABLES = (
    "CREATE TABLE IF NOT EXISTS fact (name TEXT PRIMARY KEY, value TEXT NOT NULL)",
    f"CREATE TABLE IF NOT EXISTS pending (number INTEGER PRIMARY KEY, {_TEXT})",
    f"CREATE TABLE IF NOT EXISTS replica (one INTEGER PRIMARY KEY, {_TEXT})",
    f"CREATE TABLE IF NOT EXISTS arrived (place INTEGER PRIMARY KEY, {_TEXT})",
)


class InUse(Exception):
    """Another window, here or in another process, has this outbox open."""


class Damaged(Exception):
    """The file is no outbox that this program can read."""


class OtherForm(Exception):
    """The outbox was made by another version of Hotwash, which can still read it."""


def path_of(data_dir: Path, address: str, review_id: str, place: int = 0) -> Path:
    """Return where the outbox of a review is; `place` counts the windows open at once."""
    # An id may come from a foreign file, and an address has signs that names of files have not.
    name = hashlib.sha256(f"{address}\n{review_id}".encode()).hexdigest()[:32]
    return data_dir / FOLDER / (f"{name}-{place}.db" if place else f"{name}.db")


def paths_of(data_dir: Path, address: str, review_id: str) -> list[Path]:
    """Return the outboxes of one review, in use or not."""
    first = path_of(data_dir, address, review_id)
    return sorted(first.parent.glob(f"{first.stem}*.db"))


def paths(data_dir: Path) -> list[Path]:
    """Return all outboxes, in use or not."""
    return sorted((data_dir / FOLDER).glob("*.db"))


def connect(path: Path) -> sqlite3.Connection:
    """Open and hold an outbox; it is made where it is missing.

    Raises InUse, Damaged, OtherForm, or StoreTrouble for a disk that is full or refuses.
    """
    try:
        make_folder(path.parent)
        make_file(path)
    except OSError as error:
        raise file_trouble(error, str(path.parent)) from error
    try:
        connection = sqlite3.connect(
            path, timeout=_PATIENCE, isolation_level=None, check_same_thread=False
        )
    except sqlite3.Error as error:
        raise _said(error, path) from error
    try:
        _set_up(connection)
    except sqlite3.Error as error:
        connection.close()
        raise _said(error, path) from error
    except BaseException:
        connection.close()
        raise
    return connection


@contextmanager
def transaction(connection: sqlite3.Connection, path: Path) -> Iterator[sqlite3.Connection]:
    """Carry out what is within as a whole, or nothing of it. Raises StoreTrouble."""
    try:
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield connection
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise
    except sqlite3.Error as error:
        raise database_trouble(error, str(path)) or error from error


def digest(text: str) -> str:
    """Return what tells whether a text is still as it was written."""
    return hashlib.sha256(text.encode(errors="surrogatepass")).hexdigest()


def readable(connection: sqlite3.Connection, table: str, key: str) -> list[tuple[int, str]]:
    """Return the rows of `table` that are as they were written, in the order of `key`.

    Each is read by itself: damage in one does not hide the others.
    """
    rows: list[tuple[int, str]] = []
    last = -1
    one_more = f"SELECT {key} FROM {table} WHERE {key} > ? ORDER BY {key} LIMIT 1"
    whole = f"SELECT text, sha256 FROM {table} WHERE {key} = ?"
    try:
        while (found := connection.execute(one_more, (last,)).fetchone()) is not None:
            if found[0] <= last:
                break  # the order is damaged: it would go round for ever
            last = found[0]
            text = _intact(connection, whole, last)
            if text is not None:
                rows.append((last, text))
    except sqlite3.DatabaseError:
        return rows  # what lies behind can't be reached any more
    return rows


def is_whole(connection: sqlite3.Connection) -> bool:
    """Tell whether the file is in order, as far as SQLite can tell."""
    try:
        return bool(connection.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok")
    except sqlite3.DatabaseError:
        return False


def aside(path: Path) -> Path:
    """Move a damaged outbox out of the way, with what belongs to it; return its new name."""
    number, free = 1, path.with_suffix(".broken")
    while free.exists():
        number += 1
        free = path.with_suffix(f".broken-{number}")
    for suffix in ("-wal", "-shm", "-journal"):
        beside = path.with_name(path.name + suffix)
        if beside.exists():
            beside.rename(free.with_name(free.name + suffix))
    path.rename(free)
    return free


def remove(path: Path) -> None:
    """Remove an outbox that holds nothing any more."""
    for suffix in ("-wal", "-shm", "-journal", ""):
        path.with_name(path.name + suffix).unlink(missing_ok=True)


def _intact(connection: sqlite3.Connection, statement: str, key: int) -> str | None:
    try:
        row = connection.execute(statement, (key,)).fetchone()
    except (sqlite3.DatabaseError, UnicodeDecodeError):
        return None
    if row is None or not isinstance(row[0], str) or digest(row[0]) != row[1]:
        return None
    return row[0]


def _set_up(connection: sqlite3.Connection) -> None:
    for pragma in _PRAGMAS:
        connection.execute(pragma)
    (form,) = connection.execute("PRAGMA user_version").fetchone()
    if form not in (0, _FORM):
        raise OtherForm
    # Writing takes the lock, which this connection then keeps.
    with closing(connection.execute("BEGIN IMMEDIATE")):
        for statement in _TABLES:
            connection.execute(statement)
        connection.execute(f"PRAGMA user_version={_FORM}")
        connection.execute("COMMIT")


def _said(error: sqlite3.Error, path: Path) -> Exception:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return InUse(str(path))
    trouble = database_trouble(error, str(path))
    if isinstance(trouble, StoreTrouble) and code not in _DAMAGE:
        return trouble
    return Damaged(str(error))


_DAMAGE = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR)
