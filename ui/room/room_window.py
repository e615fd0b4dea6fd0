# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The room's screen: painted at the size of a 1080-line projector, then scaled to the one there.

Nothing on it can be pressed, and nothing on it names people beside what went wrong. Keys, for a
presenter's remote that is pointed at it: Page Down and Page Up move the meeting, B or the full
stop blanks the screen, L turns it light or dark.
"""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.room.room_content import RoomContent
from ui.room.room_face import RoomFace, spoken
from ui.room.room_painter import CONTENT, RoomPainter, RoomParts
from ui.theme import Theme, current_theme, load_theme

_HEIGHT, _LEAST_WIDTH = 1080.0, 1440.0
"""Logical pixels the screen is laid out in: its height, and the least width (a 4:3 projector)."""

_WISHES = {Qt.Key.Key_PageDown: "next_step", Qt.Key.Key_PageUp: "back"}
HIGH_CONTRAST = "high_contrast"
_BLANK_KEYS = (Qt.Key.Key_B, Qt.Key.Key_Period)


class RoomWindow(QWidget):
    """Shows a face and a content. `wished` carries the id of an action of the window."""

    wished = Signal(str)
    closed = Signal()

    def __init__(self) -> None:
        super().__init__(None, Qt.WindowType.Window | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setWindowTitle(self.tr("Hotwash, room screen"))
        self._is_light = False
        self._theme: Theme = load_theme(self._theme_name())
        self._face: RoomFace | None = None
        self._content = RoomContent()
        self._is_blank = False

    @property
    def face(self) -> RoomFace | None:
        """What is said."""
        return self._face

    @property
    def content(self) -> RoomContent:
        """What is shown below."""
        return self._content

    @property
    def content_width(self) -> float:
        """Logical pixels there are for the content."""
        return CONTENT.width(self._logical().width())

    def show_face(self, face: RoomFace) -> None:
        """Show another face; nothing is painted where it is the same."""
        was, self._face = self._face, face
        if was == face:
            return
        self.setAccessibleName(spoken(face))
        if was is not None and replace(was, clock=face.clock, segments=face.segments) == face:
            # The second that passed is seen in two places; to paint the rest costs ten times more.
            parts = RoomParts(self._area())
            self.update(self._on_screen(parts.clock))
            self.update(self._on_screen(parts.bar))
        else:
            self.update()

    def show_content(self, content: RoomContent) -> None:
        """Show another content."""
        self._content = content
        self.update()

    def toggle_blank(self) -> None:
        """Make the screen black, or show it again."""
        self._is_blank = not self._is_blank
        self.update()

    def toggle_light(self) -> None:
        """Change between the dark and the light look, for a room that can't be darkened."""
        self._is_light = not self._is_light
        self._wear()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the window to high contrast and back."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._wear()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the keys of a presenter's remote; every other key is let be."""
        key = Qt.Key(event.key())
        if key in _WISHES:
            self.wished.emit(_WISHES[key])
        elif key in _BLANK_KEYS:
            self.toggle_blank()
        elif key == Qt.Key.Key_L:
            self.toggle_light()
        elif key == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tell that the room has no screen any more."""
        super().closeEvent(event)
        self.closed.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the parts that have changed."""
        painter = QPainter(self)
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)  # words as written
        if self._is_blank or self._face is None:
            painter.fillRect(self.rect(), self._theme.shade("bg", 1.0))
            return
        region = event.region()
        painter.fillRect(self.rect(), self._theme.color("bg"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        scale = self._scale()
        painter.scale(scale, scale)
        RoomPainter(painter, self._theme, self._area()).paint(
            self._face, self._content, lambda part: region.intersects(self._on_screen(part))
        )

    def _wear(self) -> None:
        if self._theme.name != self._theme_name():
            self._theme = load_theme(self._theme_name())
            self.update()

    def _theme_name(self) -> str:
        """Return what the room sees: dark or light, unless the window needs high contrast."""
        if self._is_light:
            return "light"
        return HIGH_CONTRAST if current_theme().name == HIGH_CONTRAST else "dark"

    def _area(self) -> QRectF:
        return QRectF(QPointF(0, 0), self._logical())

    def _on_screen(self, part: QRectF) -> QRect:
        """Return the pixels of this window that a part lies on."""
        scale = self._scale()
        corner, size = part.topLeft() * scale, part.size() * scale
        return QRectF(corner, size).toAlignedRect()

    def _scale(self) -> float:
        return max(0.05, min(self.height() / _HEIGHT, self.width() / _LEAST_WIDTH))

    def _logical(self) -> QSizeF:
        scale = self._scale()
        return QSizeF(self.width() / scale, self.height() / scale)
