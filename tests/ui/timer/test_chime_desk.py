# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The chime of an open review: off until wanted, on the loudspeaker chosen, never in the way."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from app.agenda import commands
from app.agenda.clock import clock_of
from app.bootstrap import Services
from app.settings import load_settings
from app.sound.player import Outcome
from tests.builders import applied, empty_review
from tests.fakes import FakeClock, FakePlayer
from ui.jobs import Jobs
from ui.preferences.settings_desk import SettingsDesk
from ui.timer.chime_desk import ChimeDesk

TIMELINE = 4


class Room:
    """A meeting of which the timeline has begun, and what is heard and told in it."""

    def __init__(self, services: Services, clock: FakeClock) -> None:
        self.services, self.clock = services, clock
        self.owner = QObject()
        self.jobs = Jobs(self.owner)
        self.player = FakePlayer()
        self.desk = ChimeDesk(services, self.owner, self.player)
        self.settings = SettingsDesk(services, self.jobs, self.owner)
        self.told: list[str] = []
        self.desk.told.connect(self.told.append)
        review = empty_review()
        self.review = applied(review, commands.start(review, clock.now(), TIMELINE))
        self.tick()

    def tick(self) -> None:
        self.desk.tick(clock_of(self.review, self.clock.now()))

    def pass_to(self, **left: float) -> None:
        """Let time pass until so much is left of the step."""
        minutes = left.get("minutes", 0) + left.get("seconds", 0) / 60
        state = clock_of(self.review, self.clock.now())
        whole = round(state.step_remaining.total_seconds() - minutes * 60)
        self.clock.advance(seconds=whole - 1)
        self.tick()
        self.clock.advance(seconds=1)
        self.tick()

    def toggle(self) -> None:
        self.desk.toggle(self.settings.change)

    def want(self, **settings: str) -> None:
        self.services.settings = replace(self.services.settings, **settings)


@pytest.fixture
def room(dressed: QApplication, services: Services, clock: FakeClock) -> Iterator[Room]:
    made = Room(services, clock)
    yield made
    made.player.may_end.set()
    made.desk.close()
    made.jobs.close()
    made.settings.close()
    delete(made.owner)


NEARLY = {"minutes": 4, "seconds": 24}
"""A fifth of the 22 minutes of the timeline."""


def test_nothing_is_heard_unless_somebody_wanted_it(room: Room) -> None:
    room.pass_to(**NEARLY)
    room.pass_to(seconds=-1)
    assert room.player.played == []


def test_one_tone_is_heard_at_the_last_fifth_and_two_at_the_end(room: Room, qtbot: QtBot) -> None:
    room.want(chime="on", sound_device="Table")
    with qtbot.waitSignal(room.desk.sound.ended):
        room.pass_to(**NEARLY)
    with qtbot.waitSignal(room.desk.sound.ended):
        room.pass_to(seconds=-1)
    assert room.player.played == [(1, "Table"), (2, "Table")]
    assert room.told == []


def test_one_key_turns_it_on_and_off_and_says_which(room: Room, qtbot: QtBot) -> None:
    room.toggle()
    assert room.told[-1].startswith("The chime is on")
    qtbot.waitUntil(lambda: load_settings(room.services.data_dir).chime == "on")
    room.toggle()
    assert room.told[-1].startswith("The chime is off")
    qtbot.waitUntil(lambda: load_settings(room.services.data_dir).chime == "")
    assert room.player.played == []


def test_turning_it_off_stops_what_plays(room: Room, qtbot: QtBot) -> None:
    room.want(chime="on")
    room.player.may_end.clear()
    room.pass_to(**NEARLY)
    qtbot.waitUntil(lambda: bool(room.player.played))
    with qtbot.waitSignal(room.desk.sound.ended):
        room.toggle()


@pytest.mark.parametrize(
    ("outcome", "said"),
    [(Outcome.ELSEWHERE, "“Table” is not connected"), (Outcome.QUIET, "No loudspeaker")],
)
def test_a_loudspeaker_that_is_gone_is_told_once(
    room: Room, qtbot: QtBot, outcome: Outcome, said: str
) -> None:
    room.want(chime="on", sound_device="Table")
    room.player.outcome = outcome
    for left in (NEARLY, {"seconds": -1}):
        with qtbot.waitSignal(room.desk.sound.ended):
            room.pass_to(**left)
    assert len(room.told) == 1
    assert room.told[0].startswith(said)


def test_a_device_that_hangs_is_not_asked_again_and_holds_nobody_up(
    room: Room, qtbot: QtBot
) -> None:
    room.want(chime="on")
    room.player.may_end.clear()
    room.pass_to(**NEARLY)
    room.pass_to(seconds=-1)
    assert room.player.played == [(1, "")]


def test_the_chime_can_be_tried(room: Room, qtbot: QtBot) -> None:
    with qtbot.waitSignal(room.desk.sound.ended):
        room.desk.sound.play(device="Table")
    assert room.player.played == [(1, "Table")]
