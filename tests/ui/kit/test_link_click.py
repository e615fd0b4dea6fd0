# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A link in a row is followed by a click on it, and by nothing that is like one."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListWidget
from pytestqt.qtbot import QtBot

from ui.kit.link_click import LinkClick

LEFT = Qt.MouseButton.LeftButton
LINK = QPoint(20, 20)
BESIDE = QPoint(20, 60)


class Links(QListWidget):
    """Rows whose upper 40 pixels are a link."""

    def __init__(self) -> None:
        super().__init__()
        self.setMouseTracking(True)
        self.followed: list[str] = []
        self._click = LinkClick(self, lambda point: "E3" if point.y() < 40 else "")

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._click.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._click.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.followed.append(self._click.release(event))


@pytest.fixture
def links(dressed: QApplication, qtbot: QtBot) -> Links:
    made = Links()
    qtbot.addWidget(made)
    made.resize(200, 120)
    with qtbot.waitExposed(made):
        made.show()
    return made


def test_a_click_on_a_link_follows_it(links: Links) -> None:
    QTest.mouseClick(links.viewport(), LEFT, pos=LINK)
    assert links.followed == ["E3"]


@pytest.mark.parametrize(
    ("button", "down", "up"),
    [
        (LEFT, BESIDE, LINK),
        (LEFT, LINK, BESIDE),
        (LEFT, BESIDE, BESIDE),
        (Qt.MouseButton.RightButton, LINK, LINK),
    ],
)
def test_a_drag_and_the_other_button_follow_nothing(
    links: Links, button: Qt.MouseButton, down: QPoint, up: QPoint
) -> None:
    QTest.mousePress(links.viewport(), button, pos=down)
    QTest.mouseRelease(links.viewport(), button, pos=up)
    assert links.followed == [""]


def move_over(links: Links, place: QPoint) -> None:
    """Tell of the mouse at `place`, without leaving the pointer there for the tests that follow."""
    none, keys = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    at, around = QPointF(place), QPointF(links.viewport().mapToGlobal(place))
    moved = QMouseEvent(QEvent.Type.MouseMove, at, around, none, none, keys)
    QApplication.sendEvent(links.viewport(), moved)


def test_the_hand_stands_above_a_link_alone(links: Links) -> None:
    move_over(links, LINK)
    assert links.viewport().cursor().shape() is Qt.CursorShape.PointingHandCursor
    move_over(links, BESIDE)
    assert links.viewport().cursor().shape() is not Qt.CursorShape.PointingHandCursor
