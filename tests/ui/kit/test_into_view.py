# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What gets the focus by a key is scrolled to, the list under it included."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.kit.entry_list import Entry
from ui.kit.into_view import bring_into_view
from ui.kit.search_choice import SearchChoice


def test_a_list_that_opens_below_the_edge_is_scrolled_to(
    dressed: QApplication, qtbot: QtBot
) -> None:
    content, above = QWidget(), QWidget()
    above.setFixedHeight(500)
    choice = SearchChoice("Effects", "Also feeds…")
    choice.set_offer(lambda: [Entry(str(place), f"cause {place}") for place in range(9)])
    column = QVBoxLayout(content)
    column.addWidget(above)
    column.addWidget(choice)
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setWidget(content)
    area.resize(280, 400)
    qtbot.addWidget(area)
    with qtbot.waitActive(area):
        area.show()
        area.activateWindow()

    def is_seen() -> bool:
        corner = choice.matches.mapTo(area.viewport(), choice.matches.rect().bottomLeft())
        return choice.is_open and corner.y() <= area.viewport().height()

    choice.open()
    qtbot.waitUntil(is_seen)
    QTest.keyClicks(choice.field, "cause 3")
    assert len(choice.matches.entries) == 1
    qtbot.waitUntil(is_seen)


def test_nothing_moves_under_a_button_that_is_pressed(dressed: QApplication, qtbot: QtBot) -> None:
    content, above, button = QWidget(), QWidget(), QPushButton("Keep")
    above.setFixedHeight(380)
    column = QVBoxLayout(content)
    column.addWidget(above)
    column.addWidget(button)
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setWidget(content)
    area.resize(280, 400)
    qtbot.addWidget(area)
    with qtbot.waitExposed(area):
        area.show()
    pressed: list[bool] = []
    button.clicked.connect(lambda: pressed.append(True))
    button.pressed.connect(lambda: bring_into_view(button))
    seen = button.visibleRegion().boundingRect().center()
    QTest.mousePress(button, Qt.MouseButton.LeftButton, pos=seen)
    dressed.processEvents()
    assert area.verticalScrollBar().value() == 0
    QTest.mouseRelease(button, Qt.MouseButton.LeftButton, pos=seen)
    assert pressed == [True]
    qtbot.waitUntil(lambda: area.verticalScrollBar().value() > 0)
