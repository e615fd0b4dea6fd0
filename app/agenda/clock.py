# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The meeting's clock: a pure function of the facts kept in the review and of now.

Nothing counts ticks and nothing advances by itself, so the clock survives a crash, a sleep and a
second machine, and can't drift. Instants are aware UTC, lengths `timedelta`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from app.agenda.plan import DEFAULT_BUDGETS
from app.review.clock_fact import ClockFact, Command
from app.review.review import Review

ZERO = timedelta(0)
WARNING_SHARE, DANGER_SHARE = 0.2, 0.05
"""A step is in its warning and in its danger phase when this share of its time is left."""

DANGER_LEAST = timedelta(seconds=30)
"""The danger phase of a short step lasts this long all the same."""

LEFT_FROM = timedelta(hours=3)
"""A step so far past its time was not talked about so long: nobody ended the meeting."""


class Phase(StrEnum):
    """What the meeting is doing."""

    NOT_STARTED = "not_started"
    RUNNING = "running"
    PAUSED = "paused"
    DONE = "done"


class Look(StrEnum):
    """How the clock should look."""

    CALM = "calm"
    WARNING = "warning"
    DANGER = "danger"
    OVER = "over"
    PAUSED = "paused"


@dataclass(frozen=True)
class ClockState:
    """The clock at one instant. Sequences are by step, the first entry is step 1.

    What is left of a step may be negative: that is overtime, honestly counted. `agreed` is the
    length the meeting was to have when it began: the budgets from its first step on. `back_at` is
    when a break under way is to end.
    """

    now: datetime
    phase: Phase
    step: int
    planned: tuple[timedelta, ...]
    used: tuple[timedelta, ...]
    paused: timedelta
    agreed: timedelta
    started_at: datetime | None
    ended_at: datetime | None
    back_at: datetime | None = None
    must_end_at: datetime | None = None

    @property
    def due_at(self) -> datetime | None:
        """When the meeting is to end: at its fixed time, else when the agreed length is over."""
        if self.started_at is None:
            return None
        return self.must_end_at or self.started_at + self.agreed

    @property
    def step_planned(self) -> timedelta:
        """What the current step gets, adjustments included."""
        return self.planned[self.step - 1]

    @property
    def step_remaining(self) -> timedelta:
        """What is left of the current step; negative in overtime."""
        return self.step_planned - self.used[self.step - 1]

    @property
    def total_planned(self) -> timedelta:
        """What the meeting gets, adjustments included."""
        return sum(self.planned, ZERO)

    @property
    def total_used(self) -> timedelta:
        """What the meeting took so far, pauses left out."""
        return sum(self.used, ZERO)

    @property
    def is_over(self) -> bool:
        """True while the current step is past its time."""
        return self.phase in (Phase.RUNNING, Phase.PAUSED) and self.step_remaining < ZERO

    @property
    def used_known(self) -> tuple[timedelta | None, ...]:
        """What each step took; None for the one the clock was left running in."""
        left = self.phase is Phase.RUNNING and self.step_remaining < -LEFT_FROM
        return tuple(
            None if left and number == self.step else used
            for number, used in enumerate(self.used, start=1)
        )

    @property
    def look(self) -> Look:
        """How the clock should look now."""
        if self.phase is Phase.PAUSED:
            return Look.PAUSED
        if self.phase is not Phase.RUNNING:
            return Look.CALM
        left, planned = self.step_remaining, self.step_planned
        if left < ZERO:
            return Look.OVER
        if left <= max(planned * DANGER_SHARE, DANGER_LEAST):
            return Look.DANGER
        return Look.WARNING if left <= planned * WARNING_SHARE else Look.CALM


@dataclass
class _Run:
    """The replay of the facts."""

    budgets: list[timedelta]
    phase: Phase = Phase.NOT_STARTED
    step: int = 1
    since: datetime | None = None
    used: list[timedelta] = field(default_factory=list)
    paused: timedelta = ZERO
    agreed: timedelta = ZERO
    started_at: datetime | None = None
    ended_at: datetime | None = None
    back_at: datetime | None = None

    def pass_to(self, now: datetime) -> None:
        """Book the time since the last fact. A clock set back books nothing."""
        under_way = self.phase in (Phase.RUNNING, Phase.PAUSED)
        if not under_way or self.since is None:
            self.since = now
            return
        length = max(ZERO, now - self.since)
        if self.phase is Phase.RUNNING:
            self.used[self.step - 1] += length
        else:
            self.paused += length
        self.since = max(now, self.since)

    def take(self, fact: ClockFact) -> None:
        """Carry one fact out."""
        assert fact.at is not None
        if fact.command is Command.RESET:
            self.reset()
            return
        self.pass_to(fact.at)
        if fact.command is not Command.ADJUST:
            self.back_at = None
        if fact.command is Command.START:
            self.phase, self.step = Phase.RUNNING, fact.step or self.step
            if self.started_at is None:
                self.started_at = fact.at
                self.agreed = sum(self.budgets[self.step - 1 :], ZERO)
            self.ended_at = None
        elif fact.command is Command.GO_TO:
            self.step = fact.step
        elif fact.command is Command.ADJUST:
            place = (fact.step or self.step) - 1
            self.budgets[place] = max(ZERO, self.budgets[place] + timedelta(minutes=fact.minutes))
        else:
            self.phase = _PHASE_AFTER[fact.command]
            self.ended_at = fact.at if self.phase is Phase.DONE else None
            if self.phase is Phase.PAUSED and fact.minutes:
                self.back_at = fact.at + timedelta(minutes=fact.minutes)

    def reset(self) -> None:
        """Forget the meeting; the budgets stay as adjusted."""
        self.phase, self.step, self.since = Phase.NOT_STARTED, 1, None
        self.used = [ZERO] * len(self.budgets)
        self.paused, self.agreed, self.started_at, self.ended_at = ZERO, ZERO, None, None
        self.back_at = None


_PHASE_AFTER = {
    Command.PAUSE: Phase.PAUSED,
    Command.RESUME: Phase.RUNNING,
    Command.FINISH: Phase.DONE,
}


def clock_state(
    facts: Sequence[ClockFact],
    budgets: Sequence[int],
    now: datetime,
    must_end_at: datetime | None = None,
) -> ClockState:
    """Return the clock at `now`; `budgets` are the planned minutes of steps 1 to 10."""
    planned = [timedelta(minutes=minutes) for minutes in budgets]
    run = _Run(planned, used=[ZERO] * len(planned))
    for fact in facts:
        if fact.at is not None:
            run.take(fact)
    run.pass_to(now)
    return ClockState(
        now=now,
        phase=run.phase,
        step=run.step,
        planned=tuple(run.budgets),
        used=tuple(run.used),
        paused=run.paused,
        agreed=run.agreed,
        started_at=run.started_at,
        ended_at=run.ended_at,
        back_at=run.back_at,
        must_end_at=must_end_at,
    )


def clock_of(review: Review, now: datetime) -> ClockState:
    """Return the review's clock at `now`."""
    meeting = review.meeting
    return clock_state(review.clock_facts, budgets_of(review), now, meeting.must_end_at)


def budgets_of(review: Review) -> tuple[int, ...]:
    """Return the planned minutes of the review's steps."""
    return review.meeting.budgets or DEFAULT_BUDGETS
