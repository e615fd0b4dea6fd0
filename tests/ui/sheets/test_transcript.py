# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The transcript: everything captured, narrowed, led from, and turned into other things."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from app.bootstrap import Services
from app.capture.capture_edit import context_of, edit_for, with_transcript
from app.capture.capture_line import read_capture
from app.review.edits import Add
from app.review.item import Kind
from app.review.note import NoteKind
from app.review.review import Review
from app.review.transcript_line import CaptureKind
from app.rules.rules import Rules
from app.session.session import Session
from tests.builders import applied, empty_review
from tests.fakes import START
from ui.jobs import Jobs
from ui.panels.panel import PanelContext
from ui.session_bridge import SessionBridge
from ui.sheets import make_sheet
from ui.sheets.transcript import TranscriptSheet
from ui.sheets.transcript_columns import KIND, NOW, STEP, TEXT

LINES = (
    ("the replica lagged @zoe due fri", 4),
    ("14:03 the pager rang", 4),
    ("/p ask the vendor", 5),
    ("/a Add an alert", 8),
)


def captured(*lines: tuple[str, int]) -> Review:
    review = empty_review()
    for line, step in lines:
        capture = read_capture(line, context_of(review, START, step))
        edit = edit_for(review, capture, now=START, step=step)
        whole = with_transcript(review, edit, line, capture, now=START, step=step)
        review = applied(review, whole)
    return review


class Desk:
    """The sheet over a session."""

    def __init__(self, review: Review, services: Services, qtbot: QtBot) -> None:
        self.told: list[str] = []
        self.jobs = Jobs()
        self.session = Session(review, services.clock, "scribe")
        self.bridge = SessionBridge(self.session)
        context = PanelContext(
            services, Rules(), self.jobs, self._tell, self.told.append, hint=self.told.append
        )
        sheet = make_sheet("transcript", self.bridge, context)
        assert isinstance(sheet, TranscriptSheet)
        self.sheet = sheet
        qtbot.addWidget(sheet)
        sheet.resize(1208, 580)
        with qtbot.waitActive(sheet):
            sheet.show()
            sheet.activateWindow()
        sheet.focus_first()

    @property
    def review(self) -> Review:
        return self.session.review

    def column(self, column: int) -> list[str]:
        model = self.sheet.view.model()
        return [model.index(row, column).data() for row in range(model.rowCount())]

    def select(self, first: int, last: int) -> None:
        self.sheet.view.select_row(first, TEXT)
        for _ in range(last - first):
            self.press(Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)

    def press(
        self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        QTest.keyClick(self.sheet.view, key, modifier)

    def _tell(self, sentence: str, action: str = "") -> None:
        del action
        self.told.append(sentence)


@pytest.fixture
def desk(dressed: QApplication, qtbot: QtBot, services: Services) -> Iterator[Desk]:
    made = Desk(captured(*LINES), services, qtbot)
    yield made
    made.jobs.close()
    made.bridge.close()


def test_every_line_stands_there_with_its_step_kind_text_and_what_it_is_now(desk: Desk) -> None:
    assert desk.column(TEXT) == [
        "the replica lagged @zoe due fri", "14:03 the pager rang", "ask the vendor", "Add an alert",
    ]  # fmt: skip
    assert desk.column(STEP) == ["4  Timeline", "4  Timeline", "5  Impact", "8  Actions"]
    assert desk.column(KIND) == ["Note", "Note", "Parked", "Action"]
    assert desk.column(NOW) == ["Note", "Note", "Parking lot", "A1"]


def test_a_letter_turns_several_lines_in_one_step_of_undo(desk: Desk) -> None:
    desk.select(0, 2)
    desk.press(Qt.Key.Key_A)
    assert desk.column(NOW) == ["A2", "A3", "A4", "A1"]
    assert [action.owner for action in desk.review.actions] == ["", "zoe", "", ""]
    assert desk.review.notes == ()
    assert desk.told == ["Done: turn 3 lines into actions."]
    assert desk.bridge.undo_label == "turn 3 lines into actions"
    desk.bridge.undo()
    assert desk.column(NOW) == ["Note", "Note", "Parking lot", "A1"]


@pytest.mark.parametrize("key", [Qt.Key.Key_E, Qt.Key.Key_T])
def test_an_event_takes_its_time_from_the_text(desk: Desk, key: Qt.Key) -> None:
    desk.select(1, 1)
    desk.press(key)
    (event,) = desk.review.events
    assert event.at is not None
    assert event.text == "the pager rang"
    assert desk.column(NOW)[1].startswith("Event, ")


def test_a_line_gone_to_is_selected_alone(desk: Desk) -> None:
    desk.select(0, 2)
    assert len(desk.sheet.selected()) == 3
    desk.sheet.view.select_row(1, TEXT)
    assert len(desk.sheet.selected()) == 1


def test_buttons_do_what_the_letters_do(desk: Desk) -> None:
    desk.select(2, 2)
    QTest.mouseClick(desk.sheet.foot.buttons["d"], Qt.MouseButton.LeftButton)
    assert desk.column(NOW)[2] == "Didn't go well"
    desk.select(3, 3)
    assert not desk.sheet.foot.buttons["d"].isEnabled()


def test_what_can_not_be_turned_says_why(desk: Desk) -> None:
    desk.select(3, 3)
    desk.press(Qt.Key.Key_C)
    assert desk.told[-1].startswith("Notes, parked thoughts")
    desk.select(2, 2)
    desk.press(Qt.Key.Key_P)
    assert desk.told[-1] == "That is what it is already."
    desk.press(Qt.Key.Key_Delete)
    desk.press(Qt.Key.Key_A)
    assert desk.told[-1].startswith("What this line became was taken out")


def test_enter_leads_to_the_item_and_edits_a_note_in_its_only_place(
    desk: Desk, qtbot: QtBot
) -> None:
    desk.select(3, 3)
    with qtbot.waitSignal(desk.sheet.item_wanted) as wanted:
        desk.press(Qt.Key.Key_Return)
    assert wanted.args == [8, desk.review.actions[0].id]
    desk.select(1, 1)
    desk.press(Qt.Key.Key_Return)
    editor = desk.sheet.focusWidget()
    assert isinstance(editor, QLineEdit)
    editor.setText("the pager rang twice")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: desk.review.notes[1].text == "the pager rang twice")
    assert desk.review.transcript_lines[1].text == "14:03 the pager rang"
    assert desk.column(TEXT)[1] == "the pager rang twice"


def test_a_note_that_is_taken_out_stays_told(desk: Desk) -> None:
    desk.select(0, 0)
    desk.press(Qt.Key.Key_Delete)
    assert [note.kind for note in desk.review.notes] == [NoteKind.NOTE, NoteKind.PARKED]
    assert desk.column(NOW)[0] == "taken out"
    assert desk.column(TEXT)[0] == "the replica lagged @zoe due fri"
    desk.bridge.undo()
    assert desk.column(NOW)[0] == "Note"


def test_it_is_narrowed_and_turned_round(desk: Desk) -> None:
    wanted = desk.sheet.filter
    wanted.search.setText("PAGER")
    assert desk.column(TEXT) == ["14:03 the pager rang"]
    wanted.search.clear()
    place = 1 + list(CaptureKind).index(CaptureKind.PARKED)
    wanted.kinds.setCurrentIndex(place)
    wanted.kinds.activated.emit(place)
    assert desk.column(TEXT) == ["ask the vendor"]
    wanted.kinds.setCurrentIndex(0)
    wanted.steps.setCurrentIndex(4)
    wanted.steps.activated.emit(4)
    assert len(desk.column(TEXT)) == 2
    wanted.steps.setCurrentIndex(0)
    wanted.order.button("last").click()
    assert desk.column(KIND) == ["Action", "Parked", "Note", "Note"]
    desk.select(1, 2)
    desk.press(Qt.Key.Key_A)
    assert [action.text for action in desk.review.actions][1:] == [
        "14:03 the pager rang", "ask the vendor",
    ]  # fmt: skip


def test_every_button_has_its_room_in_a_narrow_page_too(desk: Desk, qtbot: QtBot) -> None:
    foot = desk.sheet.foot
    for width in (1208, 826, 720, 1208):
        desk.sheet.resize(width, 580)
        qtbot.waitUntil(lambda width=width: desk.sheet.width() == width)
        QApplication.processEvents()
        for button in foot.buttons.values():
            assert foot.rect().contains(button.geometry())
            assert button.width() >= button.sizeHint().width()


def test_the_exports_with_a_transcript_are_asked_for_here(desk: Desk, qtbot: QtBot) -> None:
    with qtbot.waitSignal(desk.sheet.export_wanted) as wanted:
        desk.sheet._pdf.click()
    assert wanted.args == ["pdf+transcript"]
    with qtbot.waitSignal(desk.sheet.export_wanted) as wanted:
        desk.sheet._markdown.click()
    assert wanted.args == ["md+transcript"]


def test_an_empty_transcript_says_how_it_is_filled(
    dressed: QApplication, qtbot: QtBot, services: Services
) -> None:
    empty = Desk(empty_review(), services, qtbot)
    assert not empty.sheet.view.isVisible()
    assert not empty.sheet._pdf.isEnabled()
    line = captured(("the first", 1))
    for kind in (Kind.NOTE, Kind.TRANSCRIPT_LINE):
        for item in line.items(kind):
            empty.bridge.apply(Add(item), "add")
    assert empty.column(TEXT) == ["the first"]
    empty.jobs.close()
    empty.bridge.close()
