# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Known troubles of disks, files and servers, each said in words with the way out.

Whatever is not recognised here stays the error it was: a bug.
"""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from app.errors import UserFacingError
from app.store.server_fault import SERVER_WORDS, ServerFault, connection_fault
from app.translation import marked, tr


class StoreTrouble(UserFacingError):
    """Something outside Hotwash keeps it from reading or writing.

    `reason` ("the disk is full") and `way_out` ("free some space or choose another folder") are
    clauses, so that other sentences can be made of them.
    """

    def __init__(self, reason: str, way_out: str) -> None:
        super().__init__(f"{reason[:1].upper()}{reason[1:]}; {way_out}.")
        self.reason = reason
        self.way_out = way_out


class LibraryDamaged(StoreTrouble):
    """The library file can't be used as it is, whatever SQLite calls it: one situation for people.

    Backups, and what can still be read of the file, are the way out; see `recovery`.
    """


class ReviewDamaged(StoreTrouble):
    """The rows of the review `review_id` make no sense; its history may still hold."""

    def __init__(self, reason: str, way_out: str, review_id: str) -> None:
        super().__init__(reason, way_out)
        self.review_id = review_id


class NotAllowed(StoreTrouble):
    """Whoever keeps the server does not let this login do it; trying again is of no use."""


class NoSuchReview(UserFacingError):
    """The review asked for is not in this library."""


class ReviewExists(UserFacingError):
    """A review with this id is in the library already."""


_FREE_SPACE = marked("free some space or choose another folder")
_LEFT_AS_IS = marked("it was left as it is, and a backup can be put in its place")
_ALLOW = marked("allow writing there or choose another folder")

_SQLITE: dict[int, tuple[str, str]] = {
    sqlite3.SQLITE_FULL: (marked("the disk is full"), _FREE_SPACE),
    sqlite3.SQLITE_IOERR: (
        marked("the disk refuses to read or write"),
        marked("check the disk and its free space, or choose another folder"),
    ),
    sqlite3.SQLITE_READONLY: (marked("the library {where} is read-only"), _ALLOW),
    sqlite3.SQLITE_PERM: (marked("the library {where} may not be opened"), _ALLOW),
    sqlite3.SQLITE_CANTOPEN: (marked("the library {where} can't be opened"), _ALLOW),
    sqlite3.SQLITE_BUSY: (
        marked("another program is holding the library {where}"),
        marked("close it there or wait a moment"),
    ),
}

_DAMAGE: dict[int, str] = {
    sqlite3.SQLITE_CORRUPT: marked("the library file {where} is damaged"),
    sqlite3.SQLITE_NOTADB: marked("the file {where} is not a Hotwash library"),
}
_DAMAGE_WORDS = {
    "no such table": marked("tables are missing from the library file {where}"),
    "no such column": marked("tables are missing from the library file {where}"),
    "has no column named": marked("tables are missing from the library file {where}"),
    "unsupported file format": marked("the file {where} is not a Hotwash library"),
    "Could not decode to UTF-8": marked("the library file {where} is damaged"),
}
"""What SQLite and its driver say of damage without a code of its own."""

_CHECK_SERVER = marked("check the network and the server")

_POSTGRES: dict[str, tuple[str, str]] = {
    "53100": (
        marked("the server's disk is full"),
        marked("ask whoever keeps it to free some space"),
    ),
    "53300": (marked("the server has no free connection"), marked("try again in a moment")),
    "28P01": (
        marked("the server did not accept the password"),
        marked("check the connection's settings"),
    ),
    "28000": (
        marked("the server did not accept the login"),
        marked("check the connection's settings"),
    ),
    "3D000": (marked("the server has no such database"), marked("check the connection's settings")),
    "42501": (
        marked("the server does not allow this"),
        marked("ask whoever keeps it for the rights"),
    ),
    "25006": (
        marked("the server's database is read-only"),
        marked("ask whoever keeps it for the rights"),
    ),
}

_TOOK_TOO_LONG = (marked("the database server took too long"), _CHECK_SERVER)
_POSTGRES |= dict.fromkeys(("25P03", "55P03", "57014"), _TOOK_TOO_LONG)

_LACKING = frozenset({"42P01", "42703", "42704", "42804", "42883"})
"""Undefined tables, columns, objects and functions, and types that do not fit."""

_REFUSALS = frozenset({"42501", "25006"})

_FILE_ERRORS = {
    errno.ENOSPC: (marked("the disk is full"), _FREE_SPACE),
    errno.EDQUOT: (marked("your share of the disk is full"), _FREE_SPACE),
    errno.EFBIG: (marked("the file would be larger than is allowed here"), _FREE_SPACE),
    errno.EROFS: (marked("the folder {where} is read-only"), _ALLOW),
    errno.EACCES: (marked("the folder {where} may not be written"), _ALLOW),
    errno.EPERM: (marked("the folder {where} may not be written"), _ALLOW),
}


def database_trouble(error: BaseException | None, where: str) -> StoreTrouble | None:
    """Return what a driver's error means for a person, or None where it is not a known trouble."""
    if isinstance(error, sqlite3.Error):
        damage = _damage_of(error)
        if damage:
            return library_damaged(tr(damage).format(where=where))
        return _said(_SQLITE.get(getattr(error, "sqlite_errorcode", 0) & 0xFF), where)
    is_refused = getattr(error, "sqlstate", None) in _REFUSALS
    return _said(_server_trouble(error), where, NotAllowed if is_refused else StoreTrouble)


def lacks_tables(error: BaseException | None) -> bool:
    """Tell whether a server lacks the tables or columns that were asked for."""
    return getattr(error, "sqlstate", None) in _LACKING


def library_damaged(reason: str) -> LibraryDamaged:
    """Return the trouble of a library that can't be used; `reason` is a clause that says why."""
    return LibraryDamaged(reason, tr(_LEFT_AS_IS))


@contextmanager
def sense_of_rows(where: str) -> Iterator[None]:
    """Read rows: what holds a value that no column of its kind can hold is damaged.

    SQLite has no checksums; a byte that turned is often seen here first. Raises LibraryDamaged.
    """
    try:
        yield
    except (ValueError, TypeError, OverflowError, RecursionError) as error:
        raise library_damaged(
            tr("the library {0} holds values that make no sense").format(where)
        ) from error


def file_trouble(error: OSError, where: str) -> StoreTrouble:
    """Return what a file's error means for a person."""
    known = _said(_FILE_ERRORS.get(error.errno or 0), where)
    return known or StoreTrouble(
        tr("the folder {0} can't be used ({1})").format(where, error.strerror),
        tr("choose another folder"),
    )


def _damage_of(error: sqlite3.Error) -> str:
    said = str(error)
    told = next((words for start, words in _DAMAGE_WORDS.items() if start in said), "")
    return told or _DAMAGE.get(getattr(error, "sqlite_errorcode", 0) & 0xFF, "")


def _said(
    found: tuple[str, str] | None, where: str, kind: type[StoreTrouble] = StoreTrouble
) -> StoreTrouble | None:
    if found is None:
        return None
    return kind(tr(found[0]).format(where=where), tr(found[1]))


def _server_trouble(error: BaseException | None) -> tuple[str, str] | None:
    state = getattr(error, "sqlstate", None)
    if state in _POSTGRES:
        return _POSTGRES[state]
    lost = state is not None and state[:2] in ("08", "57")
    if lost or type(error).__name__ in ("OperationalError", "ConnectionTimeout"):
        fault = ServerFault.UNKNOWN if lost else connection_fault(str(error))
        if fault is not ServerFault.UNKNOWN:
            return SERVER_WORDS[fault]
        return tr("the database server can't be reached"), _CHECK_SERVER
    return None
