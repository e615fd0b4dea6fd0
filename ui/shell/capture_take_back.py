# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Undo, in the capture line, right after a hint's wording was taken: it is about the line then.

Without it the key would reach the window, and take back what was captured last instead.
"""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from ui.shell.capture_line import CaptureLine
from ui.wording.wording_desk import WordingDesk


class CaptureTakeBack(QObject):
    """Brings a line back as it was typed, as long as nothing was typed since."""

    def __init__(self, capture: CaptureLine, wording: WordingDesk) -> None:
        super().__init__(capture)
        self._line = capture.line
        self._before, self._after = "", ""
        capture.line.undo_takers.append(self._wants)
        capture.line.key_takers.append(self._takes)
        wording.replaced.connect(self._on_replaced)

    def _on_replaced(self, editor: QWidget, before: str) -> None:
        if editor is self._line:
            self._before, self._after = before, self._line.toPlainText()

    def _wants(self, event: QKeyEvent) -> bool:
        is_fresh = bool(self._after) and self._line.toPlainText() == self._after
        return is_fresh and event.matches(QKeySequence.StandardKey.Undo)

    def _takes(self, event: QKeyEvent) -> bool:
        if not self._wants(event):
            return False
        before, self._before, self._after = self._before, "", ""
        cursor = self._line.textCursor()
        cursor.select(cursor.SelectionType.Document)
        cursor.insertText(before)
        self._line.setTextCursor(cursor)
        return True
