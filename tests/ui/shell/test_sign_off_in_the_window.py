# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Sign-off across the window: the state above, a comment from any step, lines that lead there."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from app.review.action import Action
from app.review.approval import Approval
from app.review.edits import set_field
from app.review.evidence import Evidence
from app.review.observation import Observation, ObservationKind
from tests.builders import review_with
from tests.signed_off import changed_since_approval
from tests.ui.conftest import OpenWindow, page_of
from ui.kit.button import IconButton
from ui.main_window import MainWindow
from ui.panels.approval import ApprovalPanel
from ui.shell.review_page import ReviewPage


@pytest.fixture
def window(open_window: OpenWindow, qtbot: QtBot) -> MainWindow:
    opened = open_window()
    review = changed_since_approval(
        review_with(
            Action(id="a", number=3, text="Cap retries", owner="Kim"),
            Approval(id="lead", approver="Lead"),
            Evidence(id="e", number=1, title="Dashboard"),
            Observation(id="o", kind=ObservationKind.LUCKY, text="Somebody was awake"),
        )
    )
    opened.services.library.add(review)
    opened.open_review(review.id)
    qtbot.waitUntil(lambda: opened.page is not None, timeout=15_000)
    return opened


def approval(page: ReviewPage) -> ApprovalPanel:
    page.show_step(9)
    assert isinstance(page.panel, ApprovalPanel)
    return page.panel


def state_in_the_bar(page: ReviewPage) -> str:
    texts = [label.text() for label in page.top_bar.findChildren(QLabel)]
    return next(text for text in texts if "pproved" in text)


def test_the_bar_says_that_the_review_changed_until_the_change_is_taken_back(
    window: MainWindow,
) -> None:
    page = page_of(window)
    assert "Approved, then changed" in state_in_the_bar(page)
    summary = page.review.incident.summary.removeprefix("Since then somebody added this. ")
    page.bridge.apply(set_field(page.review.incident, "summary", summary), "write")
    page.bridge.apply(set_field(page.review.actions[0], "owner", "Kim"), "change owner")
    assert "changed" not in state_in_the_bar(page)


@pytest.mark.parametrize(
    ("step", "item_id", "kind"),
    [(8, "a", "action"), (3, "e", "evidence"), (7, "o", "observation")],
)
def test_a_key_begins_a_comment_on_what_is_chosen(
    window: MainWindow, qtbot: QtBot, step: int, item_id: str, kind: str
) -> None:
    page = page_of(window)
    page.show_item(step, item_id)
    QTest.keyClick(
        window,
        Qt.Key.Key_C,
        Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
    )
    line = window.focusWidget()
    assert isinstance(line, QLineEdit)
    QTest.keyClicks(line, "Is three enough?")
    QTest.keyClick(line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(page.review.comments) == 3)
    comment = page.review.comments[-1]
    assert (comment.place_id, comment.place_kind) == (item_id, kind)


@pytest.mark.parametrize("sheet", ["signing", "publish", "history"])
def test_a_sheet_has_a_button_that_leads_back(window: MainWindow, sheet: str) -> None:
    page = page_of(window)
    page.show_step(9)
    page.toggle_sheet(sheet)
    shown = page.panels.sheet(sheet)
    back = next(
        each
        for each in shown.findChildren(IconButton)
        if each.accessibleName() == "Back to the step"
    )
    back.click()
    assert (page.sheet, page.step) == ("", 9)


def test_a_line_about_a_text_puts_the_cursor_into_it(window: MainWindow, qtbot: QtBot) -> None:
    page = page_of(window)
    lines = {line.text(): line for line in approval(page).checklist.lines}
    lines["What users felt is described"].click()
    assert page.step == 5
    qtbot.waitUntil(lambda: "description" in str(_place_of(window)))


def _place_of(window: MainWindow) -> object:
    from ui.fields.binding import Binding

    focused = window.focusWidget()
    found = focused.findChildren(Binding) if focused is not None else []
    return [binding.place for binding in found]


def test_a_change_leads_to_its_item(window: MainWindow, qtbot: QtBot) -> None:
    page = page_of(window)
    panel = approval(page)
    qtbot.waitUntil(panel.difference.isVisible)
    assert any(text.startswith("A3 “Cap retries”, owner") for text in panel.difference.texts)
    panel.difference.lines[0].click()
    assert page.step == 8
    assert page.panel.item_in_hand == "a"
