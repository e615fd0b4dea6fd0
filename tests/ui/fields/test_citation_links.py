# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Citations lead on from editors, tables and labels, by mouse and by keyboard."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import cast

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.review.citations import Citation, cited
from app.review.event import Event
from app.review.evidence import Evidence
from app.review.item import Kind
from app.review.note import Note, NoteKind
from app.review.observation import Observation, ObservationKind
from app.session.session import Session
from tests.builders import review_with
from tests.fakes import FakeClock
from tests.ui.conftest import OpenPanel, OpenWindow, page_of
from ui.fields.citation_label import CitationLabel
from ui.fields.text_field import LongTextField
from ui.kit.data_table import DataTable
from ui.kit.table_cell import CELL_ROLE
from ui.panels.follow_through import FollowThroughPanel
from ui.panels.observations import ObservationsPanel
from ui.panels.timeline_columns import FACTS, WHAT
from ui.session_bridge import SessionBridge
from ui.shell.capture_line import CaptureLine

CTRL = Qt.KeyboardModifier.ControlModifier
LEFT = Qt.MouseButton.LeftButton
TEXT = "🔥 pool dry (E3:L120), as E4 shows"


@dataclass
class Followed:
    """What was followed, as it is written."""

    names: list[str] = field(default_factory=list)

    def take(self, citation: Citation) -> None:
        self.names.append(cited(citation.number, citation.place))


@pytest.fixture
def followed() -> Followed:
    return Followed()


@pytest.fixture
def notes(dressed: QApplication, qtbot: QtBot, followed: Followed) -> Iterator[LongTextField]:
    session = Session(review_with(), FakeClock())
    bridge = SessionBridge(session)
    bridge.citation_followed.connect(followed.take)
    made = LongTextField(bridge, Kind.INCIDENT, "incident", "statement", "Statement")
    qtbot.addWidget(made)
    made.resize(500, 120)
    with qtbot.waitExposed(made):
        made.show()
    made.setPlainText(TEXT)
    yield made
    bridge.close()


def place_of(editor: LongTextField | CaptureLine, words: str) -> QPoint:
    """Return where the middle of `words` is drawn."""
    line = editor.line if isinstance(editor, CaptureLine) else editor
    cursor = line.document().find(words)
    middle = QTextCursor(line.document())
    middle.setPosition((cursor.selectionStart() + cursor.selectionEnd()) // 2)
    return line.cursorRect(middle).center()


def test_ctrl_and_a_click_follow_a_citation_in_an_editor(
    notes: LongTextField, followed: Followed
) -> None:
    place = place_of(notes, "E3:L120")
    QTest.mouseClick(notes.viewport(), LEFT, pos=place)
    assert followed.names == []
    QTest.mouseClick(notes.viewport(), LEFT, CTRL, place)
    QTest.mouseClick(notes.viewport(), LEFT, CTRL, place_of(notes, "pool"))
    QTest.mouseClick(notes.viewport(), LEFT, CTRL, place_of(notes, "E4"))
    assert followed.names == ["E3:L120", "E4"]


def test_citations_are_marked_where_they_stand_behind_signs_of_two_units(
    notes: LongTextField,
) -> None:
    formats = notes.document().firstBlock().layout().formats()
    shown = notes.toPlainText().encode("utf-16-le")
    marked = [shown[2 * each.start : 2 * (each.start + each.length)].decode("utf-16-le")
              for each in formats]  # fmt: skip
    assert marked == ["E3:L120", "E4"]


def test_marking_citations_is_no_change_of_the_review(notes: LongTextField) -> None:
    notes.binding.flush()
    typed: list[int] = []
    notes.document().contentsChange.connect(lambda _place, removed, added: typed.append(added))
    notes._marks.rehighlight()
    assert not any(typed)


def test_the_capture_line_leads_on_too(
    dressed: QApplication, qtbot: QtBot, followed: Followed
) -> None:
    capture = CaptureLine()
    qtbot.addWidget(capture)
    capture.resize(1280, 68)
    capture.citation_followed.connect(followed.take)
    with qtbot.waitExposed(capture):
        capture.show()
    capture.line.setPlainText("/t 14:03 pool dry E3:L120")
    QTest.mouseClick(capture.line.viewport(), LEFT, CTRL, place_of(capture, "E3:L120"))
    assert followed.names == ["E3:L120"]


def test_a_label_leads_on_by_mouse_and_enter(
    dressed: QApplication, qtbot: QtBot, followed: Followed
) -> None:
    label = CitationLabel(followed.take)
    qtbot.addWidget(label)
    label.setText("<b>14:03</b> the pool ran dry, E3:L120 and\nas was seen in E4")
    label.resize(160, 120)
    with qtbot.waitExposed(label):
        label.show()
    points = (QPoint(x, y) for y in range(0, 120, 4) for x in range(0, 160, 4))
    place = next(
        one for one in points if (cite := label.citation_at(QPointF(one))) and cite.number == 4
    )
    QTest.mouseClick(label, LEFT, pos=place)
    QTest.mouseClick(label, LEFT, pos=QPoint(4, 4))
    QTest.keyClick(label, Qt.Key.Key_Return)
    assert followed.names == ["E4", "E3:L120"]


def link_place(view: DataTable, row: int, column: int, words: str) -> QPoint:
    """Return a point in the drawn link of a cell, looked for as a person would: by its ground."""
    box = view.visualRect(view.model().index(row, column))
    points = (QPoint(x, box.center().y()) for x in range(box.left(), box.right()))
    return next(point for point in points if view._link_at(point) == words)


def test_a_click_follows_a_citation_in_the_timeline(
    open_panel: OpenPanel, followed: Followed
) -> None:
    fact = Evidence(id="f", number=3, filename="app.log")
    event = Event(id="e", text="Pool dry (E3:L120)", evidence_ids=("f",))
    desk = open_panel(4, review_with(fact, event))
    desk.bridge.citation_followed.connect(followed.take)
    [view] = [one for one in desk.panel.findChildren(DataTable) if one.isVisible()]
    QTest.mouseClick(view.viewport(), LEFT, pos=link_place(view, 0, WHAT, "E3:L120"))
    QTest.mouseClick(view.viewport(), LEFT, pos=link_place(view, 0, FACTS, "E3"))
    assert followed.names == ["E3:L120", "E3"]
    assert view.model().index(0, FACTS).data(CELL_ROLE).text == "E3"


def test_one_key_opens_what_is_cited_where_the_focus_is(
    open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window()
    window.actions_table["new"].trigger()
    qtbot.waitUntil(lambda: window.page is not None)
    page = page_of(window)
    page.capture.line.setFocus()
    page.capture.line.setPlainText("see E9")
    QTest.keyClick(page.capture.line, Qt.Key.Key_J, CTRL)
    assert "There is no fact E9" in page.notice.text
    page.capture.line.setPlainText("nothing")
    QTest.keyClick(page.capture.line, Qt.Key.Key_J, CTRL)
    assert "Nothing is cited here" in page.notice.text


def test_observations_and_parked_thoughts_lead_on(
    open_panel: OpenPanel, followed: Followed
) -> None:
    seen = Observation(
        id="o", kind=ObservationKind.WENT_WELL, text="🔥 The alert (E3:L7) was right"
    )
    parked = Note(id="n", kind=NoteKind.PARKED, text="Why did E4 rotate?")
    desk = open_panel(7, review_with(seen, parked))
    desk.bridge.citation_followed.connect(followed.take)
    view = cast("ObservationsPanel", desk.panel).lists[ObservationKind.WENT_WELL].view
    box = view.visualRect(view.model().index(0, 0))
    points = (QPoint(x, y) for y in range(box.top(), box.bottom(), 4) for x in range(box.width()))
    QTest.mouseClick(
        view.viewport(), LEFT, pos=next(each for each in points if view._link_at(each))
    )
    desk = open_panel(10, desk.review)
    desk.bridge.citation_followed.connect(followed.take)
    [line] = cast("FollowThroughPanel", desk.panel).parking.lines
    QTest.keyClick(line.words, Qt.Key.Key_Return)
    assert followed.names == ["E3:L7", "E4"]
