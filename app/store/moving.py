# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Take a review with its whole history to another database: to a server, or back as a copy.

The changes go as they are kept, so that their chain stays whole; only their place in the table is
new. What arrived is compared with what was sent before it counts. A move that was cut off is
finished by moving again, and never leaves half a review.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, insert, select
from sqlalchemy.exc import IntegrityError

from app.errors import UserFacingError
from app.review.comparing import differences
from app.review.edits import Batch
from app.review.ids import new_id
from app.review.review import Review
from app.session.session import Commit
from app.store.chain import COVERED, FIRST, chained
from app.store.engine import address_of
from app.store.library import Library
from app.store.moved import mark_moved, moved_to
from app.store.reading import read_review
from app.store.search_index import hold
from app.store.summary import summarise
from app.store.tables import change_table, review_table
from app.store.troubles import StoreTrouble
from app.store.unit_of_work import UnitOfWork
from app.store.writing import has_review, insert_review, write_rows
from app.translation import tr

_AT_ONCE = 500
"""Changes that go to the server with one call: progress is told, and a wish to stop heard."""

_CHANGES = (
    select(*(change_table.c[name] for name in (*COVERED, "hash")))
    .where(change_table.c.review_id == bindparam("key_review"))
    .order_by(change_table.c.sequence)
)
_UPDATED_AT = select(review_table.c.updated_at).where(review_table.c.id == bindparam("key_review"))

Progress = Callable[[float], None]
Cancelled = Callable[[], bool]
Row = dict[str, Any]


class MoveCancelled(UserFacingError):
    """Somebody no longer wanted the move; the review is where it was."""


@dataclass(frozen=True)
class Moved:
    """A review that is at `address` now, with so many changes; `was_there` before, all of it."""

    review_id: str
    address: str
    changes: int
    was_there: bool


@dataclass(frozen=True)
class _Kept:
    """A review as one database keeps it: what it holds, and the rows of its changes."""

    review: Review
    updated_at: datetime
    rows: Sequence[Row]

    @property
    def hashes(self) -> list[str]:
        return [row["hash"] for row in self.rows]


def move_review(
    source: Library,
    target: Library,
    review_id: str,
    *,
    team: str = "",
    address: str = "",
    progress: Progress = lambda _share: None,
    cancelled: Cancelled = lambda: False,
) -> Moved:
    """Take a review to `target`; `source` remembers that it is there and writes it no longer.

    `address` is what it remembers; `team` the role whose members may see it, where the server
    parts teams. Nothing is deleted here. What is edited here meanwhile goes along. Moving again
    finishes a move that was cut off. Raises UserFacingError; the review is where it was then.
    """
    address = address or address_of(target.database)
    kept = _read(source, review_id)
    _check(source, kept, address)
    was_there = _send(target, kept, team, progress, cancelled)
    with UnitOfWork(source.database) as work:
        # However fast somebody types: the last of it is sent while nobody can save.
        hold(work.connection, [review_id])
        last = _read_kept(work.connection, review_id)
        if last != kept:
            _send(target, last, team, progress, cancelled)
        summary = summarise(last.review, last.updated_at)
        mark_moved(work.connection, summary, address, source.clock.now())
        work.commit()
    return Moved(review_id, address, len(last.rows), was_there)


def copy_review(
    source: Library,
    target: Library,
    review_id: str,
    *,
    progress: Progress = lambda _share: None,
    cancelled: Cancelled = lambda: False,
) -> str:
    """Make a review of `target`'s own of one in `source`, history included; return its id.

    From then on the two know nothing of each other. Raises UserFacingError.
    """
    kept = _renamed(_read(source, review_id), new_id())
    with UnitOfWork(target.database) as work:
        insert_review(work.connection, kept.review, kept.updated_at)
        _append(work.connection, kept.rows, progress, cancelled)
        _verify(work.connection, kept)
        work.commit()
    return kept.review.id


def _read(library: Library, review_id: str) -> _Kept:
    with UnitOfWork(library.database, writes=False) as work:
        return _read_kept(work.connection, review_id)


def _read_kept(connection: Connection, review_id: str) -> _Kept:
    review = read_review(connection, review_id)
    key = {"key_review": review_id}
    rows = [dict(row) for row in connection.execute(_CHANGES, key).mappings()]
    return _Kept(review, connection.execute(_UPDATED_AT, key).scalar_one(), rows)


def _check(source: Library, kept: _Kept, address: str) -> None:
    """Refuse a review that is elsewhere already, or whose history is damaged."""
    with UnitOfWork(source.database, writes=False) as work:
        elsewhere = moved_to(work.connection, kept.review.id)
    if elsewhere is not None and elsewhere != address:
        raise UserFacingError(
            tr("This review is shared on {0} already; open it from there.").format(elsewhere)
        )
    covered = [{name: row[name] for name in COVERED} for row in kept.rows]
    sound = [row["hash"] for row in chained(FIRST, covered)]
    if sound != kept.hashes:
        damaged = next(
            place
            for place, (one, other) in enumerate(zip(sound, kept.hashes, strict=True), start=1)
            if one != other
        )
        raise StoreTrouble(
            tr("change {0} in the history of this review is damaged").format(damaged),
            tr("duplicate the review and share the copy, which begins a new history"),
        )


def _send(
    target: Library, kept: _Kept, team: str, progress: Progress, cancelled: Cancelled
) -> bool:
    """Bring `target` to what is `kept`, in one transaction; tell whether it was so already."""
    try:
        with UnitOfWork(target.database) as work:
            if has_review(work.connection, kept.review.id):
                missing = _write_missing(work.connection, kept)
            else:
                missing = kept.rows
                insert_review(work.connection, kept.review, kept.updated_at, team)
            if missing:
                _append(work.connection, missing, progress, cancelled)
                _verify(work.connection, kept)
                work.commit()
            return not missing
    except IntegrityError as error:
        if _has(target, kept.review.id):  # somebody else has just sent it
            return _send(target, kept, team, progress, cancelled)
        raise UserFacingError(
            tr(
                "The server has this review already, where this login may not see it. Ask whoever "
                "shared it to let you in, or duplicate the review and share the copy."
            )
        ) from error


def _has(library: Library, review_id: str) -> bool:
    with UnitOfWork(library.database, writes=False) as work:
        return has_review(work.connection, review_id)


def _write_missing(connection: Connection, kept: _Kept) -> Sequence[Row]:
    """Bring the rows of a review that is there to what is kept; return the changes it lacks.

    It lacks none where somebody went on with it there.
    """
    hold(connection, [kept.review.id])
    there = _read_kept(connection, kept.review.id)
    shared = min(len(there.rows), len(kept.rows))
    if there.hashes[:shared] != kept.hashes[:shared]:
        raise UserFacingError(
            tr(
                "The server has another version of this review, which was edited on its own. "
                "Duplicate the review here and share the copy."
            )
        )
    missing = kept.rows[shared:]
    if missing:
        changes = differences(there.review, kept.review)
        write_rows(
            connection, [Commit(0, Batch(()), changes, kept.review, kept.updated_at, "", "", "")]
        )
    return missing


def _append(
    connection: Connection, rows: Sequence[Row], progress: Progress, cancelled: Cancelled
) -> None:
    for start in range(0, len(rows), _AT_ONCE):
        if cancelled():
            raise MoveCancelled(tr("The review was not moved; it is where it was."))
        connection.execute(insert(change_table), list(rows[start : start + _AT_ONCE]))
        progress(min(1.0, (start + _AT_ONCE) / len(rows)))


def _verify(connection: Connection, kept: _Kept) -> None:
    """Compare what arrived with what was sent, change by change and item by item."""
    if _read_kept(connection, kept.review.id) != kept:
        raise StoreTrouble(
            tr("the review did not arrive as it was sent"),
            tr("it is where it was and nothing was changed; try again"),
        )


def _renamed(kept: _Kept, review_id: str) -> _Kept:
    """Return the same under another id, with a chain of its own."""
    clients = {row["client_id"]: new_id() for row in kept.rows}
    own = [
        {**row, "review_id": review_id, "client_id": clients[row["client_id"]]} for row in kept.rows
    ]
    return replace(kept, review=Review(review_id, kept.review.tables), rows=chained(FIRST, own))
