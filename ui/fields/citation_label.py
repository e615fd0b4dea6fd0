# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A text that can't be edited here, with its citations as links; Tab and Enter reach them too."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from app.review.citations import Citation, citations
from ui.kit.label import Label
from ui.kit.linked_text import LinkedText
from ui.theme import current_theme

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class CitationLabel(Label):
    """`follow` gets the citation that was clicked; Enter follows the first."""

    def __init__(
        self,
        follow: Callable[[Citation], object],
        *,
        role: str = "body",
        tone: str = "text",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(role=role, tone=tone, wrap=True, parent=parent)
        self._follow = follow
        self.setMouseTracking(True)

    def setText(self, text: str) -> None:
        """Show plain text, whatever is in it."""
        super().setText(text)
        first = next(citations(text), None)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if first else Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(text)
        leads_to = text[first.start : first.end] if first else ""
        words = self.tr("Enter shows {0}").format(leads_to) if leads_to else ""
        self.setAccessibleDescription(words)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the text as the label would, its citations as links."""
        painter = QPainter(self)
        painter.setPen(current_theme().color(self.property("tone")))
        self._linked().layout.draw(painter, QPointF(self.contentsRect().topLeft()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show the hand where a click leads on."""
        if self.citation_at(event.position()):
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        else:
            self.unsetCursor()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Follow."""
        found = self.citation_at(event.position())
        if found is not None and event.button() is Qt.MouseButton.LeftButton:
            self._follow(found)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Follow the first with Enter."""
        first = next(citations(self.text()), None)
        if event.key() in _ENTER and first is not None:
            self._follow(first)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show that it has the focus."""
        super().focusInEvent(event)
        self.update()

    def citation_at(self, place: QPointF) -> Citation | None:
        """Return the citation that is drawn at a point."""
        words = self._linked().link_at(place - QPointF(self.contentsRect().topLeft()))
        return next(citations(words), None)

    def _linked(self) -> LinkedText:
        text = self.text()
        spans = [(each.start, each.end) for each in citations(text)]
        return LinkedText(text, spans, self.font(), self.contentsRect().width())
