# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A whole meeting of 75 minutes on two screens: everything that can go wrong does, nothing is lost.

The app is a program of its own with real windows; the keys come from the X server many times
faster than people type, the plug is pulled with SIGKILL, the projector is unplugged and plugged
in. Only the time is made.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from app.agenda.clock import Phase, clock_of
from app.bootstrap import build
from app.review.event import Event
from app.review.item import Item, Kind
from app.review.note import Note, NoteKind
from app.review.people import Person, Role
from app.review.review import Review
from tests.builders import review_with
from tests.fakes import START, FakeClock
from tests.network import without_network
from tests.scripted_meeting.lines import all_lines, lines
from tests.scripted_meeting.room import HEIGHT, WIDTH, Room

END_BUTTON = (1190, 36)
"""Where the one primary button is; in the last step it ends the meeting."""

BEGUN = "/t 14:50 the pager was"
DESK_AREA = [0, 0, WIDTH, HEIGHT]
PROJECTOR_AREA = [WIDTH, 0, WIDTH, HEIGHT]


@pytest.fixture
def room(two_screens: str, tmp_path: Path) -> Iterator[Room]:
    for program in ("xdotool", "xrandr"):
        if not shutil.which(program):
            pytest.skip(f"{program} is not installed here")
    # Ten moments are kept for people to look at where this names a folder.
    pictures = Path(os.environ.get("HOTWASH_PICTURES") or tmp_path / "pictures")
    pictures.mkdir(parents=True, exist_ok=True)
    made = Room(two_screens, tmp_path / "library", pictures)
    yield made
    made.clear()


def test_nothing_is_lost_in_a_meeting_of_75_minutes(room: Room, tmp_path: Path) -> None:
    review_id = _prepare(tmp_path / "library")
    room.start(START)
    if without_network():
        assert room.look()["networks"] == ["lo"], "a meeting asks no network for anything"
    meeting = _Meeting(room)
    meeting.open()
    meeting.prepared_steps()
    meeting.timeline_runs_over()
    meeting.impact_and_a_pause()
    meeting.causes_and_a_pulled_plug()
    meeting.observations_without_projector()
    meeting.actions_and_a_break()
    meeting.end()
    room.stop()
    review = _kept(tmp_path / "library", review_id)
    _check_lines(review)
    _check_clock(review, meeting)


class _Meeting:
    """What happens in the room, and what it should come to."""

    def __init__(self, room: Room) -> None:
        self.room = room
        self.items = 0
        self.used = [timedelta(0)] * 10
        self.paused = timedelta(0)
        self.now = START

    def open(self) -> None:
        self.room.keys("Down", "Return")
        told = self.room.wait(lambda told: told["open"])
        self.items = told["items"]
        assert told["window"] == DESK_AREA
        assert self.room.open_room_screen()["room"] == PROJECTOR_AREA
        self.room.picture("01-before-the-start")
        self.room.keys("ctrl+1", "ctrl+space")
        self.room.wait(lambda told: told["phase"] == "running")

    def prepared_steps(self) -> None:
        """Trigger, crew, facts: on time; the scribe stays in the line while the step moves on."""
        for step, minutes in ((1, 2), (2, 4), (3, 6)):
            self.scribe(step)
            self.passes(step, minutes)
            if step == 2:
                self.room.picture("02-crew")
            self.go_on(step + 1)
            assert self.room.look()["is_capturing"]
        self.room.keys("ctrl+shift+Return")
        self.room.wait(lambda told: told["step"] == 3)
        self.go_on(4)

    def timeline_runs_over(self) -> None:
        """22 minutes become 29; what the elastic steps can give is asked for and taken."""
        self.scribe(4)
        self.passes(4, 19)
        self.room.picture("03-timeline-warning")
        self.passes(4, 10)
        told = self.room.wait(lambda told: "behind" in told["question"])
        self.room.picture("04-timeline-over")
        before = told["planned"]
        self.room.keys("ctrl+shift+r")
        told = self.room.wait(lambda told: not told["question"])
        after = told["planned"]
        assert sum(after) < sum(before)
        assert after[7] == before[7], "the time for actions is never taken"
        self.go_on(5)

    def impact_and_a_pause(self) -> None:
        self.scribe(5)
        self.passes(5, 3)
        self.room.keys("ctrl+space")
        self.room.wait(lambda told: told["phase"] == "paused")
        self.passes(0, 4)
        self.room.picture("05-paused")
        self.room.keys("ctrl+space")
        self.room.wait(lambda told: told["phase"] == "running")
        self.passes(5, 1)
        self.go_on(6)

    def causes_and_a_pulled_plug(self) -> None:
        """Pull the plug in the middle of a line; three minutes later all goes on."""
        self.scribe(6)
        self.passes(6, 8)
        self.room.picture("06-causes")
        self.room.keys("ctrl+k")
        self.room.type(BEGUN)
        self.room.wait(lambda told: told["line"] == BEGUN and told["saved"])
        self.room.wait(lambda _told: self.room.draft() == BEGUN)
        self.room.kill()
        self.now += timedelta(minutes=3)
        self.used[5] += timedelta(minutes=3)
        self.room.start(self.now)
        self.room.keys("Down", "Return")
        told = self.room.wait(
            lambda told: told["open"] and "ran on since the last change" in told["question"]
        )
        assert told["step"] == told["shown"] == 6
        self.room.wait(lambda told: told["line"] == BEGUN)
        self.room.picture("07-after-the-crash")
        self.room.keys("ctrl+k", "Escape")
        assert self.room.open_room_screen()["room"] == PROJECTOR_AREA
        self.passes(6, 4)
        self.go_on(7)

    def observations_without_projector(self) -> None:
        """Unplug the projector and plug it in; the workspace is never covered."""
        self.scribe(7)
        self.room.lose_projector()
        told = self.room.wait(lambda told: told["room"] is None)
        assert not told["small_clock"]
        assert told["window"] == DESK_AREA
        assert "comes back" in told["notice"]
        self.room.picture("08-projector-lost")
        self.passes(7, 4)
        self.room.find_projector()
        self.room.wait(lambda told: told["room"] == PROJECTOR_AREA)
        self.room.to_front()
        self.go_on(8)

    def actions_and_a_break(self) -> None:
        self.scribe(8)
        self.passes(8, 5)
        self.room.keys("ctrl+shift+space")
        told = self.room.wait(lambda told: "break" in told["question"])
        self.room.picture("09-break-asked")
        self.room.click(*told["answers"]["5 min"])
        self.room.wait(lambda told: told["phase"] == "paused")
        self.passes(0, 5)
        self.room.keys("ctrl+space")
        self.room.wait(lambda told: told["phase"] == "running")
        self.passes(8, 4)
        self.go_on(9)
        self.scribe(9)
        self.passes(9, 2)
        self.go_on(10)

    def end(self) -> None:
        self.scribe(10)
        self.passes(10, 2)
        self.room.picture("10-last-step")
        self.room.click(*END_BUTTON)
        self.room.wait(lambda told: told["phase"] == "done")
        self.room.wait(lambda told: told["saved"])

    def scribe(self, step: int) -> None:
        """Type all lines of a step into the capture line."""
        self.room.keys("ctrl+k")
        written = [text for text, _, _ in lines(step)]
        self.room.type_lines(written)
        self.items += len(written)
        self.room.wait(lambda told: told["items"] == self.items and not told["line"])

    def passes(self, step: int, minutes: int) -> None:
        """Let time go by in a step; in none while the clock is paused."""
        self.room.let_pass(minutes)
        length = timedelta(minutes=minutes)
        self.now += length
        if step:
            self.used[step - 1] += length
        else:
            self.paused += length

    def go_on(self, step: int) -> None:
        """Go to the next step; where something is open, the same key once more."""
        self.room.keys("ctrl+Return")
        told = self.room.look()
        if told["step"] != step:
            assert "Once more" in told["notice"]
            self.room.keys("ctrl+Return")
        self.room.wait(lambda told: told["step"] == told["shown"] == step)


def _prepare(folder: Path) -> str:
    """Put a review into the library, as it is before a meeting."""
    services = build(folder, clock=FakeClock(), author="scribe")
    review = review_with(
        Person(id="p1", name="Robin", role=Role.FACILITATOR),
        Person(id="p2", name="Sam", role=Role.SCRIBE),
        Event(id="e1", at=datetime.fromisoformat("2026-02-28T14:00:00+00:00"), text="It began"),
    )
    services.library.add(review)
    services.close()
    return review.id


def _kept(folder: Path, review_id: str) -> Review:
    services = build(folder, clock=FakeClock(), author="reader")
    review = services.library.load(review_id)
    services.close()
    return review


def _check_lines(review: Review) -> None:
    """Each of the 150 lines is there once, as what it was to become, in the step it was said in."""
    expected = all_lines()
    assert len(expected) == 150
    for step, _, kind, mark in expected:
        found = [item for item in review.items(kind) if _says(item, mark)]
        assert len(found) == 1, mark
        if isinstance(found[0], Note):
            assert found[0].step == step
    parked = [note for note in review.notes if note.kind is NoteKind.PARKED]
    assert len(parked) == 10
    assert all(action.owner == "Robin" and action.due for action in review.actions)
    assert all(
        event.at is not None for event in review.items(Kind.EVENT) if isinstance(event, Event)
    )


def _says(item: Item, mark: str) -> bool:
    return f"{getattr(item, 'text', '')} ".find(f"{mark} ") >= 0


def _check_clock(review: Review, meeting: _Meeting) -> None:
    """Every minute is booked once, where it was spent."""
    state = clock_of(review, meeting.now + timedelta(hours=1))
    assert state.phase is Phase.DONE
    assert list(state.used) == meeting.used
    assert state.paused == meeting.paused
    assert state.started_at is not None
    assert state.ended_at is not None
    assert state.ended_at - state.started_at == state.total_used + state.paused
