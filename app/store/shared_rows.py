# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Which reviews this library knows to be on a server, and what was seen of them last."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

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
    values = asdict(shared)
    if find_shared(connection, shared.review_id) is not None:
        del values["moved_at"]
    write_shared(connection, values.pop("review_id"), values)


def write_shared(connection: Connection, review_id: str, values: Mapping[str, Any]) -> None:
    """Write `values` of one, whether it is known already or not."""
    changed = update(shared_review_table).where(_shared.review_id == review_id)
    if connection.execute(changed.values(**values)).rowcount == 0:
        connection.execute(insert(shared_review_table).values(review_id=review_id, **values))


def forget_shared(connection: Connection, review_id: str) -> bool:
    """Leave one out of the list; False for one that went there from here, which stays in it."""
    here = (_shared.review_id == review_id, _shared.moved_at.is_(None))
    return connection.execute(delete(shared_review_table).where(*here)).rowcount > 0
