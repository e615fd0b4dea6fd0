# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Finds words in the page that is shown: a row over it, all matches marked, Enter goes through."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from ui.help.guide_browser import GuideBrowser
from ui.kit.button import IconButton
from ui.kit.label import Label
from ui.theme import current_theme

_MOST = 500
_STEPS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F3)


class FindBar(QWidget):
    """Hidden until `open`. Enter or F3 next, with Shift the one before, Esc closes."""

    def __init__(self, view: GuideBrowser, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        space = current_theme().space
        self._view = view
        self._matches: list[QTextCursor] = []
        self._place = -1
        self.field = QLineEdit()
        self.field.setPlaceholderText(self.tr("Find in this page"))
        self.field.setAccessibleName(self.tr("Find in this page"))
        self._count = Label(role="help", tone="text2", tabular=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(space.page, space.sm, space.sm, space.sm)
        row.setSpacing(space.sm)
        row.addWidget(self.field, 1)
        row.addWidget(self._count)
        for icon, words, slot in (
            ("chevron-up", self.tr("Previous (Shift+Enter)"), self.previous),
            ("chevron-down", self.tr("Next (Enter)"), self.next),
            ("x", self.tr("Close (Esc)"), self.close_bar),
        ):
            button = IconButton(icon, words, edged=False, small=True)
            button.clicked.connect(slot)
            row.addWidget(button)
        self.hide()
        self.field.textChanged.connect(self.look)
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

    def close_bar(self) -> None:
        """Hide the field and the marks; the page has the focus."""
        self.hide()
        self._view.setExtraSelections([])
        self._view.setFocus(Qt.FocusReason.OtherFocusReason)

    def next(self) -> None:
        """Go to the next match."""
        self._go(self._place + 1)

    def previous(self) -> None:
        """Go to the match before."""
        self._go(self._place - 1)

    def look(self) -> None:
        """Mark all matches in the page as it is now, and go to the first that is in sight."""
        if self.isHidden():
            return
        self._matches = self._found(self.field.text())
        self._place = -1
        if self._matches:
            top = self._view.cursorForPosition(self._view.viewport().rect().topLeft()).position()
            below = (
                place for place, match in enumerate(self._matches) if match.selectionStart() >= top
            )
            self._go(next(below, 0))
        else:
            self._tell()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys that steer the search from the field."""
        is_press = isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress
        if watched is not self.field or not is_press:
            return super().eventFilter(watched, event)
        assert isinstance(event, QKeyEvent)
        if event.key() == Qt.Key.Key_Escape:
            self.close_bar()
        elif event.key() in _STEPS:
            is_back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            (self.previous if is_back else self.next)()
        else:
            return super().eventFilter(watched, event)
        return True

    def _found(self, words: str) -> list[QTextCursor]:
        found: list[QTextCursor] = []
        if not words.strip():
            return found
        document = self._view.document()
        match = document.find(words, 0)
        while not match.isNull() and len(found) < _MOST:
            found.append(match)
            match = document.find(words, match)
        return found

    def _go(self, place: int) -> None:
        if not self._matches:
            return
        self._place = place % len(self._matches)
        here = QTextCursor(self._matches[self._place])
        here.setPosition(here.selectionStart())
        self._view.setTextCursor(here)
        self._view.ensureCursorVisible()
        self._tell()

    def _tell(self) -> None:
        theme = current_theme()
        marks = []
        for place, match in enumerate(self._matches):
            mark = GuideBrowser.ExtraSelection()
            is_here = place == self._place
            mark.cursor = match
            mark.format.setBackground(theme.color("warn_fill" if is_here else "warn_bg"))
            if is_here:
                mark.format.setForeground(theme.color("bg"))
            marks.append(mark)
        self._view.setExtraSelections(marks)
        if not self.field.text().strip():
            self._count.setText("")
        elif not self._matches:
            self._count.setText(self.tr("none"))
        else:
            told = self.tr("{0} of {1}")
            self._count.setText(told.format(self._place + 1, len(self._matches)))
