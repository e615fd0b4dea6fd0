# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Who has a review open, where they are in it, and what their part in the meeting is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from app.one_line import one_line
from app.review.meeting import STEP_COUNT
from app.review.people import Role

RENEWED_EVERY = timedelta(seconds=10)
"""How often somebody who does nothing tells that they are still there."""

GONE_AFTER = timedelta(seconds=30)
"""Who was not heard of for so long counts as gone."""

LONGEST = 80
"""More signs than this nobody's name has, nor that of an item or a field."""


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


def presence_told(row: Mapping[str, Any]) -> Presence | None:
    """Return what another window tells of itself, fit to be shown; None where it makes no sense.

    Any program may have written it: texts are short and on one line, with nothing invisible.
    """
    if row["role"] not in set(Role) or not isinstance(row["step"], int):
        return None
    return Presence(
        client_id=row["client_id"],
        name=one_line(row["name"], LONGEST),
        role=Role(row["role"]),
        step=min(max(row["step"], 1), STEP_COUNT),
        place_kind=row["place_kind"][:LONGEST],
        place_id=row["place_id"][:LONGEST],
        field=row["field"][:LONGEST],
        is_typing=bool(row["is_typing"]),
        seen_at=row["seen_at"],
    )
