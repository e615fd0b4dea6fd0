# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Step 8: actions edited by keyboard, and the causes they answer or leave."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import cast

from PySide6.QtCore import QMimeData, QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QListWidget, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from app.review.action import Action, ActionKind, ActionStatus, Aim
from app.review.cause import Cause, StopReason
from app.review.people import Person
from app.review.review import Review
from app.rules.rules import Rules
from tests.builders import empty_review, review_with, with_fields
from tests.fakes import FakeClock
from tests.ui.conftest import OpenPanel, PanelDesk
from ui.kit.data_table import DataTable
from ui.kit.table_cell import CELL_ROLE
from ui.panels.actions import ActionsPanel
from ui.panels.actions_columns import AIM, DUE, OWNER, STATUS, TEXT, TICKET

READY = Action(
    id="a",
    number=1,
    text="Alert when no backup lands",
    owner="Ann Berg",
    due=(FakeClock().now() + timedelta(days=9)).date(),
    done_when="A test alert arrives",
    aim=Aim.DETECT,
    cause_ids=("c1",),
)
DRAFT = Action(id="b", number=2, text="Improve docs")
CAUSES = (
    Cause(id="c1", number=1, text="No alert", stop_reason=StopReason.ROOT_FACTOR),
    Cause(id="c2", number=2, text="Sessions looked alike", stop_reason=StopReason.ROOT_FACTOR),
    Cause(id="c3", number=3, text="It was late"),
)


def planned() -> Review:
    return review_with(*CAUSES, Person(id="p", name="Cleo Diaz"), READY, DRAFT)


def panel_of(desk: PanelDesk) -> ActionsPanel:
    return cast("ActionsPanel", desk.panel)


def focused(desk: PanelDesk) -> QWidget:
    widget = desk.panel.window().focusWidget()
    assert widget is not None
    return widget


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


def mime(text: str) -> QMimeData:
    data = QMimeData()
    data.setText(text)
    return data


def shown(desk: PanelDesk) -> list[str]:
    model = panel_of(desk).view.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def second_line(desk: PanelDesk, row: int) -> str:
    return str(panel_of(desk).view.model().index(row, TEXT).data(CELL_ROLE).second)


def test_the_first_remark_stands_in_the_row(open_panel: OpenPanel) -> None:
    desk = open_panel(8, planned())
    assert second_line(desk, 0) == "Done when: A test alert arrives"
    assert second_line(desk, 1) == "A2 has no owner. 5 more to look at."


def test_space_makes_an_idea_of_a_promise_and_a_promise_again(
    open_panel: OpenPanel, qtbot: QtBot
) -> None:
    desk = open_panel(8, planned())
    view = panel_of(desk).view
    view.select_row(1, TEXT)
    QTest.keyClick(view, Qt.Key.Key_Space)
    assert not desk.review.actions[1].committed
    assert second_line(desk, 1).startswith("“Improve” has no end point.")
    QTest.keyClick(view, Qt.Key.Key_Space)
    assert desk.review.actions[1].committed
    desk.bridge.undo()
    assert not desk.review.actions[1].committed


def test_a_promise_made_after_the_meeting_keeps_its_day(
    open_panel: OpenPanel, clock: FakeClock
) -> None:
    review = review_with(*CAUSES, READY, DRAFT)
    met = clock.now() - timedelta(days=3)
    desk = open_panel(8, with_fields(review, review.meeting, scheduled_at=met))
    panel = panel_of(desk)
    panel.view.select_row(1, TEXT)
    QTest.keyClick(panel.view, Qt.Key.Key_Space)
    QTest.keyClick(panel.view, Qt.Key.Key_Space)
    assert desk.review.actions[1].committed_on == panel.context.today()
    panel.add_action()
    assert desk.review.actions[2].committed_on == panel.context.today()


def test_one_edit_sets_the_same_of_all_selected(open_panel: OpenPanel, qtbot: QtBot) -> None:
    desk = open_panel(8, planned())
    panel = panel_of(desk)
    assert not panel.together.isVisible()
    panel.view.choose_rows([0, 1])
    assert panel.together.isVisible()
    panel.together.owner.setText("Cleo Diaz")
    QTest.keyClick(panel.together.owner, Qt.Key.Key_Return)
    assert [action.owner for action in desk.review.actions] == ["Cleo Diaz"] * 2
    panel.together.due.setText("in 2 weeks")
    QTest.keyClick(panel.together.due, Qt.Key.Key_Return)
    assert desk.review.actions[0].due == desk.review.actions[1].due is not None
    panel.together.status.activated.emit(list(ActionStatus).index(ActionStatus.DROPPED))
    assert all(action.dropped_on for action in desk.review.actions)
    assert panel.chosen_ids == ["a", "b"]
    for _ in range(3):
        desk.bridge.undo()
    assert desk.review.actions == planned().actions


def test_a_day_that_is_none_is_said_and_changes_nothing(open_panel: OpenPanel) -> None:
    desk = open_panel(8, planned())
    panel = panel_of(desk)
    panel.view.choose_rows([0, 1])
    panel.together.due.setText("soonish")
    QTest.keyClick(panel.together.due, Qt.Key.Key_Return)
    assert desk.told
    assert panel.together.due.text() == "soonish"
    assert desk.review.actions == planned().actions


def test_delete_removes_all_selected_in_one_step(open_panel: OpenPanel) -> None:
    desk = open_panel(8, planned())
    panel = panel_of(desk)
    panel.view.choose_rows([0, 1])
    QTest.keyClick(panel.view, Qt.Key.Key_Delete)
    assert desk.review.actions == ()
    desk.bridge.undo()
    assert desk.review.actions == planned().actions


def test_a_pasted_list_becomes_actions_in_one_step(open_panel: OpenPanel) -> None:
    desk = open_panel(8, planned())
    panel = panel_of(desk)
    panel.take_document(mime("- [ ] Cap uploads @cleo C2\n- [ ] Add a probe 24 Feb\n"))
    first, second = desk.review.actions[2:]
    assert (first.text, first.owner, first.cause_ids) == ("Cap uploads", "Cleo Diaz", ("c2",))
    assert (second.number, second.text) == (4, "Add a probe")
    assert panel.chosen_ids == [first.id, second.id]
    assert any("2 actions added, 1 with an owner, 1 with a date." in words for words in desk.told)
    desk.bridge.undo()
    assert desk.review.actions == planned().actions


def test_what_is_no_list_is_said_and_changes_nothing(open_panel: OpenPanel) -> None:
    desk = open_panel(8, planned())
    panel_of(desk).take_document(mime("\n---\n"))
    assert any("There is no action" in words for words in desk.told)
    assert desk.review.actions == planned().actions


def test_the_table_shows_what_is_asked_for(open_panel: OpenPanel, qtbot: QtBot) -> None:
    desk = open_panel(8, planned())
    panel = panel_of(desk)
    panel.choose.click()
    QTest.keyClicks(panel.filter.search, "docs")
    assert shown(desk) == ["A2"]
    panel.filter.search.clear()
    panel.filter.remarked.click()
    assert shown(desk) == ["A2"]
    panel.show_item("a")
    assert shown(desk) == ["A1", "A2"]
    assert panel.item_in_hand == "a"
    assert not panel.filter.isVisible()


def test_the_better_form_is_begun_with_its_words_to_fill_in(open_panel: OpenPanel) -> None:
    whole = replace(READY, id="b", number=2, text="Improve docs", done_when="")
    desk = open_panel(8, review_with(*CAUSES, whole))
    panel = panel_of(desk)
    panel.view.select_row(0, TEXT)
    (wording,) = [each for each in panel.remarks.of(desk.review, "b") if each.rewrite]
    panel.show_better(wording)
    editor = focused(desk)
    assert isinstance(editor, QLineEdit)
    assert editor.text() == "Change docs so that [what can be seen or measured]"
    assert editor.selectedText() == "[what can be seen or measured]"
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    assert desk.review.actions[0].text == "Improve docs"


def test_the_key_of_the_better_form_leads_to_what_is_missing(open_panel: OpenPanel) -> None:
    desk = open_panel(8, planned())
    panel = panel_of(desk)
    panel.view.select_row(1, TEXT)
    panel.use()
    assert panel.view.currentIndex().column() == OWNER
    assert isinstance(focused(desk), QLineEdit)


def test_a_kept_wording_is_not_asked_about_again(open_panel: OpenPanel) -> None:
    desk = open_panel(8, planned())
    panel = panel_of(desk)
    panel.view.select_row(1, TEXT)
    panel.keep()
    assert desk.review.lifecycle.kept_words == ("Improve",)
    assert "text" not in [each.field for each in panel.remarks.of(desk.review, "b")]


def test_too_many_promises_become_ideas_by_one_click(open_panel: OpenPanel) -> None:
    many = [
        replace(READY, id=f"a{n}", number=n, text=f"Cap queue {n} of the {n}th host")
        for n in range(1, 10)
    ]
    desk = open_panel(8, review_with(*CAUSES, *many))
    panel = panel_of(desk)
    assert panel.summary.strip.isVisible()
    assert "9 promises are more than most teams keep." in panel.summary.words.text()
    panel.summary.make_ideas.click()
    assert [action.number for action in desk.review.actions if not action.committed] == [8, 9]
    assert not panel.summary.make_ideas.isVisible()
    desk.bridge.undo()
    assert all(action.committed for action in desk.review.actions)


def test_the_strongest_comes_first_when_asked_to_be_put_in_order(open_panel: OpenPanel) -> None:
    idea = Action(id="i", number=3, text="Automate it all", committed=False)
    strong = replace(READY, id="s", number=4, text="Block deletes on a primary")
    desk = open_panel(8, review_with(*CAUSES, idea, DRAFT, READY, strong))
    panel_of(desk).editing.put_in_order()
    assert shown(desk) == ["A4", "A1", "A2", "A3"]
    desk.bridge.undo()
    assert shown(desk) == ["A3", "A2", "A1", "A4"]


def test_a_team_file_that_cannot_be_read_leaves_the_table_usable(
    open_panel: OpenPanel, tmp_path: Path
) -> None:
    desk = open_panel(8, planned())
    panel = panel_of(desk)
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules/actions.yaml").write_text("rules: {}\n", encoding="utf-8")
    context = replace(panel.context, rules=Rules([tmp_path]))
    other = ActionsPanel(desk.bridge, context)
    other.refresh(desk.review, None)
    assert other.view.model().rowCount() == 2
    assert any("actions.yaml" in words for words in desk.told)
    other.deleteLater()
