# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What the desktop asks to open is opened, and a meeting that runs is not left unasked."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from app.agenda import commands
from app.capture.review_file import import_file
from app.publish.export import export_review
from app.review.changes import apply_edit
from app.review.edits import set_field
from app.review.review import Review
from app.version import VERSION
from tests.fakes import FakeClock
from tests.ui.conftest import EXAMPLE, OpenWindow, page_of
from ui.desktop.desktop_requests import DesktopRequests
from ui.desktop.request import Request
from ui.kit.question_strip import QuestionStrip
from ui.main_window import MainWindow

LINK = "hotwash://127.0.0.1:1/reviews/abc?tls=off"


class Room:
    """A window over an empty library, and what the desktop asks of it."""

    def __init__(self, window: MainWindow, qtbot: QtBot) -> None:
        self.window, self.qtbot = window, qtbot
        self.requests = DesktopRequests(window)

    def until(self, fact: Callable[[], object]) -> None:
        self.qtbot.waitUntil(lambda: bool(fact()), timeout=15_000)

    @property
    def notice(self) -> str:
        page = self.window.page
        return self.window.library.notice.text if page is None else page.notice.text

    def offer(self) -> QuestionStrip:
        """Wait for the row in which something is offered."""
        page = page_of(self.window)

        def shown() -> QuestionStrip | None:
            rows = page.findChildren(QuestionStrip, "came_in")
            return next((row for row in rows if row.isVisible()), None)

        self.until(shown)
        found = shown()
        assert found is not None
        return found

    def press(self, strip: QuestionStrip) -> None:
        strip.findChildren(QPushButton)[-1].click()

    def start_meeting(self, clock: FakeClock) -> None:
        page = page_of(self.window)
        page.command_clock(commands.start_pause_or_resume(page.review, clock.now(), 4))


@pytest.fixture
def room(example: Review, open_window: OpenWindow, qtbot: QtBot) -> Room:
    del example  # read before the window opens: its jobs import the same library
    return Room(open_window(), qtbot)


@pytest.fixture
def second(example: Review, tmp_path: Path) -> Path:
    """Return a file with another review."""
    path = tmp_path / "second.hotwash"
    titled = set_field(example.incident, "title", "Another outage")
    export_review(replace(apply_edit(example, titled)[0], id="ab" * 16), path)
    return path


def test_a_file_comes_into_the_library_and_is_opened(room: Room, example: Review) -> None:
    room.requests.open(str(EXAMPLE))
    room.until(lambda: room.window.page is not None)
    assert page_of(room.window).review == example
    room.until(lambda: "was imported" in room.notice)
    room.requests.open(str(EXAMPLE))
    room.until(lambda: "is in the library already" in room.notice)
    assert len(room.window.services.library.summaries()) == 1


def test_several_files_come_into_the_list(room: Room, second: Path) -> None:
    room.requests.open(str(EXAMPLE), str(second))
    room.until(lambda: "Another outage" in room.notice)
    assert "GitLab.com" in room.notice
    assert room.window.page is None
    assert len(room.window.services.library.summaries()) == 2


@pytest.mark.parametrize("name", ["gone.hotwash", "odd.yaml", "folder", "sftp.url"])
def test_what_can_t_be_opened_is_said_in_the_window(name: str, room: Room, tmp_path: Path) -> None:
    (tmp_path / "odd.yaml").write_text("title: 5")
    (tmp_path / "folder").mkdir()
    wish = "sftp://host/a.yaml" if name == "sftp.url" else str(tmp_path / name)
    room.requests.open(wish)
    room.until(lambda: room.notice)
    assert room.window.services.library.summaries() == []


def test_one_of_another_format_is_refused_by_name(room: Room, tmp_path: Path) -> None:
    path = tmp_path / "newer.yaml"
    shutil.copyfile(EXAMPLE, path)
    text = path.read_text("utf-8")
    assert "version: 1" in text
    path.write_text(text.replace("version: 1", "version: 2", 1), "utf-8")
    room.requests.open(str(path))
    room.until(lambda: "newer Hotwash" in room.notice)


def test_a_meeting_that_runs_is_not_left_for_a_file(
    room: Room, second: Path, example: Review, clock: FakeClock
) -> None:
    room.requests.open(str(EXAMPLE))
    room.until(lambda: room.window.page is not None)
    room.start_meeting(clock)
    capture = page_of(room.window).capture
    page_of(room.window).to_capture_line()
    focused = QApplication.focusWidget()
    assert capture.isAncestorOf(focused)
    room.requests.open(str(second))
    strip = room.offer()
    assert "Another outage" in strip.text
    assert page_of(room.window).review.id == example.id
    assert QApplication.focusWidget() is focused
    room.press(strip)
    room.until(lambda: page_of(room.window).review.incident.title == "Another outage")


def test_a_meeting_that_runs_is_not_left_for_a_link(room: Room, clock: FakeClock) -> None:
    room.requests.open(str(EXAMPLE))
    room.until(lambda: room.window.page is not None)
    room.start_meeting(clock)
    room.requests.open(LINK)
    strip = room.offer()
    assert room.window.page is not None
    room.press(strip)
    room.until(lambda: room.window.opening.page is not None)


def test_a_second_start_of_another_version_is_said(room: Room) -> None:
    room.requests.take(Request(version="9.9"))
    assert "Hotwash 9.9 was started" in room.notice
    room.window.library.notice.dismiss()
    room.requests.take(Request(version=VERSION))
    assert not room.window.library.notice.isVisible()


def test_a_window_that_was_minimised_comes_back(room: Room) -> None:
    room.window.showMinimized()
    room.until(room.window.isMinimized)
    room.requests.take(Request(token="from-the-desktop"))
    room.until(lambda: not room.window.isMinimized() and room.window.isActiveWindow())


def test_the_desktop_hands_links_and_files_over(room: Room, dressed: QApplication) -> None:
    requests = room.requests
    assert requests.eventFilter(dressed, QFileOpenEvent(QUrl(LINK)))
    room.until(lambda: room.window.opening.page is not None)
    page = room.window.opening.page
    assert page is not None
    assert page.link.field.text() == LINK
    assert not requests.eventFilter(dressed, QFileOpenEvent(QUrl("https://example.org")))
    assert requests.eventFilter(dressed, QFileOpenEvent(QUrl.fromLocalFile(str(EXAMPLE))))
    room.until(lambda: room.window.page is not None)
    assert page_of(room.window).review.id == import_file(EXAMPLE).review.id
