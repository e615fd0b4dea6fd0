# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Where the running app does not answer, the ways on are in sight at every size of text."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.clipping import cut
from ui.desktop.silent_window import SilentWindow, WayOn, ask_way_on
from ui.kit.button import Button
from ui.theme import apply_theme, load_theme, scaled


@pytest.mark.parametrize("scale", [1.0, 2.0, 3.0])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_nothing_of_it_is_cut(
    theme: str, scale: float, dressed: QApplication, qtbot: QtBot
) -> None:
    apply_theme(dressed, scaled(load_theme(theme), scale))
    window = SilentWindow()
    qtbot.addWidget(window)
    window.show()
    qtbot.waitUntil(lambda: cut(window) == [])
    room = window.screen().availableGeometry()
    assert room.contains(window.rect().translated(room.topLeft()))
    apply_theme(dressed, load_theme("light"))


@pytest.mark.parametrize(("place", "way"), list(enumerate(WayOn)))
def test_each_way_is_chosen_by_its_button(place: int, way: WayOn, dressed: QApplication) -> None:
    def press() -> None:
        window = next(each for each in dressed.topLevelWidgets() if isinstance(each, SilentWindow))
        window.findChildren(Button)[place].click()

    QTimer.singleShot(0, dressed, press)
    assert ask_way_on() is way


def test_closing_it_is_leaving(dressed: QApplication) -> None:
    def press() -> None:
        window = next(each for each in dressed.topLevelWidgets() if isinstance(each, SilentWindow))
        QTest.keyClick(window, Qt.Key.Key_Escape)

    QTimer.singleShot(0, dressed, press)
    assert ask_way_on() is WayOn.LEAVE
