# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Time for the parking lot at the end: how much there is, and by how much it would go over.

The minutes are put on the step the clock is in. What the meeting is ahead of its plan pays for
them; the rest moves the end, which is said before anybody agrees.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from app.agenda.clock import ZERO, ClockState, Phase
from app.agenda.pace import pace
from app.review.review import Review

PARKED_MINUTES = 5
OFFERED_IN = (9, 10)
"""The steps at whose entry it is offered: the actions are agreed then."""

_MINUTE = timedelta(minutes=1)


@dataclass(frozen=True)
class ParkedOffer:
    """`count` thoughts for `minutes`; `ends_at` is the end then, `over` the minutes past the plan.

    `free` are the whole minutes that fit without moving the end.
    """

    count: int
    minutes: int
    ends_at: datetime
    over: int
    free: int
    is_fixed: bool


def parked_offer(review: Review, state: ClockState) -> ParkedOffer | None:
    """Return what can be offered now; None where nothing is parked, or it is not the time."""
    standing, count = pace(state), len(review.parked)
    if state.phase is not Phase.RUNNING or state.step not in OFFERED_IN or not count:
        return None
    assert standing is not None
    late = max(ZERO, standing.behind + PARKED_MINUTES * _MINUTE)
    return ParkedOffer(
        count=count,
        minutes=PARKED_MINUTES,
        ends_at=standing.ends_at + PARKED_MINUTES * _MINUTE,
        over=-(-late // _MINUTE),
        free=max(0, min(PARKED_MINUTES, -standing.behind // _MINUTE)),
        is_fixed=state.must_end_at is not None,
    )
