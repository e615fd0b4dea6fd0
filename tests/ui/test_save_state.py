# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The line that says whether everything is kept, told from the writer's thread."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence

import pytest
from pytestqt.qtbot import QtBot

from app.errors import UserFacingError
from app.review.edits import Set
from app.review.item import Kind
from app.session.session import Commit, Session
from app.store.autosave import Autosave
from tests.builders import empty_review
from tests.fakes import FakeClock
from ui.save_state import SaveLine


class Disk:
    """A disk that can be slow, or full."""

    def __init__(self) -> None:
        self.is_full = False
        self.may_write = threading.Event()
        self.may_write.set()
        self.written: list[Commit] = []

    def write(self, commits: Sequence[Commit]) -> None:
        self.may_write.wait(5)
        if self.is_full:
            raise UserFacingError("There is no room on the disk.")
        self.written += commits


class Desk:
    """A session whose commits go to the disk."""

    def __init__(self, qtbot: QtBot) -> None:
        self.disk = Disk()
        clock = FakeClock()
        self.session = Session(empty_review(), clock)
        self.autosave = Autosave(self.disk.write, clock, first_pause=0.01)
        self.session.subscribe(self.autosave.add)
        self.line = SaveLine(self.autosave)
        qtbot.addWidget(self.line)

    def type(self, title: str) -> None:
        self.session.apply(Set(Kind.INCIDENT, "incident", "title", title))


@pytest.fixture
def desk(qtbot: QtBot) -> Iterator[Desk]:
    made = Desk(qtbot)
    yield made
    made.disk.is_full = False
    made.disk.may_write.set()
    made.line.close_line()
    made.autosave.close()


def test_it_says_when_it_saved(desk: Desk) -> None:
    assert desk.line.words.startswith("Saved on this computer ")
    assert desk.line.accessibleName() == desk.line.words


def test_it_says_that_it_is_saving_and_then_that_it_has(desk: Desk, qtbot: QtBot) -> None:
    desk.disk.may_write.clear()
    desk.type("New")
    qtbot.waitUntil(lambda: desk.line.words == "Saving")
    desk.disk.may_write.set()
    qtbot.waitUntil(lambda: desk.line.words.startswith("Saved"))
    assert len(desk.disk.written) == 1


def test_a_full_disk_is_told_once_and_its_end_too(desk: Desk, qtbot: QtBot) -> None:
    desk.disk.is_full = True
    troubles: list[str] = []
    desk.line.trouble.connect(troubles.append)
    desk.type("New")
    qtbot.waitUntil(lambda: desk.line.words == "Not saved")
    assert desk.line.toolTip() != ""
    desk.type("Newer")
    desk.disk.is_full = False
    with qtbot.waitSignal(desk.line.recovered):
        desk.type("Newest")
    assert troubles == ["Not saved. There is no room on the disk."]


def test_a_slim_line_keeps_the_time_and_says_the_rest_to_a_screen_reader(desk: Desk) -> None:
    time = desk.line.words.split()[-1]
    desk.line.set_slim(True)
    assert desk.line.words == time
    assert desk.line.accessibleName() == f"Saved on this computer {time}"
