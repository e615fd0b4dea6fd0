# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""One segment holds; people change it by mouse and arrows, the program in silence."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.kit.segmented import Segment, SegmentedControl
from ui.theme import apply_theme, load_theme


@pytest.fixture
def lens(qapp: QApplication, qtbot: QtBot) -> SegmentedControl:
    apply_theme(qapp, load_theme("light"))
    control = SegmentedControl(
        [
            Segment("whys", "5 Whys", "list-tree"),
            Segment("fish", "Fishbone"),
            Segment("tree", "Fault tree"),
        ],
        chosen="whys",
        label="Lens",
    )
    qtbot.addWidget(control)
    with qtbot.waitActive(control):
        control.show()
        control.activateWindow()
    return control


def test_a_click_chooses(lens: SegmentedControl, qtbot: QtBot) -> None:
    with qtbot.waitSignal(lens.chosen, check_params_cb=lambda key: key == "tree"):
        QTest.mouseClick(lens.button("tree"), Qt.MouseButton.LeftButton)
    assert lens.chosen_key == "tree"


def test_arrow_keys_move_the_choice(lens: SegmentedControl, qtbot: QtBot) -> None:
    lens.button("whys").setFocus()
    with qtbot.waitSignal(lens.chosen, check_params_cb=lambda key: key == "fish"):
        QTest.keyClick(lens.button("whys"), Qt.Key.Key_Right)
    assert lens.button("fish").hasFocus()
    with qtbot.waitSignal(lens.chosen, check_params_cb=lambda key: key == "whys"):
        QTest.keyClick(lens.button("fish"), Qt.Key.Key_Left)


def test_the_program_chooses_in_silence(lens: SegmentedControl, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(lens.chosen):
        lens.set_chosen("fish")
    assert lens.chosen_key == "fish"
    lens.set_chosen("nothing")
    assert lens.chosen_key == ""


def test_choosing_moves_no_neighbour(lens: SegmentedControl) -> None:
    before = lens.sizeHint()
    lens.set_chosen("tree")
    assert lens.sizeHint() == before
    assert lens.sizeHint().height() == 36
