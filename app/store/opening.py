# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Open a review: in a file, which is watched; or on a server, through an outbox and a courier.

A review on a server opens without the server too, as this computer last had it.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from secrets import randbelow

from app.clock import Clock, CorrectedClock
from app.review.ids import new_id
from app.session.session import Session
from app.store.access import access_of
from app.store.autosave import Autosave
from app.store.courier import DEFAULT_TIMING, Courier, Errand, Timing
from app.store.delivery import deliver_others
from app.store.engine import Database, open_server
from app.store.exchange import Exchange, Former, read_standing
from app.store.journal import last_number
from app.store.link import Link, LoneLink
from app.store.link_state import LinkKind
from app.store.newer import NewerLibrary, looking_on_words, sense_of
from app.store.open_review import Arrivals, OpenReview
from app.store.outbox import Found, Outbox, Replica, take
from app.store.resuming import resumed
from app.store.shared_files import SharedFiles
from app.store.troubles import StoreTrouble
from app.store.unit_of_work import UnitOfWork
from app.store.watcher import Watcher

_SPREAD = 2**22
"""Among how many numbers a session that goes on chooses; the tables have room for hundreds."""


@dataclass(frozen=True)
class Opening:
    """Which review is opened, by whom, and where this computer keeps what waits for a server."""

    database: Database
    review_id: str
    clock: Clock
    author: str
    data_dir: Path | None
    timing: Timing = DEFAULT_TIMING


def open_review(opening: Opening) -> OpenReview:
    """Return a review to work on: each edit of its session is saved at once.

    Raises NoSuchReview, or StoreTrouble where it can't be read and this computer has no copy of it.
    """
    if opening.database.newer is not None:
        return _open_to_look_on(opening, opening.database.newer)
    if opening.data_dir is not None and opening.database.file is None:
        return _open_on_server(opening, opening.data_dir)
    database, clock = opening.database, opening.clock
    with UnitOfWork(database, writes=False) as work:
        standing = read_standing(work.connection, opening.review_id)
    client_id, arrivals = new_id(), Arrivals()
    session = Session(standing.review, clock, opening.author, client_id)
    exchange = Exchange(database, standing, client_id, arrivals.add)
    link: Link = LoneLink(clock.now())
    if opening.data_dir is not None:
        link = Watcher(database, opening.review_id, client_id, exchange, clock)
    return OpenReview(session, Autosave(exchange.write, clock), exchange, arrivals, link)


def _open_to_look_on(opening: Opening, newer: NewerLibrary) -> OpenReview:
    """Return a review of a newer Hotwash: no edit is taken, and nobody sees who looks on."""
    database, clock = opening.database, opening.clock
    with UnitOfWork(database, writes=False) as work, sense_of(database):
        standing = read_standing(work.connection, opening.review_id)
    client_id, arrivals = new_id(), Arrivals()
    session = Session(standing.review, clock, opening.author, client_id)
    exchange = Exchange(database, standing, client_id, arrivals.add)
    link = LoneLink(clock.now(), LinkKind.READ_ONLY, looking_on_words(newer))
    return OpenReview(session, Autosave(exchange.write, clock), exchange, arrivals, link)


def open_offline(
    url: str, review_id: str, clock: Clock, data_dir: Path, author: str = ""
) -> OpenReview:
    """Return a review of the server at `url` as this computer last had it, without asking there.

    Edits wait, and go to the server when it is back. Raises StoreTrouble where there is no copy.
    """
    database = open_server(url)
    try:
        opening = Opening(database, review_id, clock, author, data_dir)
        return _open_on_server(opening, data_dir, asks=False)
    finally:
        database.close()


def _open_on_server(opening: Opening, data_dir: Path, *, asks: bool = True) -> OpenReview:
    database, clock = opening.database, opening.clock
    outbox = take(data_dir, database.where, opening.review_id)
    try:
        begun = _begin(opening, outbox, asks=asks)
    except BaseException:
        outbox.close()
        raise
    found, standing = outbox.found, begun.replica.standing
    left = [one for one in found.pending if one.number > begun.confirmed]
    review, waiting = resumed(standing.review, left, found.client_id, begun.replica.graves)
    session = Session(review, clock, opening.author, found.client_id, _number_before(found))
    own = open_server(_url(database), opening.timing.answer)
    arrivals = Arrivals()
    exchange = Exchange(
        own,
        standing,
        found.client_id,
        arrivals.add,
        outbox.keep,
        Former(begun.confirmed, waiting, begun.replica.graves),
    )
    errand = Errand(
        database=own,
        review_id=opening.review_id,
        client_id=found.client_id,
        clock=clock,
        corrected=clock if isinstance(clock, CorrectedClock) else None,
        on_connected=lambda: deliver_others(data_dir, own, opening.review_id),
        timing=opening.timing,
    )
    courier = Courier(errand, exchange, outbox, waiting, begun.kind)
    autosave = Autosave(courier.post, clock)
    opened = OpenReview(
        session, autosave, exchange, arrivals, courier, outgoing=courier, waiting=waiting
    )
    opened.files = SharedFiles(own)
    courier.start()
    return opened


@dataclass(frozen=True)
class _Begun:
    """From where a session goes on; commits up to the number `confirmed` are on the server."""

    replica: Replica
    confirmed: int = 0
    kind: LinkKind = LinkKind.OFFLINE


def _begin(opening: Opening, outbox: Outbox, *, asks: bool) -> _Begun:
    """Return the review as it stands on the server, or as it was there when last seen.

    Where edits wait, it is the review they were made on: what they meet since is then merged.
    """
    replica = outbox.found.replica
    # Who may only look on may not write into the copy either: it would never arrive.
    seen = LinkKind.OFFLINE if outbox.found.may_write else LinkKind.READ_ONLY
    if not asks and replica is not None:
        return _Begun(replica, kind=seen)
    try:
        with UnitOfWork(opening.database, writes=False) as work:
            may_write = access_of(work.connection).writes
            standing = read_standing(work.connection, opening.review_id)
            client_id = outbox.found.client_id
            # A copy of this outbox may have gone on elsewhere, with higher numbers.
            last = last_number(work.connection, opening.review_id, client_id)
            confirmed = min(last, outbox.found.last_number)
    except StoreTrouble:
        if replica is None:
            raise
        return _Begun(replica, kind=seen)
    outbox.note_access(may_write=may_write)
    kind = LinkKind.OFFLINE if may_write else LinkKind.READ_ONLY
    if outbox.found.pending and replica is not None:
        return _Begun(replica, kind=kind)
    fresh = Replica(standing, {})
    outbox.begin(fresh)
    return _Begun(fresh, confirmed, kind)


def _number_before(found: Found) -> int:
    """Return the number behind which a session goes on.

    Where edits wait, a copy of their outbox may go on too, on another computer or out of a backup:
    each goes on somewhere else, so that no number is given twice.
    """
    return found.last_number + (randbelow(_SPREAD) if found.pending else 0)


def _url(database: Database) -> str:
    return database.engine.url.render_as_string(hide_password=False)
