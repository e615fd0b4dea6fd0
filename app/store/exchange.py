# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Bring the edits of one session into the database, and those of others out of it.

The change table is the wire. Whoever writes holds the review's row, takes in what others wrote
since, merges what is written with it, and appends the result: the database's order decides. What a
change holds is already merged, so that others only carry it out.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Connection, bindparam, select

from app.review.changes import EditRefused, Ref, apply_edit
from app.review.item import Item
from app.review.review import Review
from app.session.arrival import Arrival, ForeignEdit
from app.session.merging import Remark, merged
from app.session.session import Commit, step_of
from app.store.engine import Database
from app.store.journal import ChangeRecord, Head, changes_of, head_of
from app.store.reading import read_review
from app.store.splice import edit_on
from app.store.tables import review_table
from app.store.unit_of_work import UnitOfWork
from app.store.writing import write_commits

OnArrival = Callable[[Arrival], None]

_HOLD = (
    select(review_table.c.id).where(review_table.c.id == bindparam("key_review")).with_for_update()
)


@dataclass(frozen=True)
class Standing:
    """A review as it is kept, and the last change that is part of it."""

    review: Review
    head: Head


def read_standing(connection: Connection, review_id: str) -> Standing:
    """Return how a review stands; within one transaction that sees one state."""
    return Standing(read_review(connection, review_id), head_of(connection, review_id))


class Exchange:
    """One session's way into the database and out of it. Safe to call from several threads.

    When a commit fails, nobody knows whether the server still carried it out. The next attempt
    finds it among the changes since, and does not write it again.
    """

    def __init__(
        self, database: Database, standing: Standing, client_id: str, on_arrival: OnArrival
    ) -> None:
        self._database = database
        self._standing = standing
        self._client_id = client_id
        self._on_arrival = on_arrival
        self._arrivals = 0
        self._confirmed = 0
        self._graves: dict[Ref, Item] = {}
        self._lock = threading.Lock()

    @property
    def standing(self) -> Standing:
        """The review as it was kept when last seen."""
        return self._standing

    @property
    def confirmed(self) -> int:
        """The number of the last commit of this session that is kept."""
        return self._confirmed

    def write(self, commits: Sequence[Commit]) -> None:
        """Write `commits`, which follow those written before, in one transaction.

        Raises UserFacingError; nothing is written then, as far as is known.
        """
        with self._lock:
            with UnitOfWork(self._database) as work:
                _hold(work.connection, self._standing.review.id)
                turn = self._turn(work.connection, commits)
                if turn.commits:
                    written = write_commits(
                        work.connection, self._client_id, turn.standing.head, turn.commits
                    )
                    turn = replace(turn, standing=Standing(turn.commits[-1].review, written))
                    work.commit()
            self._take(turn)

    def pull(self) -> bool:
        """Take in what others wrote since; tell whether there was anything. Raises StoreTrouble."""
        with self._lock:
            with UnitOfWork(self._database, writes=False) as work:
                turn = self._turn(work.connection, ())
            self._take(turn)
            return turn.is_arrival

    def _turn(self, connection: Connection, commits: Sequence[Commit]) -> _Turn:
        """Return what is to be written, on top of what was written by others."""
        standing = self._standing
        records = changes_of(connection, standing.review.id, standing.head.sequence)
        own = [record for record in records if record.client_id == self._client_id]
        confirmed = max([self._confirmed, *(record.client_number for record in own)])
        missing = [commit for commit in commits if commit.number > confirmed]
        graves = dict(self._graves)
        if records:
            review = _carried_out(connection, standing.review, records, graves)
            standing = Standing(review, Head(records[-1].sequence, records[-1].hash))
        written = max([confirmed, *(commit.number for commit in commits)])
        is_behind = any(commit.arrivals != self._arrivals for commit in missing)
        if not records and not is_behind:
            return _Turn(standing, missing, written, graves)
        rebased, remarks = _rebased(standing.review, missing, graves, self._client_id)
        edits = tuple(
            ForeignEdit(record.author, record.label, record.at)
            for record in records
            if record.client_id != self._client_id
        )
        return _Turn(standing, rebased, written, graves, edits, remarks, is_arrival=True)

    def _take(self, turn: _Turn) -> None:
        self._standing = turn.standing
        self._confirmed = turn.confirmed
        if not turn.is_arrival:
            return
        self._arrivals += 1
        self._graves = turn.graves
        review, graves = turn.standing.review, turn.graves
        self._on_arrival(Arrival(review, turn.confirmed, graves, turn.edits, turn.remarks))


@dataclass(frozen=True)
class _Turn:
    """What one transaction finds and does. `commits` fit on `standing`, one after the other."""

    standing: Standing
    commits: list[Commit]
    confirmed: int
    graves: dict[Ref, Item]
    edits: tuple[ForeignEdit, ...] = ()
    remarks: tuple[Remark, ...] = ()
    is_arrival: bool = False


def _hold(connection: Connection, review_id: str) -> None:
    """Let nobody else write this review before the transaction ends.

    A transaction of SQLite that writes is the only one anyway.
    """
    if connection.dialect.name == "postgresql":
        connection.execute(_HOLD, {"key_review": review_id})


def _carried_out(
    connection: Connection,
    review: Review,
    records: Iterable[ChangeRecord],
    graves: dict[Ref, Item],
) -> Review:
    """Return the review after `records`; what they removed goes to `graves`.

    A change that does not fit was damaged, or written by hand: the rows themselves are read then.
    """
    try:
        for record in records:
            before = review
            review, changes = apply_edit(before, edit_on(before, record.edit))
            for ref in changes.removed:
                item = before.get(*ref)
                if item is not None:
                    graves[ref] = item
    except (ValueError, EditRefused):
        return read_review(connection, review.id)
    return review


def _rebased(
    review: Review, commits: Sequence[Commit], graves: dict[Ref, Item], client_id: str
) -> tuple[list[Commit], tuple[Remark, ...]]:
    """Return `commits` as they are on `review`; those of which nothing is left are left out."""
    rebased: list[Commit] = []
    remarks: list[Remark] = []
    for commit in commits:
        found = merged(review, step_of(commit, client_id), graves)
        review, changes = apply_edit(review, found.edit)
        remarks += found.remarks
        if not changes.is_empty:
            rebased.append(replace(commit, edit=found.edit, changes=changes, review=review))
    return rebased, tuple(remarks)
