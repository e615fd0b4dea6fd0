# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Bring the edits of one session into the database, and those of others out of it.

The change table is the wire. Whoever writes holds the review's row, takes in what others wrote
since, merges what is written with it, and appends the result: the database's order decides. What a
change holds is already merged, so that others only carry it out.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from sqlalchemy import Connection

from app.review.changes import EditRefused, Ref
from app.review.review import Review
from app.session.arrival import Arrival, ForeignEdit
from app.session.merging import merged
from app.session.session import Commit, merged_commit, step_of
from app.session.step import Grave, Graves, Remark
from app.store.engine import Database
from app.store.journal import ChangeRecord, Head, carried_out, changes_behind, head_of
from app.store.moved import hold_unmoved
from app.store.reading import read_review
from app.store.splice import PlainEdit, step_to_plain
from app.store.troubles import StoreTrouble
from app.store.unit_of_work import UnitOfWork
from app.store.writing import has_review, no_longer_there, write_commits
from app.translation import tr

OnArrival = Callable[[Arrival], None]


@dataclass(frozen=True)
class Standing:
    """A review as it is kept, and the last change that is part of it."""

    review: Review
    head: Head


def read_standing(connection: Connection, review_id: str) -> Standing:
    """Return how a review stands; within one transaction that sees one state."""
    return Standing(read_review(connection, review_id), head_of(connection, review_id))


@dataclass(frozen=True)
class Kept:
    """What one turn came to: how the review stands now, and the edits that led there.

    Commits up to the number `confirmed` are part of it. Where the review had to be read as a whole
    (`is_anew`), no edits lead there.
    """

    standing: Standing
    confirmed: int
    edits: tuple[PlainEdit, ...]
    graves: Graves
    is_anew: bool = False


OnKept = Callable[[Kept], None]


@dataclass(frozen=True)
class Former:
    """What a session goes on with that a former one left.

    Commits up to `confirmed` are kept; of those `waiting` nobody knows. `graves` are the items that
    were removed since the review was read.
    """

    confirmed: int = 0
    waiting: Sequence[Commit] = ()
    graves: Graves = field(default_factory=dict)


class Exchange:
    """One session's way into the database and out of it. Safe to call from several threads.

    When a commit fails, nobody knows whether the server still carried it out. The next attempt
    finds it among the changes since, and does not write it again: by its number, and by when it was
    made, because a copy of an outbox goes on under the same name elsewhere.
    """

    def __init__(
        self,
        database: Database,
        standing: Standing,
        client_id: str,
        on_arrival: OnArrival,
        on_kept: OnKept | None = None,
        former: Former | None = None,
    ) -> None:
        self._database = database
        self._standing = standing
        self._client_id = client_id
        self._on_arrival = on_arrival
        self._on_kept = on_kept
        self._arrivals = 0
        former = former or Former()
        self._confirmed = former.confirmed
        self._sent = {commit.number: commit.at for commit in former.waiting}
        self._graves: dict[Ref, Grave] = dict(former.graves)
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

        Raises UserFacingError; nothing is written then, as far as is known. Raises ReviewMoved
        where the review is elsewhere by now.
        """
        with self._lock:
            self._sent |= {one.number: one.at for one in commits if one.number > self._confirmed}
            with UnitOfWork(self._database) as work:
                hold_unmoved(work.connection, self._standing.review.id)
                turn = self._turn(work.connection, commits)
                if turn.commits:
                    head = turn.kept.standing.head
                    head = write_commits(work.connection, self._client_id, head, turn.commits)
                    turn = turn.written(head)
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
        found = changes_behind(connection, standing.review.id, standing.head)
        records = found or []
        own = [record for record in records if self._is_own(record)]
        confirmed = max([self._confirmed, *(record.client_number for record in own)])
        missing = [commit for commit in commits if commit.number > confirmed]
        written = max([confirmed, *(commit.number for commit in commits)])
        graves = dict(self._graves)
        is_anew = False
        if found is None:
            if not has_review(connection, standing.review.id):
                raise no_longer_there()
            if self._database.file is not None:
                raise _another_library()
            standing, is_anew = read_standing(connection, standing.review.id), True
        elif records:
            standing, is_anew = _followed(connection, standing, records, graves)
        is_behind = any(commit.arrivals != self._arrivals for commit in missing)
        edits = tuple(record.edit for record in records)
        kept = Kept(standing, written, edits, graves, is_anew)
        if not records and not is_behind and not is_anew:
            return _Turn(kept, missing)
        rebased, remarks = _rebased(standing.review, missing, graves, self._client_id)
        foreign = tuple(
            ForeignEdit(record.author, record.label, record.at)
            for record in records
            if not self._is_own(record)
        )
        return _Turn(kept, rebased, foreign, remarks, is_arrival=True)

    def _is_own(self, record: ChangeRecord) -> bool:
        made_at = self._sent.get(record.client_number)
        return record.client_id == self._client_id and record.at == made_at

    def _take(self, turn: _Turn) -> None:
        kept = turn.kept
        self._standing = kept.standing
        self._confirmed = kept.confirmed
        self._sent = {number: at for number, at in self._sent.items() if number > kept.confirmed}
        if turn.is_arrival:
            self._arrivals += 1
            self._graves = dict(kept.graves)
            self._on_arrival(
                Arrival(kept.standing.review, kept.confirmed, kept.graves, turn.edits, turn.remarks)
            )
        if self._on_kept is not None and (turn.is_arrival or turn.commits):
            self._on_kept(kept)


@dataclass(frozen=True)
class _Turn:
    """What one transaction finds and does. `commits` fit on what is kept, one after the other."""

    kept: Kept
    commits: list[Commit]
    edits: tuple[ForeignEdit, ...] = ()
    remarks: tuple[Remark, ...] = ()
    is_arrival: bool = False

    def written(self, head: Head) -> _Turn:
        """Return the turn after its commits were written, the last of them at `head`."""
        steps = [step_to_plain(one.edit, one.changes.inverse)[0] for one in self.commits]
        standing = Standing(self.commits[-1].review, head)
        edits = (*self.kept.edits, *steps)
        return replace(self, kept=replace(self.kept, standing=standing, edits=edits))


def _followed(
    connection: Connection,
    standing: Standing,
    records: Sequence[ChangeRecord],
    graves: dict[Ref, Grave],
) -> tuple[Standing, bool]:
    """Return how the review stands after `records`, and whether it had to be read as a whole.

    A change that does not fit was damaged, or written by hand: the rows themselves are read then.
    """
    head = Head(records[-1].sequence, records[-1].hash)
    try:
        review = carried_out(standing.review, (record.edit for record in records), graves)
    except (ValueError, EditRefused):
        return Standing(read_review(connection, standing.review.id), head), True
    return Standing(review, head), False


def _another_library() -> StoreTrouble:
    """Return what to say where a copy took the place of the file under the app.

    Edits on top of what the copy lacks fit nothing there. A server's backup is put back for good;
    a file can be put back in its place, and what is typed waits for it.
    """
    return StoreTrouble(
        tr("another library has taken the place of this one, and lacks edits of this review"),
        tr("put the former one back, or export this review"),
    )


def _rebased(
    review: Review, commits: Sequence[Commit], graves: dict[Ref, Grave], client_id: str
) -> tuple[list[Commit], tuple[Remark, ...]]:
    """Return `commits` as they are on `review`; those of which nothing is left are left out."""
    rebased: list[Commit] = []
    remarks: list[Remark] = []
    for commit in commits:
        found = merged(review, step_of(commit, client_id), graves)
        review = found.review
        remarks += found.remarks
        if not found.changes.is_empty:
            rebased.append(merged_commit(commit, found))
    return rebased, tuple(remarks)
