# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The session in which the review is held."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from app.review.item import Item, Kind

STEP_COUNT = 10


@dataclass(frozen=True, kw_only=True)
class Meeting(Item):
    """When, for how long and where the meeting is held.

    `budgets` are the planned minutes of steps 1 to 10, copied from the agenda when it is chosen, so
    that a later change of the agenda does not rewrite an old meeting. `invite_sequence` rises with
    each invite written, as calendars want it, `reminder_sequence` with each set of reminders.
    `must_end_at` is set where the room has to be free by then, whenever the meeting begins.
    `present` counts the people in the room, `hands_learned` and `hands_again` the hands that went
    up; None is "not asked". `clock_keeper` names the one whose commands to the clock count while
    several are in the review; empty is everybody.
    """

    KIND: ClassVar[Kind] = Kind.MEETING
    id: str = Kind.MEETING.value
    scheduled_at: datetime | None = None
    must_end_at: datetime | None = None
    agenda: str = "75"
    budgets: tuple[int, ...] = ()
    channel: str = ""
    document_link: str = ""
    invite_sequence: int = 0
    reminder_sequence: int = 0
    categories: str = "sre"
    present: int | None = None
    hands_learned: int | None = None
    hands_again: int | None = None
    clock_keeper: str = ""
