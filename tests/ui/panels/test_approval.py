# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Step 9: what is open, who approves, and the way out."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QPlainTextEdit
from pytestqt.qtbot import QtBot

from app.publish.fingerprint import fingerprint
from app.publish.sign_off import decision
from app.review.action import Action
from app.review.approval import Approval, Verdict
from app.review.cause import Cause
from app.review.comment import Comment
from app.review.edits import set_field
from app.review.item import Kind
from app.review.lifecycle import ReviewState
from app.review.people import Person, Role
from app.review.review import Review
from app.rules.rules import Rules
from tests.builders import applied, empty_review, review_with
from tests.fakes import START, FakeClock
from tests.ui.conftest import OpenPanel, PanelDesk
from ui.kit.button import Button
from ui.kit.jump_line import JumpLine
from ui.kit.label import Label
from ui.panels.approval import ApprovalPanel

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


def open_lines(desk: PanelDesk) -> list[JumpLine]:
    return list(panel_of(desk).checklist.lines)


def rewritten(desk: PanelDesk, summary: str) -> None:
    desk.bridge.apply(set_field(desk.review.incident, "summary", summary), "write")


def test_the_summary_is_typed_where_work_begins(open_panel: OpenPanel, qtbot: QtBot) -> None:
    desk = open_panel(9, empty_review())
    summary = desk.panel.focusWidget()
    assert isinstance(summary, QPlainTextEdit)
    QTest.keyClicks(summary, "Search was slow.")
    qtbot.waitUntil(lambda: desk.review.incident.summary == "Search was slow.")


def test_what_is_approved_is_not_written_in_by_accident(
    open_panel: OpenPanel, qtbot: QtBot
) -> None:
    review = review_with(LEAD)
    desk = open_panel(9, applied(review, decision(review, LEAD, Verdict.APPROVED, START)))
    desk.panel.focus_first()
    first = desk.panel.focusWidget()
    assert isinstance(first, QAbstractButton)
    assert first.text() == "Publish"


def test_each_open_thing_leads_to_its_step(open_panel: OpenPanel, qtbot: QtBot) -> None:
    desk = open_panel(9, empty_review())
    lines = {line.text(): line for line in open_lines(desk)}
    assert says(desk, "Not ready yet: ")
    with qtbot.waitSignal(desk.panel.step_wanted) as clicked:
        QTest.mouseClick(lines["There are causes"], Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(desk.panel.step_wanted) as pressed:
        QTest.keyClick(lines["There is a scribe (advised)"], Qt.Key.Key_Space)
    assert (clicked.args, pressed.args) == ([6], [2])


def test_a_line_about_one_thing_leads_to_it(open_panel: OpenPanel, qtbot: QtBot) -> None:
    desk = open_panel(9, review_with(Action(id="a", number=3, text="Cap retries")))
    line = next(each for each in open_lines(desk) if each.text() == "A3 has one owner")
    with qtbot.waitSignal(desk.panel.item_wanted) as wanted:
        QTest.mouseClick(line, Qt.MouseButton.LeftButton)
    assert wanted.args == [8, "a"]


def test_a_line_about_a_text_leads_into_its_editor(open_panel: OpenPanel, qtbot: QtBot) -> None:
    desk = open_panel(9, empty_review())
    lines = {line.text(): line for line in open_lines(desk)}
    with qtbot.waitSignal(desk.panel.field_wanted) as wanted:
        QTest.mouseClick(lines["What users felt is described"], Qt.MouseButton.LeftButton)
    assert wanted.args == [(Kind.IMPACT, "impact", "description")]


def test_the_missing_summary_leads_to_the_summary(open_panel: OpenPanel, qtbot: QtBot) -> None:
    desk = open_panel(9, empty_review())
    line = next(each for each in open_lines(desk) if each.text() == "The summary is written")
    line.setFocus()
    with qtbot.assertNotEmitted(desk.panel.step_wanted):
        QTest.keyClick(line, Qt.Key.Key_Space)
    assert isinstance(desk.panel.focusWidget(), QPlainTextEdit)


def test_what_is_done_meanwhile_leaves_the_list(open_panel: OpenPanel, qtbot: QtBot) -> None:
    desk = open_panel(9, empty_review())
    before = len(open_lines(desk))
    desk.bridge.apply(set_field(desk.review.incident, "statement", "Because."), "write")
    qtbot.waitUntil(lambda: len(open_lines(desk)) == before - 1)


def test_a_rule_file_that_cannot_be_meant_is_said_once_and_the_rest_is_shown(
    open_panel: OpenPanel, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "readiness.yaml").write_text("questions: [data]", encoding="utf-8")
    desk = open_panel(9, review_with(LEAD))
    panel = ApprovalPanel(desk.bridge, replace(desk.panel.context, rules=Rules([tmp_path])))
    qtbot.addWidget(panel)
    panel.show()
    assert desk.told == ["readiness.yaml, line 1: a mapping is expected here."]
    rewritten(desk, "Slow.")
    panel.approvers.decide(Verdict.APPROVED)
    assert desk.review.lifecycle.state is ReviewState.APPROVED
    assert len(desk.told) == 1


def test_what_is_done_is_shown_when_asked_for(open_panel: OpenPanel, qtbot: QtBot) -> None:
    desk = open_panel(9, empty_review())
    assert not says(desk, "✓ The incident has a title")
    QTest.mouseClick(panel_of(desk).checklist.more, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: says(desk, "✓ The incident has a title"))


def test_an_approver_may_approve_what_is_not_complete(
    open_panel: OpenPanel, example: Review
) -> None:
    desk = open_panel(9, example)
    assert open_lines(desk)
    press(desk, "Approve")
    needed = sum(not line.text().endswith("(advised)") for line in open_lines(desk))
    told = "Approved by everybody who was asked"
    assert says(desk, told)
    assert says(desk, "though 1 thing is still needed") is (needed == 1)
    assert says(desk, f"though {needed} things are still needed") is (needed > 1)


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
    panel_of(desk).approvers.view.select_row(1)
    press(desk, "Ask for changes")
    assert desk.review.approvals[1].verdict is Verdict.CHANGES_REQUESTED
    assert desk.review.lifecycle.state is ReviewState.CHANGES_REQUESTED


def test_without_an_approver_there_is_nobody_to_decide(open_panel: OpenPanel) -> None:
    desk = open_panel(9, empty_review())
    press(desk, "Approve")
    assert desk.told == ["Add an approver first."]


def test_one_character_more_voids_the_approval_and_is_told(
    open_panel: OpenPanel, qtbot: QtBot
) -> None:
    desk = open_panel(9, review_with(LEAD))
    rewritten(desk, "Search was slow for an hour, for all of the users")
    press(desk, "Approve")
    difference = panel_of(desk).difference
    assert not difference.isVisible()
    rewritten(desk, "Search was slow for an hour, for all of the users.")
    assert says(desk, "The content has changed since Lead approved it. Ask again.")
    assert panel_of(desk).standing.state.text() == "Approved, then changed"
    qtbot.waitUntil(lambda: bool(difference.texts))
    assert difference.texts == ["Summary changed: …hour, for all of the users{+.+}"]
    press(desk, "Approve")
    assert not says(desk, "has changed")
    assert not difference.isVisible()


def test_asking_again_is_one_click_and_one_step_to_undo(open_panel: OpenPanel) -> None:
    desk = open_panel(9, review_with(LEAD))
    press(desk, "Approve")
    rewritten(desk, "More.")
    press(desk, "Ask again")
    assert desk.review.approvals[0].verdict is Verdict.PENDING
    assert desk.review.lifecycle.state is ReviewState.IN_REVIEW
    desk.bridge.undo()
    assert desk.review.lifecycle.state is ReviewState.APPROVED


def test_a_draft_is_given_to_its_approvers(open_panel: OpenPanel) -> None:
    desk = open_panel(9, review_with(LEAD))
    press(desk, "Ask for approval")
    assert desk.review.lifecycle.state is ReviewState.IN_REVIEW
    assert desk.review.transitions[-1].at is not None
    assert not panel_of(desk).standing.ask.isVisible()


def test_asking_where_nobody_is_listed_says_what_to_do(open_panel: OpenPanel) -> None:
    desk = open_panel(9, empty_review())
    press(desk, "Ask for approval")
    assert desk.told == ["Nobody is asked yet: add an approver, then ask."]


def test_an_approver_whose_verdict_stands_keeps_the_name(open_panel: OpenPanel) -> None:
    desk = open_panel(9, review_with(LEAD))
    press(desk, "Approve")
    model = panel_of(desk).approvers.view.model()
    assert not model.setData(model.index(0, 0), "Somebody else")
    assert desk.told[-1].startswith("Lead has decided under this name")


def test_closing_asks_why_only_while_something_is_left(open_panel: OpenPanel) -> None:
    desk = open_panel(9, review_with(LEAD, Action(id="a", number=1, text="Cap retries")))
    press(desk, "Approve")
    closing = panel_of(desk).standing.closing
    QTest.mouseClick(closing.close_button, Qt.MouseButton.LeftButton)
    assert desk.panel.focusWidget() is closing.reason.field
    QTest.keyClick(closing.reason.field, Qt.Key.Key_Return)
    assert desk.told[-1].startswith("Actions are still open")
    QTest.keyClicks(closing.reason.field, "moved to the platform team")
    QTest.keyClick(closing.reason.field, Qt.Key.Key_Return)
    assert desk.review.lifecycle.state is ReviewState.CLOSED
    assert desk.review.transitions[-1].reason == "moved to the platform team"
    assert not closing.reason.isVisible()


def test_opening_again_asks_why_and_esc_leaves_it(open_panel: OpenPanel) -> None:
    desk = open_panel(9, review_with(LEAD))
    press(desk, "Approve")
    closing = panel_of(desk).standing.closing
    QTest.mouseClick(closing.reopen_button, Qt.MouseButton.LeftButton)
    QTest.keyClick(closing.reason.field, Qt.Key.Key_Escape)
    assert not closing.reason.isVisible()
    assert desk.panel.focusWidget() is closing.reopen_button
    QTest.mouseClick(closing.reopen_button, Qt.MouseButton.LeftButton)
    QTest.keyClicks(closing.reason.field, "A1 slipped")
    QTest.keyClick(closing.reason.field, Qt.Key.Key_Return)
    assert desk.review.lifecycle.state is ReviewState.REOPENED


def test_a_comment_on_a_place_is_made_by_typing_part_of_it(
    open_panel: OpenPanel, qtbot: QtBot
) -> None:
    desk = open_panel(9, review_with(LEAD, Action(id="a", number=3, text="Cap retries")))
    comments = panel_of(desk).comments
    comments.place.open()
    QTest.keyClicks(comments.place.field, "cap")
    QTest.keyClick(comments.place.field, Qt.Key.Key_Return)
    assert desk.panel.focusWidget() is comments.text
    QTest.keyClicks(comments.text, "By when?")
    QTest.keyClick(comments.text, Qt.Key.Key_Return)
    (comment,) = desk.review.comments
    assert (comment.place_kind, comment.place_id, comment.text) == ("action", "a", "By when?")
    qtbot.waitUntil(
        lambda: any(line.text().startswith("A comment by") for line in open_lines(desk))
    )
    with qtbot.waitSignal(desk.panel.item_wanted) as wanted:
        QTest.mouseClick(comments.lines[0], Qt.MouseButton.LeftButton)
    assert wanted.args == [8, "a"]


def test_a_comment_is_settled_and_opened_again(open_panel: OpenPanel) -> None:
    desk = open_panel(9, review_with(Comment(id="c", author="Lee", text="Why?")))
    comments = panel_of(desk).comments
    QTest.mouseClick(comments.buttons["c"], Qt.MouseButton.LeftButton)
    assert desk.review.comments[0].is_settled
    QTest.mouseClick(comments.buttons["c"], Qt.MouseButton.LeftButton)
    assert not desk.review.comments[0].is_settled


def test_asking_for_changes_leads_to_where_they_are_said(open_panel: OpenPanel) -> None:
    desk = open_panel(9, review_with(LEAD))
    press(desk, "Ask for changes")
    assert desk.panel.focusWidget() is panel_of(desk).comments.text


def test_the_history_is_a_click_away(open_panel: OpenPanel, qtbot: QtBot) -> None:
    desk = open_panel(9, empty_review())
    with qtbot.waitSignal(desk.panel.sheet_wanted) as wanted:
        press(desk, "History")
    assert wanted.args == ["history"]


def test_a_comment_is_written_by_keyboard(open_panel: OpenPanel, qtbot: QtBot) -> None:
    desk = open_panel(9, review_with(LEAD))
    view = panel_of(desk).approvers.view
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
    model = panel_of(desk).approvers.view.model()
    assert model.setData(model.index(0, VERDICT), Verdict.APPROVED)
    assert desk.review.approvals[0].fingerprint == fingerprint(desk.review)
    assert desk.review.lifecycle.state is ReviewState.APPROVED


def test_delete_removes_the_approver_and_tells_so(open_panel: OpenPanel) -> None:
    desk = open_panel(9, review_with(LEAD, DIRECTOR))
    view = panel_of(desk).approvers.view
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
