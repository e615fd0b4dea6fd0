# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Known troubles of disks, files and servers, each said in words with the way out.

Whatever is not recognised here stays the error it was: a bug.
"""

from __future__ import annotations

import errno
import sqlite3

from app.errors import UserFacingError


class StoreTrouble(UserFacingError):
    """Something outside Hotwash keeps it from reading or writing.

    `reason` ("the disk is full") and `way_out` ("free some space or choose another folder") are
    clauses, so that other sentences can be made of them.
    """

    def __init__(self, reason: str, way_out: str) -> None:
        super().__init__(f"{reason[:1].upper()}{reason[1:]}; {way_out}.")
        self.reason = reason
        self.way_out = way_out


class NoSuchReview(UserFacingError):
    """The review asked for is not in this library."""


class ReviewExists(UserFacingError):
    """A review with this id is in the library already."""


_FREE_SPACE = "free some space or choose another folder"
_LEFT_AS_IS = "it was left as it is; move it aside and put a backup in its place"
_ALLOW = "allow writing there or choose another folder"

_SQLITE: dict[int, tuple[str, str]] = {
    sqlite3.SQLITE_FULL: ("the disk is full", _FREE_SPACE),
    sqlite3.SQLITE_IOERR: (
        "the disk refuses to read or write",
        "check the disk and its free space, or choose another folder",
    ),
    sqlite3.SQLITE_CORRUPT: ("the library file {where} is damaged", _LEFT_AS_IS),
    sqlite3.SQLITE_NOTADB: ("the file {where} is not a Hotwash library", _LEFT_AS_IS),
    sqlite3.SQLITE_READONLY: ("the library {where} is read-only", _ALLOW),
    sqlite3.SQLITE_PERM: ("the library {where} may not be opened", _ALLOW),
    sqlite3.SQLITE_CANTOPEN: ("the library {where} can't be opened", _ALLOW),
    sqlite3.SQLITE_BUSY: (
        "another program is holding the library {where}",
        "close it there or wait a moment",
    ),
}

_CHECK_SERVER = "check the network and the server"

_POSTGRES: dict[str, tuple[str, str]] = {
    "53100": ("the server's disk is full", "ask whoever keeps it to free some space"),
    "53300": ("the server has no free connection", "try again in a moment"),
    "28P01": ("the server did not accept the password", "check the connection's settings"),
    "28000": ("the server did not accept the login", "check the connection's settings"),
    "3D000": ("the server has no such database", "check the connection's settings"),
    "42501": ("the server does not allow this", "ask whoever keeps it for the rights"),
    "25006": ("the server's database is read-only", "ask whoever keeps it for the rights"),
}

_FILE_ERRORS = {
    errno.ENOSPC: ("the disk is full", _FREE_SPACE),
    errno.EDQUOT: ("your share of the disk is full", _FREE_SPACE),
    errno.EFBIG: ("the file would be larger than is allowed here", _FREE_SPACE),
    errno.EROFS: ("the folder {where} is read-only", _ALLOW),
    errno.EACCES: ("the folder {where} may not be written", _ALLOW),
    errno.EPERM: ("the folder {where} may not be written", _ALLOW),
}


def database_trouble(error: BaseException | None, where: str) -> StoreTrouble | None:
    """Return what a driver's error means for a person, or None where it is not a known trouble."""
    if isinstance(error, sqlite3.Error):
        found = _SQLITE.get(getattr(error, "sqlite_errorcode", 0) & 0xFF)
    else:
        found = _server_trouble(error)
    return _said(found, where)


def file_trouble(error: OSError, where: str) -> StoreTrouble:
    """Return what a file's error means for a person."""
    plain = (f"the folder {{where}} can't be used ({error.strerror})", "choose another folder")
    return _said(_FILE_ERRORS.get(error.errno or 0, plain), where) or StoreTrouble(*plain)


def _said(found: tuple[str, str] | None, where: str) -> StoreTrouble | None:
    return None if found is None else StoreTrouble(found[0].format(where=where), found[1])


def _server_trouble(error: BaseException | None) -> tuple[str, str] | None:
    state = getattr(error, "sqlstate", None)
    if state in _POSTGRES:
        return _POSTGRES[state]
    lost = state is not None and state[:2] in ("08", "57")
    if lost or type(error).__name__ in ("OperationalError", "ConnectionTimeout"):
        return "the database server can't be reached", _CHECK_SERVER
    return None
