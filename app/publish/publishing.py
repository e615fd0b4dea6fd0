# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Publish a review: plan, then send piece by piece, and keep each piece that arrived at once.

Nothing here starts by itself. What fails stays to be sent: the next try asks the other side first,
so that nothing is made twice (see `target`). No edit is applied here: who calls hands them through
the session, on its own thread.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from app.errors import UserFacingError
from app.insight.stations import moved
from app.publish.export import ExportOptions
from app.publish.fingerprint import fingerprint
from app.publish.http import Refused, Unanswered
from app.publish.sign_off import is_approved
from app.publish.target import Doing, Piece, Sent, Target, published
from app.review.action import Action
from app.review.changes import apply_edit
from app.review.edits import Edit, addition, batch, set_field
from app.review.item import Kind
from app.review.lifecycle import ReviewState
from app.review.publication import Publication
from app.review.review import Review

_OF_ONE_PIECE = frozenset({400, 404, 409, 413, 422})
"""Statuses with which a server refuses one piece; with any other it would refuse the next, too."""


@dataclass(frozen=True)
class Plan:
    """What publishing would do, as it is shown before anything is sent.

    `is_first` holds while nothing was ever sent to that host; `is_draft` while what would go out is
    not what somebody approved.
    """

    target: str
    host: str
    pieces: tuple[Piece, ...]
    is_first: bool
    is_draft: bool

    @property
    def to_send(self) -> tuple[Piece, ...]:
        """The pieces that something would happen to."""
        return tuple(piece for piece in self.pieces if piece.doing is not Doing.LEAVE)


@dataclass(frozen=True)
class Arrival:
    """A piece that arrived, when, and the fingerprint of the content as it went out."""

    target: str
    host: str
    piece: Piece
    sent: Sent
    at: datetime
    fingerprint: str


@dataclass(frozen=True)
class Trouble:
    """A piece that did not arrive, or of which that is not known, and why in one sentence."""

    piece: Piece
    sentence: str


@dataclass
class Run:
    """How far a publishing came. `waiting` are the pieces that are still to be sent."""

    arrivals: list[Arrival] = field(default_factory=list)
    troubles: list[Trouble] = field(default_factory=list)
    waiting: tuple[Piece, ...] = ()

    @property
    def is_whole(self) -> bool:
        """Whether everything arrived."""
        return not self.waiting

    @property
    def notes(self) -> tuple[str, ...]:
        """What arrived, but not quite as expected, each in a sentence."""
        return tuple(each.sent.note for each in self.arrivals if each.sent.note)


def plan(target: Target, review: Review, options: ExportOptions) -> Plan:
    """Return what would be sent to a target. Raises UserFacingError."""
    was_there = any(
        (entry.target, entry.host) == (target.name, target.host) for entry in review.publications
    )
    pieces = target.plan(review, options)
    return Plan(target.name, target.host, pieces, not was_there, not is_approved(review))


def send(
    target: Target,
    review: Review,
    pieces: Sequence[Piece],
    options: ExportOptions,
    arrived: Callable[[Arrival], None],
    now: Callable[[], datetime],
) -> Run:
    """Send `pieces` one after the other, and tell `arrived` of each at once.

    A piece that is refused for itself stays behind, and the next is sent; trouble with the whole
    place ends the run. What stays behind is in `waiting`, for another call with it.
    """
    run = Run(waiting=tuple(pieces))
    digest = fingerprint(review)
    for place, piece in enumerate(pieces):
        if options.cancelled():
            break
        share = place / len(pieces)
        options.progress(share, piece.title)
        try:
            sent = target.send(review, piece, _within(options, share, 1 / len(pieces)))
        except UserFacingError as error:
            run.troubles.append(Trouble(piece, error.sentence))
            if _ends_run(error):
                break
            continue
        arrival = Arrival(target.name, target.host, piece, sent, now(), digest)
        arrived(arrival)
        run.arrivals.append(arrival)
        run.waiting = tuple(entry for entry in run.waiting if entry is not piece)
        # What follows may point at what is there now, such as a page at its tickets.
        review, _ = apply_edit(review, recorded(review, arrival))
    if run.is_whole:
        options.progress(1.0, "")
    return run


def recorded(review: Review, arrival: Arrival, by: str = "") -> Edit:
    """Return the edit that keeps an arrival: one publication for each thing, and a ticket's key."""
    piece, sent = arrival.piece, arrival.sent
    known = published(review, arrival.target, piece.item_id)
    values: dict[str, Any] = {
        "host": arrival.host,
        "key": sent.key,
        "url": sent.url,
        "version": sent.version,
        "at": arrival.at,
        "by": by,
        "fingerprint": arrival.fingerprint,
        "remote_status": sent.remote_status,
        "read_at": arrival.at,
    }
    edits: list[Edit] = []
    if known is None:
        new = Publication(id="", target=arrival.target, item_id=piece.item_id)
        edits.append(addition(review, replace(new, **values)))
    else:
        edits += [set_field(known, name, value) for name, value in values.items()]
    action = review.get(Kind.ACTION, piece.item_id) if piece.item_id else None
    if isinstance(action, Action) and action.tracker_key != sent.key:
        edits.append(set_field(action, "tracker_key", sent.key))
    return batch(edits)


def moved_to_published(review: Review, now: datetime, by: str, reason: str) -> Edit | None:
    """Return the edit that moves an approved review on to published; None where it is not due."""
    if review.lifecycle.state is not ReviewState.APPROVED or not is_approved(review):
        return None
    return moved(review, ReviewState.PUBLISHED, now, by, reason)


def _ends_run(error: UserFacingError) -> bool:
    if isinstance(error, Refused):
        return error.status not in _OF_ONE_PIECE
    return isinstance(error, Unanswered)


def _within(options: ExportOptions, from_share: float, width: float) -> ExportOptions:
    """Return options whose progress, of one piece, counts as its part of the whole."""
    tell = options.progress
    return replace(options, progress=lambda share, words: tell(from_share + share * width, words))
