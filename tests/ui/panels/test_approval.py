# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Step 9: what is open, who approves, and the way out."""

from __future__ import annotations

from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from app.publish.fingerprint import fingerprint
from app.review.approval import Approval, Verdict
from app.review.cause import Cause
from app.review.edits import set_field
from app.review.lifecycle import ReviewState
from app.review.people import Person, Role
from app.review.review import Review
from tests.builders import empty_review, review_with
from tests.fakes import FakeClock
from tests.ui.conftest import OpenPanel, PanelDesk
from ui.kit.button import Button
from ui.kit.label import Label
from ui.panels.approval import ApprovalPanel
from ui.panels.open_things import OpenThings

LEAD, DIRECTOR = Approval(id="lead", approver="Lead"), Approval(id="boss", approver="Director")
VERDICT, COMMENT = 2, 3


def panel_of(desk: PanelDesk) -> ApprovalPanel:
    return cast("ApprovalPanel", desk.panel)


def press(desk: PanelDesk, text: str) -> None:
    buttons = [each for each in desk.panel.findChildren(Button) if each.text() == text]
    QTest.mouseClick(buttons[0], Qt.MouseButton.LeftButton)


def says(desk: PanelDesk, words: str) -> bool:
    labels = desk.panel.findChildren(Label)
    return any(words in label.text() and label.isVisible() for label in labels)


def open_lines(desk: PanelDesk) -> list[Button]:
    things = desk.panel.findChild(OpenThings)
    assert things is not None
    return list(things.lines)


def test_the_summary_is_typed_where_work_begins(open_panel: OpenPanel, qtbot: QtBot) -> None:
    desk = open_panel(9, empty_review())
    summary = desk.panel.focusWidget()
    assert isinstance(summary, QPlainTextEdit)
    QTest.keyClicks(summary, "Search was slow.")
    qtbot.waitUntil(lambda: desk.review.incident.summary == "Search was slow.")


def test_each_open_thing_leads_to_its_step(open_panel: OpenPanel, qtbot: QtBot) -> None:
    desk = open_panel(9, empty_review())
    lines = {line.text(): line for line in open_lines(desk)}
    assert says(desk, f"{len(lines)} things are open.")
    with qtbot.waitSignal(desk.panel.step_wanted) as clicked:
        QTest.mouseClick(lines["There are causes"], Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(desk.panel.step_wanted) as pressed:
        QTest.keyClick(lines["There is a scribe"], Qt.Key.Key_Space)
    assert (clicked.args, pressed.args) == ([6], [2])


def test_the_missing_summary_leads_to_the_summary(open_panel: OpenPanel, qtbot: QtBot) -> None:
    desk = open_panel(9, empty_review())
    line = next(each for each in open_lines(desk) if each.text() == "The summary is written")
    line.setFocus()
    with qtbot.assertNotEmitted(desk.panel.step_wanted):
        QTest.keyClick(line, Qt.Key.Key_Space)
    assert isinstance(desk.panel.focusWidget(), QPlainTextEdit)


def test_what_is_done_meanwhile_leaves_the_list(open_panel: OpenPanel) -> None:
    desk = open_panel(9, empty_review())
    before = len(open_lines(desk))
    desk.bridge.apply(set_field(desk.review.incident, "statement", "Because."), "write")
    assert len(open_lines(desk)) == before - 1


def test_a_whole_review_is_ready_and_then_approved(open_panel: OpenPanel, example: Review) -> None:
    desk = open_panel(9, example)
    assert says(desk, "Ready to approve.")
    assert open_lines(desk) == []
    press(desk, "Approve")
    assert says(desk, "Approved by everybody who was asked.")


def test_the_approver_is_taken_from_the_crew(open_panel: OpenPanel) -> None:
    director = Person(id="p", name="Director", role=Role.APPROVER)
    desk = open_panel(9, review_with(director))
    press(desk, "Approver")
    assert [approval.approver for approval in desk.review.approvals] == ["Director"]


def test_somebody_else_is_typed_in(open_panel: OpenPanel, qtbot: QtBot) -> None:
    desk = open_panel(9, empty_review())
    assert says(desk, "Nobody is asked yet.")
    press(desk, "Approver")
    editor = desk.panel.focusWidget()
    assert editor is not None
    QTest.keyClicks(editor, "Head of support")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: desk.review.approvals[0].approver == "Head of support")


def test_approving_keeps_when_and_what_and_is_one_step_to_undo(
    open_panel: OpenPanel, clock: FakeClock
) -> None:
    desk = open_panel(9, review_with(LEAD))
    press(desk, "Approve")
    (approval,) = desk.review.approvals
    assert approval.verdict is Verdict.APPROVED
    assert approval.decided_at == clock.now()
    assert approval.fingerprint == fingerprint(desk.review)
    assert desk.review.lifecycle.state is ReviewState.APPROVED
    desk.bridge.undo()
    (undone,) = desk.review.approvals
    assert (undone.verdict, undone.decided_at, undone.fingerprint) == (Verdict.PENDING, None, "")
    assert desk.review.lifecycle.state is ReviewState.DRAFT


def test_with_several_approvers_one_has_to_be_chosen(open_panel: OpenPanel) -> None:
    desk = open_panel(9, review_with(LEAD, DIRECTOR))
    press(desk, "Approve")
    assert {approval.verdict for approval in desk.review.approvals} == {Verdict.PENDING}
    assert desk.told[-1].startswith("Choose the approver")
    panel_of(desk).view.select_row(1)
    press(desk, "Ask for changes")
    assert desk.review.approvals[1].verdict is Verdict.CHANGES_REQUESTED
    assert desk.review.lifecycle.state is ReviewState.CHANGES_REQUESTED


def test_without_an_approver_there_is_nobody_to_decide(open_panel: OpenPanel) -> None:
    desk = open_panel(9, empty_review())
    press(desk, "Approve")
    assert desk.told == ["Add an approver first."]


def test_a_change_after_the_approval_is_said_plainly(open_panel: OpenPanel) -> None:
    desk = open_panel(9, review_with(LEAD))
    press(desk, "Approve")
    assert not says(desk, "has changed")
    desk.bridge.apply(set_field(desk.review.incident, "summary", "More."), "write")
    assert says(desk, "The content has changed since Lead approved it. Ask again.")
    press(desk, "Approve")
    assert not says(desk, "has changed")


def test_a_comment_is_written_by_keyboard(open_panel: OpenPanel, qtbot: QtBot) -> None:
    desk = open_panel(9, review_with(LEAD))
    view = panel_of(desk).view
    view.setFocus()
    view.select_row(0, COMMENT)
    QTest.keyClick(view, Qt.Key.Key_Return)
    editor = desk.panel.focusWidget()
    assert editor is not None
    QTest.keyClicks(editor, "After the rehearsal")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: desk.review.approvals[0].comment == "After the rehearsal")


def test_a_verdict_chosen_in_its_cell_counts_like_the_button(open_panel: OpenPanel) -> None:
    desk = open_panel(9, review_with(LEAD))
    model = panel_of(desk).view.model()
    assert model.setData(model.index(0, VERDICT), Verdict.APPROVED)
    assert desk.review.approvals[0].fingerprint == fingerprint(desk.review)
    assert desk.review.lifecycle.state is ReviewState.APPROVED


def test_delete_removes_the_approver_and_tells_so(open_panel: OpenPanel) -> None:
    desk = open_panel(9, review_with(LEAD, DIRECTOR))
    view = panel_of(desk).view
    view.setFocus()
    view.select_row(0)
    QTest.keyClick(view, Qt.Key.Key_Delete)
    assert [approval.id for approval in desk.review.approvals] == ["boss"]
    assert desk.told == ["Approver removed."]
    desk.bridge.undo()
    assert len(desk.review.approvals) == 2


@pytest.mark.parametrize(("text", "wanted"), [("Export the PDF", "pdf"), ("Export as…", "")])
def test_the_way_out_is_asked_for(
    open_panel: OpenPanel, qtbot: QtBot, text: str, wanted: str
) -> None:
    desk = open_panel(9, empty_review())
    with qtbot.waitSignal(desk.panel.export_wanted) as asked:
        press(desk, text)
    assert asked.args == [wanted]


def test_wordings_are_counted_before_sign_off_and_block_nothing(
    open_panel: OpenPanel, qtbot: QtBot
) -> None:
    desk = open_panel(9, review_with(Cause(id="c", number=1, text="Careless deploy")))
    left = panel_of(desk).wordings
    qtbot.waitUntil(left.isVisible)
    assert left.text() == "1 wording looks for a person: “Careless” in Causes"
    with qtbot.waitSignal(desk.panel.sheet_wanted) as wanted:
        QTest.mouseClick(left, Qt.MouseButton.LeftButton)
    assert wanted.args == ["wordings"]


def test_where_no_wording_looks_for_a_person_nothing_is_said(
    open_panel: OpenPanel, qtbot: QtBot
) -> None:
    desk = open_panel(9, review_with(Cause(id="c", number=1, text="Careless deploy")))
    left = panel_of(desk).wordings
    qtbot.waitUntil(left.isVisible)
    (cause,) = (one for one in desk.review.causes if one.id == "c")
    desk.bridge.apply(set_field(cause, "text", "No canary"), "word it")
    qtbot.waitUntil(lambda: not left.isVisible())
