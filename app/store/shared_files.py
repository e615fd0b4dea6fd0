# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The attached files of a shared review: brought to its server, and from there to this computer.

A file travels in pieces, each a transaction of its own, so that no edit waits for one and a
transfer that was cut off goes on where it stopped. It counts as there once all of it is. What
comes is kept only where it is the file that the review names.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, delete, func, select
from sqlalchemy.dialects.postgresql import insert

from app.review.review import Review
from app.store.access import access_of
from app.store.attachments import (
    CHUNK,
    AttachmentDamaged,
    AttachmentMissing,
    AttachmentStore,
    is_sha256,
)
from app.store.engine import Database
from app.store.tables import shared_file_piece_table, shared_file_table
from app.store.unit_of_work import UnitOfWork

PIECE = CHUNK
"""Bytes of a piece: what `AttachmentStore.read` yields at once."""

LARGEST = 512 * 1024 * 1024
"""A larger file stays on the computer where it was attached."""

_file, _piece = shared_file_table.c, shared_file_piece_table.c
_OF_REVIEW = _piece.review_id == bindparam("key_review")
_OF_FILE = (_OF_REVIEW, _piece.sha256 == bindparam("key_sha256"))
_WHOLE = select(_file.sha256, _file.size).where(_file.review_id == bindparam("key_review"))
_PLACES = select(_piece.place, func.encode(func.sha256(_piece.data), "hex")).where(*_OF_FILE)
_DATA = select(_piece.data).where(*_OF_FILE, _piece.place == bindparam("key_place"))
_FORGET_PIECE = delete(shared_file_piece_table).where(
    *_OF_FILE, _piece.place == bindparam("key_place")
)
_FORGET_PIECES = delete(shared_file_piece_table).where(*_OF_FILE)
_FORGET_FILE = delete(shared_file_table).where(
    _file.review_id == bindparam("key_review"), _file.sha256 == bindparam("key_sha256")
)

Progress = Callable[[float], None]
Cancelled = Callable[[], bool]


@dataclass(frozen=True)
class Transfer:
    """What became of the files of a review, by their SHA-256.

    `sent` went to the server and `fetched` came from there. `awaited` are not there yet: whoever
    has them has still to send them. `too_large` stay where they are; `damaged` are there, but are
    no longer what they were.
    """

    sent: tuple[str, ...] = ()
    fetched: tuple[str, ...] = ()
    awaited: tuple[str, ...] = ()
    too_large: tuple[str, ...] = ()
    damaged: tuple[str, ...] = ()

    def __add__(self, other: Transfer) -> Transfer:
        return Transfer(
            self.sent + other.sent,
            self.fetched + other.fetched,
            tuple(dict.fromkeys(self.awaited + other.awaited)),
            self.too_large + other.too_large,
            self.damaged + other.damaged,
        )


class SharedFiles:
    """The files on one server. Waits for the network: call it from a job."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def exchange(
        self,
        review: Review,
        store: AttachmentStore,
        progress: Progress = lambda _share: None,
        cancelled: Cancelled = lambda: False,
    ) -> Transfer:
        """Fetch what is missing here, send what is missing there where this login may.

        Raises UserFacingError; what had come or gone by then need not go again.
        """
        fetched = self.fetch_missing(review, store, progress, cancelled)
        with UnitOfWork(self._database, writes=False) as work:
            writes = access_of(work.connection).writes
        return (
            fetched + self.push_missing(review, store, progress, cancelled) if writes else fetched
        )

    def push_missing(
        self,
        review: Review,
        store: AttachmentStore,
        progress: Progress = lambda _share: None,
        cancelled: Cancelled = lambda: False,
    ) -> Transfer:
        """Send the files of a review that the server lacks and this computer has.

        One that secrets were taken out of since it was sent goes from there as it was. Raises
        UserFacingError, as where the server's disk is full.
        """
        self._forget_originals(review)
        whole = self._whole(review)
        found = Transfer()
        wanted = [sha256 for sha256 in _files(review) if sha256 not in whole and store.has(sha256)]
        for place, sha256 in enumerate(wanted):
            if cancelled():
                break
            size = store.path(sha256).stat().st_size
            if size > LARGEST:
                found += Transfer(too_large=(sha256,))
                continue
            part = _part_of(progress, place, len(wanted))
            if self._push(review.id, sha256, store, size, part, cancelled):
                found += Transfer(sent=(sha256,))
        return found

    def fetch_missing(
        self,
        review: Review,
        store: AttachmentStore,
        progress: Progress = lambda _share: None,
        cancelled: Cancelled = lambda: False,
    ) -> Transfer:
        """Fetch the files of a review that this computer lacks and the server has.

        Raises UserFacingError, as where the disk here is full.
        """
        whole = self._whole(review)
        found = Transfer()
        wanted = [sha256 for sha256 in _files(review) if not store.has(sha256)]
        for place, sha256 in enumerate(wanted):
            if cancelled():
                break
            if sha256 not in whole:
                found += Transfer(awaited=(sha256,))
                continue
            part = _part_of(progress, place, len(wanted))
            pieces = self._pieces(review.id, sha256, whole[sha256], part, cancelled)
            try:
                store.put_pieces(pieces, sha256)
            except _Unwanted:
                break
            except AttachmentDamaged:
                self._give_up(review.id, sha256)
                found += Transfer(damaged=(sha256,))
            else:
                found += Transfer(fetched=(sha256,))
        return found

    def _whole(self, review: Review) -> dict[str, int]:
        with UnitOfWork(self._database, writes=False) as work:
            rows = work.connection.execute(_WHOLE, {"key_review": review.id})
            return {row.sha256: row.size for row in rows}

    def _push(
        self,
        review_id: str,
        sha256: str,
        store: AttachmentStore,
        size: int,
        progress: Progress,
        cancelled: Cancelled,
    ) -> bool:
        """Send one file; False where it is not here as it was, or is not wanted any more."""
        key = {"key_review": review_id, "key_sha256": sha256}
        there = self._places(key)
        digests: dict[int, str] = {}
        whole = hashlib.sha256()
        try:
            for place, data in enumerate(store.read(sha256)):
                if cancelled():
                    return False
                whole.update(data)
                digests[place] = hashlib.sha256(data).hexdigest()
                if there.get(place) != digests[place]:
                    self._put(key, place, data)
                progress(min(1.0, (place + 1) * PIECE / max(size, 1)))
        except AttachmentMissing:
            return False
        return whole.hexdigest() == sha256 and self._complete(key, digests, size)

    def _places(self, key: dict[str, str]) -> dict[int, str]:
        """Return the pieces of a file that are there already, with their SHA-256."""
        with UnitOfWork(self._database, writes=False) as work:
            return _places(work.connection, key)

    def _put(self, key: dict[str, str], place: int, data: bytes) -> None:
        named = {"review_id": key["key_review"], "sha256": key["key_sha256"]}
        with UnitOfWork(self._database) as work:
            work.connection.execute(_FORGET_PIECE, {**key, "key_place": place})
            added = insert(shared_file_piece_table).on_conflict_do_nothing()
            work.connection.execute(added, {**named, "place": place, "data": data})
            work.commit()

    def _complete(self, key: dict[str, str], digests: dict[int, str], size: int) -> bool:
        """Say that a file is whole, once the server has every piece of it and no other."""
        with UnitOfWork(self._database) as work:
            there = _places(work.connection, key)
            for place in there.keys() - digests.keys():
                work.connection.execute(_FORGET_PIECE, {**key, "key_place": place})
            is_whole = all(there.get(place) == digest for place, digest in digests.items())
            if is_whole:
                added = insert(shared_file_table).on_conflict_do_nothing()
                named = {"review_id": key["key_review"], "sha256": key["key_sha256"]}
                work.connection.execute(added, {**named, "size": size})
            work.commit()
            return is_whole

    def _forget_originals(self, review: Review) -> None:
        originals = {fact.original_sha256 for fact in review.evidence if fact.original_sha256}
        keys = [
            {"key_review": review.id, "key_sha256": sha256}
            for sha256 in sorted(originals.difference(_files(review)))
        ]
        if keys:
            with UnitOfWork(self._database) as work:
                work.connection.execute(_FORGET_FILE, keys)
                work.connection.execute(_FORGET_PIECES, keys)
                work.commit()

    def _pieces(
        self, review_id: str, sha256: str, size: int, progress: Progress, cancelled: Cancelled
    ) -> Iterator[bytes]:
        """Yield a file from the server piece by piece, but never more than it is said to hold."""
        key = {"key_review": review_id, "key_sha256": sha256}
        for place in range(-(-min(size, LARGEST) // PIECE)):
            if cancelled():
                raise _Unwanted
            with UnitOfWork(self._database, writes=False) as work:
                data = work.connection.execute(_DATA, {**key, "key_place": place}).scalar()
            if data is None:
                return  # what came so far is not the file, and is not kept
            yield bytes(data[:PIECE])
            progress(min(1.0, (place + 1) * PIECE / max(size, 1)))

    def _give_up(self, review_id: str, sha256: str) -> None:
        """Let whoever has a file send it again, where this login may."""
        with UnitOfWork(self._database) as work:
            if access_of(work.connection).writes:
                key = {"key_review": review_id, "key_sha256": sha256}
                work.connection.execute(_FORGET_FILE, key)
                work.commit()


class _Unwanted(Exception):
    """Somebody no longer waits for the file."""


def _files(review: Review) -> tuple[str, ...]:
    """Return the SHA-256 of each attached file, once."""
    named = (fact.sha256 for fact in review.evidence if is_sha256(fact.sha256))
    return tuple(dict.fromkeys(named))


def _places(connection: Connection, key: dict[str, str]) -> dict[int, str]:
    return dict(connection.execute(_PLACES, key).all())


def _part_of(progress: Progress, place: int, count: int) -> Progress:
    """Return where one of several files tells how far it is."""
    return lambda share: progress((place + share) / count)
