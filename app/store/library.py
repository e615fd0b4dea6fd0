# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The library: every review that is kept, and the way to open one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from sqlalchemy.exc import IntegrityError

from app.clock import Clock
from app.errors import UserFacingError
from app.insight.follow_up import LibraryAction
from app.insight.portfolio import Portfolio
from app.insight.recurring import Recurring
from app.insight.search.facets import FacetValue, Narrowing
from app.review.approval import Approval
from app.review.edits import Set
from app.review.ids import new_id
from app.review.item import Item, Kind
from app.review.lifecycle import Lifecycle
from app.review.review import ITEM_TYPES, Review, assemble
from app.session.session import Commit, Session
from app.store.attachments import AttachmentStore
from app.store.autosave import Autosave
from app.store.backups import Backup, is_due, make_backup
from app.store.engine import Database, open_server, open_sqlite
from app.store.exchange import Exchange, OnArrival, read_standing
from app.store.inspection import Inspection, inspect_review, review_of_history
from app.store.journal import ChangeRecord, changes_of
from app.store.link import LoneLink
from app.store.open_review import Arrivals, OpenReview
from app.store.portfolio_reading import read_portfolio
from app.store.reading import (
    read_ids,
    read_published_ids,
    read_review,
    read_reviews,
    read_summaries,
)
from app.store.recovery import check_there, put_witness_aside
from app.store.salvage import Salvage, bring_in, do_not_fit, readable_changes, salvageable
from app.store.schema import bring_up_to_date, check_pages
from app.store.search import Found, facet_counts, narrowed, recurring_causes, search
from app.store.search_index import hold, index_review, not_indexed
from app.store.similarity import SimilarReview, similar_reviews
from app.store.sqlite_file import copy_database
from app.store.summary import ReviewSummary
from app.store.troubles import NoSuchReview, ReviewExists, library_damaged, sense_of_rows
from app.store.unit_of_work import UnitOfWork
from app.store.witness import ChangeRow, witnessed
from app.store.writing import has_review, write_new, write_rows_anew
from app.translation import tr


class Library:
    """Reviews in one database. May be used from any thread; each call is one unit of work."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock
        self._is_indexed = False

    @property
    def where(self) -> str:
        """The file or server it is in, as a person would name it, without a password."""
        return self._database.where

    def summaries(self) -> list[ReviewSummary]:
        """Return a line for each review, the one changed last first."""
        with self._reading() as work:
            return read_summaries(work.connection)

    def actions(self) -> list[LibraryAction]:
        """Return every action of every review, archived ones included, for the figures over all."""
        return list(self.portfolio().actions)

    def portfolio(self, *, archived: bool = True) -> Portfolio:
        """Return all reviews with their actions and the looks back at them."""
        with self._reading() as work:
            return read_portfolio(work.connection, archived=archived)

    def published_ids(self) -> list[str]:
        """Return the ids of the reviews at work of which something was published."""
        with self._reading() as work:
            return read_published_ids(work.connection)

    def load(self, review_id: str) -> Review:
        """Return one review. Raises NoSuchReview."""
        with self._reading() as work:
            return read_review(work.connection, review_id)

    def add(self, review: Review, author: str = "", label: str = "create review") -> None:
        """Keep a new review. Raises ReviewExists where its id is taken."""
        with UnitOfWork(self._database) as work:
            if has_review(work.connection, review.id):
                raise ReviewExists(
                    tr("The review {0} is in this library already.").format(review.id)
                )
            write_new(
                work.connection,
                review,
                at=self._clock.now(),
                author=author,
                client_id=new_id(),
                label=label,
            )
            work.commit()

    def open(self, review_id: str, author: str = "") -> OpenReview:
        """Return a review to work on: each edit of its session is saved at once."""
        arrivals = Arrivals()
        session, exchange = self._begin(review_id, author, arrivals.add)
        autosave = Autosave(exchange.write, self._clock)
        return OpenReview(session, autosave, exchange, arrivals, LoneLink(self._clock.now()))

    def duplicate(self, review_id: str, author: str = "") -> str:
        """Copy a review and return the copy's id.

        The copy is a draft: nobody has signed it, and its meeting has not been held.
        """
        copy = _fresh_copy(self.load(review_id), new_id(), self._clock.now())
        self.add(copy, author, label="duplicate review")
        return copy.id

    def archive(self, review_id: str, author: str = "") -> None:
        """Put a review out of the way; nothing of it is lost.

        Where the review is open, its session is told.
        """
        self._set_archived(review_id, self._clock.now(), "archive review", author)

    def unarchive(self, review_id: str, author: str = "") -> None:
        """Bring a review back from the archive."""
        self._set_archived(review_id, None, "unarchive review", author)

    def search(self, asked: Narrowing, most: int = 20) -> Found:
        """Return the reviews that hold what was typed, best first, at most so many."""
        self.complete_index()
        with self._reading() as work:
            return search(work.connection, asked, most)

    def narrowed(self, asked: Narrowing) -> frozenset[str]:
        """Return the ids of all reviews that fit."""
        self.complete_index()
        with self._reading() as work:
            return narrowed(work.connection, asked)

    def facet_counts(self, asked: Narrowing) -> list[FacetValue]:
        """Return the values to narrow down by, with how many reviews each leaves."""
        self.complete_index()
        with self._reading() as work:
            return facet_counts(work.connection, asked)

    def similar(self, review: Review, most: int = 5) -> list[SimilarReview]:
        """Return the reviews most like `review` as it is now, the most alike first."""
        self.complete_index()
        with self._reading() as work:
            return similar_reviews(work.connection, review, most)

    def recurring(self) -> Recurring:
        """Return which categories of causes come back, quarter by quarter."""
        self.complete_index()
        with self._reading() as work:
            return recurring_causes(work.connection)

    def complete_index(self) -> None:
        """Take the reviews of before the index into it; there are none but after an update."""
        while not self._is_indexed:
            with UnitOfWork(self._database) as work:
                missing = not_indexed(work.connection)
                batch = missing[:_INDEXED_AT_ONCE]
                hold(work.connection, batch)
                for review in read_reviews(work.connection, batch).values():
                    index_review(work.connection, review)
                work.commit()
                self._is_indexed = len(missing) == len(batch)

    def find(self, prefix: str) -> str:
        """Return the id that is `prefix`, or the only one that begins with it.

        Raises NoSuchReview where there is none, UserFacingError where there are several.
        """
        with self._reading() as work:
            ids = read_ids(work.connection)
        found = [prefix] if prefix in ids else [one for one in ids if one.startswith(prefix)]
        if not found or not prefix:
            raise NoSuchReview(tr("There is no review {0} in this library.").format(prefix))
        if len(found) > 1:
            raise UserFacingError(
                tr("{0} reviews begin with {1}; give more of the id.").format(len(found), prefix)
            )
        return found[0]

    def changes(self, review_id: str) -> list[ChangeRecord]:
        """Return who changed what in a review, oldest first."""
        with self._reading() as work:
            return changes_of(work.connection, review_id)

    def backup(self, path: Path) -> None:
        """Write a checked copy of the whole library to the new file `path`, also while it is used.

        Attached files are not in it. Raises UserFacingError; then there is no such file.
        """
        if self._database.file is None:
            raise UserFacingError(
                tr("This library is on a database server; have it backed up there (pg_dump).")
            )
        copy_database(self._database.file.path, path)

    def back_up_if_due(self) -> Backup | None:
        """Make a backup beside the library where anything changed since the newest good one.

        None where nothing did, or where the library is on a server. Raises UserFacingError.
        """
        file = self._database.file
        return make_backup(file.path) if file is not None and is_due(file.path) else None

    def check_pages(self) -> None:
        """Have SQLite look through the file. Raises LibraryDamaged."""
        if self._database.file is not None:
            with self._reading() as work:
                check_pages(work.connection, self.where)

    def missing_changes(self) -> list[Salvage]:
        """Return what the witness knows to have been kept, and the library lacks."""
        file = self._database.file
        return [] if file is None else self._lacking(witnessed(file.path))

    def strange_changes(self) -> list[str]:
        """Return the reviews of which the witness holds changes that have no place here.

        There are some where another library was put in the place of the one it saw.
        """
        file = self._database.file
        if file is None:
            return []
        with self._reading() as work:
            return do_not_fit(work.connection, witnessed(file.path))

    def accept(self) -> None:
        """Take the library as it is: what its witness holds is put aside."""
        file = self._database.file
        if file is not None:
            put_witness_aside(file.path, self._clock.now())

    def salvageable(self, aside: Path) -> list[Salvage]:
        """Return what can be read of a library that was put aside, and this one lacks."""
        return self._lacking([*readable_changes(aside), *witnessed(aside)])

    def bring_in(self, salvages: Iterable[Salvage]) -> None:
        """Take in what was missing, review by review; each whole or not at all."""
        for salvage in salvages:
            with self._mending() as work:
                bring_in(work.connection, salvage)
                work.commit()

    def inspect(self, review_id: str, attachments: AttachmentStore | None = None) -> Inspection:
        """Look through a review as it is kept; with `attachments` through its files too."""
        with UnitOfWork(self._database, writes=False) as work:
            return inspect_review(work.connection, review_id, attachments)

    def rebuild(self, review_id: str) -> bool:
        """Write a review's rows anew from its history; False where the history does not hold.

        Nobody may have the review open.
        """
        with self._mending() as work:
            review = review_of_history(work.connection, review_id)
            if review is not None:
                write_rows_anew(work.connection, review, self._clock.now())
                work.commit()
        return review is not None

    def close(self) -> None:
        """Let go of the database. Close open reviews first."""
        self._database.close()

    @contextmanager
    def _reading(self) -> Iterator[UnitOfWork]:
        with UnitOfWork(self._database, writes=False) as work, sense_of_rows(self.where):
            yield work

    @contextmanager
    def _mending(self) -> Iterator[UnitOfWork]:
        """Write rows that were missing; where others are in the way that nothing finds, say so."""
        try:
            with UnitOfWork(self._database) as work, sense_of_rows(self.where):
                yield work
        except IntegrityError as error:
            words = tr("the library file {where} is damaged").format(where=self.where)
            raise library_damaged(words) from error

    def _lacking(self, rows: Sequence[ChangeRow]) -> list[Salvage]:
        ordered = sorted(rows, key=lambda row: (row["sequence"], row["hash"]))
        once = {(row["sequence"], row["hash"]): row for row in ordered}
        with self._reading() as work:
            return salvageable(work.connection, once.values())

    def _set_archived(self, review_id: str, at: datetime | None, label: str, author: str) -> None:
        session, exchange = self._begin(review_id, author, lambda _arrival: None)
        commits: list[Commit] = []
        session.subscribe(commits.append)
        edit = Set(Kind.LIFECYCLE, Kind.LIFECYCLE.value, "archived_at", at)
        session.apply(edit, "library", label=label)
        exchange.write(commits)

    def _begin(
        self, review_id: str, author: str, on_arrival: OnArrival
    ) -> tuple[Session, Exchange]:
        with self._reading() as work:
            standing = read_standing(work.connection, review_id)
        client_id = new_id()
        session = Session(standing.review, self._clock, author, client_id)
        return session, Exchange(self._database, standing, client_id, on_arrival)


_INDEXED_AT_ONCE = 100
"""Reviews taken into the index in one transaction: others wait no longer than for these."""

_NOT_COPIED = frozenset(
    {
        *(Kind.CLOCK_FACT, Kind.FOLLOW_UP, Kind.APPROVED_CONTENT, Kind.COMMENT),
        *(Kind.TRANSITION, Kind.PUBLICATION),
    }
)
"""What tells of the way of one review, its tickets and pages included; a copy goes its own."""


def open_library(place: Path | str, clock: Clock, *, anew: bool = False) -> Library:
    """Open the library in the SQLite file or at the PostgreSQL address `place`.

    Makes what is missing, and migrates what is older. A file that is missing where a library is
    known to have been is made `anew` only when told so. Raises UserFacingError.
    """
    if isinstance(place, Path) and not anew:
        check_there(place)
    database = open_sqlite(place) if isinstance(place, Path) else open_server(place)
    try:
        bring_up_to_date(database)
    except BaseException:
        database.close()
        raise
    return Library(database, clock)


def _fresh_copy(review: Review, review_id: str, now: datetime) -> Review:
    items: list[Item] = []
    for kind in ITEM_TYPES:
        if kind in _NOT_COPIED:
            continue
        items += [_as_new(item, now) for item in review.items(kind)]
    return assemble(review_id, tuple(items))


def _as_new(item: Item, now: datetime) -> Item:
    if isinstance(item, Lifecycle):
        return Lifecycle(rank=item.rank, created_at=now)
    if isinstance(item, Approval):
        return Approval(id=item.id, rank=item.rank, approver=item.approver, role=item.role)
    return item
