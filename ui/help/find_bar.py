# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Finds words in the page that is shown: a row over it, all matches marked, Enter goes through."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QWidget

from ui.help.guide_browser import GuideBrowser
from ui.kit.find_row import FindRow
from ui.theme import current_theme

_MOST = 500


class FindBar(FindRow):
    """Marks all matches in the page."""

    def __init__(self, view: GuideBrowser, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Find in this page"), parent)
        space = current_theme().space
        self._view = view
        self._matches: list[QTextCursor] = []
        self._place = -1
        self.row.setContentsMargins(space.page, space.sm, space.sm, space.sm)
        self.row.setSpacing(space.sm)
        self.row.setStretchFactor(self.field, 1)
        self.field.textChanged.connect(self.look)

    def leave(self) -> None:
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
        self._say_count(self._place, len(self._matches))
