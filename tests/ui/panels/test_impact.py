# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Step 5: entries become figures that show what they were computed from."""

from __future__ import annotations

from datetime import timedelta
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from app.review.event import Event, Moment
from app.review.review import Review
from tests.builders import empty_review, review_with
from tests.fakes import START
from tests.ui.conftest import OpenPanel, PanelDesk
from ui.kit.chip import Chip
from ui.kit.label import Label
from ui.panels.impact import ImpactPanel
from ui.panels.impact_windows import AFFECTED, TO, USE, ImpactWindowsCard


def panel_of(desk: PanelDesk) -> ImpactPanel:
    return cast("ImpactPanel", desk.panel)


def lasting(minutes: int) -> Review:
    end = START + timedelta(minutes=minutes)
    return review_with(
        Event(id="s", at=START, text="Errors rise", moment=Moment.IMPACT_START),
        Event(id="e", at=end, text="Errors fall", moment=Moment.MITIGATED),
    )


def field(desk: PanelDesk, name: str) -> QLineEdit:
    found = desk.panel.findChildren(QLineEdit)
    return next(line for line in found if line.accessibleName() == name)


def enter(desk: PanelDesk, name: str, text: str) -> QLineEdit:
    line = field(desk, name)
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, text)
    QTest.keyClick(line, Qt.Key.Key_Return)
    return line


def told(desk: PanelDesk, key: str) -> str:
    result = panel_of(desk).results[key]
    return "\n".join(label.text() for label in result.findChildren(Label) if label.isVisible())


def test_what_users_felt_is_kept_as_it_is_typed(open_panel: OpenPanel, qtbot: QtBot) -> None:
    desk = open_panel(5, empty_review())
    text = desk.panel.window().focusWidget()
    assert isinstance(text, QPlainTextEdit)
    QTest.keyClicks(text, "Nobody could pay")
    qtbot.waitUntil(lambda: desk.review.impact.description == "Nobody could pay")
    desk.bridge.undo()
    assert text.toPlainText() == ""


def test_what_is_missing_is_named_and_nothing_is_zero(open_panel: OpenPanel) -> None:
    desk = open_panel(5, empty_review())
    for key in ("error_budget", "burn_share", "user_minutes", "money"):
        assert "not known" in told(desk, key)
    assert "Not known: SLO, window" in told(desk, "error_budget")
    assert field(desk, "Users affected").text() == ""


def test_the_budget_and_what_was_burnt_follow_with_their_inputs(open_panel: OpenPanel) -> None:
    desk = open_panel(5, lasting(30))
    enter(desk, "SLO", "99.9 %")
    enter(desk, "Window, days", "30")
    enter(desk, "Affected share", "50 %")
    assert "43 min" in told(desk, "error_budget")
    assert "window × (1 − SLO)" in told(desk, "error_budget")
    assert "34.7 %" in told(desk, "burn_share")
    assert "bad minutes 30" in told(desk, "burn_share")
    assert "5 % or more: calls for a review" in told(desk, "burn_share")


def test_a_small_share_of_the_budget_calls_for_nothing(open_panel: OpenPanel) -> None:
    desk = open_panel(5, lasting(30))
    enter(desk, "SLO", "99.9")
    enter(desk, "Window, days", "30")
    enter(desk, "Affected share", "1 %")
    assert "below 5 %" in told(desk, "burn_share")
    chips = [chip for chip in desk.panel.findChildren(Chip) if chip.isVisible()]
    assert [chip.tone for chip in chips] == ["neutral"]


def test_entered_minutes_go_before_the_key_moments(open_panel: OpenPanel) -> None:
    desk = open_panel(5, lasting(30))
    enter(desk, "Users affected", "5,000")
    assert "150,000 user-min" in told(desk, "user_minutes")
    enter(desk, "Bad minutes", "10")
    assert "50,000 user-min" in told(desk, "user_minutes")
    enter(desk, "Share of their use", "50 %")
    assert "25,000 user-min" in told(desk, "user_minutes")
    desk.bridge.undo()
    assert "50,000 user-min" in told(desk, "user_minutes")


def test_money_is_rate_times_minutes_and_credits(open_panel: OpenPanel) -> None:
    desk = open_panel(5, lasting(30))
    enter(desk, "Credits", "500")
    enter(desk, "Per minute", "100")
    enter(desk, "Currency", "CHF")
    assert "3,500 CHF" in told(desk, "money")


def test_an_entry_that_is_no_number_is_explained_and_not_kept(open_panel: OpenPanel) -> None:
    desk = open_panel(5, empty_review())
    line = enter(desk, "Complaints", "many")
    assert desk.review.impact.complaints is None
    assert line.property("invalid")
    enter(desk, "Complaints", "12")
    assert desk.review.impact.complaints == 12
    assert not line.property("invalid")


def test_an_emptied_field_is_not_known_again(open_panel: OpenPanel) -> None:
    desk = open_panel(5, empty_review())
    line = enter(desk, "Requests failed", "7")
    line.selectAll()
    QTest.keyClick(line, Qt.Key.Key_Delete)
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert desk.review.impact.requests_failed is None


def test_every_field_is_reached_with_tab(open_panel: OpenPanel) -> None:
    desk = open_panel(5, empty_review())
    seen: list[str] = []
    for _ in range(40):
        widget = desk.panel.window().focusWidget()
        assert widget is not None
        seen.append(widget.accessibleName())
        QTest.keyClick(widget, Qt.Key.Key_Tab)
    lines = desk.panel.findChildren(QLineEdit)
    names = [line.accessibleName() for line in lines if line.isVisible()]
    assert set(names) <= set(seen)
    assert seen.index("What users felt") < seen.index("Users affected") < seen.index("SLO")


def test_currencies_go_by_their_three_letters(open_panel: OpenPanel) -> None:
    desk = open_panel(5, lasting(30))
    assert enter(desk, "Currency", "money").property("invalid")
    enter(desk, "Currency", "jpy")
    assert desk.review.impact.currency == "JPY"


def test_a_window_of_the_slo_is_chosen_with_one_click(open_panel: OpenPanel) -> None:
    desk = open_panel(5, lasting(30))
    level = panel_of(desk).level
    enter(desk, "SLO", "99.9")
    level.span.button("28").click()
    assert "40 min" in told(desk, "error_budget")
    level.span.button("quarter").click()
    assert "130 min" in told(desk, "error_budget"), "the first quarter of 2026 has 90 days"
    assert not field(desk, "Window, days").isVisible()
    desk.bridge.undo()
    assert "40 min" in told(desk, "error_budget")


def test_an_slo_by_requests_burns_requests(open_panel: OpenPanel) -> None:
    desk = open_panel(5, lasting(30))
    panel_of(desk).level.kind.button("requests").click()
    enter(desk, "SLO", "99.9")
    enter(desk, "Requests in the window", "10000000")
    enter(desk, "Requests failed", "2500")
    assert "10,000 requests" in told(desk, "error_budget")
    assert "25.0 %" in told(desk, "burn_share")


def test_windows_of_different_severity_add_up(open_panel: OpenPanel, qtbot: QtBot) -> None:
    desk = open_panel(5, lasting(60))
    windows = panel_of(desk).windows
    windows.adding.click()
    (first,) = desk.review.impact_windows
    assert (first.at, first.until) == (START, START + timedelta(minutes=60))
    type_in(qtbot, windows, 0, TO, "14:20")
    type_in(qtbot, windows, 0, AFFECTED, "1,000")
    windows.adding.click()
    type_in(qtbot, windows, 1, AFFECTED, "200")
    type_in(qtbot, windows, 1, USE, "50 %")
    (first, second) = desk.review.impact_windows
    assert (second.at, second.until) == (first.until, START + timedelta(minutes=60))
    assert "24,000 user-min" in told(desk, "user_minutes"), "20 × 1,000 + 40 × 200 × 0.5"


def test_a_bad_time_of_a_window_is_explained_beside_the_table(
    open_panel: OpenPanel, qtbot: QtBot
) -> None:
    desk = open_panel(5, lasting(60))
    windows = panel_of(desk).windows
    windows.adding.click()
    type_in(qtbot, windows, 0, TO, "14:3")
    assert windows.notice.text == "14:3 is not a time. Try 14:03."
    type_in(qtbot, windows, 0, TO, "+20m")
    assert not windows.notice.isVisible()
    assert desk.review.impact_windows[0].until == START + timedelta(minutes=20)


def test_a_window_is_removed_with_delete_and_comes_back_with_undo(open_panel: OpenPanel) -> None:
    desk = open_panel(5, lasting(60))
    windows = panel_of(desk).windows
    windows.add_window()
    windows.view.setFocus()
    QTest.keyClick(windows.view, Qt.Key.Key_Delete)
    assert not desk.review.impact_windows
    assert not windows.view.isVisible()
    desk.bridge.undo()
    assert len(desk.review.impact_windows) == 1


def test_a_window_that_was_added_is_in_view(open_panel: OpenPanel) -> None:
    desk = open_panel(5, lasting(60))
    windows = panel_of(desk).windows
    windows.add_window()
    row = windows.view.visualRect(windows.table.index(0, TO))
    place = windows.view.viewport().mapTo(desk.panel, row.center())
    assert desk.panel.rect().contains(place)
    assert not windows.view.visibleRegion().isEmpty()


def type_in(qtbot: QtBot, card: ImpactWindowsCard, row: int, column: int, typed: str) -> None:
    """Type into a cell of the windows, then Enter."""
    index = card.table.index(row, column)
    if card.view.indexWidget(index) is None:
        card.view.edit_cell(row, column)
    editor = card.view.indexWidget(index)
    assert isinstance(editor, QLineEdit)
    editor.setText(typed)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: card.view.indexWidget(index) is not editor)
