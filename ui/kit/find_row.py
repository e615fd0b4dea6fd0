# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A field to find words in what is shown, how many there are, and ways through them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QWidget

from ui.kit.button import IconButton
from ui.kit.label import Label

_STEPS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F3)


class FindRow(QFrame):
    """Hidden until `open`. Enter or F3 next, with Shift the one before, Esc leaves.

    Whoever inherits it finds: `next`, `previous`, `leave` and `look` are its own.
    """

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = QLineEdit()
        self.field.setPlaceholderText(words)
        self.field.setAccessibleName(words)
        self._count = Label(role="help", tone="text2", tabular=True)
        self.row = QHBoxLayout(self)
        self.row.addWidget(self.field)
        self.row.addWidget(self._count)
        self.buttons: list[IconButton] = []
        for icon, told, slot in (
            ("chevron-up", self.tr("Previous (Shift+Enter)"), self.previous),
            ("chevron-down", self.tr("Next (Enter)"), self.next),
            ("x", self.tr("Close (Esc)"), self.leave),
        ):
            button = IconButton(icon, told, edged=False, small=True)
            button.clicked.connect(slot)
            self.row.addWidget(button)
            self.buttons.append(button)
        self.hide()
        self.field.installEventFilter(self)

    @property
    def count_text(self) -> str:
        """What is said about the matches."""
        return self._count.text()

    def open(self) -> None:
        """Show the field, what was looked for last selected in it."""
        self.show()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()
        self.look()

    def next(self) -> None:
        """Go to the next match."""
        raise NotImplementedError

    def previous(self) -> None:
        """Go to the match before."""
        raise NotImplementedError

    def leave(self) -> None:
        """Hide the field and the marks; what was searched has the focus."""
        raise NotImplementedError

    def look(self) -> None:
        """Find the words in what is shown now."""
        raise NotImplementedError

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys that steer the search from the field, and from the window's shortcuts."""
        if watched is not self.field or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        if event.key() not in (*_STEPS, Qt.Key.Key_Escape):
            return super().eventFilter(watched, event)
        if event.type() is QEvent.Type.ShortcutOverride:
            event.accept()
        elif event.type() is QEvent.Type.KeyPress:
            is_back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            if event.key() == Qt.Key.Key_Escape:
                self.leave()
            elif is_back:
                self.previous()
            else:
                self.next()
        return True

    def _say_count(self, place: int | None, matches: int) -> None:
        """Say at which of the matches one is; `place` counts from 0, None where at none."""
        if not self.field.text().strip():
            words = ""
        elif not matches:
            words = self.tr("none")
        elif place is None:
            words = str(matches)
        else:
            words = self.tr("{0} of {1}").format(place + 1, matches)
        self._count.setText(words)
