# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The ring shows for the keyboard, inputs have a halo, and it follows what it surrounds."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.kit.button import SecondaryButton
from ui.theme import apply_theme, load_theme
from ui.theme.focus_outline import FocusOutline


@pytest.fixture
def window(qapp: QApplication, qtbot: QtBot) -> Iterator[QWidget]:
    apply_theme(qapp, load_theme("light"))
    shown = QWidget()
    qtbot.addWidget(shown)
    layout = QVBoxLayout(shown)
    layout.addWidget(SecondaryButton("One"))
    layout.addWidget(SecondaryButton("Two"))
    layout.addWidget(QLineEdit())
    with qtbot.waitActive(shown):
        shown.show()
        shown.activateWindow()
    return shown


def rings(window: QWidget) -> list[FocusOutline]:
    return [ring for ring in window.findChildren(FocusOutline) if ring.isVisible()]


def test_tab_brings_one_ring_around_the_button(window: QWidget, qtbot: QtBot) -> None:
    first, second = window.findChildren(SecondaryButton)
    first.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(first, Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: second.hasFocus() and len(rings(window)) == 1)
    assert rings(window)[0].geometry().contains(second.geometry().adjusted(-4, -4, 4, 4))


def test_the_mouse_brings_no_ring_to_a_button(window: QWidget, qtbot: QtBot) -> None:
    window.findChildren(QLineEdit)[0].setFocus()
    second = window.findChildren(SecondaryButton)[1]
    second.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    shown: list[int] = []
    second.pressed.connect(lambda: shown.append(len(rings(window))))
    QTest.mousePress(second, Qt.MouseButton.LeftButton, pos=second.rect().center())
    assert shown == [0]
    QTest.mouseRelease(second, Qt.MouseButton.LeftButton, pos=second.rect().center())


def test_an_input_has_its_halo_however_it_got_the_focus(window: QWidget, qtbot: QtBot) -> None:
    field = window.findChildren(QLineEdit)[0]
    QTest.mouseClick(field, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    qtbot.waitUntil(lambda: len(rings(window)) == 1)


def test_the_ring_follows_its_widget(window: QWidget, qtbot: QtBot) -> None:
    field = window.findChildren(QLineEdit)[0]
    field.setFocus(Qt.FocusReason.TabFocusReason)
    window.resize(500, 400)
    qtbot.waitUntil(lambda: rings(window)[0].geometry().contains(field.geometry()))
    field.hide()
    qtbot.waitUntil(
        lambda: not any(ring.geometry().contains(field.geometry()) for ring in rings(window))
    )


def test_the_ring_scrolls_with_what_it_surrounds(qapp: QApplication, qtbot: QtBot) -> None:
    apply_theme(qapp, load_theme("light"))
    area = QScrollArea()
    qtbot.addWidget(area)
    content = QWidget()
    content.setFixedSize(200, 900)
    button = SecondaryButton("Far down", parent=content)
    button.move(20, 300)
    area.setWidget(content)
    area.resize(220, 200)
    with qtbot.waitActive(area):
        area.show()
        area.activateWindow()
    button.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(lambda: len(rings(area)) == 1)
    before = rings(area)[0].y()
    area.verticalScrollBar().setValue(area.verticalScrollBar().value() + 50)
    assert rings(area)[0].y() == before - 50


def test_a_window_may_go_while_its_ring_is_shown(window: QWidget, qtbot: QtBot) -> None:
    other = QWidget()
    field = QLineEdit(other)
    with qtbot.waitActive(other):
        other.show()
        other.activateWindow()
    field.setFocus()
    other.deleteLater()
    del other, field
    window.activateWindow()
    window.findChildren(QLineEdit)[0].setFocus()
    qtbot.waitUntil(lambda: len(rings(window)) == 1)
