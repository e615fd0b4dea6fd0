# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Whatever goes wrong, in whatever order: one action has one ticket."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from enum import Enum, auto

from hypothesis import given
from hypothesis import strategies as st

from app.errors import UserFacingError
from app.publish.export import ExportOptions
from app.publish.http import Http, Refused, Unanswered
from app.publish.target import Sent
from app.publish.target_config import TargetConfig, TargetKind
from app.publish.trackers.remote_ticket import RemoteTicket
from app.publish.trackers.ticket import Ticket
from app.publish.trackers.tickets import PAUSES, Tickets
from app.review.action import Action
from app.review.publication import Publication
from tests.builders import review_with, with_fields

CONFIG = TargetConfig("ops", TargetKind.JIRA, "http://localhost", "OPS")
ACTION = Action(id="a1", number=1, text="Cap the pool")


class Fate(Enum):
    """What becomes of one request."""

    FINE = auto()
    REFUSED = auto()
    LOST_BEFORE = auto()
    LOST_AFTER = auto()
    FAILED_BEFORE = auto()
    FAILED_AFTER = auto()


@dataclass
class UnluckyTracker:
    """A tracker whose requests end as they are fated, and that finds a new ticket late."""

    fates: list[Fate]
    late: int
    tickets: list[RemoteTicket] = field(default_factory=list)
    unseen: int = 0
    http: Http = field(default_factory=lambda: Http("http://localhost"))

    def key_in(self, text: str) -> str:
        return text

    def find(self, own: str) -> RemoteTicket | None:
        self._end(self._fate())
        if self.unseen > 0:
            self.unseen -= 1
            return None
        return self.tickets[0] if self.tickets else None

    def fetch(self, key: str) -> RemoteTicket:
        self._end(self._fate())
        return next(ticket for ticket in self.tickets if ticket.key == key)

    def create(self, ticket: Ticket) -> RemoteTicket:
        fate = self._fate()
        if fate in (Fate.FINE, Fate.LOST_AFTER, Fate.FAILED_AFTER):
            made = RemoteTicket(f"OPS-{len(self.tickets) + 1}", title=ticket.title)
            self.tickets.append(made)
            self.unseen = self.late
        self._end(fate)
        return self.tickets[-1]

    def update(self, there: RemoteTicket, ticket: Ticket) -> Sequence[str]:
        self._end(self._fate())
        self.tickets[0] = replace(there, title=ticket.title)
        return ()

    def _fate(self) -> Fate:
        return self.fates.pop(0) if self.fates else Fate.FINE

    def _end(self, fate: Fate) -> None:
        if fate is Fate.REFUSED:
            raise Refused("no", 429)
        if fate in (Fate.LOST_BEFORE, Fate.LOST_AFTER):
            raise Unanswered("lost")
        if fate in (Fate.FAILED_BEFORE, Fate.FAILED_AFTER):
            raise Refused("broken", 502)


@given(
    fates=st.lists(st.sampled_from(Fate), max_size=12),
    late=st.integers(0, len(PAUSES)),
    keeps_records=st.booleans(),
)
def test_one_action_has_one_ticket(fates: list[Fate], late: int, keeps_records: bool) -> None:
    tracker = UnluckyTracker(fates, late)
    tickets = Tickets(CONFIG, tracker, lambda _seconds: None)
    review = review_with(ACTION)
    arrived: Sent | None = None
    for _ in range(len(fates) + 2):
        piece = tickets.plan(review, ExportOptions())[0]
        try:
            arrived = tickets.send(review, piece, ExportOptions())
        except UserFacingError:
            continue
        if keeps_records:
            record = Publication(id="p1", target="ops", item_id="a1", key=arrived.key)
            review = with_fields(with_fields(review, record), ACTION, tracker_key=arrived.key)
        else:
            tracker.unseen = 0  # by the time a record is lost, any index has caught up
    assert arrived is not None
    assert [ticket.key for ticket in tracker.tickets] == ["OPS-1"]
