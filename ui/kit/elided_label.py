# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""One line of text that gives way.

It elides to the room there is and shows in full in its tooltip.
"""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.kit.direction import draw_words
from ui.kit.label import Label
from ui.kit.tooltip import set_plain_tooltip
from ui.theme import current_theme

_SHORTEST = "MMM…"
_SIDES = Qt.AlignmentFlag.AlignHorizontal_Mask


class ElidedLabel(Label):
    """A `Label` on one line. `mode` says where the ellipsis goes (default: at the end)."""

    def __init__(
        self,
        text: str = "",
        *,
        role: str = "body",
        tone: str = "text",
        mode: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
        parent: QWidget | None = None,
    ) -> None:
        self._mode = mode
        super().__init__("", role=role, tone=tone, parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setText(text)

    def setText(self, text: str) -> None:
        super().setText(" ".join(text.split()))
        self._update_tooltip()

    @property
    def shown(self) -> str:
        """The text as it fits now."""
        return self.fontMetrics().elidedText(self.text(), self._mode, self.contentsRect().width())

    def minimumSizeHint(self) -> QSize:
        least = self.fontMetrics().horizontalAdvance(_SHORTEST)
        hint = super().sizeHint()
        return QSize(min(least, hint.width()), hint.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._update_tooltip()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(
            current_theme().color(self.property("tone") if self.isEnabled() else "text3")
        )
        flags = self.alignment() & ~_SIDES | Qt.AlignmentFlag.AlignVCenter
        if self.alignment() & Qt.AlignmentFlag.AlignHCenter:
            flags |= Qt.AlignmentFlag.AlignHCenter
        draw_words(painter, self.contentsRect(), flags.value, self.shown)

    def _update_tooltip(self) -> None:
        set_plain_tooltip(self, self.text() if self.shown != self.text() else "")
