# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What holds of a data folder after any fault: whole, in step with its changes, nothing half."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

from sqlalchemy import select

from app.bootstrap import DATABASE_FILE, Services
from app.review.review import Review
from app.store.attachments import INCOMING
from app.store.chain import FIRST, link
from app.store.journal import replayed
from app.store.library import Library
from app.store.tables import change_table, review_table
from app.store.unit_of_work import UnitOfWork

PATIENCE = 60.0
_HALF = (".unfinished", ".new", ".part")


def check_review(services: Services, review_id: str) -> Review:
    """Assert that a library and one review of it are sound, and return the review."""
    library = services.library
    if not services.database_url:
        check_file(services.data_dir / DATABASE_FILE)
    wait_for_the_last_commit(library, review_id)
    review = library.load(review_id)
    assert replayed(review_id, library.changes(review_id)) == review
    check_chain(library, review_id)
    for fact in review.evidence:
        if fact.sha256:
            assert services.attachments.verify(fact.sha256), f"E{fact.number} is not whole"
    check_no_half_files(services.data_dir)
    return review


def deliver(services: Services, review_id: str) -> None:
    """Open a review once more, and wait until what waited for the server is there."""
    with services.library.open(review_id) as opened:
        assert opened.settle(PATIENCE), opened.link.state


def check_file(path: Path) -> None:
    """Assert that SQLite finds nothing wrong with a file."""
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []


def check_chain(library: Library, review_id: str) -> None:
    """Assert that each change follows the one before it."""
    before = FIRST
    for row in _change_rows(library, review_id):
        before = link(before, row)
        assert row["hash"] == before, f"change {row['sequence']} does not follow"


def check_no_half_files(folder: Path) -> None:
    """Assert that nothing half-written stands where somebody would take it for whole.

    What comes in has a name that says so, and is swept when it is old.
    """
    left = [path for path in half_files(folder) if not path.name.startswith(INCOMING)]
    assert left == []


def half_files(folder: Path) -> Iterator[Path]:
    """Yield the files under `folder` that are not finished."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and (path.name.endswith(_HALF) or path.name.startswith(INCOMING)):
            yield path


def wait_for_the_last_commit(library: Library, review_id: str) -> None:
    """Wait for a commit that a server still carries out: it holds the row of the review."""
    with UnitOfWork(library._database) as work:
        row = select(review_table.c.id).where(review_table.c.id == review_id)
        work.connection.execute(row.with_for_update())


def _change_rows(library: Library, review_id: str) -> Iterable[Mapping[Any, Any]]:
    asked = (
        select(change_table)
        .where(change_table.c.review_id == review_id)
        .order_by(change_table.c.sequence)
    )
    with UnitOfWork(library._database, writes=False) as work:
        return work.connection.execute(asked).mappings().all()
