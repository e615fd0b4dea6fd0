# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Whatever looks like a button is pressed with Enter as with Space."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from ui.kit.button import IconButton, SecondaryButton
from ui.kit.chip import ChipButton
from ui.kit.rail_button import RailButton
from ui.kit.row_button import RowButton
from ui.shell.rail_foot import _ParkedButton
from ui.shell.step_button import StepButton

MADE: dict[str, Callable[[], QAbstractButton]] = {
    "a button": lambda: SecondaryButton("Approve"),
    "an icon": lambda: IconButton("x", "Close"),
    "a chip": lambda: ChipButton("C4"),
    "a choice of a rail": lambda: RailButton("Reviews", icon="house"),
    "a row": lambda: RowButton("Who helped?"),
    "what is parked": _ParkedButton,
    "a step": lambda: StepButton(4, "Timeline"),
}


@pytest.mark.parametrize("made", MADE.values(), ids=MADE.keys())
@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_it_is_pressed_by_key(
    made: Callable[[], QAbstractButton], key: Qt.Key, dressed: QApplication, qtbot: QtBot
) -> None:
    button = made()
    qtbot.addWidget(button)
    button.show()
    with qtbot.waitSignal(button.clicked):
        QTest.keyClick(button, key)


def test_enter_with_ctrl_is_left_to_the_window(dressed: QApplication, qtbot: QtBot) -> None:
    button = ChipButton("C4")
    qtbot.addWidget(button)
    with qtbot.assertNotEmitted(button.clicked):
        QTest.keyClick(button, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
