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
from app.store.chain import FIRST, chained
from app.store.splice import PlainEdit, edit_on, step_to_plain
from app.store.tables import change_table
from app.store.troubles import StoreTrouble
from app.translation import tr


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
    hash: str


@dataclass(frozen=True)
class Head:
    """Where the changes of a review end: the sequence of the last one, and its hash."""

    sequence: int
    hash: str


BEFORE_ALL = Head(0, FIRST)

_INSERT = insert(change_table)
_OF_REVIEW = (
    select(change_table)
    .where(
        change_table.c.review_id == bindparam("key_review"),
        change_table.c.sequence > bindparam("key_after"),
    )
    .order_by(change_table.c.sequence)
)
_FROM_HEAD = (
    select(change_table)
    .where(
        change_table.c.review_id == bindparam("key_review"),
        change_table.c.sequence >= bindparam("key_head"),
    )
    .order_by(change_table.c.sequence)
)
_LAST_SEQUENCE = select(func.max(change_table.c.sequence)).where(
    change_table.c.review_id == bindparam("key_review")
)
_HEAD = (
    select(change_table.c.sequence, change_table.c.hash)
    .where(change_table.c.review_id == bindparam("key_review"))
    .order_by(change_table.c.sequence.desc())
    .limit(1)
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


def append(connection: Connection, head: Head, rows: list[dict[str, Any]]) -> Head:
    """Write changes behind `head`, the last one of their review, and return the new head.

    Whoever calls this holds the review's row, so that nobody else writes behind the same head.
    """
    linked = chained(head.hash, rows)
    connection.execute(_INSERT, linked)
    last = {"key_review": linked[-1]["review_id"]}
    return Head(int(connection.execute(_LAST_SEQUENCE, last).scalar_one()), linked[-1]["hash"])


def head_of(connection: Connection, review_id: str) -> Head:
    """Return where the changes of a review end now."""
    row = connection.execute(_HEAD, {"key_review": review_id}).first()
    return BEFORE_ALL if row is None else Head(row.sequence, row.hash)


def changes_of(connection: Connection, review_id: str, after: int = 0) -> list[ChangeRecord]:
    """Return the changes of one review behind the sequence `after`, oldest first."""
    asked = {"key_review": review_id, "key_after": after}
    return [_record(row) for row in connection.execute(_OF_REVIEW, asked).mappings()]


def changes_behind(connection: Connection, review_id: str, head: Head) -> list[ChangeRecord]:
    """Return the changes of one review behind `head`, which was its last one when seen.

    Raises StoreTrouble where another library has taken its place: edits made on top of it fit
    nothing then. Of a review that is gone altogether there are none.
    """
    if head == BEFORE_ALL:
        return changes_of(connection, review_id)
    asked = {"key_review": review_id, "key_head": head.sequence}
    rows = connection.execute(_FROM_HEAD, asked).mappings().all()
    is_known = bool(rows) and Head(rows[0]["sequence"], rows[0]["hash"]) == head
    if not is_known and head_of(connection, review_id) != BEFORE_ALL:
        raise StoreTrouble(
            tr(
                "another library has taken the place of this one, and lacks the last edits of this review"
            ),
            tr("put the former one back, or export this review"),
        )
    return [_record(row) for row in rows[1:]]


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
