# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Step 8: what actions are asked, and what is done to several of them at once."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from app.review.action import Action, ActionStatus
from app.rules.rules import Rules
from tests.builders import review_with, with_fields
from tests.fakes import FakeClock
from tests.ui.conftest import OpenPanel, PanelDesk
from tests.ui.panels.actions_desk import CAUSES, DRAFT, READY, focused, panel_of, planned
from ui.kit.table_cell import CELL_ROLE
from ui.panels.actions import ActionsPanel
from ui.panels.actions_columns import OWNER, TEXT


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


def test_a_room_that_reads_along_is_told_nothing_about_wordings(open_panel: OpenPanel) -> None:
    whole = replace(READY, id="b", number=2, text="Improve docs", done_when="")
    owned = replace(READY, id="i", number=3, text="Improve more", committed=False)
    desk = open_panel(8, review_with(*CAUSES, whole, replace(owned, done_when="")))
    assert second_line(desk, 0).endswith("1 more to look at.")
    assert "Improve" in second_line(desk, 1)
    panel_of(desk).set_read_along(True)
    assert second_line(desk, 0).startswith("Nobody can tell yet when A2 is done. Name what")
    assert second_line(desk, 1) == "An idea, not promised yet"
    panel_of(desk).set_read_along(False)
    assert "Improve" in second_line(desk, 1)


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
    qtbot.waitUntil(lambda: [each.owner for each in desk.review.actions] == ["Cleo Diaz"] * 2)
    panel.together.due.setText("in 2 weeks")
    QTest.keyClick(panel.together.due, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: desk.review.actions[0].due == desk.review.actions[1].due is not None)
    panel.together.status.activated.emit(list(ActionStatus).index(ActionStatus.DROPPED))
    assert all(action.dropped_on for action in desk.review.actions)
    assert panel.chosen_ids == ["a", "b"]
    for _ in range(3):
        desk.bridge.undo()
    assert desk.review.actions == planned().actions


def test_enter_in_the_list_of_names_sets_what_is_typed(open_panel: OpenPanel, qtbot: QtBot) -> None:
    desk = open_panel(8, planned())
    panel = panel_of(desk)
    panel.view.choose_rows([0, 1])
    owner = panel.together.owner
    owner.setFocus()
    QTest.keyClicks(owner, "Cle")
    popup = owner.completer().popup()
    qtbot.waitUntil(popup.isVisible)
    QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: [each.owner for each in desk.review.actions] == ["Cleo Diaz"] * 2)


def test_a_day_that_is_none_is_said_and_changes_nothing(
    open_panel: OpenPanel, qtbot: QtBot
) -> None:
    desk = open_panel(8, planned())
    panel = panel_of(desk)
    panel.view.choose_rows([0, 1])
    panel.together.due.setText("soonish")
    QTest.keyClick(panel.together.due, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(desk.told))
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


def test_an_owner_of_several_words_who_is_not_of_the_crew_is_known(open_panel: OpenPanel) -> None:
    desk = open_panel(8, planned())
    panel_of(desk).take_document(mime("- Add a probe @Ann Berg 24 Feb\n"))
    assert (desk.review.actions[2].text, desk.review.actions[2].owner) == (
        "Add a probe",
        "Ann Berg",
    )


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
