# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Words that came and went are told apart by shape, on as many lines as they need."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.publish.word_marks import marked_words
from ui.kit.marked_words import MarkedWords


def test_what_went_is_struck_through_and_what_came_underlined(
    dressed: QApplication, qtbot: QtBot
) -> None:
    del dressed
    words = MarkedWords(marked_words("slow for an hour 🚒", "slow for two hours 🚒"))
    qtbot.addWidget(words)
    parts = words._formats()
    assert [part.format.fontStrikeOut() for part in parts] == [True, False]
    assert [part.format.fontUnderline() for part in parts] == [False, True]
    assert words.plain == "slow for [-an hour-]{+two hours+} 🚒"


def test_a_narrow_place_takes_more_lines(dressed: QApplication, qtbot: QtBot) -> None:
    del dressed
    words = MarkedWords(marked_words("one two three four five", "one two three four six"))
    qtbot.addWidget(words)
    assert words.heightForWidth(80) > words.heightForWidth(800)
