# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Buttons have their size, say why they are disabled, and carry a name."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.kit.button import GhostButton, IconButton, PrimaryButton, SecondaryButton
from ui.kit.chip import Chip, ChipButton
from ui.theme import apply_theme, load_theme


@pytest.fixture(autouse=True)
def light(qapp: QApplication) -> None:
    apply_theme(qapp, load_theme("light"))


@pytest.mark.parametrize("kind", [PrimaryButton, SecondaryButton, GhostButton])
def test_buttons_are_36_high_and_small_ones_28(qtbot: QtBot, kind: type[SecondaryButton]) -> None:
    for small, height in ((False, 36), (True, 28)):
        button = kind("Go", icon="plus", icon_after="chevron-right", key="Tab", small=small)
        qtbot.addWidget(button)
        button.show()
        assert button.height() == height
        assert not button.grab().isNull()


def test_a_disabled_button_says_why_and_forgets_it_when_enabled(qtbot: QtBot) -> None:
    button = PrimaryButton("Approve")
    qtbot.addWidget(button)
    button.set_tip("Ctrl+Enter")
    button.disable("Two actions have no owner.")
    assert not button.isEnabled()
    assert button.toolTip() == "Two actions have no owner."
    button.enable()
    assert button.isEnabled()
    assert button.toolTip() == "Ctrl+Enter"


def test_an_ampersand_is_a_word_and_takes_no_key(qtbot: QtBot) -> None:
    button = PrimaryButton("Next: Approve & publish")
    qtbot.addWidget(button)
    assert button.shortcut().isEmpty()
    button.setText("Next: Trigger & timing")
    assert button.shortcut().isEmpty()
    assert button.sizeHint().width() > button.fontMetrics().horizontalAdvance(button.text())


def test_an_icon_button_has_a_name(qtbot: QtBot) -> None:
    button = IconButton("pause", "Pause the clock")
    qtbot.addWidget(button)
    assert button.accessibleName() == button.toolTip() == "Pause the clock"
    assert button.sizeHint().width() == button.sizeHint().height() == 36


def test_tooltips_never_become_markup(qtbot: QtBot) -> None:
    button = SecondaryButton("x")
    qtbot.addWidget(button)
    button.set_tip("<b>List<String></b>")
    assert "&lt;b&gt;List&lt;String&gt;" in button.toolTip()


def test_the_keyboard_presses_buttons_and_chips(qtbot: QtBot) -> None:
    for widget in (SecondaryButton("Go"), ChipButton("C4")):
        qtbot.addWidget(widget)
        widget.show()
        with qtbot.waitSignal(widget.clicked):
            QTest.keyClick(widget, Qt.Key.Key_Space)


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_enter_presses_a_button_and_with_ctrl_it_stays_the_window_s(
    qtbot: QtBot, key: Qt.Key
) -> None:
    button = SecondaryButton("Go")
    qtbot.addWidget(button)
    button.show()
    pressed: list[bool] = []
    button.clicked.connect(lambda: pressed.append(True))
    QTest.keyClick(button, key)
    assert len(pressed) == 1
    QTest.keyClick(button, key, Qt.KeyboardModifier.ControlModifier)
    assert len(pressed) == 1


def test_a_chip_grows_with_its_words_and_shows_them_to_readers(qtbot: QtBot) -> None:
    chip = Chip("ok", tone="ok")
    qtbot.addWidget(chip)
    narrow = chip.sizeHint().width()
    chip.set_chip("sources differ", "warn", "info")
    assert chip.sizeHint().width() > narrow
    assert chip.sizeHint().height() == 22
    assert chip.text() == "sources differ"
    assert chip.tone == "warn"
