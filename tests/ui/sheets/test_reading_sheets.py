# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Ground rules and cues: shown whole, without scrolling, in the smallest window."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QScrollArea
from pytestqt.qtbot import QtBot

from tests.builders import empty_review
from tests.ui.conftest import OpenWindow, page_of
from ui.kit.label import Label
from ui.main_window import MainWindow


def opened(open_window: OpenWindow, sheet: str, qtbot: QtBot) -> MainWindow:
    window, review = open_window(), empty_review()
    window.services.library.add(review)
    window.open_review(review.id)
    qtbot.waitUntil(lambda: window.page is not None, timeout=15_000)
    page_of(window).question.leave()
    assert window.actions_table is not None
    window.actions_table[sheet].trigger()
    return window


def shown(window: MainWindow) -> list[str]:
    return [label.text() for label in page_of(window).centre.findChildren(Label)]


@pytest.mark.parametrize("sheet", ["ground_rules", "cues"])
def test_it_is_read_without_scrolling_and_left_with_esc(
    open_window: OpenWindow, sheet: str, qtbot: QtBot
) -> None:
    window = opened(open_window, sheet, qtbot)
    page = page_of(window)
    area = page.centre.findChild(QScrollArea)
    assert area is not None
    qtbot.waitUntil(lambda: area.widget().height() > 0 and area.isVisible())
    assert area.verticalScrollBar().maximum() == 0
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Escape)
    assert page.sheet == ""


def test_the_rules_and_the_cues_are_those_of_the_team(
    open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = opened(open_window, "cues", qtbot)
    assert {"“I knew”", "How did you know?"} <= set(shown(window))
    assert window.actions_table is not None
    window.actions_table["ground_rules"].trigger()
    assert set(page_of(window).rules.ground_rules) <= set(shown(window))


def test_a_file_that_can_not_be_meant_is_said_and_nothing_breaks(
    open_window: OpenWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    own = tmp_path / "library" / "prompts"
    own.mkdir(parents=True)
    (own / "ground_rules.yaml").write_text("- ''", encoding="utf-8")
    window = opened(open_window, "ground_rules", qtbot)
    assert "ground_rules.yaml, line 1" in page_of(window).notice.text
    assert page_of(window).centre.room_words == ()
