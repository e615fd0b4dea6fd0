# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""When the room is told that a step nears its end, and that its time is up: seen, and heard.

What is seen is a function of the clock alone, as everything the clock shows. What is heard needs
two looks at it, and comes only where time alone led from the one to the other: whoever moves the
meeting, gives it minutes or goes on after a pause knows what they do.
"""

from __future__ import annotations

from datetime import timedelta
from enum import StrEnum

from app.agenda.clock import DANGER_LEAST, WARNING_SHARE, ZERO, ClockState, Phase

SIGN_LASTS = timedelta(seconds=5)
"""How long the sign stands. Between two looks further apart the room was elsewhere."""


class Sign(StrEnum):
    """What the room is told."""

    NEARLY = "nearly"
    """The step enters its last fifth; a short one its last half minute."""

    TIME_UP = "time_up"


def sign(state: ClockState) -> Sign | None:
    """Return the sign that is to be seen now: in the first seconds after its moment.

    A step that was given no time runs out of none.
    """
    planned, left = state.step_planned, state.step_remaining
    if state.phase is not Phase.RUNNING or planned == ZERO:
        return None
    if left < ZERO:
        return Sign.TIME_UP if left >= -SIGN_LASTS else None
    nearly_from = max(planned * WARNING_SHARE, DANGER_LEAST)
    if nearly_from - SIGN_LASTS <= left <= nearly_from < planned:
        return Sign.NEARLY
    return None


def chime_due(before: ClockState, after: ClockState) -> Sign | None:
    """Return what is to be heard between two looks at the clock, if anything."""
    due = sign(after)
    if due is sign(before) or not _time_alone_passed(before, after):
        return None
    return due


def _time_alone_passed(before: ClockState, after: ClockState) -> bool:
    """Tell whether nobody did anything to the clock between two looks, and no sleep lies there."""
    if not before.phase is after.phase is Phase.RUNNING or before.step != after.step:
        return False
    passed, place = after.now - before.now, after.step - 1
    return (
        ZERO <= passed < SIGN_LASTS
        and before.step_planned == after.step_planned
        and after.used[place] - before.used[place] == passed
    )
