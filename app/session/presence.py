# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Who has a review open, where they are in it, and what their part in the meeting is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from app.review.people import Role

RENEWED_EVERY = timedelta(seconds=10)
"""How often somebody who does nothing tells that they are still there."""

GONE_AFTER = timedelta(seconds=30)
"""Who was not heard of for so long counts as gone."""


@dataclass(frozen=True)
class Presence:
    """One window with the review open.

    `client_id` names the window; one person may have several. `role` is FACILITATOR or SCRIBE, or
    ATTENDEE for who only looks on. The place is the item and field the person is in, empty where
    in none.
    """

    client_id: str
    name: str
    role: Role = Role.SCRIBE
    step: int = 1
    place_kind: str = ""
    place_id: str = ""
    field: str = ""
    is_typing: bool = False
    seen_at: datetime | None = None

    def is_here(self, now: datetime) -> bool:
        """Tell whether this window was heard of lately."""
        return self.seen_at is not None and now - self.seen_at < GONE_AFTER
