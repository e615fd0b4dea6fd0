# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A row that goes on in the next line where its widgets have no room in one."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ui.kit.button import SecondaryButton
from ui.kit.label import Label
from ui.kit.wrap_row import WrapRow

WORDS = "Two minutes behind. To end in time, causes go from 22 to 20 minutes."
Row = Callable[[int], tuple[Label, list[SecondaryButton]]]


@pytest.fixture
def row(dressed: QApplication, qtbot: QtBot) -> Row:
    owners = []

    def of_width(width: int) -> tuple[Label, list[SecondaryButton]]:
        owner = QWidget()
        owners.append(owner)
        qtbot.addWidget(owner)
        layout = WrapRow(owner)
        layout.setSpacing(8)
        layout.setContentsMargins(0, 0, 0, 0)
        words = Label(WORDS, wrap=True)
        buttons = [SecondaryButton(each) for each in ("Shorten", "End later", "Park the rest")]
        for widget in (words, *buttons):
            layout.addWidget(widget)
        owner.resize(width, layout.heightForWidth(width))
        owner.show()
        return words, buttons

    return of_width


def test_with_room_all_stand_in_one_line_and_the_words_take_what_is_left(row: Row) -> None:
    words, buttons = row(1000)
    assert [button.x() for button in buttons] == sorted(button.x() for button in buttons)
    assert len({button.y() for button in buttons}) == 1
    assert buttons[-1].geometry().right() == pytest.approx(999, abs=2)
    assert words.width() > 500


def test_without_it_the_buttons_go_under_the_words(row: Row) -> None:
    words, buttons = row(360)
    assert all(button.y() >= words.geometry().bottom() for button in buttons)
    assert words.width() == 360


def test_no_button_is_ever_squeezed(row: Row) -> None:
    for width in range(140, 900, 40):
        _, buttons = row(width)
        assert all(button.width() == button.sizeHint().width() for button in buttons), width


def test_a_widget_can_be_put_in_between_and_taken_out(dressed: QApplication, qtbot: QtBot) -> None:
    owner = QWidget()
    qtbot.addWidget(owner)
    layout = WrapRow(owner)
    last = SecondaryButton("Close")
    layout.addWidget(last)
    first = SecondaryButton("Shorten")
    layout.insert(layout.place_of(last), first)
    owner.resize(600, 60)
    owner.show()
    assert first.x() < last.x()
    layout.removeWidget(first)
    assert layout.count() == 1
    assert layout.place_of(first) == -1
