# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Where a review can be published: the port that each tracker, wiki or folder is an adapter of.

Publishing is planned first, shown, and then sent piece by piece; each piece that arrived is kept as
a `Publication` at once, so that whatever breaks is gone on with and nothing is made twice.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol, runtime_checkable

from app.publish.export import ExportOptions
from app.review.action import ActionStatus
from app.review.publication import Publication
from app.review.review import Review


class Doing(StrEnum):
    """What sending a piece would do on the other side."""

    CREATE = "create"
    UPDATE = "update"
    LEAVE = "leave"


@dataclass(frozen=True)
class Piece:
    """One thing that would be sent: a ticket, a page, a file.

    `title` is one line, `preview` what is sent as plain text, `item_id` the action it is of (empty
    for the whole review). `why` says why it is left alone, or what to know before.
    """

    title: str
    doing: Doing
    preview: str = ""
    item_id: str = ""
    why: str = ""


@dataclass(frozen=True)
class Sent:
    """What came of one piece, as a publication keeps it.

    `status` is what `remote_status` means for the action of a ticket; None where nobody can tell.
    `note` is a sentence about what was not as expected, and was left as it is.
    """

    key: str
    url: str = ""
    version: int = 0
    remote_status: str = ""
    status: ActionStatus | None = None
    note: str = ""


class Target(Protocol):
    """One place to publish to, set up and with its credentials. Not used by two threads at once."""

    @property
    def name(self) -> str:
        """The name a publication keeps ("jira"); lower case, never translated."""
        ...

    @property
    def host(self) -> str:
        """Where it is, as it is shown before the first sending."""
        ...

    def plan(self, review: Review, options: ExportOptions) -> tuple[Piece, ...]:
        """Return what would be sent, without a network."""
        ...

    def send(self, review: Review, piece: Piece, options: ExportOptions) -> Sent:
        """Send one piece; asks the other side first whether it is there. Raises UserFacingError."""
        ...

    def read_back(self, publication: Publication) -> Sent:
        """Return how a thing that was sent stands now. Raises UserFacingError."""
        ...


@runtime_checkable
class Checkable(Protocol):
    """A target that can be asked, without changing anything, whether it could be published to."""

    def check(self) -> None:
        """Ask the other side. Raises UserFacingError, which says exactly what is wrong."""
        ...


def published(review: Review, target: str, item_id: str = "") -> Publication | None:
    """Return what is known of a thing that was sent to a target, or None."""
    for publication in reversed(review.publications):
        if (publication.target, publication.item_id) == (target, item_id):
            return publication
    return None


def own_key(review: Review, item_id: str = "") -> str:
    """Return the key that is stored with what is made, so that it is found and not made again."""
    return f"hotwash-{review.id}-{item_id}" if item_id else f"hotwash-{review.id}"
