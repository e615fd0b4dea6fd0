# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Long text gives way on one line and is whole in the tooltip; nothing is taken for markup."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.kit.chip import Chip
from ui.kit.elided_label import ElidedLabel
from ui.kit.flow_layout import FlowLayout
from ui.kit.label import Label

LONG = "Removal on db1 stopped in seconds; about 300 GB were gone by then"


def test_long_text_elides_and_shows_in_its_tooltip(qtbot: QtBot) -> None:
    label = ElidedLabel(LONG)
    qtbot.addWidget(label)
    label.show()
    label.resize(120, 20)
    assert label.shown.endswith("…")
    assert label.toolTip() == LONG
    label.resize(2000, 20)
    assert label.shown == LONG
    assert label.toolTip() == ""


def test_lines_become_one(qtbot: QtBot) -> None:
    label = ElidedLabel("one\n two\t three")
    qtbot.addWidget(label)
    assert label.text() == "one two three"


def test_labels_show_markup_as_it_was_typed(qtbot: QtBot) -> None:
    label = Label("<b>List<String></b>")
    qtbot.addWidget(label)
    assert label.textFormat() == Qt.TextFormat.PlainText
    elided = ElidedLabel("<b>" + LONG)
    qtbot.addWidget(elided)
    elided.show()
    elided.resize(60, 20)
    assert "&lt;b&gt;" in elided.toolTip()


def test_chips_flow_into_rows(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    flow = FlowLayout(holder)
    for number in range(12):
        flow.addWidget(Chip(f"cause {number}"))
    one_row, many_rows = flow.heightForWidth(2000), flow.heightForWidth(150)
    assert one_row == 22
    assert many_rows > 4 * one_row
    holder.resize(150, many_rows)
    holder.show()
    chips = holder.findChildren(Chip)
    assert len(chips) == 12
    assert all(holder.rect().contains(chip.geometry()) for chip in chips)
