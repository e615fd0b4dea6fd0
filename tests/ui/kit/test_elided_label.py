# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Long text gives way on one line and is whole in the tooltip; nothing is taken for markup."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ui.kit.elided_label import ElidedLabel
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
