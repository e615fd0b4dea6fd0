# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Offers, while a line is typed, what its last word can be completed to.

Tab writes what is selected, Alt with an arrow selects another, Esc puts the offer away until the
text changes. While nothing is offered these keys do what they do without it.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeyEvent, QTextCursor

from app.capture.completion import Completion, Known, completed, completions, known_in
from app.review.people import Role
from app.review.review import Review
from ui import labels
from ui.session_bridge import SessionBridge
from ui.shell.capture_line import CaptureLine

_STEPS = {
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Up: -1,
}


class CaptureCompletion(QObject):
    """Asks what a review knows for what the line can complete."""

    def __init__(self, capture: CaptureLine, bridge: SessionBridge) -> None:
        super().__init__(capture)
        self._capture = capture
        self._offered: tuple[Completion, ...] = ()
        self._line = capture.line
        self._bridge = bridge
        self._review: Review | None = None
        self._known = known_in(bridge.review)
        self._put_away = ""
        self._line.cursorPositionChanged.connect(self._look)
        self._line.textChanged.connect(self._look)
        capture.choices.taken.connect(self._take)
        capture.line.key_takers.append(self._takes)
        capture.line.tab_takers.append(self._take_selected)
        capture.line.left_line.connect(self._on_left)

    def _look(self) -> None:
        text = self._line.toPlainText()
        if text != self._put_away:
            self._put_away = ""
        offered: tuple[Completion, ...] = ()
        if self._line.hasFocus() and not self._put_away:
            offered = completions(text, self._line.textCursor().position(), self._now_known())
        self._offer(offered)

    def _offer(self, offered: tuple[Completion, ...]) -> None:
        if offered != self._offered:
            self._offered = offered
            self._capture.show_choices(offered)

    def _now_known(self) -> Known:
        review = self._bridge.review
        if review is not self._review:
            self._review = review
            self._known = known_in(review, [labels.words(role) for role in Role])
        return self._known

    def _takes(self, event: QKeyEvent) -> bool:
        if not self._offered:
            return False
        if event.key() == Qt.Key.Key_Escape:
            self._put_away = self._line.toPlainText()
            self._offer(())
            return True
        is_alt = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if is_alt == Qt.KeyboardModifier.AltModifier and event.key() in _STEPS:
            self._capture.choices.go(_STEPS[Qt.Key(event.key())])
            return True
        return False

    def _take_selected(self) -> bool:
        chosen = self._capture.choices.selected if self._offered else None
        if chosen is not None:
            self._take(chosen)
        return chosen is not None

    def _take(self, completion: Completion) -> None:
        text, place = completed(self._line.toPlainText(), completion)
        cursor = self._line.textCursor()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(text)
        cursor.setPosition(place)
        self._line.setTextCursor(cursor)

    def _on_left(self) -> None:
        self._offer(())
