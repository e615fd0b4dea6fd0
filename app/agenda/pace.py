# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""How the meeting stands against its plan, as one calm sentence."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo
from enum import StrEnum

from app.agenda.clock import ZERO, ClockState, Phase
from app.translation import tr

ON_TIME = timedelta(minutes=1)
"""Less than this either way is on time."""


class Standing(StrEnum):
    """Ahead, on time or behind."""

    AHEAD = "ahead"
    ON_TIME = "on_time"
    BEHIND = "behind"


@dataclass(frozen=True)
class Pace:
    """`behind` is projected end − planned end (negative: ahead); `ends_at` the projected end."""

    behind: timedelta
    ends_at: datetime

    @property
    def standing(self) -> Standing:
        """Ahead, on time or behind."""
        if abs(self.behind) < ON_TIME:
            return Standing.ON_TIME
        return Standing.BEHIND if self.behind > ZERO else Standing.AHEAD

    def sentence(self, zone: tzinfo) -> str:
        """Return the sentence, such as "4 min behind, will finish 15:34"."""
        minutes = round(abs(self.behind) / timedelta(minutes=1))
        time = self.ends_at.astimezone(zone).strftime("%H:%M")
        words = {
            Standing.ON_TIME: tr("on time"),
            Standing.BEHIND: tr("{0} min behind").format(minutes),
            Standing.AHEAD: tr("{0} min ahead").format(minutes),
        }
        return tr("{0}, will finish {1}").format(words[self.standing], time)


def pace(state: ClockState) -> Pace | None:
    """Return the pace of a meeting under way, else None.

    Projected end = now, or the end of a break under way, + what is left of the current step
    (nothing in overtime) + the time of the later steps that they have not used. Planned end = the
    fixed end, else start + the length agreed at the start, so minutes added and pauses put the
    meeting behind, and a skipped step puts it ahead.
    """
    if state.phase not in (Phase.RUNNING, Phase.PAUSED) or state.due_at is None:
        return None
    ends_at = max(state.now, state.back_at or state.now) + time_left(state)
    return Pace(ends_at - state.due_at, ends_at)


def time_left(state: ClockState) -> timedelta:
    """Return what the meeting still needs by its plan."""
    later = zip(state.planned[state.step :], state.used[state.step :], strict=True)
    rest = sum((max(ZERO, planned - used) for planned, used in later), ZERO)
    return max(ZERO, state.step_remaining) + rest
