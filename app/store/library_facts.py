# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Facts about a library's file for who looks after it: counts and states, never what it says.

Reads the file as it is: nothing is made, migrated or mended. Standard library only.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from app.store.attachments import is_sha256
from app.store.plain_reading import read_only
from app.store.revisions import tables_version

_TABLES = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
_EVIDENCE = "SELECT DISTINCT sha256 FROM evidence WHERE sha256 <> ''"
_SHORT = 12


class Integrity(StrEnum):
    """What SQLite says of the file."""

    WHOLE = "whole"
    DAMAGED = "damaged"
    UNREADABLE = "unreadable"
    MISSING = "missing"


@dataclass(frozen=True)
class LibraryFacts:
    """`rows` counts those of each table of Hotwash's; `version` is that of the tables."""

    integrity: Integrity
    version: str = ""
    journal: str = ""
    pages: int = 0
    rows: Mapping[str, int] = field(default_factory=dict)


def library_facts(path: Path, tables: frozenset[str]) -> LibraryFacts:
    """Look a library's file through; of its tables those among `tables` are counted."""
    if not path.exists():
        return LibraryFacts(Integrity.MISSING)
    try:
        with read_only(path) as connection:
            return _facts(connection, tables)
    except sqlite3.Error:
        return LibraryFacts(Integrity.UNREADABLE)


@dataclass(frozen=True)
class Unused:
    """Attached files that no review of this library names any more: how many, and their bytes."""

    files: int
    size: int


def unused_files(library: Path, attachments: Path) -> Unused | None:
    """Measure what no review here uses; None where the library can't tell.

    They are not to be thrown away for that: undo, a backup, or a review on a server may name them.
    """
    used: set[str] = set()
    if library.exists():
        try:
            with read_only(library) as connection:
                used = {str(row[0]) for row in connection.execute(_EVIDENCE)}
        except sqlite3.Error:
            return None
    count = size = 0
    for path in attachments.glob("*/*"):
        if is_sha256(path.name) and path.name not in used:
            with suppress(OSError):
                size += path.stat().st_size
                count += 1
    return Unused(count, size)


def _facts(connection: sqlite3.Connection, tables: frozenset[str]) -> LibraryFacts:
    found = str(connection.execute("PRAGMA quick_check(1)").fetchone()[0])
    there = {str(row[0]) for row in connection.execute(_TABLES)} & tables
    rows = {
        # The names are of the tables Hotwash makes, never from the file.
        name: int(connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0])
        for name in sorted(there)
    }
    return LibraryFacts(
        Integrity.WHOLE if found == "ok" else Integrity.DAMAGED,
        tables_version(connection)[:_SHORT],
        str(connection.execute("PRAGMA journal_mode").fetchone()[0]),
        int(connection.execute("PRAGMA page_count").fetchone()[0]),
        rows,
    )
