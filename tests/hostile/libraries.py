# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""SQLite files given as a library that do more than hold data, or hold what no program wrote."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from app.store.library import open_library
from tests.builders import empty_review
from tests.fakes import FakeClock

ENDLESS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n"


def whole() -> bytes:
    """Return a library with one review."""
    return changed()


def changed(*statements: str) -> bytes:
    """Return a library after somebody's statements."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "library.db")
        library = open_library(path, FakeClock())
        library.add(empty_review())
        library.close()
        with closing(sqlite3.connect(path)) as connection:
            connection.execute("PRAGMA journal_mode=DELETE")
            for statement in statements:
                connection.execute(statement)
            connection.commit()
        return path.read_bytes()


def _of(*statements: str) -> Callable[[], bytes]:
    return lambda: changed(*statements)


_EDIT = "UPDATE change SET edit = '{}'"
_DEEP = '{"op":"batch","edits":[' * 9000 + "]}" * 9000

CASES: tuple[tuple[str, Callable[[], bytes], str], ...] = (
    ("no database", lambda: b"hello" * 999, "not a Hotwash library"),
    ("cut off", lambda: whole()[:5000], "damaged"),
    ("a trigger", _of(f"CREATE TRIGGER t AFTER INSERT ON change BEGIN {ENDLESS}; END"), "trigger"),
    (
        "a view in a table's place",
        _of("ALTER TABLE review RENAME TO other", f"CREATE VIEW review AS {ENDLESS}"),
        "view|trigger",
    ),
    ("a view beside", _of(f"CREATE VIEW more AS {ENDLESS}"), "view|trigger"),
    ("a virtual table", _of("CREATE VIRTUAL TABLE v USING fts5(a)"), "table"),
    (
        "a schema that may be written",
        _of(
            "PRAGMA writable_schema=ON",
            "UPDATE sqlite_schema SET sql = 'garbage' WHERE name = 'review'",
        ),
        "damaged",
    ),
    ("rows without sense", _of("UPDATE incident SET severity = 'x'"), "can't be read"),
    ("an instant without sense", _of("UPDATE lifecycle SET created_at = 'x'"), "can't be read"),
    ("a list without sense", _of("UPDATE meeting SET budgets = '[[[['"), "can't be read"),
    (
        "rows without sense that claims to be newer",
        _of(
            "UPDATE hotwash_schema SET version_num = 'v9999'",
            "UPDATE incident SET severity = 'x'",
        ),
        "newer|can't be read",
    ),
    ("another program's", _of("DROP TABLE hotwash_schema"), "another program"),
)

newer = _of("UPDATE hotwash_schema SET version_num = 'v9999'")
"""What a later version may have written: it is looked on."""
