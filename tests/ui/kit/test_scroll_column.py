# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Columns of cards stand beside each other while there is room for both."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from ui.kit.label import Label
from ui.kit.scroll_column import ScrollColumns


@pytest.mark.parametrize(("width", "least", "beside"), [(900, 100, True), (900, 600, False)])
def test_columns_stand_below_each_other_rather_than_be_cut(
    dressed: QApplication, qtbot: QtBot, width: int, least: int, beside: bool
) -> None:
    columns = ScrollColumns(2)
    qtbot.addWidget(columns)
    left, right = QWidget(), QWidget()
    for place, widget in enumerate((left, right)):
        widget.setMinimumSize(least, 50)
        columns.add(widget, place)
    columns.resize(width, 400)
    columns.show()
    assert (left.y() == right.y()) is beside
    assert right.mapTo(columns, right.rect().topRight()).x() < width
    columns.resize(600, 400)
    assert right.y() > left.y()


def test_who_types_stays_in_place_when_something_appears_above(
    dressed: QApplication, qtbot: QtBot
) -> None:
    columns = ScrollColumns()
    qtbot.addWidget(columns)
    news, line, rest = QWidget(), QLineEdit(), QWidget()
    news.setMinimumHeight(180)
    news.hide()
    rest.setMinimumHeight(900)
    for widget in (news, line, rest):
        columns.add(widget)
    columns.resize(500, 300)
    columns.show()
    columns.activateWindow()
    line.setFocus()
    qtbot.waitUntil(line.hasFocus)
    before = line.mapTo(columns, QPoint()).y()
    news.show()
    qtbot.waitUntil(lambda: columns.verticalScrollBar().value() >= 180)
    assert line.mapTo(columns, QPoint()).y() == before
    news.hide()
    qtbot.waitUntil(lambda: columns.verticalScrollBar().value() == 0)
    assert line.mapTo(columns, QPoint()).y() == before


def test_what_is_shown_with_the_focus_in_it_is_shown_from_its_top(
    dressed: QApplication, qtbot: QtBot
) -> None:
    columns = ScrollColumns()
    qtbot.addWidget(columns)
    words = Label("Words that take several lines. " * 12, wrap=True)
    line, rest = QLineEdit(), QWidget()
    rest.setMinimumHeight(900)
    for widget in (words, line, rest):
        columns.add(widget)
    columns.resize(300, 400)
    columns.show()
    columns.activateWindow()
    line.setFocus()
    qtbot.waitUntil(line.hasFocus)
    qtbot.waitUntil(lambda: line.mapTo(columns, QPoint()).y() > words.fontMetrics().height())
    QApplication.processEvents()
    assert columns.verticalScrollBar().value() == 0
