# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What the room's screen says about time, in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import tzinfo

from PySide6.QtCore import QCoreApplication

from app.agenda.clock import ClockState, Phase
from app.agenda.steps import STEPS, step
from ui.timer.clock_box import ClockFace
from ui.timer.clock_words import clock_face, minutes, share_used


@dataclass(frozen=True)
class Segment:
    """A step in the bar at the foot: its planned minutes, the share of them used (0 to 1)."""

    title: str
    minutes: int
    used: float
    is_current: bool


@dataclass(frozen=True)
class RoomFace:
    """Everything but the content: clock, step, question, what comes next, the bar of steps."""

    clock: ClockFace
    number: int
    title: str
    question: str
    next: str
    next_minutes: int
    segments: tuple[Segment, ...]


def room_face(state: ClockState, question: str, zone: tzinfo) -> RoomFace:
    """Return what the room's screen says; before the start it speaks of the first step.

    Once the meeting has ended it says so, and neither asks nor leads on.
    """
    here = step(state.step)
    ended = state.phase is Phase.DONE
    if ended:
        question = QCoreApplication.translate("room", "The meeting has ended.")
    later = STEPS[state.step] if state.step < len(STEPS) and not ended else None
    return RoomFace(
        clock=clock_face(state, zone),
        number=here.number,
        title=here.title,
        question=question,
        next=later.title if later else "",
        next_minutes=minutes(state.planned[state.step]) if later else 0,
        segments=tuple(_segments(state)),
    )


def spoken(face: RoomFace) -> str:
    """Return the face as sentences, for a screen reader."""
    parts = [face.clock.spoken, face.question]
    if face.next:
        words = QCoreApplication.translate("room", "Next: {0}, {1} min")
        parts.append(words.format(face.next, face.next_minutes))
    return ". ".join(part for part in parts if part)


def _segments(state: ClockState) -> list[Segment]:
    group = step(state.step).group
    under_way = state.phase in (Phase.RUNNING, Phase.PAUSED)
    found = []
    for entry in STEPS:
        planned, used = state.planned[entry.number - 1], state.used[entry.number - 1]
        if entry.group is group and planned:
            is_current = under_way and entry.number == state.step
            share = min(1.0, share_used(used, planned))
            title = entry.title.partition(" /")[0]
            found.append(Segment(title, minutes(planned), share, is_current))
    return found
