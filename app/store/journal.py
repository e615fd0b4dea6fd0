# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The change table: what was done, by whom, when; and the review that follows from it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, func, insert, select

from app.review.changes import apply_edit
from app.review.edits import Add, Batch, Edit
from app.review.review import ITEM_TYPES, Review
from app.session.session import Commit
from app.store.splice import PlainEdit, edit_on, step_to_plain
from app.store.tables import change_table


@dataclass(frozen=True)
class ChangeRecord:
    """One row of the change table. `edit` and `inverse` are plain: see `splice.edit_on`."""

    sequence: int
    review_id: str
    at: datetime
    author: str
    initiator: str
    label: str
    client_id: str
    client_number: int
    edit: PlainEdit
    inverse: PlainEdit


_INSERT = insert(change_table)
_OF_REVIEW = (
    select(change_table)
    .where(change_table.c.review_id == bindparam("key_review"))
    .order_by(change_table.c.sequence)
)
_LAST_OF_CLIENT = select(func.max(change_table.c.client_number)).where(
    change_table.c.client_id == bindparam("key_client")
)


def change_row(client_id: str, commit: Commit) -> dict[str, Any]:
    """Return the row that keeps `commit`."""
    edit, inverse = step_to_plain(commit.edit, commit.changes.inverse)
    return {
        "review_id": commit.review.id,
        "at": commit.at,
        "author": commit.author,
        "initiator": commit.initiator,
        "label": commit.label,
        "client_id": client_id,
        "client_number": commit.number,
        "edit": _compact(edit),
        "inverse": _compact(inverse),
    }


def append(connection: Connection, rows: list[dict[str, Any]]) -> None:
    """Write changes behind those that are there."""
    connection.execute(_INSERT, rows)


def changes_of(connection: Connection, review_id: str) -> list[ChangeRecord]:
    """Return the changes of one review, oldest first."""
    rows = connection.execute(_OF_REVIEW, {"key_review": review_id}).mappings()
    return [_record(row) for row in rows]


def last_number(connection: Connection, client_id: str) -> int:
    """Return the number of the last commit of this client that is in the database, or 0."""
    found = connection.execute(_LAST_OF_CLIENT, {"key_client": client_id}).scalar()
    return int(found or 0)


def creation(review: Review) -> Edit:
    """Return the edit that makes `review` out of nothing: its first change."""
    adds = [Add(item) for kind in ITEM_TYPES for item in review.items(kind)]
    return Batch(tuple(adds))


def replayed(review_id: str, records: Iterable[ChangeRecord]) -> Review:
    """Return the review that results from carrying out all its changes, from its creation on."""
    review = Review(review_id, {kind: {} for kind in ITEM_TYPES})
    for record in records:
        review, _ = apply_edit(review, edit_on(review, record.edit))
    return review


def _record(row: Mapping[Any, Any]) -> ChangeRecord:
    plain = {"edit": json.loads(row["edit"]), "inverse": json.loads(row["inverse"])}
    return ChangeRecord(**{**row, **plain})


def _compact(plain: PlainEdit) -> str:
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":"))
