# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The presence table: who has a review open. On a server its own clock tells who is still there."""

from __future__ import annotations

from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Dialect,
    Text,
    delete,
    func,
    insert,
    literal,
    or_,
    select,
    type_coerce,
)
from sqlalchemy import update as update_rows

from app.session.presence import GONE_AFTER, Presence, presence_told
from app.store.column_types import Instant
from app.store.news import tell_of_presence
from app.store.tables import presence_table

_LONG_GONE = timedelta(hours=1)
_row = presence_table.c


def write_presence(connection: Connection, review_id: str, presence: Presence) -> None:
    """Tell where a window is; within a transaction that is then committed."""
    values: dict[str, Any] = asdict(presence)
    values["seen_at"] = _now(connection.dialect)
    own = (_row.review_id == review_id, _row.client_id == presence.client_id)
    found = connection.execute(update_rows(presence_table).where(*own).values(values))
    if found.rowcount == 0:
        long_gone = or_(
            _row.seen_at < _before(connection.dialect, _LONG_GONE),
            _row.seen_at > _before(connection.dialect, -_LONG_GONE),
        )
        connection.execute(delete(presence_table).where(_row.review_id == review_id, long_gone))
        connection.execute(insert(presence_table).values(review_id=review_id, **values))
    tell_of_presence(connection, review_id, presence.client_id)


def remove_presence(connection: Connection, review_id: str, client_id: str) -> None:
    """Tell that a window is no longer there; within a transaction that is then committed."""
    connection.execute(
        delete(presence_table).where(_row.review_id == review_id, _row.client_id == client_id)
    )
    tell_of_presence(connection, review_id, client_id)


def read_presences(connection: Connection, review_id: str, client_id: str) -> list[Presence]:
    """Return the others who were heard of lately, those first who were heard of first."""
    asked = (
        select(
            *(column for column in presence_table.c if column.name != "role"),
            # As it is written: a role of another program's must not hide all the others.
            type_coerce(_row.role, Text).label("role"),
        )
        .where(
            _row.review_id == review_id,
            _row.client_id != client_id,
            _row.seen_at > _before(connection.dialect, GONE_AFTER),
            # Nobody was seen in the future: who says so would be here for ever.
            _row.seen_at < _before(connection.dialect, -GONE_AFTER),
        )
        .order_by(_row.seen_at, _row.client_id)
    )
    rows = connection.execute(asked).mappings()
    told = (presence_told(dict(row)) for row in rows)
    return [presence for presence in told if presence is not None]


def _now(dialect: Dialect) -> ColumnElement[Any]:
    if dialect.name == "postgresql":
        return func.clock_timestamp()
    return literal(datetime.now(UTC), Instant())


def _before(dialect: Dialect, ago: timedelta) -> ColumnElement[Any]:
    if dialect.name == "postgresql":
        return func.clock_timestamp() - literal(ago)
    return literal(datetime.now(UTC) - ago, Instant())
