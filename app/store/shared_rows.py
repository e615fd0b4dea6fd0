# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Which reviews this library knows to be on a server, and what was seen of them last."""

from __future__ import annotations

from sqlalchemy import Connection, delete, insert, select, update

from app.store.shared_review import SharedReview
from app.store.tables import review_table, shared_review_table

_shared = shared_review_table.c

MOVED_IDS = select(_shared.review_id).where(_shared.moved_at.is_not(None))
"""The reviews that went to a server from here: their rows are of then, and count nowhere."""

IS_HERE = review_table.c.id.not_in(MOVED_IDS)
"""Whether a row of `review` tells of a review that is kept in this very database."""


def read_shared(connection: Connection) -> list[SharedReview]:
    """Return all of them, by id."""
    rows = connection.execute(select(shared_review_table).order_by(_shared.review_id))
    return [SharedReview(**row) for row in rows.mappings()]


def find_shared(connection: Connection, review_id: str) -> SharedReview | None:
    """Return what is known of one; None for a review that is on no server."""
    wanted = select(shared_review_table).where(_shared.review_id == review_id)
    row = connection.execute(wanted).mappings().one_or_none()
    return None if row is None else SharedReview(**row)


def remember_shared(connection: Connection, shared: SharedReview) -> None:
    """Keep what was seen of one now; when it went there is never forgotten."""
    known = find_shared(connection, shared.review_id)
    values = {
        "address": shared.address,
        "title": shared.title,
        "date": shared.date,
        "opened_at": shared.opened_at,
    }
    if known is None:
        connection.execute(
            insert(shared_review_table).values(
                review_id=shared.review_id, moved_at=shared.moved_at, **values
            )
        )
        return
    changed = update(shared_review_table).where(_shared.review_id == shared.review_id)
    connection.execute(changed.values(**values))


def forget_shared(connection: Connection, review_id: str) -> bool:
    """Leave one out of the list; False for one that went there from here, which stays in it."""
    here = (_shared.review_id == review_id, _shared.moved_at.is_(None))
    return connection.execute(delete(shared_review_table).where(*here)).rowcount > 0
