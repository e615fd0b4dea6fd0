# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The meeting's clock in words: what the box in the top bar shows for a state."""

from __future__ import annotations

from datetime import datetime, timedelta, tzinfo

from PySide6.QtCore import QCoreApplication

from app.agenda.chime import Sign, sign
from app.agenda.clock import ClockState, Look, Phase
from app.agenda.pace import pace, time_left
from app.agenda.steps import step
from ui.timer.clock_box import ClockFace, digits

_MINUTE, _SECOND = timedelta(minutes=1), timedelta(seconds=1)


def clock_face(state: ClockState, zone: tzinfo) -> ClockFace:
    """Return what the box shows."""
    if state.phase is Phase.NOT_STARTED:
        return _waiting(state)
    if state.phase is Phase.DONE:
        return _ended(state)
    standing = pace(state)
    assert standing is not None
    assert state.due_at is not None
    planned_end = state.due_at.astimezone(zone)
    return ClockFace(
        digits=digits(state.step_remaining),
        step=step(state.step).title,
        note=_note(state, zone),
        rest=digits(time_left(state)),
        end=_tr("to {0} end").format(f"{planned_end:%H:%M}"),
        pace=standing.sentence(zone),
        standing=standing.standing,
        look=state.look,
        sign=_sign(state),
    )


def room_zone(now: datetime) -> tzinfo:
    """Return the zone of the room's clocks, which is this computer's, as it is at `now`."""
    zone = now.astimezone().tzinfo
    assert zone is not None
    return zone


def minutes(length: timedelta) -> int:
    """Return a length in whole minutes."""
    return round(length / _MINUTE)


def share_used(used: timedelta, planned: timedelta) -> float:
    """Return the share of its time that a step has used; more than 1 in overtime.

    As of the last whole second: a bar is painted when the digits are, and not at every tick.
    """
    if not planned:
        return 1.0 if used else 0.0
    return used // _SECOND * _SECOND / planned


def _note(state: ClockState, zone: tzinfo) -> str:
    if state.back_at is not None:
        return _tr("break until {0}").format(f"{state.back_at.astimezone(zone):%H:%M}")
    if state.phase is Phase.PAUSED:
        return _tr("paused {0} min").format(minutes(state.paused))
    words = {
        Look.WARNING: _tr("last fifth of {0} min"),
        Look.DANGER: _tr("ends soon, {0} min"),
        Look.OVER: _tr("over {0} min"),
    }
    return words.get(state.look, _tr("left of {0} min")).format(minutes(state.step_planned))


def _sign(state: ClockState) -> str:
    shown = sign(state)
    if shown is None:
        return ""
    return {Sign.NEARLY: _tr("Nearly time"), Sign.TIME_UP: _tr("Time is up")}[shown]


def _waiting(state: ClockState) -> ClockFace:
    total = digits(state.total_planned)
    start = _tr("Ctrl+Space starts")
    return ClockFace(total, _tr("Not started"), start, "", "", "", None, Look.CALM)


def _ended(state: ClockState) -> ClockFace:
    used = _tr("{0} of {1} min used").format(
        minutes(state.total_used), minutes(state.total_planned)
    )
    return ClockFace(digits(state.total_used), _tr("Ended"), used, "", "", "", None, Look.CALM)


def _tr(text: str) -> str:
    return QCoreApplication.translate("clock", text)
