# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The capture line completes names and writes abbreviations out, and no key loses its meaning."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.review.cause import Cause
from app.review.evidence import Evidence
from app.review.people import Person, Role
from app.rules.rule_file import BadRule
from app.session.session import Session
from tests.builders import review_with
from tests.fakes import FakeClock
from ui.jobs import Jobs
from ui.kit.chip import ChipButton
from ui.session_bridge import SessionBridge
from ui.shell.capture_abbreviations import CaptureAbbreviations
from ui.shell.capture_completion import CaptureCompletion
from ui.shell.capture_desk import CaptureDesk
from ui.shell.capture_line import CaptureLine

KNOWN = {"oncall": "on-call engineer", "db": "database"}


class Desk:
    """A capture line with all that helps to type."""

    def __init__(self, qtbot: QtBot) -> None:
        review = review_with(
            Person(id="ann", name="Ann Lee", role=Role.SCRIBE),
            Person(id="bo", name="Bo"),
            Cause(id="c", number=9, text="No limit"),
            Evidence(id="e", number=3, title="Log of the pager"),
        )
        self.jobs = Jobs()
        self.session = Session(review, FakeClock())
        self.bridge = SessionBridge(self.session)
        self.capture = CaptureLine()
        self.desk = CaptureDesk(self.capture, self.bridge, FakeClock())
        self.desk.kept.connect(self.capture.show_result)
        self.completion = CaptureCompletion(self.capture, self.bridge)
        self.abbreviations = CaptureAbbreviations(self.capture, self.jobs, lambda: KNOWN)
        self.abbreviations.take_known(KNOWN)
        qtbot.addWidget(self.capture)
        self.capture.resize(1280, 68)
        with qtbot.waitActive(self.capture):
            self.capture.show()
            self.capture.activateWindow()
        self.line = self.capture.line
        self.line.setFocus()
        qtbot.waitUntil(self.line.hasFocus)

    def type(self, text: str) -> None:
        QTest.keyClicks(self.line, text)

    def press(
        self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        QTest.keyClick(self.line, key, modifier)

    @property
    def shown(self) -> list[str]:
        return self.capture.choices.shown if self.capture.choices.isVisible() else []


@pytest.fixture
def desk(dressed: QApplication, qtbot: QtBot) -> Iterator[Desk]:
    made = Desk(qtbot)
    yield made
    made.capture.clear_result()
    made.jobs.close()
    made.bridge.close()


def test_tab_writes_the_first_choice_and_the_line_goes_on(desk: Desk) -> None:
    desk.type("/a limit it @an")
    assert desk.shown == ["Ann Lee  Scribe"]
    desk.press(Qt.Key.Key_Tab)
    assert desk.capture.text == "/a limit it @Ann Lee "
    assert desk.shown == []
    desk.type("C")
    desk.press(Qt.Key.Key_Tab)
    desk.press(Qt.Key.Key_Return)
    (action,) = desk.session.review.actions
    assert (action.text, action.owner, action.cause_ids) == ("limit it", "Ann Lee", ("c",))


def test_alt_and_an_arrow_choose_another(desk: Desk) -> None:
    desk.type("/")
    desk.press(Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    desk.press(Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    desk.press(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    desk.press(Qt.Key.Key_Tab)
    assert desk.capture.text == "/t "


def test_a_click_takes_a_choice_and_the_focus_stays(desk: Desk) -> None:
    desk.type("tell @")
    desk.capture.choices._choices[1].chip.click()
    assert desk.capture.text == "tell @Bo "
    assert desk.line.hasFocus()


def test_escape_puts_the_choices_away_first_and_clears_after(desk: Desk) -> None:
    desk.type("see E")
    assert desk.shown == ["E3  Log of the pager"]
    desk.press(Qt.Key.Key_Escape)
    assert (desk.shown, desk.capture.text) == ([], "see E")
    desk.press(Qt.Key.Key_Escape)
    assert desk.capture.text == ""
    desk.press(Qt.Key.Key_Up)
    assert desk.capture.text == "see E"


def test_without_choices_tab_leaves_and_up_recalls(desk: Desk) -> None:
    desk.type("a note")
    desk.press(Qt.Key.Key_Return)
    desk.press(Qt.Key.Key_Up)
    assert desk.capture.text == "a note"
    assert not desk.line.focusNextPrevChild(True) or not desk.line.hasFocus()
    assert desk.capture.text == "a note"


def test_the_choices_take_the_place_of_the_preview_and_give_it_back(desk: Desk) -> None:
    desk.type("/a tell @")
    assert not desk.capture._side.isVisible()
    assert desk.capture.choices.accessibleName() == "Tab writes Ann Lee  Scribe"
    desk.type("zoe")
    assert desk.capture._side.isVisible()
    assert desk.capture.preview == "Action for zoe"


def test_choices_without_room_are_left_out(desk: Desk) -> None:
    desk.type("/")
    all_of_them = len(desk.shown)
    desk.press(Qt.Key.Key_Backspace)
    desk.capture.resize(640, 68)
    desk.type("/")
    assert 0 < len(desk.shown) < all_of_them


def test_no_choice_is_left_standing_outside_the_row(desk: Desk) -> None:
    desk.capture.resize(640, 68)
    for text in ("/", "see E", "tell @"):
        desk.line.clear()
        desk.type(text)
        chips = desk.capture.choices.findChildren(ChipButton)
        assert [chip.text() for chip in chips if chip.isVisible()] == desk.shown


def test_leaving_the_line_puts_the_choices_away(desk: Desk) -> None:
    desk.type("tell @")
    desk.line.clearFocus()
    assert desk.shown == []


def test_an_abbreviation_is_told_and_written_out_at_a_space(desk: Desk) -> None:
    desk.type("the oncall")
    assert desk.capture.preview == "Note · oncall: on-call engineer"
    desk.type(" was paged")
    assert desk.capture.text == "the on-call engineer was paged"
    assert desk.capture.preview == "Note"


def test_an_abbreviation_is_written_out_at_enter(desk: Desk) -> None:
    desk.type("restart the db")
    desk.press(Qt.Key.Key_Return)
    assert [note.text for note in desk.session.review.notes] == ["restart the database"]
    assert [line.text for line in desk.session.review.transcript_lines] == ["restart the database"]


@pytest.mark.parametrize(
    ("key", "modifier"),
    [
        (Qt.Key.Key_Backspace, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier),
    ],
)
def test_the_key_right_after_brings_back_what_was_typed(
    desk: Desk, key: Qt.Key, modifier: Qt.KeyboardModifier
) -> None:
    desk.type("the db ")
    desk.press(key, modifier)
    assert desk.capture.text == "the db "
    desk.type("is db ")
    assert desk.capture.text == "the db is db "
    desk.press(Qt.Key.Key_Backspace)
    assert desk.capture.text == "the db is db"


def test_undo_is_about_the_review_again_once_more_was_typed(desk: Desk) -> None:
    desk.type("the db x")
    desk.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert desk.capture.text == "the database x"


def test_another_line_begins_afresh(desk: Desk) -> None:
    desk.type("the db ")
    desk.press(Qt.Key.Key_Backspace)
    desk.press(Qt.Key.Key_Return)
    desk.type("a db ")
    assert desk.capture.text == "a database "


def test_a_team_s_file_that_can_not_be_read_is_told_and_typing_goes_on(
    desk: Desk, qtbot: QtBot
) -> None:
    def read() -> dict[str, str]:
        raise BadRule("abbreviations.yaml, line 2: /a is not one word.")

    capture = CaptureLine()
    qtbot.addWidget(capture)
    abbreviations = CaptureAbbreviations(capture, desk.jobs, read)
    with qtbot.waitSignal(abbreviations.told) as told:
        QTest.keyClicks(capture.line, "the db was slow")
    assert told.args == ["abbreviations.yaml, line 2: /a is not one word."]
    assert capture.text == "the db was slow"
