# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What a person can do to the clock, as edits. Only a person does; nothing advances by itself."""

from __future__ import annotations

from datetime import datetime

from app.agenda.clock import ClockState, Phase, clock_of
from app.agenda.steps import STEPS
from app.errors import UserFacingError
from app.review.clock_fact import ClockFact, Command
from app.review.edits import Edit, addition
from app.review.review import Review

_LAST = len(STEPS)


class ClockRefused(UserFacingError):
    """The command makes no sense now."""


def start(review: Review, now: datetime, step: int = 1) -> Edit:
    """Start the meeting at `step`, or go on after it was ended."""
    if clock_of(review, now).phase in (Phase.RUNNING, Phase.PAUSED):
        raise ClockRefused("The meeting is already under way.")
    return _fact(review, Command.START, now, step=step)


def pause(review: Review, now: datetime) -> Edit:
    """Stop the clock for a while."""
    _require(clock_of(review, now), Phase.RUNNING, "The clock is not running.")
    return _fact(review, Command.PAUSE, now)


def resume(review: Review, now: datetime) -> Edit:
    """Go on after a pause."""
    _require(clock_of(review, now), Phase.PAUSED, "The clock is not paused.")
    return _fact(review, Command.RESUME, now)


def start_pause_or_resume(review: Review, now: datetime, step: int = 1) -> Edit:
    """Do what the one key for all three does now."""
    phase = clock_of(review, now).phase
    if phase is Phase.RUNNING:
        return pause(review, now)
    if phase is Phase.PAUSED:
        return resume(review, now)
    return start(review, now, step)


def go_to(review: Review, now: datetime, step: int) -> Edit:
    """Go to a step; one visited before goes on from the time it had used."""
    _require_under_way(clock_of(review, now))
    if not 1 <= step <= _LAST:
        raise ClockRefused(f"There is no step {step}.")
    return _fact(review, Command.GO_TO, now, step=step)


def next_step(review: Review, now: datetime) -> Edit:
    """Go to the next step."""
    state = clock_of(review, now)
    _require_under_way(state)
    if state.step == _LAST:
        raise ClockRefused("This is the last step. End the meeting when you are done.")
    return go_to(review, now, state.step + 1)


def previous_step(review: Review, now: datetime) -> Edit:
    """Go back one step."""
    state = clock_of(review, now)
    _require_under_way(state)
    if state.step == 1:
        raise ClockRefused("This is the first step.")
    return go_to(review, now, state.step - 1)


def adjust(review: Review, now: datetime, minutes: int) -> Edit:
    """Give the current step more time, or less."""
    state = clock_of(review, now)
    if state.phase is Phase.DONE:
        raise ClockRefused("The meeting has ended.")
    return _fact(review, Command.ADJUST, now, step=state.step, minutes=minutes)


def finish(review: Review, now: datetime) -> Edit:
    """End the meeting."""
    _require_under_way(clock_of(review, now))
    return _fact(review, Command.FINISH, now)


def _fact(
    review: Review, command: Command, now: datetime, *, step: int = 0, minutes: int = 0
) -> Edit:
    return addition(review, ClockFact(id="", command=command, at=now, step=step, minutes=minutes))


def _require(state: ClockState, phase: Phase, sentence: str) -> None:
    if state.phase is not phase:
        raise ClockRefused(sentence)


def _require_under_way(state: ClockState) -> None:
    if state.phase not in (Phase.RUNNING, Phase.PAUSED):
        raise ClockRefused("The meeting has not started. Start it with Ctrl+Space.")
