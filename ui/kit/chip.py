# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Chips: a short word on a tinted ground, with an icon where it helps.

A chip that can be pressed is a `ChipButton`.
"""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.kit.direction import draw_words, mirrored
from ui.kit.key_button import KeyButton
from ui.kit.label import Label
from ui.theme import current_theme, draw_icon, px

CHIP_TONES = {
    "neutral": ("rail", "text2"),
    "ok": ("ok_bg", "ok"),
    "warn": ("warn_bg", "warn"),
    "over": ("over_bg", "over"),
    "hint": ("hint_bg", "hint"),
    "accent": ("accent_weak", "accent_text"),
    "missing": ("surface", "warn"),
}
_PADDING = 7
_GAP = 5


def chip_size(text: str, icon: str | None = None) -> QSize:
    """Return the size of a chip, in logical pixels."""
    theme = current_theme()
    width = QFontMetrics(theme.font("label")).horizontalAdvance(text) + 2 * px(_PADDING)
    if icon:
        width += theme.size.icon_chip + (px(_GAP) if text else 0)
    return QSize(max(width, theme.size.chip), theme.size.chip)


def paint_chip(
    painter: QPainter, box: QRectF, text: str, tone: str = "neutral", icon: str | None = None
) -> None:
    """Draw a chip into `box`; text that has no room is elided. `tone` is a key of `CHIP_TONES`."""
    theme = current_theme()
    _paint_ground(painter, box, tone)
    ink = CHIP_TONES[tone][1]
    inner = box.adjusted(px(_PADDING), 0, -px(_PADDING), 0)
    if icon:
        side = theme.size.icon_chip
        place = QRectF(inner.left(), box.center().y() - side / 2, side, side)
        draw_icon(painter, icon, mirrored(painter, place, box), ink)
        inner.setLeft(inner.left() + side + px(_GAP))
    painter.setFont(theme.font("label"))
    painter.setPen(theme.color(ink))
    metrics = QFontMetrics(painter.font())
    room = int(inner.width() + 1)
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
    align = Qt.AlignmentFlag.AlignLeft if icon else Qt.AlignmentFlag.AlignHCenter
    place = mirrored(painter, inner.adjusted(-1, 0, 1, 0), box)
    draw_words(painter, place, (align | Qt.AlignmentFlag.AlignVCenter).value, shown)


def _paint_ground(painter: QPainter, box: QRectF, tone: str) -> None:
    theme = current_theme()
    ground, ink = CHIP_TONES[tone]
    painter.setBrush(theme.color(ground))
    pen = QPen(Qt.PenStyle.NoPen)
    if tone == "missing":
        pen = QPen(theme.color("warn_fill"), theme.line.hair, Qt.PenStyle.DashLine)
    elif theme.line.selection_edge:
        pen = QPen(theme.color(ink), theme.line.hair)
    painter.setPen(pen)
    painter.drawRoundedRect(
        box.adjusted(0.5, 0.5, -0.5, -0.5), theme.radius.chip, theme.radius.chip
    )


class Chip(Label):
    """`Chip("sources differ", tone="warn", icon="info")`; tones are the keys of `CHIP_TONES`."""

    def __init__(
        self,
        text: str,
        *,
        tone: str = "neutral",
        icon: str | None = None,
        parent: QWidget | None = None,
    ) -> None:
        self._chip_tone = tone
        self._icon = icon
        super().__init__(text, role="label", parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_chip(self, text: str, tone: str, icon: str | None = None) -> None:
        """Change text, tone and icon together."""
        self._chip_tone = tone
        self._icon = icon
        self.setText(text)
        self.updateGeometry()
        self.update()

    @property
    def tone(self) -> str:
        """The tone it is drawn in."""
        return self._chip_tone

    def sizeHint(self) -> QSize:
        return chip_size(self.text(), self._icon)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_chip(painter, QRectF(self.rect()), self.text(), self._chip_tone, self._icon)


class ChipButton(KeyButton):
    """A chip that does something; Enter and Space press it. Use `clicked`."""

    def __init__(
        self,
        text: str,
        *,
        tone: str = "accent",
        icon: str | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._chip_tone = tone
        self._icon = icon
        self.setText(text)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def set_tone(self, tone: str) -> None:
        """Draw it in another tone, a key of `CHIP_TONES`."""
        self._chip_tone = tone
        self.update()

    def sizeHint(self) -> QSize:
        return chip_size(self.text(), self._icon)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect())
        paint_chip(painter, box, self.text(), self._chip_tone, self._icon)
        if self.underMouse() or self.isChecked():
            theme = current_theme()
            painter.setPen(QPen(theme.color(CHIP_TONES[self._chip_tone][1]), theme.line.hair))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(
                box.adjusted(0.5, 0.5, -0.5, -0.5), theme.radius.chip, theme.radius.chip
            )
