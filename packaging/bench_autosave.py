# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Autosave: one edit of a 4 kB text, committed, against the same bytes with sqlite3 alone."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Iterator
from pathlib import Path

from app.bootstrap import build
from app.review.edits import Set
from app.review.item import Kind
from app.review.review import new_review
from bench_row import Row, medians, timed

RUNS = 200
_TEXT = "What was seen, minute by minute, and what it meant then. " * 72


def rows() -> Iterator[Row]:
    """Yield the one row: from `session.apply` to the commit on disk, writer thread included."""
    with tempfile.TemporaryDirectory() as folder:
        services = build(Path(folder))
        services.library.add(new_review("bench"))
        opened = services.library.open("bench")
        count = iter(range(10**9))

        def ours() -> float:
            edit = Set(Kind.INCIDENT, "incident", "summary", f"{next(count)} {_TEXT}")

            def save() -> None:
                opened.session.apply(edit)
                opened.autosave.flush(5.0)

            return timed(save)

        raw = _raw_database(Path(folder) / "raw.db")

        def floor() -> float:
            text = f"{next(count)} {_TEXT}"
            return timed(lambda: _raw_commit(raw, text))

        mine, bare = medians(ours, floor, RUNS)
        raw.close()
        opened.close()
        services.close()
    yield Row("autosave commit / sqlite3 alone", mine, bare, "floor", 3.0)


def _raw_database(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute("CREATE TABLE incident (id INTEGER PRIMARY KEY, summary TEXT)")
    connection.execute("CREATE TABLE change (sequence INTEGER PRIMARY KEY, edit TEXT)")
    connection.execute("INSERT INTO incident VALUES (1, '')")
    return connection


def _raw_commit(connection: sqlite3.Connection, text: str) -> None:
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("UPDATE incident SET summary = ? WHERE id = 1", (text,))
    connection.execute("INSERT INTO change (edit) VALUES (?)", (text,))
    connection.execute("COMMIT")
