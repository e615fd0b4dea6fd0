# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""As a new user would: the example, something in every step, the clock, undo, the PDF, and back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from app.agenda.clock import Phase
from app.review.cause import CauseState
from app.review.review import Review
from tests.fakes import FakeClock
from tests.ui.conftest import OpenWindow, page_of
from ui.main_window import MainWindow

PLAIN = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier


class User:
    """Somebody at the keyboard who has never seen Hotwash."""

    def __init__(self, window: MainWindow, qtbot: QtBot) -> None:
        self.window = window
        self.qtbot = qtbot

    @property
    def review(self) -> Review:
        return page_of(self.window).review

    def open_example(self) -> None:
        button = self.window.library.welcome.example
        self.qtbot.waitUntil(button.isVisible)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        self.qtbot.waitUntil(lambda: self.window.page is not None, timeout=15_000)

    def open_first(self) -> None:
        table = self.window.library.table
        self.qtbot.waitUntil(lambda: table.model().rowCount() > 0)
        table.select_row(0)
        QTest.keyClick(table, Qt.Key.Key_Return)
        self.qtbot.waitUntil(lambda: self.window.page is not None, timeout=15_000)

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = PLAIN) -> None:
        """Press a key where the focus is, window shortcuts included."""
        QTest.keyClick(self.window.focusWidget() or self.window, key, modifiers)

    def go_to(self, step: int) -> QWidget:
        self.key(getattr(Qt.Key, f"Key_{step % 10}"), CTRL)
        self.qtbot.waitUntil(lambda: page_of(self.window).step == step)
        panel = page_of(self.window).panel
        self.qtbot.waitUntil(panel.isVisible)
        return panel

    def wait(self, fact: Callable[[], bool]) -> None:
        """Wait until something is so: tables take an entry in when they come to it."""
        self.qtbot.waitUntil(fact)

    def type(self, widget: QWidget, text: str) -> None:
        self.qtbot.keyClicks(widget, text)

    def field(self, name: str) -> QLineEdit | QPlainTextEdit:
        panel = page_of(self.window).panel
        found = [*panel.findChildren(QLineEdit), *panel.findChildren(QPlainTextEdit)]
        return next(field for field in found if field.accessibleName() == name)


@pytest.fixture
def user(open_window: OpenWindow, qtbot: QtBot) -> User:
    someone = User(open_window(), qtbot)
    someone.open_example()
    return someone


def test_something_changes_in_every_step_and_is_there_again_after_a_restart(
    user: User, open_window: OpenWindow, qtbot: QtBot
) -> None:
    _change_every_step(user)
    told = user.review
    user.window.show_library()
    user.window.close()
    again = User(open_window(), qtbot)
    again.open_first()
    assert again.review == told


def _change_every_step(user: User) -> None:
    _prepare(user)
    _tell_the_story(user)
    _find_causes(user)
    _conclude(user)


def _prepare(user: User) -> None:
    user.go_to(1)
    title = user.field("Title")
    title.setFocus()
    user.key(Qt.Key.Key_End)
    user.type(title, " X")
    user.key(Qt.Key.Key_Tab)
    assert user.review.incident.title.endswith(" X")
    user.go_to(2)
    people = len(user.review.people)
    user.key(Qt.Key.Key_Insert)
    user.type(user.window.focusWidget(), "New expert")
    user.key(Qt.Key.Key_Return)
    assert len(user.review.people) == people + 1
    user.wait(lambda: user.review.people[-1].name == "New expert")
    panel = user.go_to(3)
    QTest.mouseClick(panel._freeze, Qt.MouseButton.LeftButton)  # type: ignore[attr-defined]
    assert all(fact.frozen_at for fact in user.review.evidence)


def _tell_the_story(user: User) -> None:
    user.go_to(4)
    user.key(Qt.Key.Key_Insert)
    editor = user.window.focusWidget()
    assert isinstance(editor, QLineEdit)
    editor.clear()
    user.type(editor, "23:28")
    user.key(Qt.Key.Key_Tab)
    user.wait(lambda: user.window.focusWidget() is not editor)
    user.type(user.window.focusWidget(), "Said aloud in the call")
    user.key(Qt.Key.Key_Return)
    told = "Said aloud in the call"
    user.wait(lambda: any(event.text == told for event in user.review.timeline))
    user.go_to(5)
    users = user.field("Users affected")
    users.setFocus()
    user.type(users, "5,000")
    user.key(Qt.Key.Key_Return)
    assert user.review.impact.users_affected == 5000


def _find_causes(user: User) -> None:
    panel = user.go_to(6)
    before = len(user.review.causes)
    user.key(Qt.Key.Key_Tab)
    user.type(user.window.focusWidget(), "No rehearsal of the rebuild")
    user.key(Qt.Key.Key_Return)
    assert len(user.review.causes) == before + 1
    assert user.review.causes[-1].text == "No rehearsal of the rebuild"
    user.key(Qt.Key.Key_S)
    assert user.review.causes[-1].state is CauseState.SUSPECTED
    user.key(Qt.Key.Key_E, CTRL)
    user.key(Qt.Key.Key_Return)
    user.key(Qt.Key.Key_Escape)
    user.key(Qt.Key.Key_S)
    assert user.review.causes[-1].state is CauseState.CONFIRMED
    user.key(Qt.Key.Key_2, ALT)
    assert panel.lens == "fishbone"  # type: ignore[attr-defined]
    assert panel.selected_cause == user.review.causes[-1].id  # type: ignore[attr-defined]


def _conclude(user: User) -> None:
    user.go_to(7)
    user.type(user.window.focusWidget(), "The call stayed calm")
    user.key(Qt.Key.Key_Return)
    assert user.review.observations[-1].text == "The call stayed calm"
    user.go_to(8)
    user.key(Qt.Key.Key_Insert)
    user.type(user.window.focusWidget(), "Rehearse the rebuild")
    user.key(Qt.Key.Key_Return)
    user.wait(lambda: user.review.actions[-1].text == "Rehearse the rebuild")
    panel = user.go_to(9)
    panel.approvers.decide(type(user.review.approvals[0].verdict)("approved"))  # type: ignore[attr-defined]
    assert user.review.approvals[0].fingerprint
    user.go_to(10)
    parked = len(user.review.notes)
    user.key(Qt.Key.Key_K, CTRL)
    user.type(user.window.focusWidget(), "/p Ask the vendor")
    user.key(Qt.Key.Key_Return)
    assert len(user.review.notes) == parked + 1


def test_undo_and_redo_are_named_and_work_from_anywhere(user: User) -> None:
    user.go_to(7)
    user.type(user.window.focusWidget(), "Something")
    user.key(Qt.Key.Key_Return)
    table = user.window.actions_table
    assert table is not None
    assert table["undo"].text() == "Undo add observation"
    before = user.review
    user.key(Qt.Key.Key_Z, CTRL)
    assert user.review.observations != before.observations
    user.key(Qt.Key.Key_Z, CTRL | SHIFT)
    assert user.review == before


def test_the_clock_runs_pauses_and_outlives_a_restart(
    user: User, open_window: OpenWindow, clock: FakeClock, qtbot: QtBot
) -> None:
    user.go_to(4)
    user.key(Qt.Key.Key_Space, CTRL)
    clock.advance(minutes=3)
    user.key(Qt.Key.Key_Up, CTRL)
    user.key(Qt.Key.Key_Return, CTRL)
    assert page_of(user.window).step == 5
    clock.advance(minutes=7)
    user.key(Qt.Key.Key_Space, CTRL)
    face = page_of(user.window).top_bar.clock.face
    assert face is not None
    assert face.digits == "+01:00"
    user.window.show_library()
    user.window.close()
    clock.advance(minutes=10)
    again = User(open_window(), qtbot)
    again.open_first()
    state = page_of(again.window).clock_state()
    assert state.phase is Phase.PAUSED
    assert state.used[3:5] == (timedelta(minutes=3), timedelta(minutes=7))
    assert state.paused == timedelta(minutes=10)
    assert page_of(again.window).step == 5


def test_the_pdf_is_written_with_one_key(user: User, tmp_path: Path, qtbot: QtBot) -> None:
    target = tmp_path / "report.pdf"
    exports = user.window._exports
    assert exports is not None
    exports._ask = lambda *_: str(target)
    user.key(Qt.Key.Key_P, CTRL)
    qtbot.waitUntil(lambda: "Written" in page_of(user.window).notice.text, timeout=30_000)
    pages = PdfReader(target).pages
    assert len(pages) > 5
    assert "GitLab.com database outage" in pages[0].extract_text()


class Strays(QObject):
    """Notes every window that is shown beside the one there is."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        shown = event.type() is QEvent.Type.Show and isinstance(watched, QWidget)
        if shown and watched.isWindow() and not isinstance(watched, MainWindow):
            self.seen.append(repr(watched))
        return False


def test_no_other_window_flashes_while_the_steps_are_shown(user: User, qapp: QApplication) -> None:
    strays = Strays()
    qapp.installEventFilter(strays)
    for step in (*range(1, 11), *range(1, 11)):
        user.go_to(step)
    qapp.removeEventFilter(strays)
    assert strays.seen == []


def test_a_click_on_the_rail_changes_the_panel_but_not_the_clock(user: User) -> None:
    user.key(Qt.Key.Key_Space, CTRL)
    started = page_of(user.window).clock_state().step
    rail = page_of(user.window).rail
    button = rail._buttons[8]
    QTest.mouseClick(button, Qt.MouseButton.LeftButton, pos=QPoint(10, 10))
    assert page_of(user.window).step == 8
    assert page_of(user.window).clock_state().step == started
