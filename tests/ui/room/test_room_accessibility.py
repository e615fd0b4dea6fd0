# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What is shown to the room is said too."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from app.review.review import Review
from tests.ui.conftest import OpenWindow
from tests.ui.stage import Stage
from ui.room.room_clock import RoomClock
from ui.room.room_window import RoomWindow


@pytest.fixture
def stage(open_window: OpenWindow, qtbot: QtBot) -> Stage:
    return Stage(open_window(), qtbot)


def test_the_room_s_screen_and_the_small_clock_say_what_they_show(
    stage: Stage, example: Review
) -> None:
    page = stage.open(example)
    state = page.clock_state()
    face = page.room._source.face(state)
    room, clock = RoomWindow(), RoomClock()
    for window in (room, clock):
        stage.qtbot.addWidget(window)
    room.show_face(face)
    clock.show_face(face.clock)
    assert face.question in room.accessibleName()
    assert face.clock.spoken == clock.box.accessibleName()
