# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A veil over the window that leaves one control bright; mouse and keys go through it.

It follows the control about: with the window's size, in what scrolls, under what opens beside it.
"""

from __future__ import annotations

from PySide6.QtCore import (
    QEasingCurve,
    QEvent,
    QObject,
    QRect,
    QRectF,
    Qt,
    QVariantAnimation,
    Signal,
)
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from ui.theme import current_theme, duration

_VEIL = 0.62
"""How much of what lies under the veil gives way to the window's ground."""

_MOVES = (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide)


class Spotlight(QWidget):
    """Lies over `window`. `moved` tells that the bright place is another one now."""

    moved = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._target: QWidget | None = None
        self._watched: list[QWidget] = []
        self._shown = QRectF()
        self._travel = QVariantAnimation(self)
        self._travel.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._travel.valueChanged.connect(self._on_travelled)
        window.installEventFilter(self)
        self.setGeometry(window.rect())

    @property
    def bright(self) -> QRect:
        """What is seen of the control, in the window; empty where nothing is."""
        target = self._target
        if target is None or not isValid(target) or not target.isVisible():
            return QRect()
        place = _seen(target, self._window)
        around = current_theme().space.xs if not place.isEmpty() else 0
        return place.adjusted(-around, -around, around, around).intersected(self._window.rect())

    def show_target(self, target: QWidget | None) -> None:
        """Leave a control bright, or nothing."""
        self._watch(target)
        self._target = target
        self.show()
        self.raise_()
        self._follow(travels=True)

    def stop(self) -> None:
        """Follow nothing any more."""
        self._travel.stop()
        self._watch(None)
        self._target = None
        self._window.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the control, and what it stands in."""
        if event.type() in _MOVES:
            if watched is self._window:
                self.setGeometry(self._window.rect())
            self._follow(travels=False)
        return False

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the veil and the edge of what is bright."""
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        veil = QPainterPath()
        veil.addRect(QRectF(self.rect()))
        hole = QPainterPath()
        if not self._shown.isEmpty():
            hole.addRoundedRect(self._shown, theme.radius.card, theme.radius.card)
        ground = theme.color("bg")
        ground.setAlphaF(_VEIL)
        painter.fillPath(veil.subtracted(hole), ground)
        painter.setPen(QPen(theme.color("accent"), theme.line.selected))
        painter.drawPath(hole)

    def _watch(self, target: QWidget | None) -> None:
        for widget in self._watched:
            if isValid(widget):
                widget.removeEventFilter(self)
        self._watched = []
        while target is not None and target is not self._window:
            target.installEventFilter(self)
            self._watched.append(target)
            target = target.parentWidget()

    def _follow(self, *, travels: bool) -> None:
        """Be where the control is: at once, or by travelling there from another."""
        there = QRectF(self.bright)
        if there == self._shown and self._travel.state() is not QVariantAnimation.State.Running:
            return
        self._travel.stop()
        ms = duration(current_theme().motion.lens_ms) if travels else 0
        if ms and not self._shown.isEmpty() and not there.isEmpty():
            self._travel.setStartValue(self._shown)
            self._travel.setEndValue(there)
            self._travel.setDuration(ms)
            self._travel.start()
        else:
            self._on_travelled(there)
        self.moved.emit()

    def _on_travelled(self, place: QRectF) -> None:
        self._shown = place
        self.update()


def _seen(target: QWidget, window: QWidget) -> QRect:
    """Return the part of a control that nothing it stands in cuts off, in the window."""
    seen = target.rect()
    here = target
    while here is not window and (above := here.parentWidget()) is not None:
        seen = seen.translated(here.pos()).intersected(above.rect())
        here = above
    return seen
