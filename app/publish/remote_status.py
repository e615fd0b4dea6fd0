# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Read back how tickets stand, and what that says about the actions they are of.

Only news counts: a status that is as it was when last looked at changes nothing here, so that what
the team has decided since is not overwritten by an old answer.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from app.errors import UserFacingError
from app.publish.publishing import Trouble
from app.publish.target import Doing, Piece, Sent, Target
from app.publish.target_config import TargetConfig
from app.review.action import Action, ActionStatus
from app.review.action_edits import with_status
from app.review.edits import Edit, batch, set_field
from app.review.item import Kind
from app.review.publication import Publication
from app.review.review import Review

_USUAL: Mapping[ActionStatus, tuple[str, ...]] = {
    ActionStatus.DONE: ("done", "closed", "resolved", "fixed", "completed", "merged", "verified"),
    ActionStatus.DROPPED: (
        *("rejected", "declined", "cancelled", "canceled", "won't do", "won't fix", "wontfix"),
        *("duplicate", "not planned", "not_planned", "invalid", "abandoned"),
    ),
    ActionStatus.IN_PROGRESS: (
        *("in progress", "in_progress", "doing", "started", "in review", "review", "testing"),
        *("feedback", "blocked"),
    ),
    ActionStatus.OPEN: (
        *("open", "opened", "new", "to do", "todo", "backlog", "reopened", "selected"),
        *("selected for development", "ready"),
    ),
}
"""What the statuses of trackers are usually called; a target's `status_…` fields come first."""


@dataclass(frozen=True)
class Reading:
    """What a target answered about one publication, and when."""

    publication_id: str
    sent: Sent
    at: datetime


@dataclass(frozen=True)
class Taken:
    """An action whose status follows its ticket."""

    action: Action
    status: ActionStatus


def tickets(review: Review, target: str) -> tuple[Publication, ...]:
    """Return the tickets that were made at a target of actions that are still there."""
    return tuple(
        entry
        for entry in review.publications
        if entry.target == target and review.get(Kind.ACTION, entry.item_id) is not None
    )


def read_back(
    target: Target,
    publications: Sequence[Publication],
    now: Callable[[], datetime],
    progress: Callable[[float, str], None] = lambda _share, _words: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> tuple[tuple[Reading, ...], tuple[Trouble, ...]]:
    """Ask a target how each of `publications` stands; one that can't be read stops no other."""
    readings: list[Reading] = []
    troubles: list[Trouble] = []
    for place, entry in enumerate(publications):
        if cancelled():
            break
        progress(place / len(publications), entry.key)
        try:
            readings.append(Reading(entry.id, target.read_back(entry), now()))
        except UserFacingError as error:
            piece = Piece(entry.key, Doing.LEAVE, item_id=entry.item_id)
            troubles.append(Trouble(piece, error.sentence))
    return tuple(readings), tuple(troubles)


def status_of(config: TargetConfig, remote: str) -> ActionStatus | None:
    """Return what a ticket's status means here; None where nobody said."""
    said = " ".join(remote.casefold().split())
    for status in ActionStatus:
        names = config.texts(f"status_{status.value}")
        if said in {" ".join(name.casefold().split()) for name in names}:
            return status
    return next((status for status, names in _USUAL.items() if said in names), None)


def taken_over(
    review: Review, config: TargetConfig, readings: Sequence[Reading]
) -> tuple[Taken, ...]:
    """Return the actions whose ticket has moved on since it was last looked at."""
    found = []
    for reading in readings:
        entry = review.get(Kind.PUBLICATION, reading.publication_id)
        if not isinstance(entry, Publication) or entry.remote_status == reading.sent.remote_status:
            continue
        action = review.get(Kind.ACTION, entry.item_id)
        sent = reading.sent
        status = sent.status or status_of(config, sent.remote_status)
        if isinstance(action, Action) and status is not None and status is not action.status:
            found.append(Taken(action, status))
    return tuple(found)


def looked_at(
    review: Review, config: TargetConfig, readings: Sequence[Reading], today: date
) -> Edit | None:
    """Return the edit that keeps what was read, and takes over what is news; None for nothing."""
    edits: list[Edit] = []
    for taken in taken_over(review, config, readings):
        edit = with_status(taken.action, taken.status, today)
        edits += [edit] if edit is not None else []
    for reading in readings:
        entry = review.get(Kind.PUBLICATION, reading.publication_id)
        if not isinstance(entry, Publication):
            continue
        sent = reading.sent
        values = {
            "remote_status": sent.remote_status,
            "read_at": reading.at,
            "version": sent.version or entry.version,
            "url": sent.url or entry.url,
        }
        edits += [set_field(entry, name, value) for name, value in values.items()]
    return batch(edits) if edits else None
