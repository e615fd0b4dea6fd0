# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A place to publish to that breaks when it is told to, before or after it did its work."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import Enum

from app.errors import UserFacingError
from app.publish.export import ExportOptions
from app.publish.http import Refused, Unanswered
from app.publish.target import Doing, Piece, Sent, own_key, published
from app.review.publication import Publication
from app.review.review import Review


class Mishap(Enum):
    """What may happen to one sending."""

    NONE = "none"
    BEFORE = "unanswered, and nothing was done"
    AFTER = "unanswered, but it was done"
    REFUSED = "this piece is refused"
    LOCKED_OUT = "the credentials are"


@dataclass
class FakeTarget:
    """Tickets for actions and a page for the review; `made` holds what is there, by own key."""

    mishaps: Iterable[Mishap] = ()
    name: str = "board"
    host: str = "tracker.example.org"
    made: dict[str, list[str]] = field(default_factory=dict)
    sent: list[str] = field(default_factory=list)
    statuses: dict[str, str] = field(default_factory=dict)
    secret: str = field(default="", repr=False)
    _coming: Iterator[Mishap] | None = None

    def plan(self, review: Review, _options: ExportOptions) -> tuple[Piece, ...]:
        """Return a piece for each action, and one for the whole."""
        items = [(action.id, action.text) for action in review.actions if action.committed]
        return tuple(
            Piece(
                title,
                Doing.UPDATE if published(review, self.name, item_id) else Doing.CREATE,
                f"{title}\n\nin full",
                item_id,
            )
            for item_id, title in [*items, ("", review.incident.title)]
        )

    def send(self, review: Review, piece: Piece, _options: ExportOptions) -> Sent:
        """Make a thing, or find the one that was made under the same key."""
        if self._coming is None:
            self._coming = iter(self.mishaps)
        mishap = next(self._coming, Mishap.NONE)
        if mishap is Mishap.BEFORE:
            raise Unanswered("The board did not answer.")
        if mishap is Mishap.REFUSED:
            raise Refused("The board can't take this.", 422)
        if mishap is Mishap.LOCKED_OUT:
            raise Refused("The board does not know you.", 401)
        key = own_key(review, piece.item_id)
        self.made.setdefault(key, [])
        if not self.made[key]:
            self.made[key].append(f"T-{len(self.made)}")
        self.sent.append(key)
        if mishap is Mishap.AFTER:
            raise Unanswered("The connection to the board broke.")
        number = self.made[key][0]
        return Sent(number, f"https://{self.host}/{number}", 1, self.statuses.get(number, "Open"))

    def read_back(self, publication: Publication) -> Sent:
        """Return the status a thing was given."""
        if publication.key not in {number for numbers in self.made.values() for number in numbers}:
            raise UserFacingError("The board does not have it.")
        status = self.statuses.get(publication.key, "Open")
        return Sent(publication.key, publication.url, publication.version + 1, status)
