# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What waits on this computer for the server, and the review as the server last had it.

One outbox for each window that has a review of a server open. A commit is safe once it is here; it
leaves when the server has confirmed it. Whoever opens the review next takes over an outbox that
nobody holds, with all that waits in it.
"""

from __future__ import annotations

import json
import logging
import sqlite3
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import count
from pathlib import Path

from app.review.changes import EditRefused
from app.review.ids import new_id
from app.session.session import Commit
from app.session.step import Graves
from app.store import outbox_file
from app.store.exchange import Kept, Standing
from app.store.journal import Head, carried_out
from app.store.outbox_codec import (
    Pending,
    commit_to_text,
    pending_from_text,
    pending_to_text,
    review_from_text,
    review_to_text,
)
from app.store.outbox_file import Damaged, InUse, OtherForm
from app.store.troubles import StoreTrouble

MOST_ARRIVED = 500
"""Steps behind the replica after which it is written anew as a whole."""

NUMBERS_SPARED = 1000
"""How far the numbering goes on behind a damaged outbox, whose last number nobody knows."""

_WRITES, _READS = "writes", "reads"

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Replica:
    """A review as the server last had it, and the items that were removed from it, as they were."""

    standing: Standing
    graves: Graves


@dataclass(frozen=True)
class Found:
    """What an outbox held when it was opened.

    `may_write` is what the server let this login do when it was asked last.
    """

    client_id: str
    last_number: int = 0
    pending: tuple[Pending, ...] = ()
    replica: Replica | None = None
    may_write: bool = True


@dataclass(frozen=True)
class WaitingOutbox:
    """An outbox that nobody has open and in which edits wait for the server at `address`."""

    path: Path
    address: str
    review_id: str
    title: str
    waiting: int


@dataclass
class Outbox:
    """An outbox that this window holds until `close`. Safe to call from several threads."""

    path: Path
    found: Found
    _connection: sqlite3.Connection
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _arrived: int = 0
    _is_behind: bool = False
    _is_open: bool = True

    def append(self, commits: Sequence[Commit]) -> None:
        """Keep `commits`; those that are here already stay as they are. Raises StoreTrouble."""
        rows = [(commit.number, commit_to_text(commit)) for commit in commits]
        with self._lock, outbox_file.transaction(self._connection, self.path) as connection:
            _insert_pending(connection, rows)
            _note(connection, {"last_number": str(rows[-1][0])})

    def keep(self, kept: Kept) -> None:
        """Take over what the server has now; what it confirmed waits no longer.

        Where the disk refuses, the outbox stays as it was, which costs nothing but a later merge;
        the review is then written as a whole the next time.
        """
        is_whole = kept.is_anew or self._is_behind or self._arrived >= MOST_ARRIVED
        try:
            with self._lock, outbox_file.transaction(self._connection, self.path) as connection:
                connection.execute("DELETE FROM pending WHERE number <= ?", (kept.confirmed,))
                if is_whole:
                    _insert_replica(connection, Replica(kept.standing, kept.graves))
                    self._arrived = 0
                elif kept.edits:
                    self._write_arrived(connection, kept)
        except StoreTrouble as trouble:
            _log.warning("the outbox can't be kept up to date: %s", trouble)
            self._is_behind = True
        else:
            self._is_behind = False

    def begin(self, replica: Replica) -> None:
        """Keep the review as it was just read from the server."""
        self.keep(Kept(replica.standing, 0, (), replica.graves, is_anew=True))

    def note_access(self, *, may_write: bool) -> None:
        """Keep what the server lets this login do, for when it can't be asked."""
        try:
            with self._lock, outbox_file.transaction(self._connection, self.path) as connection:
                _note(connection, {"access": _WRITES if may_write else _READS})
        except StoreTrouble as trouble:
            _log.warning("what a login may do can't be kept: %s", trouble)

    def close(self) -> None:
        """Let go. What waits stays; one that was made beside another and is empty is removed."""
        with self._lock:
            if not self._is_open:
                return
            self._is_open = False
            is_first = "-" not in self.path.stem
            is_empty = not is_first and not outbox_file.readable(
                self._connection, "pending", "number"
            )
            self._connection.close()
            if is_empty:
                outbox_file.remove(self.path)

    def _write_arrived(self, connection: sqlite3.Connection, kept: Kept) -> None:
        head = kept.standing.head
        text = json.dumps({"head": [head.sequence, head.hash], "edits": kept.edits})
        connection.execute(
            "INSERT INTO arrived (text, sha256) VALUES (?, ?)", (text, outbox_file.digest(text))
        )
        self._arrived += 1


def take(data_dir: Path, address: str, review_id: str) -> Outbox:
    """Return an outbox for a review, held from now on: the one in which most waits, if it is free.

    `address` names the server without a password. Raises StoreTrouble where none can be made.
    """
    held: list[Outbox] = []
    for place in count():
        path = outbox_file.path_of(data_dir, address, review_id, place)
        if not path.exists() and held:
            break
        try:
            held.append(_opened(path, address, review_id))
        except (InUse, OtherForm):
            continue
    chosen = max(held, key=lambda outbox: len(outbox.found.pending))
    for other in held:
        if other is not chosen:
            other.close()
    return chosen


def take_waiting(waiting: WaitingOutbox) -> Outbox | None:
    """Return that outbox, held from now on; None where somebody else took it meanwhile."""
    try:
        return _opened(waiting.path, waiting.address, waiting.review_id)
    except (InUse, OtherForm):
        return None


def waiting_outboxes(data_dir: Path, address: str = "", review_id: str = "") -> list[WaitingOutbox]:
    """Return the outboxes that nobody has open and in which something waits for a server.

    Of all reviews, or of one where it is named.
    """
    if review_id:
        paths = outbox_file.paths_of(data_dir, address, review_id)
    else:
        paths = outbox_file.paths(data_dir)
    found = [_waiting(path) for path in paths]
    return [one for one in found if one is not None and one.waiting]


def _waiting(path: Path) -> WaitingOutbox | None:
    try:
        connection = outbox_file.connect(path)
    except (InUse, OtherForm, Damaged, StoreTrouble):
        return None
    try:
        facts = _facts(connection)
        waiting = len(outbox_file.readable(connection, "pending", "number"))
    finally:
        connection.close()
    address, review_id = facts.get("address", ""), facts.get("review_id", "")
    return WaitingOutbox(path, address, review_id, facts.get("title", ""), waiting)


def _opened(path: Path, address: str, review_id: str) -> Outbox:
    connection, found = _mended(path)
    try:
        with outbox_file.transaction(connection, path):
            _note(
                connection,
                {"address": address, "review_id": review_id, "client_id": found.client_id},
            )
        arrived = connection.execute("SELECT count(*) FROM arrived").fetchone()[0]
    except BaseException:
        connection.close()
        raise
    return Outbox(path, found, connection, _arrived=arrived)


def _mended(path: Path) -> tuple[sqlite3.Connection, Found]:
    """Return an outbox in order, and what it held; of a damaged one what can still be read.

    The damaged file is put aside, and a new one begun in its place.
    """
    found = Found(new_id())
    try:
        connection = outbox_file.connect(path)
    except Damaged:
        _log.warning("the outbox %s is none; it was kept as %s", path, outbox_file.aside(path))
        return outbox_file.connect(path), found
    try:
        found = _read(connection)
        if outbox_file.is_whole(connection):
            return connection, found
    except BaseException:
        connection.close()
        raise
    connection.close()
    _log.warning("the outbox %s is damaged; it was kept as %s", path, outbox_file.aside(path))
    connection = outbox_file.connect(path)
    try:
        return connection, _taken_over(connection, path, found)
    except BaseException:
        connection.close()
        raise


def _taken_over(connection: sqlite3.Connection, path: Path, found: Found) -> Found:
    """Write what could be read of a damaged outbox into a new one."""
    found = replace(found, last_number=found.last_number + NUMBERS_SPARED)
    with outbox_file.transaction(connection, path):
        _insert_pending(connection, [(one.number, pending_to_text(one)) for one in found.pending])
        if found.replica is not None:
            _insert_replica(connection, found.replica)
        _note(connection, {"last_number": str(found.last_number)})
    return found


def _insert_pending(connection: sqlite3.Connection, rows: Sequence[tuple[int, str]]) -> None:
    connection.executemany(
        "INSERT OR IGNORE INTO pending VALUES (?, ?, ?)",
        [(number, text, outbox_file.digest(text)) for number, text in rows],
    )


def _insert_replica(connection: sqlite3.Connection, replica: Replica) -> None:
    text = json.dumps(
        {
            "head": [replica.standing.head.sequence, replica.standing.head.hash],
            "review": review_to_text(replica.standing.review, replica.graves),
        }
    )
    connection.execute("DELETE FROM arrived")
    connection.execute(
        "INSERT OR REPLACE INTO replica VALUES (1, ?, ?)", (text, outbox_file.digest(text))
    )
    _note(connection, {"title": replica.standing.review.incident.title})


def _read(connection: sqlite3.Connection) -> Found:
    facts = _facts(connection)
    may_write = facts.get("access") != _READS
    pending = _pending(connection)
    if not pending:
        # A new name for a new session: numbers of an old one are never given twice, even where the
        # file came out of a backup.
        return Found(new_id(), replica=_replica(connection), may_write=may_write)
    client_id = facts.get("client_id", "")
    last = max(pending[-1].number, _number(facts.get("last_number", "")))
    return Found(client_id or new_id(), last, pending, _replica(connection), may_write)


def _pending(connection: sqlite3.Connection) -> tuple[Pending, ...]:
    pending: list[Pending] = []
    for number, text in outbox_file.readable(connection, "pending", "number"):
        try:
            pending.append(pending_from_text(text))
        except ValueError as error:
            _log.warning("a waiting edit (%d) can't be read: %s", number, error)
    return tuple(pending)


def _replica(connection: sqlite3.Connection) -> Replica | None:
    """Return the review as the server last had it, as far as that can be told."""
    rows = outbox_file.readable(connection, "replica", "one")
    try:
        plain = json.loads(rows[0][1])
        review, graves = review_from_text(plain["review"])
        head = Head(*plain["head"])
        steps = outbox_file.readable(connection, "arrived", "place")
        for place, (found_place, text) in enumerate(steps, start=1):
            if place != found_place:
                break  # one is damaged: the review as it was before that one is still a true one
            step = json.loads(text)
            review = carried_out(review, step["edits"], graves)
            head = Head(*step["head"])
    except (IndexError, KeyError, TypeError, ValueError, EditRefused) as error:
        if rows:
            _log.warning("the copy of a review can't be read: %s", error)
        return None
    return Replica(Standing(review, head), graves)


def _facts(connection: sqlite3.Connection) -> dict[str, str]:
    try:
        return dict(connection.execute("SELECT name, value FROM fact").fetchall())
    except sqlite3.DatabaseError:
        return {}


def _number(text: str) -> int:
    return int(text) if text.isdecimal() else NUMBERS_SPARED


def _note(connection: sqlite3.Connection, facts: Mapping[str, str]) -> None:
    connection.executemany("INSERT OR REPLACE INTO fact VALUES (?, ?)", list(facts.items()))
