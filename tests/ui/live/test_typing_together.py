# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Two people type in one review: nobody's cursor jumps, and nobody's words go."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from app.causal.edits import add_child
from app.causal.graph import CauseGraph
from app.review.alternatives import alternatives
from app.review.cause import EFFECT_ID
from app.review.edits import removal, set_field
from app.review.item import Kind
from tests.ui.live.conftest import Pair
from ui.fields.binding import Binding
from ui.fields.text_field import LongTextField
from ui.panels.cause_canvas import CauseCanvas
from ui.panels.causes import CausesPanel
from ui.panels.timeline import TimelinePanel
from ui.panels.timeline_columns import WHAT

LEFT = Qt.MouseButton.LeftButton


def test_what_one_types_appears_in_the_others_window(pair: Pair) -> None:
    title = pair.noor.find(QLineEdit, "Title")
    title.setFocus()
    title.end(False)
    QTest.keyClicks(title, " at last")
    pair.noor.page.finish_typing()
    pair.carry(pair.noor, pair.sam)
    assert pair.sam.review.incident.title.endswith(" at last")
    assert pair.sam.find(QLineEdit, "Title").text().endswith(" at last")
    assert pair.sam.window.windowTitle().startswith(pair.sam.review.incident.title)


def test_the_cursor_in_a_line_stays_among_its_words(pair: Pair) -> None:
    title = pair.sam.find(QLineEdit, "Title")
    before = title.text()
    title.setFocus()
    title.setSelection(4, 3)
    selected = title.selectedText()
    pair.noor.do(set_field(pair.noor.review.incident, "title", f"Noor: {before}"))
    pair.carry(pair.noor, pair.sam)
    assert title.text() == f"Noor: {before}"
    assert title.selectedText() == selected


def test_a_field_typed_in_shows_both_with_the_cursor_where_it_was(pair: Pair) -> None:
    pair.noor.go_to(9)
    pair.sam.go_to(9)
    field = _summary(pair)
    before = field.toPlainText()
    field.setFocus()
    field.moveCursor(QTextCursor.MoveOperation.End)
    pair.sam.do(set_field(pair.sam.review.incident, "summary", f"Sam first. {before}"))
    QTest.keyClicks(field, " Noor")  # not handed over yet when the other words come
    pair.carry(pair.sam, pair.noor)
    assert field.textCursor().atEnd()
    QTest.keyClicks(field, " last.")
    pair.noor.page.finish_typing()
    assert field.toPlainText().endswith(" Noor last.")
    assert " Noor last." in pair.noor.review.incident.summary


def test_the_first_line_shown_stays_the_first(pair: Pair) -> None:
    pair.noor.go_to(9)
    field = _summary(pair)
    field.setFocus()
    lines = "\n".join(f"line {number}" for number in range(80))
    pair.noor.do(set_field(pair.noor.review.incident, "summary", lines))
    pair.meet()
    field.verticalScrollBar().setValue(30)
    first = field.firstVisibleBlock().text()
    pair.sam.do(set_field(pair.sam.review.incident, "summary", f"above\nabove\n{lines}"))
    pair.carry(pair.sam, pair.noor)
    assert field.firstVisibleBlock().text() == first


def test_nothing_comes_in_while_something_is_held_with_the_mouse(pair: Pair) -> None:
    window = pair.sam.window
    place = QPoint(640, 300)
    QTest.mousePress(window.windowHandle(), LEFT, Qt.KeyboardModifier.NoModifier, place)
    assert QApplication.mouseButtons() == LEFT
    pair.noor.do(set_field(pair.noor.review.incident, "title", "Meanwhile"))
    assert pair.noor.page.opened.autosave.flush(10)
    pair.sam.page.opened.exchange.pull()
    gate = pair.sam.page.live.gate
    pair.qtbot.waitUntil(lambda: gate.tries > 1)
    assert pair.sam.review.incident.title != "Meanwhile"
    QTest.mouseRelease(window.windowHandle(), LEFT, Qt.KeyboardModifier.NoModifier, place)
    pair.qtbot.waitUntil(lambda: pair.sam.review.incident.title == "Meanwhile")


def test_a_cell_that_is_typed_in_keeps_its_words_while_its_row_changes(pair: Pair) -> None:
    editor, event_id = _open_cell(pair)
    QTest.keyClicks(editor, "Noor saw it")
    event = pair.sam.review.get(Kind.EVENT, event_id)
    assert event is not None
    pair.sam.do(set_field(event, "actor", "Somebody else"))
    pair.carry(pair.sam, pair.noor)
    assert editor.isVisible()
    assert editor.text() == "Noor saw it"
    _close_cell(pair, editor)
    pair.meet()
    kept = pair.noor.review.get(Kind.EVENT, event_id)
    assert (getattr(kept, "text", ""), getattr(kept, "actor", "")) == (
        "Noor saw it",
        "Somebody else",
    )


def test_a_cell_that_both_typed_in_keeps_both(pair: Pair) -> None:
    editor, event_id = _open_cell(pair)
    QTest.keyClicks(editor, "Noor saw it")
    event = pair.sam.review.table(Kind.EVENT)[event_id]
    pair.sam.do(set_field(event, "text", "Something else altogether"))
    pair.carry(pair.sam, pair.noor)
    _close_cell(pair, editor)
    pair.meet()
    (other,) = alternatives(pair.noor.review)
    texts = {getattr(pair.noor.review.get(Kind.EVENT, event_id), "text", ""), other.text}
    assert texts == {"Something else altogether", "Noor saw it"}


def test_a_row_removed_while_its_cell_is_typed_in_stays_with_the_words(pair: Pair) -> None:
    editor, event_id = _open_cell(pair)
    QTest.keyClicks(editor, "Noor saw it")
    pair.sam.do(removal(pair.sam.review, Kind.EVENT, event_id))
    pair.carry(pair.sam, pair.noor)
    pair.meet()
    assert getattr(pair.sam.review.get(Kind.EVENT, event_id), "text", "") == "Noor saw it"


def test_keys_go_nowhere_when_what_the_cursor_was_in_was_removed(pair: Pair) -> None:
    pair.noor.go_to(8)
    panel = pair.noor.page.panel
    action = pair.noor.review.actions[1]
    panel.show_item(action.id)
    pair.noor.page.open_guide()
    bindings = pair.noor.page.findChildren(Binding)
    pair.qtbot.waitUntil(lambda: any(each.place[1] == action.id for each in bindings))
    field = next(each.parent() for each in bindings if each.place[1] == action.id)
    assert isinstance(field, QWidget)
    field.setFocus()
    pair.sam.do(removal(pair.sam.review, Kind.ACTION, action.id))
    pair.carry(pair.sam, pair.noor)
    assert pair.noor.window.focusWidget() is panel
    assert pair.noor.page.notice.text.startswith("Sam removed what the cursor was in")


def test_a_cell_left_as_it_was_takes_nothing_back_from_others(pair: Pair) -> None:
    editor, event_id = _open_cell(pair)
    event = pair.sam.review.get(Kind.EVENT, event_id)
    assert event is not None
    pair.sam.do(set_field(event, "text", "Sam's words"))
    pair.carry(pair.sam, pair.noor)
    _close_cell(pair, editor)
    pair.meet()
    assert getattr(pair.noor.review.get(Kind.EVENT, event_id), "text", "") == "Sam's words"


def test_a_cause_that_is_worded_takes_in_what_the_other_adds(pair: Pair) -> None:
    pair.noor.go_to(6)
    panel = pair.noor.page.panel
    assert isinstance(panel, CausesPanel)
    cause = pair.noor.review.causes[0]
    panel.wording.open(cause.id)
    pair.qtbot.waitUntil(lambda: panel.editor.is_open)
    panel.editor.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClicks(panel.editor, " (Noor)")
    pair.carry(pair.noor, pair.sam)
    theirs = pair.sam.review.table(Kind.CAUSE)[cause.id]
    pair.sam.do(set_field(theirs, "text", f"Sam: {getattr(theirs, 'text', '')}"))
    pair.carry(pair.sam, pair.noor)
    assert panel.editor.toPlainText() == f"Sam: {cause.text} (Noor)"
    assert panel.editor.textCursor().atEnd()
    QTest.keyClicks(panel.editor, "!")
    QTest.keyClick(panel.editor, Qt.Key.Key_Return)
    pair.meet()
    assert getattr(pair.sam.review.get(Kind.CAUSE, cause.id), "text", "") == (
        f"Sam: {cause.text} (Noor)!"
    )


def test_the_editor_of_a_cause_stays_over_it_when_others_push_it_away(pair: Pair) -> None:
    pair.noor.go_to(6)
    panel = pair.noor.page.panel
    assert isinstance(panel, CausesPanel)
    graph = CauseGraph(pair.noor.review)
    first, last = graph.own_children(EFFECT_ID)[0], graph.own_children(EFFECT_ID)[-1]
    panel.wording.open(last)
    for _ in range(3):
        pair.sam.do(add_child(pair.sam.review, first, "Why?").edit)
    pair.carry(pair.sam, pair.noor)
    canvas = panel.findChild(CauseCanvas)
    assert isinstance(canvas, CauseCanvas)
    box = canvas.box_of(last)
    assert box is not None
    place = canvas.view.mapFromScene(box).boundingRect()
    assert panel.editor.geometry().intersects(place)


def test_the_capture_line_is_ones_own(pair: Pair) -> None:
    line = pair.noor.page.capture.line
    line.setFocus()
    QTest.keyClicks(line, "half a thou")
    pair.sam.do(set_field(pair.sam.review.incident, "title", "Other"))
    pair.carry(pair.sam, pair.noor)
    assert line.toPlainText() == "half a thou"
    assert pair.noor.window.focusWidget() is line


def test_undo_is_named_after_ones_own_step(pair: Pair) -> None:
    pair.noor.page.bridge.apply(
        set_field(pair.noor.review.incident, "title", "Mine"), "change the title"
    )
    pair.sam.page.bridge.apply(
        set_field(pair.sam.review.incident, "severity", None), "change the severity"
    )
    pair.carry(pair.sam, pair.noor)
    actions = pair.noor.window.actions_table
    assert actions is not None
    assert actions["undo"].text().endswith("change the title")


def test_what_is_removed_is_gone_from_the_other_table_and_nothing_breaks(pair: Pair) -> None:
    pair.noor.go_to(4)
    table = pair.noor.page.panel
    assert isinstance(table, TimelinePanel)
    event = pair.noor.review.timeline[0]
    table.show_item(event.id)
    pair.sam.do(removal(pair.sam.review, Kind.EVENT, event.id))
    pair.carry(pair.sam, pair.noor)
    assert table.table.row_of(event.id) == -1
    pair.meet()


def test_the_rooms_screen_follows(pair: Pair) -> None:
    room = pair.noor.page.room
    room.toggle()
    pair.sam.do(set_field(pair.sam.review.incident, "title", "For the room"))
    pair.carry(pair.sam, pair.noor)
    assert room.is_open
    room.toggle()


def _summary(pair: Pair) -> LongTextField:
    return pair.noor.find(LongTextField, "Executive summary")


def _close_cell(pair: Pair, editor: QLineEdit) -> None:
    """Press Enter, which a table takes once it has come back to its events."""
    with pair.qtbot.waitSignal(editor.destroyed):
        QTest.keyClick(editor, Qt.Key.Key_Return)


def _open_cell(pair: Pair) -> tuple[QLineEdit, str]:
    """Let Noor begin to edit the first event, and return the editor and the event's id."""
    pair.noor.go_to(4)
    panel = pair.noor.page.panel
    assert isinstance(panel, TimelinePanel)
    event = pair.noor.review.timeline[0]
    panel.view.edit_cell(panel.table.row_of(event.id), WHAT)
    editor = pair.noor.window.focusWidget()
    assert isinstance(editor, QLineEdit)
    editor.selectAll()
    return editor, event.id
