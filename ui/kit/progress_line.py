# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A thin bar of how much is done."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QProgressBar, QSizePolicy, QWidget

from ui.kit.direction import mirrored
from ui.theme import current_theme, px

_WHOLE = 1000


def paint_progress(
    painter: QPainter, box: QRectF, share: float, *, draft: float = 0.0, tone: str = "accent"
) -> None:
    """Draw `share` of the bar in `tone`, `draft` more in a paler colour, the rest as track."""
    theme = current_theme()
    radius = box.height() / 2
    painter.setPen(Qt.PenStyle.NoPen)
    for reach, token in ((1.0, "line"), (share + draft, "accent_line"), (share, tone)):
        if reach <= 0 or (token == "accent_line" and not draft):
            continue
        painter.setBrush(theme.color(token))
        bar = QRectF(box.left(), box.top(), box.width() * min(reach, 1.0), box.height())
        bar = mirrored(painter, bar, box)
        painter.drawRoundedRect(bar, radius, radius)


class ProgressLine(QProgressBar):
    """`ProgressLine(0.82)`; `tone` is a colour token such as accent or ok."""

    def __init__(
        self,
        share: float = 0.0,
        *,
        tone: str = "accent",
        height: int | None = None,
        label: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._tone = tone
        self._draft = 0.0
        self._height = height or current_theme().size.progress
        self.setRange(0, _WHOLE)
        self.setTextVisible(False)
        self.setAccessibleName(label)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_share(share)

    def set_share(self, share: float, draft: float = 0.0, tone: str | None = None) -> None:
        """Set what is done and what is drafted, both from 0 to 1."""
        self._draft = draft
        self._tone = tone or self._tone
        self.setValue(round(max(0.0, min(share, 1.0)) * _WHOLE))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(px(72), self._height)

    def minimumSizeHint(self) -> QSize:
        return QSize(px(24), self._height)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_progress(
            painter, QRectF(self.rect()), self.value() / _WHOLE, draft=self._draft, tone=self._tone
        )
