# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The versions of the tables, and which Hotwash made those of a library. Standard library only."""

from __future__ import annotations

import sqlite3
from contextlib import suppress
from pathlib import Path

from app.errors import UserFacingError
from app.kept_json import changed_object, read_object, write_object
from app.store.plain_reading import read_only
from app.version import VERSION

REVISIONS = ("v0001", "v0002", "v0003", "v0004", "v0005", "v0006", "v0007", "v0008",
             "v0009", "v0010")  # fmt: skip
"""All versions of the schema, oldest first; the last is the one this program works with."""

VERSION_TABLE = "hotwash_schema"
"""Alembic's own: it holds the version of all other tables."""

MAKERS_FILE = "tables.json"
"""Beside a library: by the version of its tables, the Hotwash that made them."""

_VERSION = f"SELECT version_num FROM {VERSION_TABLE}"


def newer_tables(library: Path) -> str:
    """Return the version of the tables in a file where this program does not know it; else ""."""
    with suppress(sqlite3.Error, OSError), read_only(library) as connection:
        found = tables_version(connection)
        return "" if found in REVISIONS else found
    return ""  # missing, empty or damaged: whoever opens it says so


def tables_version(connection: sqlite3.Connection) -> str:
    """Return the version of the tables of an open file; empty where it has none."""
    with suppress(sqlite3.Error, TypeError):
        return str(connection.execute(_VERSION).fetchone()[0])
    return ""


def note_maker(library: Path, version: str) -> None:
    """Keep which Hotwash made the tables; where that can't be written, nobody will be named."""
    path = library.with_name(MAKERS_FILE)
    with suppress(OSError):
        known = changed_object(path)
        if known.get(version) != VERSION:
            write_object(path, {**known, version: VERSION})


def maker_of(library: Path, version: str) -> str:
    """Return which Hotwash made tables of a version, where that is known."""
    with suppress(UserFacingError):
        found = read_object(library.with_name(MAKERS_FILE)).get(version, "")
        if isinstance(found, str) and found.isprintable() and len(found) < 40:
            return found
    return ""
