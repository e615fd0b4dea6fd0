# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Libraries as a later Hotwash would leave them: more tables and columns, another version."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from hashlib import sha256
from pathlib import Path

from app.review.review import Review
from app.store.library import open_library
from app.store.revisions import MAKERS_FILE, VERSION_TABLE
from tests.fakes import FakeClock

NEWER = "v0099"
_CHANGES = (
    "ALTER TABLE review ADD COLUMN mood TEXT NOT NULL DEFAULT 'calm'",
    "ALTER TABLE action ADD COLUMN effort INTEGER",
    "CREATE TABLE workshop (id TEXT PRIMARY KEY, place TEXT NOT NULL)",
    "INSERT INTO workshop VALUES ('1', 'somewhere')",
    f"UPDATE {VERSION_TABLE} SET version_num = '{NEWER}'",
)


def make_newer_library(path: Path, *reviews: Review, maker: str = "9.1") -> None:
    """Make a library file with reviews in it, and carry it on to a version that nobody knows."""
    library = open_library(path, FakeClock())
    for review in reviews:
        library.add(review)
    library.close()
    alter(path, *_CHANGES)
    if maker:
        path.with_name(MAKERS_FILE).write_text(json.dumps({NEWER: maker}), "utf-8")


def alter(path: Path, *statements: str, close: bool = True) -> sqlite3.Connection:
    """Change a library's tables behind the app's back; an open connection keeps its log."""
    connection = sqlite3.connect(path, isolation_level=None)
    for statement in statements:
        connection.execute(statement)
    if close:
        with closing(connection):
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return connection


def fingerprint(path: Path) -> str:
    """Return what tells whether a single byte of the library is another one."""
    return sha256(path.read_bytes()).hexdigest()
