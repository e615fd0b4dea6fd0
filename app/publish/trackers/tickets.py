# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Tickets in a tracker, as a place to publish to: what is the same whichever tracker it is.

A ticket is never made twice. Each carries our own key; before one is made, the tracker is asked for
it. Where a request to make one stays without an answer, the tracker is asked again, several times
with pauses, as some find a new ticket only seconds later; and so is a later try, even though the
first question found nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from threading import Event
from typing import Protocol

from app.errors import UserFacingError
from app.publish.doubt import leaves_doubt, made_after_all
from app.publish.export import ExportOptions
from app.publish.http import Http, Refused, Unanswered, understood
from app.publish.target import Doing, Piece, Sent, own_key, published
from app.publish.target_config import TargetConfig
from app.publish.trackers.mapping import account_of
from app.publish.trackers.remote_ticket import RemoteTicket
from app.publish.trackers.ticket import Ticket, ticket_of
from app.review.action import Action
from app.review.item import Kind
from app.review.publication import Publication
from app.review.review import Review
from app.translation import tr

PAUSES = (1.0, 2.0, 4.0, 8.0)
"""Seconds before each further question for a ticket that may have been made."""


class Tracker(Protocol):
    """What each tracker does in its own way. All of it raises UserFacingError."""

    http: Http

    def key_in(self, text: str) -> str:
        """Return the ticket's key that people wrote into an action, empty where it is none."""
        ...

    def find(self, own: str) -> RemoteTicket | None:
        """Return the ticket that carries our own key."""
        ...

    def fetch(self, key: str) -> RemoteTicket:
        """Return the ticket with the tracker's own key."""
        ...

    def create(self, ticket: Ticket) -> RemoteTicket:
        """Make a ticket."""
        ...

    def update(self, there: RemoteTicket, ticket: Ticket) -> Sequence[str]:
        """Bring a ticket up to date; return what people changed there, which was left to them."""
        ...


class Tickets:
    """The tickets of one project in one tracker."""

    def __init__(
        self,
        config: TargetConfig,
        tracker: Tracker,
        pause: Callable[[float], object] | None = None,
    ) -> None:
        self._config = config
        self._tracker = tracker
        self._pause = pause or Event().wait
        self._in_doubt: set[str] = set()

    @property
    def name(self) -> str:
        """The name of the target, as the team set it up."""
        return self._config.name

    @property
    def host(self) -> str:
        """Where the tracker is."""
        return self._tracker.http.host

    def plan(self, review: Review, options: ExportOptions) -> tuple[Piece, ...]:
        """Return a piece for each action: a ticket for each that the team has committed to."""
        return tuple(self._piece(review, action) for action in review.actions)

    def send(self, review: Review, piece: Piece, options: ExportOptions) -> Sent:
        """Make the ticket of one action, or bring it up to date. Raises UserFacingError."""
        action = review.get(Kind.ACTION, piece.item_id)
        if not isinstance(action, Action):
            raise UserFacingError(tr("This action is no longer in the review; nothing was sent."))
        ticket = self._ticket(review, action)
        with self._tracker.http, understood():
            there = self._known(review, action) or self._found(ticket.key)
            if there is None:
                return self._created(ticket).sent()
            left = self._tracker.update(there, ticket)
            return self._tracker.fetch(there.key).sent(_left_words(left))

    def read_back(self, publication: Publication) -> Sent:
        """Return how a ticket stands now. Raises UserFacingError."""
        with self._tracker.http, understood():
            return self._tracker.fetch(publication.key).sent()

    def check(self) -> None:
        """Ask for a ticket that nobody has: that needs address, credentials and project in order.

        Raises UserFacingError.
        """
        with self._tracker.http, understood():
            self._tracker.find(own_key(Review("connection", {})))

    def _piece(self, review: Review, action: Action) -> Piece:
        ticket = self._ticket(review, action)
        title = f"A{action.number} {ticket.title}"
        known = published(review, self.name, action.id)
        if known is not None:
            return Piece(title, Doing.UPDATE, ticket.plain, action.id, known.key)
        if not action.committed:
            why = tr("It is an idea so far. Commit to it in step 8 to make it a ticket.")
            return Piece(title, Doing.LEAVE, ticket.plain, action.id, why)
        if not action.is_open:
            why = tr("It is closed already, so it needs no ticket.")
            return Piece(title, Doing.LEAVE, ticket.plain, action.id, why)
        linked = self._tracker.key_in(action.tracker_key)
        if linked:
            return Piece(title, Doing.UPDATE, ticket.plain, action.id, linked)
        return Piece(title, Doing.CREATE, ticket.plain, action.id, _before(action, ticket))

    def _ticket(self, review: Review, action: Action) -> Ticket:
        assignee = account_of(self._config, action.owner)
        return ticket_of(review, action, own_key(review, action.id), assignee)

    def _known(self, review: Review, action: Action) -> RemoteTicket | None:
        """Return the ticket that was sent before, or that people named; None where there is none.

        Raises UserFacingError where somebody deleted it there: that is no reason to make it anew.
        """
        known = published(review, self.name, action.id)
        linked = self._tracker.key_in(action.tracker_key)
        key = linked or (known.key if known else "")
        if not key:
            return None
        try:
            return self._tracker.fetch(key)
        except Refused as refused:
            if refused.status not in (404, 410):
                raise
            if not linked:
                return None
            raise UserFacingError(
                tr(
                    "{0} no longer has {1}, or does not show it to this account. "
                    "Take it out of A{2} to have a new ticket made."
                ).format(self.host, key, action.number)
            ) from refused

    def _found(self, own: str) -> RemoteTicket | None:
        """Ask for a ticket by our own key; with patience where an earlier try made one, perhaps."""
        found = self._tracker.find(own)
        for pause in PAUSES if own in self._in_doubt else ():
            if found is not None:
                break
            self._pause(pause)
            found = self._tracker.find(own)
        return found

    def _created(self, ticket: Ticket) -> RemoteTicket:
        try:
            with understood():
                return self._tracker.create(ticket)
        except (Refused, Unanswered) as trouble:
            if not leaves_doubt(trouble):
                raise
            self._in_doubt.add(ticket.key)
            made = made_after_all(lambda: self._there(ticket.key), PAUSES, self._pause)
            if made is None:
                raise
            return made

    def _there(self, own: str) -> RemoteTicket | None:
        with understood():
            return self._tracker.find(own)


def _before(action: Action, ticket: Ticket) -> str:
    """Return what to know before a ticket is made."""
    owner, elsewhere = " ".join(action.owner.split()), " ".join(action.tracker_key.split())
    if elsewhere:
        return tr("It names a ticket elsewhere, {0}; this makes another one.").format(elsewhere)
    if owner and not ticket.assignee:
        return tr(
            "{0} has no account set here: the ticket names the owner, and is unassigned."
        ).format(owner)
    return "" if owner else tr("Nobody owns this action yet.")


def _left_words(left: Sequence[str]) -> str:
    if not left:
        return ""
    return tr("Changed there, and left as it is: {0}.").format(", ".join(left))
