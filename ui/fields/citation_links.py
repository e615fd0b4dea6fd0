# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Citations in an editor are marked, and Ctrl with a click follows one: a plain click edits."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QHelpEvent, QMouseEvent, QSyntaxHighlighter, QTextCharFormat
from PySide6.QtWidgets import QPlainTextEdit, QToolTip

from app.review.citations import Citation, citation_at, citations, cited
from ui.kit.linked_text import link_format, sign_at, utf16_length

SetFormat = Callable[[int, int, QTextCharFormat], None]


def mark_citations(text: str, set_format: SetFormat) -> None:
    """Show the citations in one block of text as links."""
    look = link_format()
    for each in citations(text):
        set_format(utf16_length(text[: each.start]), each.end - each.start, look)


class CitationMarks(QSyntaxHighlighter):
    """Marks the citations in a document."""

    def highlightBlock(self, text: str) -> None:
        """Mark those of one block."""
        mark_citations(text, self.setFormat)


class CitationLinks(QObject):
    """Lets the citations of an editor be followed: `follow` gets each."""

    def __init__(self, editor: QPlainTextEdit, follow: Callable[[Citation], object]) -> None:
        super().__init__(editor)
        self._editor = editor
        self._follow = follow
        editor.viewport().installEventFilter(self)
        editor.viewport().setMouseTracking(True)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow with Ctrl and a click, show the hand where that leads on, and say so."""
        if isinstance(event, QMouseEvent):
            return self._on_mouse(event)
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            found = self._found(event.pos())
            if found is not None:
                words = QCoreApplication.translate("citations", "Ctrl+click opens {0}")
                name = words.format(cited(found.number, found.place))
                QToolTip.showText(event.globalPos(), name, self._editor)
                return True
        return super().eventFilter(watched, event)

    def _on_mouse(self, event: QMouseEvent) -> bool:
        """Tell whether the event was about a citation; then the editor does not get it."""
        has_ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        found = self._found(event.position().toPoint()) if has_ctrl else None
        if event.type() is QEvent.Type.MouseMove:
            hand, beam = Qt.CursorShape.PointingHandCursor, Qt.CursorShape.IBeamCursor
            self._editor.viewport().setCursor(hand if found else beam)
            return False
        if found is None or event.button() is not Qt.MouseButton.LeftButton:
            return False
        if event.type() is QEvent.Type.MouseButtonRelease:
            self._follow(found)
        return True

    def _found(self, point: QPoint) -> Citation | None:
        cursor = self._editor.cursorForPosition(point)
        text = cursor.block().text()
        found = citation_at(text, sign_at(text, cursor.positionInBlock()))
        return (
            found
            if found and self._editor.cursorRect(cursor).adjusted(-20, 0, 20, 0).contains(point)
            else None
        )
