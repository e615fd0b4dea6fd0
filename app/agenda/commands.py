# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What a person can do to the clock, as edits. Only a person does; nothing advances by itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from app.agenda.clock import ClockState, Phase, clock_of
from app.agenda.steps import STEPS
from app.errors import UserFacingError
from app.review.clock_fact import ClockFact, Command
from app.review.edits import Add, Edit, addition, batch, removal, set_field
from app.review.ids import new_id
from app.review.item import Kind
from app.review.rank import rank_between
from app.review.review import Review
from app.translation import tr

_LAST = len(STEPS)


class ClockRefused(UserFacingError):
    """The command makes no sense now."""


def start(review: Review, now: datetime, step: int = 1) -> Edit:
    """Start the meeting at `step`, or go on after it was ended."""
    if clock_of(review, now).phase in (Phase.RUNNING, Phase.PAUSED):
        raise ClockRefused(tr("The meeting is already under way."))
    return _fact(review, Command.START, now, step=step)


def pause(review: Review, now: datetime) -> Edit:
    """Stop the clock for a while."""
    _require(clock_of(review, now), Phase.RUNNING, tr("The clock is not running."))
    return _fact(review, Command.PAUSE, now)


def take_break(review: Review, now: datetime, minutes: int) -> Edit:
    """Stop the clock for a break of `minutes`; it ends when somebody resumes, not by itself.

    A pause becomes the break: people press pause before they say how long.
    """
    if clock_of(review, now).phase is not Phase.PAUSED:
        _require(clock_of(review, now), Phase.RUNNING, tr("The clock is not running."))
    return _fact(review, Command.PAUSE, now, minutes=minutes)


def resume(review: Review, now: datetime) -> Edit:
    """Go on after a pause."""
    _require(clock_of(review, now), Phase.PAUSED, tr("The clock is not paused."))
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
        raise ClockRefused(tr("There is no step {0}.").format(step))
    return _fact(review, Command.GO_TO, now, step=step)


def next_step(review: Review, now: datetime) -> Edit:
    """Go to the next step."""
    state = clock_of(review, now)
    _require_under_way(state)
    if state.step == _LAST:
        raise ClockRefused(tr("This is the last step. End the meeting when you are done."))
    return go_to(review, now, state.step + 1)


def undo_advance(review: Review, now: datetime) -> Edit:
    """Take the last move to another step back, as if it had not been made.

    The time since then is booked on the step that was left by mistake.
    """
    _require_under_way(clock_of(review, now))
    since_start = _since_start(review)
    moves = [fact for fact in since_start if fact.command is Command.GO_TO]
    if not moves:
        raise ClockRefused(tr("The clock has not moved to another step yet."))
    return removal(review, Kind.CLOCK_FACT, moves[-1].id)


def backdate(review: Review, now: datetime, started_at: datetime, step: int = 1) -> Edit:
    """Let the meeting have begun at `started_at`: somebody forgot to press start.

    Refused for an instant to come, and for one past what was done to the clock since. `step` is
    where a meeting began that nobody has started yet.
    """
    if started_at > now:
        raise ClockRefused(tr("That is still to come. Type a time before now."))
    if clock_of(review, now).phase is Phase.NOT_STARTED:
        return _fact(review, Command.START, started_at, step=step)
    facts = _since_start(review)
    later = [fact.at for fact in facts[1:] if fact.at is not None]
    if later and started_at > min(later):
        raise ClockRefused(tr("The clock was used before that already. Type an earlier time."))
    return set_field(facts[0], "at", started_at)


def paused_between(review: Review, since: datetime, until: datetime) -> Edit:
    """Say afterwards that the meeting was paused: the computer slept, and the room did too.

    `since` may lie before the start where two computers' clocks differ.
    """
    state = clock_of(review, since)
    _require(state, Phase.RUNNING, tr("The clock is not running."))
    since = max(since, state.started_at or since)
    before = [fact for fact in review.clock_facts if fact.at is not None and fact.at <= since]
    later = review.clock_facts[len(before) :]
    high = later[0].rank if later else ""
    first = rank_between(before[-1].rank, high)
    pause_then = ClockFact(id=new_id(), command=Command.PAUSE, at=since, rank=first)
    resume_then = replace(
        pause_then, id=new_id(), command=Command.RESUME, at=until, rank=rank_between(first, high)
    )
    return batch([Add(pause_then), Add(resume_then)])


def end_later(review: Review, now: datetime, minutes: int) -> Edit:
    """Agree on an end that is `minutes` later than the one that was agreed on."""
    due_at = clock_of(review, now).due_at
    if due_at is None:
        raise ClockRefused(tr("The meeting has not started. Start it with Ctrl+Space."))
    return set_field(review.meeting, "must_end_at", due_at + timedelta(minutes=minutes))


def adjust(review: Review, now: datetime, minutes: int) -> Edit:
    """Give the current step more time, or less."""
    state = clock_of(review, now)
    if state.phase is Phase.DONE:
        raise ClockRefused(tr("The meeting has ended."))
    return _fact(review, Command.ADJUST, now, step=state.step, minutes=minutes)


def finish(review: Review, now: datetime) -> Edit:
    """End the meeting."""
    _require_under_way(clock_of(review, now))
    return _fact(review, Command.FINISH, now)


def _fact(
    review: Review, command: Command, now: datetime, *, step: int = 0, minutes: int = 0
) -> Edit:
    return addition(review, ClockFact(id="", command=command, at=now, step=step, minutes=minutes))


def _since_start(review: Review) -> list[ClockFact]:
    """Return the facts of the meeting under way, its start first."""
    facts: list[ClockFact] = []
    for fact in review.clock_facts:
        if fact.command is Command.RESET:
            facts = []
        elif facts or fact.command is Command.START:
            facts.append(fact)
    return facts


def _require(state: ClockState, phase: Phase, sentence: str) -> None:
    if state.phase is not phase:
        raise ClockRefused(sentence)


def _require_under_way(state: ClockState) -> None:
    if state.phase not in (Phase.RUNNING, Phase.PAUSED):
        raise ClockRefused(tr("The meeting has not started. Start it with Ctrl+Space."))
