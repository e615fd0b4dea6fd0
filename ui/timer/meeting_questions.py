# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What may be asked about the meeting's time, in words with its answers; it changes nothing."""

from __future__ import annotations

from datetime import datetime, timedelta, tzinfo

from PySide6.QtCore import QCoreApplication

from app.agenda.clock import ClockState
from app.agenda.respread import Respread
from app.agenda.steps import step
from ui import dates


def respread_question(state: ClockState, proposal: Respread, zone: tzinfo) -> str:
    """Say how far the meeting is behind, and what would win it back, before and after."""
    behind = _tr("{0} min behind.").format(proposal.behind)
    if not proposal.cuts:
        return f"{behind} {_tr('No step to come can give time.')}"
    cuts = ", ".join(_cut(state, number, minutes) for number, minutes in proposal.cuts.items())
    if proposal.short:
        words = _tr("{0} min would win {1} min; {2} min stay missing.")
        return f"{behind} {words.format(cuts, proposal.won, proposal.short)}"
    assert state.due_at is not None
    words = _tr("To end at {0}: {1} min.")
    return f"{behind} {words.format(clock_time(state.due_at, zone), cuts)}"


def sleep_question(since: datetime, until: datetime, zone: tzinfo) -> str:
    """Ask what the room did while the computer slept."""
    words = _tr("This computer slept from {0} to {1}, {2} min. Did the meeting go on?")
    return words.format(clock_time(since, zone), clock_time(until, zone), _whole(until - since))


def closed_question(since: datetime, until: datetime, zone: tzinfo) -> str:
    """Ask what the room did while the app was closed."""
    words = _tr("The clock ran on since the last change at {0}, {1} min ago. Did the meeting?")
    return words.format(clock_time(since, zone), _whole(until - since))


def left_question(since: datetime, zone: tzinfo) -> str:
    """Ask about a clock that ran on so long that nobody can have been meeting."""
    words = _tr("The clock was left running on {0} at {1}. Did the meeting end then?")
    return words.format(dates.day(since.astimezone(zone).date()), clock_time(since, zone))


def late_start_question(scheduled_at: datetime, now: datetime, zone: tzinfo) -> str:
    """Ask when a meeting began that was to begin earlier."""
    words = _tr("The meeting was to begin at {0}, {1} min ago. When did it begin?")
    return words.format(clock_time(scheduled_at, zone), _whole(now - scheduled_at))


def clock_time(at: datetime, zone: tzinfo) -> str:
    """Write an instant as the room's clocks show it."""
    return f"{at.astimezone(zone):%H:%M}"


def _cut(state: ClockState, number: int, minutes: int) -> str:
    before = _whole(state.planned[number - 1])
    return f"{step(number).title} {before} → {before - minutes}"


def _whole(length: timedelta) -> int:
    return round(length / timedelta(minutes=1))


def _tr(text: str) -> str:
    return QCoreApplication.translate("clock", text)
