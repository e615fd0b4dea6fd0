# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Step 7: three lists that are filled, edited, sorted and cleared by keyboard."""

from __future__ import annotations

from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from app.review.observation import Observation, ObservationKind
from app.review.review import Review
from tests.builders import empty_review, review_with
from tests.ui.conftest import OpenPanel, PanelDesk
from ui.kit.wrapped_list import WrappedList
from ui.panels.observations import ObservationsPanel

WELL, LUCKY = ObservationKind.WENT_WELL, ObservationKind.LUCKY
ALT = Qt.KeyboardModifier.AltModifier


def told() -> Review:
    return review_with(
        Observation(id="a", kind=WELL, text="Noticed at once"),
        Observation(id="b", kind=LUCKY, text="A copy existed"),
        Observation(id="c", kind=WELL, text="Many helped"),
        Observation(id="d", kind=WELL, text="Users were told"),
    )


def panel_of(desk: PanelDesk) -> ObservationsPanel:
    return cast("ObservationsPanel", desk.panel)


def focused(desk: PanelDesk) -> QWidget:
    widget = desk.panel.window().focusWidget()
    assert widget is not None
    return widget


def texts(desk: PanelDesk, kind: ObservationKind) -> list[str]:
    return [entry.text for entry in desk.review.observations if entry.kind is kind]


def choose(desk: PanelDesk, kind: ObservationKind, row: int) -> WrappedList:
    view = panel_of(desk).lists[kind].view
    view.setFocus()
    view.setCurrentIndex(view.model().index(row, 0))
    return view


def test_enter_adds_one_after_the_other(open_panel: OpenPanel) -> None:
    desk = open_panel(7, empty_review())
    for text in ("Noticed at once", "Many helped"):
        QTest.keyClicks(focused(desk), text)
        QTest.keyClick(focused(desk), Qt.Key.Key_Return)
    assert texts(desk, WELL) == ["Noticed at once", "Many helped"]
    desk.bridge.undo()
    assert texts(desk, WELL) == ["Noticed at once"]


def test_an_empty_line_adds_nothing(open_panel: OpenPanel) -> None:
    desk = open_panel(7, empty_review())
    QTest.keyClicks(focused(desk), "   ")
    QTest.keyClick(focused(desk), Qt.Key.Key_Return)
    assert desk.review.observations == ()


def test_each_list_takes_its_own(open_panel: OpenPanel) -> None:
    desk = open_panel(7, told())
    line = panel_of(desk).lists[LUCKY].line
    QTest.mouseClick(line, Qt.MouseButton.LeftButton)
    QTest.keyClicks(focused(desk), "It was a quiet day")
    QTest.keyClick(focused(desk), Qt.Key.Key_Return)
    assert texts(desk, LUCKY) == ["A copy existed", "It was a quiet day"]
    assert panel_of(desk).chosen_list is LUCKY


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_F2])
def test_a_sentence_is_edited_in_place(open_panel: OpenPanel, qtbot: QtBot, key: Qt.Key) -> None:
    desk = open_panel(7, told())
    view = choose(desk, WELL, 1)
    QTest.keyClick(view, key)
    editor = focused(desk)
    assert isinstance(editor, QPlainTextEdit)
    QTest.keyClicks(editor, "Many people helped all night, and said so")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: texts(desk, WELL)[1] == "Many people helped all night, and said so")
    desk.bridge.undo()
    assert texts(desk, WELL)[1] == "Many helped"


def test_escape_keeps_the_sentence_as_it_was(open_panel: OpenPanel, qtbot: QtBot) -> None:
    desk = open_panel(7, told())
    view = choose(desk, WELL, 1)
    QTest.keyClick(view, Qt.Key.Key_F2)
    editor = focused(desk)
    QTest.keyClicks(editor, "Other")
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    qtbot.waitUntil(view.hasFocus)
    assert texts(desk, WELL)[1] == "Many helped"


def test_alt_with_an_arrow_reorders_within_the_list(open_panel: OpenPanel) -> None:
    desk = open_panel(7, told())
    view = choose(desk, WELL, 0)
    QTest.keyClick(view, Qt.Key.Key_Down, ALT)
    assert texts(desk, WELL) == ["Many helped", "Noticed at once", "Users were told"]
    QTest.keyClick(view, Qt.Key.Key_Down, ALT)
    QTest.keyClick(view, Qt.Key.Key_Down, ALT)
    assert texts(desk, WELL) == ["Many helped", "Users were told", "Noticed at once"]
    assert view.currentIndex().row() == 2
    QTest.keyClick(view, Qt.Key.Key_Up, ALT)
    assert texts(desk, WELL) == ["Many helped", "Noticed at once", "Users were told"]
    assert texts(desk, LUCKY) == ["A copy existed"]


def test_delete_removes_and_offers_to_take_it_back(open_panel: OpenPanel) -> None:
    desk = open_panel(7, told())
    QTest.keyClick(choose(desk, WELL, 1), Qt.Key.Key_Delete)
    assert texts(desk, WELL) == ["Noticed at once", "Users were told"]
    assert desk.told == ["Removed."]
    desk.bridge.undo()
    assert texts(desk, WELL) == ["Noticed at once", "Many helped", "Users were told"]


def test_an_empty_list_asks_its_question(open_panel: OpenPanel) -> None:
    desk = open_panel(7, told())
    view = panel_of(desk).lists[ObservationKind.DID_NOT].view
    blank = WrappedList("")
    blank.setModel(view.model())
    blank.resize(view.size())
    assert view.viewport().grab().toImage() != blank.viewport().grab().toImage()
