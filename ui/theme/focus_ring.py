# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The one ring around whatever has the keyboard: an outline two pixels off, or the soft halo of an input.

Style sheets have no outline outside a widget, so this is a transparent child laid over the focused widget's surroundings.
Focus gained with the mouse shows no ring on buttons; inputs always show theirs.
"""

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent, QPen, QRegion
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from ui.theme.current import current_theme

_INPUTS = (QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSpinBox, QComboBox)
_NO_RING = "noFocusRing"
_MOVES = (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide, QEvent.Type.ZOrderChange)


class FocusRing(QObject):
    """Follows the focus of one application. A widget with the property `noFocusRing` draws its own."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._outline: _Outline | None = None
        app.focusChanged.connect(self._on_focus_changed)

    def _on_focus_changed(self, _old: QWidget | None, now: QWidget | None) -> None:
        self._drop()
        if now is None or now.isWindow() or now.property(_NO_RING):
            return
        if isinstance(now, _INPUTS):
            self._outline = _Outline(_input_of(now), halo=True)
        elif isinstance(now, QAbstractButton) and QGuiApplication.mouseButtons() == Qt.MouseButton.NoButton:
            self._outline = _Outline(now, halo=False)
        if self._outline is not None:
            self._outline.destroyed.connect(self._on_outline_destroyed)

    def _on_outline_destroyed(self) -> None:
        self._outline = None

    def _drop(self) -> None:
        if self._outline is not None:
            self._outline.destroyed.disconnect(self._on_outline_destroyed)
            self._outline.release()
            self._outline = None


def _input_of(widget: QWidget) -> QWidget:
    """Return the spin box or combo box a line edit is part of, else the widget itself."""
    parent = widget.parentWidget()
    return parent if isinstance(parent, QAbstractSpinBox | QComboBox) else widget


class _Outline(QWidget):
    """The drawn ring: over the target, beside it in the stacking order, transparent to the mouse."""

    def __init__(self, target: QWidget, *, halo: bool) -> None:
        self._target = target
        self._halo = halo
        self._watched = _chain(target)
        super().__init__(self._watched[-1])
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        for widget in self._watched[:-1]:
            widget.installEventFilter(self)
        self._follow()
        self.show()
        self.raise_()

    def release(self) -> None:
        for widget in self._watched[:-1]:
            widget.removeEventFilter(self)
        self.hide()
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _MOVES:
            self._follow()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        size = theme.size
        width = size.halo if self._halo else size.focus_width
        radius = theme.radius.card if self._halo else theme.radius.button + size.focus_gap
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("accent_weak" if self._halo else "accent"), width))
        inset = width / 2
        box = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(box, radius + inset, radius + inset)

    def _follow(self) -> None:
        size = current_theme().size
        room = size.halo if self._halo else size.focus_gap + size.focus_width
        corner = self._target.mapTo(self.parentWidget(), self._target.rect().topLeft())
        inner = QRect(corner, self._target.size())
        self.setGeometry(inner.adjusted(-room, -room, room, room))
        hole = QRect(room, room, inner.width(), inner.height()).adjusted(room, room, -room, -room)
        self.setMask(QRegion(self.rect()).subtracted(QRegion(hole)))
        self.setVisible(self._target.isVisible())


def _chain(target: QWidget) -> list[QWidget]:
    """Return the target and its ancestors up to the scrolled viewport or window that carries the ring."""
    chain = [target]
    parent = target.parentWidget()
    while parent is not None:
        chain.append(parent)
        above = parent.parentWidget()
        if parent.isWindow() or isinstance(above, QAbstractScrollArea):
            break
        parent = above
    return chain
