# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The library: every review that is kept, and the way to open one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from app.clock import Clock
from app.errors import UserFacingError
from app.insight.follow_up import LibraryAction
from app.insight.portfolio import Portfolio
from app.insight.recurring import Recurring
from app.insight.search.facets import FacetValue, Narrowing
from app.review.edits import Set
from app.review.ids import new_id
from app.review.item import Kind
from app.review.review import Review
from app.session.session import Commit, Session
from app.store.access import Access, access_of, teams_of
from app.store.carrying_over import Tell, tell_nobody
from app.store.engine import Database, open_server, open_sqlite, server_name
from app.store.exchange import Exchange, read_standing
from app.store.foreign_schema import refuse_foreign_schema
from app.store.fresh_copy import fresh_copy
from app.store.journal import ChangeRecord, changes_of
from app.store.keeping import Keeping
from app.store.moved import ReviewMoved, moved_to
from app.store.newer import NewerLibrary, looking_on_words, sense_of
from app.store.open_review import OpenReview
from app.store.opening import Opening, open_review
from app.store.portfolio_reading import read_portfolio
from app.store.reading import (
    read_ids,
    read_published_ids,
    read_review,
    read_reviews,
    read_summaries,
)
from app.store.recovery import check_there
from app.store.revisions import maker_of, newer_tables
from app.store.schema import bring_up_to_date
from app.store.search import Found, facet_counts, narrowed, recurring_causes, search
from app.store.search_index import hold, index_review, lacks_reviews, not_indexed
from app.store.shared_review import SharedReview
from app.store.shared_rows import (
    find_shared,
    forget_shared,
    read_shared,
    remember_shared,
)
from app.store.similarity import SimilarReview, similar_reviews
from app.store.sqlite_file import copy_database
from app.store.summary import ReviewSummary
from app.store.troubles import NoSuchReview, ReviewExists
from app.store.unit_of_work import UnitOfWork
from app.store.writing import has_review, write_new
from app.translation import tr


class Library:
    """Reviews in one database. May be used from any thread; each call is one unit of work."""

    def __init__(self, database: Database, clock: Clock, data_dir: Path | None = None) -> None:
        """Keep in `data_dir` what waits for a server.

        Without one nothing waits and nobody listens: edits go straight to the database, and what
        others write comes in with the next one.
        """
        self._database = database
        self._clock = clock
        self._data_dir = data_dir
        self._is_indexed = False

    @property
    def database(self) -> Database:
        """The database, for the other modules of the store."""
        return self._database

    @property
    def clock(self) -> Clock:
        """The clock it works by."""
        return self._clock

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
        self._refuse_moved(review_id)
        return open_review(Opening(self._database, review_id, self._clock, author, self._data_dir))

    def duplicate(self, review_id: str, author: str = "") -> str:
        """Copy a review and return the copy's id.

        The copy is a draft: nobody has signed it, and its meeting has not been held.
        """
        copy = fresh_copy(self.load(review_id), self._clock.now())
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
        """Take the reviews of before the index into it; there are none but after an update.

        A login that may only look on leaves them to others, and finds what they took in.
        """
        while not self._is_indexed and self._is_index_behind():
            with UnitOfWork(self._database) as work:
                missing = not_indexed(work.connection)
                batch = missing[:_INDEXED_AT_ONCE]
                hold(work.connection, batch)
                for review in read_reviews(work.connection, batch).values():
                    index_review(work.connection, review)
                work.commit()
                self._is_indexed = len(missing) == len(batch)

    def _is_index_behind(self) -> bool:
        with self._reading() as work:
            if lacks_reviews(work.connection):
                return self.access().writes
        self._is_indexed = True
        return False

    def find(self, prefix: str) -> str:
        """Return the id that is `prefix`, or the only one that begins with it.

        Raises NoSuchReview where there is none, UserFacingError where there are several.
        """
        with self._reading() as work:
            shared = (each.review_id for each in read_shared(work.connection))
            ids = sorted({*read_ids(work.connection), *shared})
        found = [prefix] if prefix in ids else [one for one in ids if one.startswith(prefix)]
        if not found or not prefix:
            raise NoSuchReview(tr("There is no review {0} in this library.").format(prefix))
        if len(found) > 1:
            raise UserFacingError(
                tr("{0} reviews begin with {1}; give more of the id.").format(len(found), prefix)
            )
        return found[0]

    def shared(self) -> list[SharedReview]:
        """Return the reviews that are known to be on a server."""
        with self._reading() as work:
            return read_shared(work.connection)

    def where_shared(self, review_id: str) -> SharedReview | None:
        """Return where a review is that is kept on a server; None where it is kept here."""
        with self._reading() as work:
            return find_shared(work.connection, review_id)

    def remember_shared(self, shared: SharedReview) -> None:
        """Keep what was just seen of a review on a server, for the list."""
        with UnitOfWork(self._database) as work:
            remember_shared(work.connection, shared)
            work.commit()

    def forget_shared(self, review_id: str) -> bool:
        """Leave a shared review out of the list; False for one that went there from here."""
        with UnitOfWork(self._database) as work:
            is_forgotten = forget_shared(work.connection, review_id)
            work.commit()
        return is_forgotten

    def access(self) -> Access:
        """Return what may be done here, by the rights of this login where it is on a server."""
        if self._database.newer is not None:
            return Access(reads=True, writes=False, migrates=False)
        with self._reading() as work:
            return access_of(work.connection)

    def teams(self) -> tuple[str, ...]:
        """Return the teams a review may be shared with here; none where teams are not parted."""
        with self._reading() as work:
            return teams_of(work.connection)

    def changes(self, review_id: str) -> list[ChangeRecord]:
        """Return who changed what in a review, oldest first."""
        with self._reading() as work:
            return changes_of(work.connection, review_id)

    def backup(self, path: Path) -> None:
        """Write a checked copy of the whole library to the new file `path`, also while it is used.

        Attached files are not in it. Raises UserFacingError; then there is no such file.
        """
        if self._database.newer is not None:
            raise self._database.newer
        if self._database.file is None:
            raise UserFacingError(
                tr("This library is on a database server; have it backed up there (pg_dump).")
            )
        copy_database(self._database.file.path, path)

    @property
    def looking_on(self) -> str:
        """Why nothing can be written here, in words; empty where it can, by what is in it."""
        newer = self._database.newer
        return "" if newer is None else looking_on_words(newer)

    @property
    def keeping(self) -> Keeping:
        """What keeps the library from losing anything: checks, backups, what can be brought in."""
        return Keeping(self._database, self._clock)

    def close(self) -> None:
        """Let go of the database. Close open reviews first."""
        self._database.close()

    @contextmanager
    def _reading(self) -> Iterator[UnitOfWork]:
        with UnitOfWork(self._database, writes=False) as work, sense_of(self._database):
            yield work

    def _refuse_moved(self, review_id: str) -> None:
        """Let nobody work on what is left here of a review that went to a server."""
        if self._database.file is None:
            return  # from a server nothing goes on to another one, and it may be away just now
        with self._reading() as work:
            address = moved_to(work.connection, review_id)
        if address is not None:
            raise ReviewMoved(address)

    def _set_archived(self, review_id: str, at: datetime | None, label: str, author: str) -> None:
        self._refuse_moved(review_id)
        with self._reading() as work:
            standing = read_standing(work.connection, review_id)
        client_id = new_id()
        session = Session(standing.review, self._clock, author, client_id)
        exchange = Exchange(self._database, standing, client_id, lambda _arrival: None)
        commits: list[Commit] = []
        session.subscribe(commits.append)
        edit = Set(Kind.LIFECYCLE, Kind.LIFECYCLE.value, "archived_at", at)
        session.apply(edit, "library", label=label)
        exchange.write(commits)


_INDEXED_AT_ONCE = 100
"""Reviews taken into the index in one transaction: others wait no longer than for these."""


def open_library(
    place: Path | str,
    clock: Clock,
    data_dir: Path | None = None,
    *,
    anew: bool = False,
    tell: Tell = tell_nobody,
) -> Library:
    """Open the library in the SQLite file or at the PostgreSQL address `place`.

    `data_dir` is where this computer keeps what waits for a server (see `Library`). Makes what is
    missing, and migrates what is older; what a newer Hotwash wrote is only read. A file that is
    missing where a library is known to have been is made `anew` only when told so. `tell` hears of
    a migration. Raises UserFacingError.
    """
    if isinstance(place, Path) and not anew:
        check_there(place)
    newer = newer_tables(place) if isinstance(place, Path) else ""
    if newer:
        return _looked_on(place, newer, clock, data_dir)
    database = open_sqlite(place) if isinstance(place, Path) else open_server(place)
    try:
        bring_up_to_date(database, tell=tell)
    except NewerLibrary as found:
        database.close()
        return _looked_on(place, found.version, clock, data_dir)
    except BaseException:
        tell(None)
        database.close()
        raise
    return Library(database, clock, data_dir)


def _looked_on(place: Path | str, version: str, clock: Clock, data_dir: Path | None) -> Library:
    """Open a library of a newer Hotwash, to look on. Raises UserFacingError."""
    if isinstance(place, Path):
        newer = NewerLibrary(str(place), version, maker_of(place, version))
        database = open_sqlite(place, newer)
    else:
        database = open_server(place, newer=NewerLibrary(server_name(place), version))
    try:
        with database.reading() as connection:
            if database.file is not None:
                refuse_foreign_schema(connection, database.where)
    except BaseException:
        database.close()
        raise
    return Library(database, clock, data_dir)
