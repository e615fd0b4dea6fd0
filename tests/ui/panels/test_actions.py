# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Step 8: actions edited by keyboard, and the causes they answer or leave."""

from __future__ import annotations

from datetime import timedelta
from typing import cast

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QListWidget, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from app.review.action import Action, ActionKind, ActionStatus, Aim
from tests.builders import empty_review, review_with
from tests.fakes import FakeClock
from tests.ui.conftest import OpenPanel, PanelDesk
from tests.ui.panels.actions_desk import CAUSES, READY, focused, panel_of, planned
from ui.kit.data_table import DataTable
from ui.panels.actions_columns import AIM, DUE, OWNER, STATUS, TEXT, TICKET


def guide(desk: PanelDesk, qtbot: QtBot) -> QWidget:
    widget = panel_of(desk).guide_widget()
    widget.setParent(None)
    qtbot.addWidget(widget)
    widget.resize(260, 800)
    with qtbot.waitActive(widget):
        widget.show()
        widget.activateWindow()
    return widget


def type_into_cell(desk: PanelDesk, row: int, column: int, text: str) -> None:
    view: DataTable = panel_of(desk).view
    view.select_row(row, column)
    QTest.keyClick(view, Qt.Key.Key_F2)
    editor = focused(desk)
    assert isinstance(editor, QLineEdit)
    editor.selectAll()
    QTest.keyClicks(editor, text)
    QTest.keyClick(editor, Qt.Key.Key_Return)


def choose_in_cell(desk: PanelDesk, row: int, column: int, words: str) -> None:
    view = panel_of(desk).view
    view.select_row(row, column)
    QTest.keyClick(view, Qt.Key.Key_F2)
    box = focused(desk)
    assert isinstance(box, QComboBox)
    QTest.keyClick(box, Qt.Key.Key_Home)
    for _ in range(box.findText(words)):
        QTest.keyClick(box, Qt.Key.Key_Down)
    QTest.keyClick(box, Qt.Key.Key_Return)


def named(top: QWidget, kind: type[QWidget], name: str) -> QWidget:
    return next(child for child in top.findChildren(kind) if child.accessibleName() == name)


def test_no_actions_offer_to_add_one_and_begin_with_its_wording(
    open_panel: OpenPanel, qtbot: QtBot
) -> None:
    desk = open_panel(8, empty_review())
    QTest.keyClick(focused(desk), Qt.Key.Key_Space)
    QTest.keyClicks(focused(desk), "Show the host in the prompt")
    QTest.keyClick(focused(desk), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: desk.review.actions[0].text == "Show the host in the prompt")
    assert desk.review.actions[0].number == 1
    desk.bridge.undo()
    desk.bridge.undo()
    assert desk.review.actions == ()


def test_the_header_counts_what_is_ready(open_panel: OpenPanel) -> None:
    desk = open_panel(8, planned())
    labels = desk.panel.header.findChildren(QWidget)
    told = [label.text() for label in labels if hasattr(label, "text")]
    assert "Few, owned and finishable. 1 ready, 1 draft." in told


def test_an_owner_is_completed_from_the_crew(open_panel: OpenPanel, qtbot: QtBot) -> None:
    desk = open_panel(8, planned())
    type_into_cell(desk, 1, OWNER, "cle")
    qtbot.waitUntil(lambda: desk.review.actions[1].owner == "Cleo Diaz")


def test_a_day_may_be_said_in_words(open_panel: OpenPanel, qtbot: QtBot, clock: FakeClock) -> None:
    desk = open_panel(8, planned())
    today = clock.now().astimezone().date()
    type_into_cell(desk, 1, DUE, "in 2 weeks")
    qtbot.waitUntil(lambda: desk.review.actions[1].due == today + timedelta(weeks=2))


def test_what_is_no_day_is_said_and_changes_nothing(open_panel: OpenPanel, qtbot: QtBot) -> None:
    desk = open_panel(8, planned())
    type_into_cell(desk, 0, DUE, "soonish")
    qtbot.waitUntil(lambda: desk.told != [])
    assert desk.review.actions[0].due == READY.due


def test_done_notes_the_day_and_open_again_forgets_it(
    open_panel: OpenPanel, qtbot: QtBot, clock: FakeClock
) -> None:
    desk = open_panel(8, planned())
    choose_in_cell(desk, 0, STATUS, "Done")
    qtbot.waitUntil(lambda: desk.review.actions[0].status is ActionStatus.DONE)
    assert desk.review.actions[0].done_on == clock.now().astimezone().date()
    choose_in_cell(desk, 0, STATUS, "In progress")
    qtbot.waitUntil(lambda: desk.review.actions[0].status is ActionStatus.IN_PROGRESS)
    assert desk.review.actions[0].done_on is None
    desk.bridge.undo()
    assert desk.review.actions[0].status is ActionStatus.DONE
    assert desk.review.actions[0].done_on is not None


def test_the_aim_is_chosen_with_the_keys(open_panel: OpenPanel, qtbot: QtBot) -> None:
    desk = open_panel(8, planned())
    choose_in_cell(desk, 1, AIM, "Prevent")
    qtbot.waitUntil(lambda: desk.review.actions[1].aim is Aim.PREVENT)


def test_a_ticket_is_typed_in_the_wide_table(open_panel: OpenPanel, qtbot: QtBot) -> None:
    desk = open_panel(8, planned())
    type_into_cell(desk, 0, TICKET, "OPS-42")
    qtbot.waitUntil(lambda: desk.review.actions[0].tracker_key == "OPS-42")


def test_a_narrow_table_leaves_kind_and_ticket_to_the_card(
    open_panel: OpenPanel, qtbot: QtBot
) -> None:
    desk = open_panel(8, planned())
    desk.panel.resize(760, 580)
    qtbot.waitUntil(lambda: panel_of(desk).view.isColumnHidden(TICKET))
    beside = guide(desk, qtbot)
    ticket = named(beside, QLineEdit, "Ticket")
    ticket.setFocus()
    QTest.keyClicks(ticket, "OPS-7")
    QTest.keyClick(ticket, Qt.Key.Key_Return)
    assert desk.review.actions[0].tracker_key == "OPS-7"
    kind = named(beside, QComboBox, "Kind")
    kind.setFocus()
    QTest.keyClick(kind, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: desk.review.actions[0].kind is ActionKind.CODE_FIX)


def test_delete_removes_and_alt_up_reorders(open_panel: OpenPanel) -> None:
    desk = open_panel(8, planned())
    view = panel_of(desk).view
    view.select_row(1, TEXT)
    QTest.keyClick(view, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert [action.id for action in desk.review.actions] == ["b", "a"]
    assert view.selected_row() == 0
    QTest.keyClick(view, Qt.Key.Key_Delete)
    assert [action.id for action in desk.review.actions] == ["a"]
    assert desk.told == ["Action removed."]
    desk.bridge.undo()
    desk.bridge.undo()
    assert [action.id for action in desk.review.actions] == ["a", "b"]


def test_the_card_edits_done_when_the_promise_and_the_causes(
    open_panel: OpenPanel, qtbot: QtBot
) -> None:
    desk = open_panel(8, planned())
    panel_of(desk).view.select_row(1, TEXT)
    beside = guide(desk, qtbot)
    done_when = named(beside, QPlainTextEdit, "Done when")
    done_when.setFocus()
    QTest.keyClicks(done_when, "The runbook names it")
    QTest.keyClick(done_when, Qt.Key.Key_Tab)
    assert desk.review.actions[1].done_when == "The runbook names it"
    promise = beside.findChild(QCheckBox)
    assert promise is not None
    QTest.keyClick(promise, Qt.Key.Key_Space)
    assert not desk.review.actions[1].committed
    causes = beside.findChild(QListWidget)
    assert causes is not None
    causes.setFocus()
    causes.setCurrentRow(1)
    QTest.keyClick(causes, Qt.Key.Key_Space)
    assert desk.review.actions[1].cause_ids == ("c2",)


def test_every_cause_that_can_be_acted_on_has_a_row(open_panel: OpenPanel, qtbot: QtBot) -> None:
    desk = open_panel(8, planned())
    guide(desk, qtbot)
    told = panel_of(desk).coverage.matrix.accessibleDescription()
    assert told == "C1 No alert: A1 ready\nC2 Sessions looked alike: no action yet"


def test_a_click_on_a_place_links_and_parts(open_panel: OpenPanel, qtbot: QtBot) -> None:
    desk = open_panel(8, planned())
    guide(desk, qtbot)
    matrix = panel_of(desk).coverage.matrix
    place = matrix.cell_centre("c1", "b")
    assert place is not None
    QTest.mouseClick(matrix, Qt.MouseButton.LeftButton, pos=place)
    assert desk.review.actions[1].cause_ids == ("c1",)
    assert "A1 ready, A2 draft" in matrix.accessibleDescription()
    QTest.mouseClick(matrix, Qt.MouseButton.LeftButton, pos=place)
    assert desk.review.actions[1].cause_ids == ()


def test_an_action_is_made_for_the_cause_that_waits(open_panel: OpenPanel, qtbot: QtBot) -> None:
    desk = open_panel(8, planned())
    guide(desk, qtbot)
    QTest.mouseClick(panel_of(desk).coverage.waiting.answer, Qt.MouseButton.LeftButton)
    assert desk.review.actions[2].cause_ids == ("c2",)


def test_a_cause_is_accepted_with_a_reason(open_panel: OpenPanel, qtbot: QtBot) -> None:
    desk = open_panel(8, planned())
    guide(desk, qtbot)
    reason = panel_of(desk).coverage.waiting.reason
    reason.setFocus()
    QTest.keyClicks(reason, "Rare, and the cost is high")
    QTest.keyClick(reason, Qt.Key.Key_Return)
    assert desk.review.causes[1].accepted_because == "Rare, and the cost is high"
    matrix = panel_of(desk).coverage.matrix
    assert "C2 Sessions looked alike: accepted" in matrix.accessibleDescription()
    desk.bridge.undo()
    assert "no action yet" in matrix.accessibleDescription()


def test_too_many_actions_for_columns_are_counted(open_panel: OpenPanel, qtbot: QtBot) -> None:
    many = [Action(id=f"m{n}", number=n, text="Do", cause_ids=("c1",)) for n in range(1, 41)]
    desk = open_panel(8, review_with(*CAUSES, *many))
    guide(desk, qtbot)
    matrix = panel_of(desk).coverage.matrix
    assert matrix.cell_centre("c1", "m1") is None
    assert not matrix.grab().isNull()


def test_selecting_another_action_shows_it_in_the_card(open_panel: OpenPanel, qtbot: QtBot) -> None:
    desk = open_panel(8, planned())
    beside = guide(desk, qtbot)
    view = panel_of(desk).view
    done_when = named(beside, QPlainTextEdit, "Done when")
    assert cast("QPlainTextEdit", done_when).toPlainText() == "A test alert arrives"
    view.setCurrentIndex(view.model().index(1, TEXT, QModelIndex()))
    assert cast("QPlainTextEdit", done_when).toPlainText() == ""
