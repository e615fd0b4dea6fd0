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
from app.store.link_state import LinkKind, LinkState
from tests.builders import empty_review
from tests.fakes import START, FakeClock
from ui.kit.button import IconButton
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


def test_a_shared_review_is_said_to_be_shared(desk: Desk) -> None:
    desk.line.show_link(LinkState(LinkKind.CONNECTED, START))
    assert desk.line.words.startswith("Shared · saved")


def test_edits_that_wait_for_the_server_are_counted_without_alarm(desk: Desk) -> None:
    desk.line.show_link(LinkState(LinkKind.CONNECTED, START))
    desk.line.show_link(LinkState(LinkKind.OFFLINE, START, 14, "The server does not answer."))
    assert desk.line.words == "Offline, 14 edits waiting"
    assert desk.line.toolTip() == "Offline, 14 edits waiting\nThe server does not answer."
    desk.line.show_link(LinkState(LinkKind.CONNECTED, START))
    assert desk.line.words == "Back: 14 edits sent"


def test_the_server_may_be_tried_at_once_only_while_it_is_gone(desk: Desk, qtbot: QtBot) -> None:
    desk.line.show_link(LinkState(LinkKind.OFFLINE, START, 1))
    assert desk.line.words == "Offline, 1 edit waiting"
    button = desk.line.findChild(IconButton)
    assert button is not None
    with qtbot.waitSignal(desk.line.retry_wanted):
        button.click()
    desk.line.show_link(LinkState(LinkKind.CONNECTED, START))
    assert button.isHidden()


def test_a_slim_line_counts_what_waits(desk: Desk) -> None:
    desk.line.set_slim(True)
    desk.line.show_link(LinkState(LinkKind.OFFLINE, START, 14))
    assert desk.line.words == "14"
    assert desk.line.accessibleName() == "Offline, 14 edits waiting"


def test_who_looks_on_is_told_so(desk: Desk) -> None:
    desk.line.show_link(LinkState(LinkKind.READ_ONLY, START))
    assert desk.line.words == "Read only"
