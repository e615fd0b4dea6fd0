# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Looking back in step 10, and in step 8 of an agreed review: every new date has its reason."""

from __future__ import annotations

from datetime import date, timedelta
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from app.review.action import Action, ActionStatus
from app.review.approval import Approval, Verdict
from app.review.edits import Set, addition
from app.review.follow_up import FollowUpKind
from app.review.item import Kind
from app.review.lifecycle import ReviewState
from app.review.review import Review
from tests.builders import applied, review_with
from tests.fakes import FakeClock
from tests.ui.conftest import OpenPanel, PanelDesk
from ui.panels.actions import ActionsPanel
from ui.panels.asking_row import AskingRow
from ui.panels.follow_through import FollowThroughPanel

DUE = 3


def day(clock: FakeClock, days: int) -> date:
    return clock.now().astimezone().date() + timedelta(days=days)


def agreed(
    clock: FakeClock,
    due: int,
    state: ReviewState = ReviewState.PUBLISHED,
    held: int = -3,
) -> Review:
    """Return a published review with one action."""
    made = review_with(
        Action(id="a", number=1, text="Cap the retries", owner="Dana", due=day(clock, due)),
        Approval(id="ok", approver="Kit", verdict=Verdict.APPROVED, fingerprint="abc"),
    )
    return applied(
        made,
        Set(Kind.LIFECYCLE, "lifecycle", "state", state),
        Set(Kind.MEETING, "meeting", "scheduled_at", clock.now() + timedelta(days=held)),
    )


def panel_of(desk: PanelDesk) -> FollowThroughPanel:
    return cast("FollowThroughPanel", desk.panel)


def type_into(row: AskingRow, key: str, words: str) -> None:
    field = row.fields[key]
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, words)


def type_due(desk: PanelDesk, words: str) -> None:
    """Change the due cell of the first row with the keyboard."""
    view = desk.panel.view  # type: ignore[attr-defined]
    view.setFocus()
    view.edit_cell(0, DUE)
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    editor.selectAll()
    QTest.keyClicks(editor, words)
    QTest.keyClick(editor, Qt.Key.Key_Return)


@pytest.mark.parametrize("step", [8, 10])
def test_a_new_date_in_a_published_review_asks_why(
    open_panel: OpenPanel, clock: FakeClock, qtbot: QtBot, step: int
) -> None:
    desk = open_panel(step, agreed(clock, 3))
    panel = cast("FollowThroughPanel | ActionsPanel", desk.panel)
    row = desk.panel.findChild(AskingRow)
    assert isinstance(row, AskingRow)
    type_due(desk, "in 2 weeks")
    qtbot.waitUntil(lambda: "reason" in row.fields and row.fields["reason"].hasFocus())
    assert desk.review.actions[0].due == day(clock, 3)
    type_into(row, "reason", "supplier is late")
    QTest.keyClick(row.fields["reason"], Qt.Key.Key_Return)
    assert not row.isVisible()
    assert panel.window().focusWidget() is panel.view
    [look] = desk.review.follow_ups
    assert (look.kind, look.reason, look.from_due, look.to_due) == (
        FollowUpKind.REDATED, "supplier is late", day(clock, 3), day(clock, 14),
    )  # fmt: skip
    assert desk.review.actions[0].due == day(clock, 14)
    panel.bridge.undo()
    assert desk.review.actions[0].due == day(clock, 3)
    assert not desk.review.follow_ups


@pytest.mark.parametrize("state", [ReviewState.DRAFT, ReviewState.REOPENED])
def test_before_a_review_is_agreed_dates_are_simply_set(
    open_panel: OpenPanel, clock: FakeClock, qtbot: QtBot, state: ReviewState
) -> None:
    desk = open_panel(10, agreed(clock, 3, state))
    type_due(desk, "in 2 weeks")
    qtbot.waitUntil(lambda: desk.review.actions[0].due == day(clock, 14))
    assert not desk.review.follow_ups


def test_without_a_reason_nothing_changes_and_what_was_typed_stays(
    open_panel: OpenPanel, clock: FakeClock
) -> None:
    desk = open_panel(10, agreed(clock, 3))
    row = panel_of(desk).row
    panel_of(desk).card.buttons["hand_over"].click()
    type_into(row, "owner", "Eli")
    row.submit()
    assert "Say why" in row.trouble
    assert row.fields["owner"].text() == "Eli"
    assert desk.review.actions[0].owner == "Dana"
    type_into(row, "reason", "has time")
    row.submit()
    assert desk.review.actions[0].owner == "Eli"


def test_esc_puts_the_question_away(open_panel: OpenPanel, clock: FakeClock, qtbot: QtBot) -> None:
    desk = open_panel(10, agreed(clock, 3))
    row = panel_of(desk).row
    type_due(desk, "in 2 weeks")
    qtbot.waitUntil(row.isVisible)
    QTest.keyClick(row.fields["reason"], Qt.Key.Key_Escape)
    assert not row.isVisible()
    assert desk.review.actions[0].due == day(clock, 3)


def test_a_slipped_review_asks_and_is_reopened_by_a_person(
    open_panel: OpenPanel, clock: FakeClock
) -> None:
    desk = open_panel(10, agreed(clock, -9))
    panel = panel_of(desk)
    assert panel.question.isVisible()
    assert "A1 is 9 days overdue" in panel.question.text
    assert desk.review.lifecycle.state is ReviewState.PUBLISHED
    panel.question.answered.emit("reopen")
    row = panel.row
    assert row.fields["approver"].text() == "Kit"
    assert row.fields["approver"].cursorPosition() == 0
    type_into(row, "reason", "still hurts")
    type_into(row, "due", "soon")
    row.submit()
    assert row.trouble
    type_into(row, "due", "in 3 weeks")
    row.submit()
    review = desk.review
    assert review.lifecycle.state is ReviewState.REOPENED
    assert review.actions[0].due == day(clock, 21)
    assert review.transitions[0].reason == "still hurts"
    assert review.approvals[0].verdict is Verdict.PENDING
    assert not panel.question.isVisible()
    panel.bridge.undo()
    assert desk.review.lifecycle.state is ReviewState.PUBLISHED
    assert panel.question.isVisible()


def test_not_now_is_an_answer(open_panel: OpenPanel, clock: FakeClock) -> None:
    desk = open_panel(10, agreed(clock, -9))
    panel = panel_of(desk)
    panel.question.leave()
    assert not panel.question.isVisible()


@pytest.mark.parametrize(
    ("answer", "typed", "status", "owner"),
    [
        ("recommit", {"due": "in 30 days", "reason": "yes"}, ActionStatus.OPEN, "Dana"),
        ("hand_over", {"owner": "Eli", "reason": "moved on"}, ActionStatus.OPEN, "Eli"),
        ("close", {"reason": "superseded"}, ActionStatus.DROPPED, "Dana"),
    ],
)
def test_an_old_action_is_asked_whether_it_still_matters(
    open_panel: OpenPanel,
    clock: FakeClock,
    answer: str,
    typed: dict[str, str],
    status: ActionStatus,
    owner: str,
) -> None:
    desk = open_panel(10, agreed(clock, 20, held=-70))
    panel = panel_of(desk)
    assert "A1: nobody has looked back at it for 70 days" in panel.question.text
    panel.question.answered.emit(answer)
    for key, words in typed.items():
        type_into(panel.row, key, words)
    panel.row.submit()
    assert (desk.review.actions[0].status, desk.review.actions[0].owner) == (status, owner)
    assert desk.review.follow_ups[0].reason == typed["reason"]
    assert not panel.question.isVisible()


def test_the_guide_shows_the_slip_history_and_the_burn_down(
    open_panel: OpenPanel, clock: FakeClock
) -> None:
    desk = open_panel(10, agreed(clock, 3))
    panel = panel_of(desk)
    assert "No new date" in panel.card.history
    panel.card.buttons["date"].click()
    type_into(panel.row, "due", "in 10 days")
    type_into(panel.row, "reason", "more urgent work")
    panel.row.submit()
    assert "(+7 d)" in panel.card.history
    assert "more urgent work" in panel.card.history
    assert panel.burn_down.chart.drawing.shapes
    assert panel.burn_down.chart.accessibleDescription() == "1 open today"


def test_new_dates_for_several_actions_need_one_reason(
    open_panel: OpenPanel, clock: FakeClock, qtbot: QtBot
) -> None:
    review = agreed(clock, 3)
    idea = Action(id="b", number=2, text="Look into it", committed=False)
    desk = open_panel(8, applied(review, addition(review, idea)))
    panel = cast("ActionsPanel", desk.panel)
    panel.editing.set_of_all(["a", "b"], "due", "in 2 weeks")
    row = panel.reason_row
    qtbot.waitUntil(row.isVisible)
    type_into(row, "reason", "supplier is late")
    row.submit()
    assert {action.due for action in desk.review.actions} == {day(clock, 14)}
    assert [look.action_id for look in desk.review.follow_ups] == ["a"]
