# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The chain through the changes of one review."""

from __future__ import annotations

from sqlalchemy import select

from app.review.edits import Set
from app.review.item import Kind
from app.store.chain import COVERED, FIRST, chained
from app.store.engine import Database
from app.store.library import Library
from app.store.tables import change_table
from tests.builders import empty_review


def test_each_change_carries_the_hash_of_itself_and_all_before(
    library: Library, database: Database
) -> None:
    review = empty_review()
    library.add(review, "Noor")
    for author in ("Noor", "Sam"):
        with library.open(review.id, author) as opened:
            opened.session.apply(Set(Kind.INCIDENT, "incident", "title", author))
    with database.reading() as connection:
        rows = connection.execute(select(change_table).order_by(change_table.c.sequence))
        kept = [dict(row) for row in rows.mappings()]
    assert len({row["hash"] for row in kept}) == 3
    covered = [{name: row[name] for name in COVERED} for row in kept]
    assert [row["hash"] for row in chained(FIRST, covered)] == [row["hash"] for row in kept]
