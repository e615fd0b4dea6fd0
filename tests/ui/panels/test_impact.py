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
    assert "Not known: SLO, window, days" in told(desk, "error_budget")
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
    for _ in range(30):
        widget = desk.panel.window().focusWidget()
        assert widget is not None
        seen.append(widget.accessibleName())
        QTest.keyClick(widget, Qt.Key.Key_Tab)
    names = [line.accessibleName() for line in desk.panel.findChildren(QLineEdit)]
    assert set(names) <= set(seen)
    assert seen.index("What users felt") < seen.index("Users affected") < seen.index("SLO")
