# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The change table: what was done, by whom, when; and the review that follows from it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, MutableMapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, func, insert, select

from app.review.changes import Ref, apply_edit
from app.review.edits import Add, Batch, Edit
from app.review.review import ITEM_TYPES, Review
from app.session.session import Commit
from app.session.step import Grave, bury
from app.store import news
from app.store.chain import FIRST, chained
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
        change_table.c.sequence >= bindparam("key_from"),
    )
    .order_by(change_table.c.sequence)
)
_LAST_OF_ALL = select(func.max(change_table.c.sequence))
_LAST_SEQUENCE = select(func.max(change_table.c.sequence)).where(
    change_table.c.review_id == bindparam("key_review")
)
_HEAD = (
    select(change_table.c.sequence, change_table.c.hash)
    .where(change_table.c.review_id == bindparam("key_review"))
    .order_by(change_table.c.sequence.desc())
    .limit(1)
)
_LAST_NUMBER = select(func.max(change_table.c.client_number)).where(
    change_table.c.review_id == bindparam("key_review"),
    change_table.c.client_id == bindparam("key_client"),
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
    Those who listen at a server hear of it when the transaction ends.
    """
    linked = chained(head.hash, rows)
    connection.execute(_INSERT, linked)
    last = linked[-1]
    asked = {"key_review": last["review_id"]}
    sequence = int(connection.execute(_LAST_SEQUENCE, asked).scalar_one())
    news.tell_of_change(connection, last["review_id"], sequence, last["client_id"])
    return Head(sequence, last["hash"])


def put_back(connection: Connection, rows: Sequence[Mapping[str, Any]]) -> None:
    """Write changes as they were kept elsewhere, hashes included, behind all that are there.

    They keep their place in the table where it is free: whoever has the review open finds them.
    """
    last = connection.execute(_LAST_OF_ALL).scalar() or 0
    is_free = rows[0]["sequence"] > last
    for row in rows:
        sequence = {} if is_free else {"sequence": None}
        connection.execute(_INSERT, {**row, **sequence})


def head_of(connection: Connection, review_id: str) -> Head:
    """Return where the changes of a review end now."""
    row = connection.execute(_HEAD, {"key_review": review_id}).first()
    return BEFORE_ALL if row is None else Head(row.sequence, row.hash)


def changes_of(connection: Connection, review_id: str, after: int = 0) -> list[ChangeRecord]:
    """Return the changes of one review behind the sequence `after`, oldest first.

    One that makes no sense holds no edit; see `splice.edit_on`.
    """
    asked = {"key_review": review_id, "key_from": after + 1}
    return [_as_written(row) for row in connection.execute(_OF_REVIEW, asked).mappings()]


def changes_behind(connection: Connection, review_id: str, head: Head) -> list[ChangeRecord] | None:
    """Return the changes of one review behind `head`, oldest first; None where `head` is gone.

    Then another database stands in the place of the one that was known: a backup was put back.
    """
    asked = {"key_review": review_id, "key_from": head.sequence}
    rows = connection.execute(_OF_REVIEW, asked).mappings().all()
    if head != BEFORE_ALL and (not rows or rows[0]["hash"] != head.hash):
        return None
    return [_as_written(row) for row in rows if row["sequence"] > head.sequence]


def last_number(connection: Connection, review_id: str, client_id: str) -> int:
    """Return the number of the last commit of a session that is kept; 0 where none is."""
    asked = {"key_review": review_id, "key_client": client_id}
    return int(connection.execute(_LAST_NUMBER, asked).scalar() or 0)


def creation(review: Review) -> Edit:
    """Return the edit that makes `review` out of nothing: its first change."""
    adds = [Add(item) for kind in ITEM_TYPES for item in review.items(kind)]
    return Batch(tuple(adds))


def carried_out(
    review: Review, edits: Iterable[PlainEdit], graves: MutableMapping[Ref, Grave]
) -> Review:
    """Return the review after `edits`; the items they removed go to `graves`.

    Raises ValueError or EditRefused where they were not made on this review.
    """
    for plain in edits:
        before = review
        review, changes = apply_edit(before, edit_on(before, plain))
        bury(before, changes, graves)
    return review


def replayed(review_id: str, records: Iterable[ChangeRecord]) -> Review:
    """Return the review that results from carrying out all its changes, from its creation on."""
    review = Review(review_id, {kind: {} for kind in ITEM_TYPES})
    for record in records:
        review, _ = apply_edit(review, edit_on(review, record.edit))
    return review


def record_of(row: Mapping[Any, Any]) -> ChangeRecord:
    """Return the change that a row holds. Raises ValueError where it makes no sense."""
    try:
        plain = {"edit": json.loads(row["edit"]), "inverse": json.loads(row["inverse"])}
    except RecursionError as error:
        raise ValueError("a change is nested too deeply") from error
    return ChangeRecord(**{**row, **plain})


def _compact(plain: PlainEdit) -> str:
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":"))


def _as_written(row: Mapping[Any, Any]) -> ChangeRecord:
    """Return the change in a row, whoever wrote it; one that makes no sense holds no edit.

    `edit_on` refuses that, and whoever reads the change goes on from the rows of the items.
    """
    try:
        return record_of(row)
    except ValueError:
        return ChangeRecord(**{**row, "edit": {}, "inverse": {}})
