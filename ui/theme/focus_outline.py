# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The drawn focus ring: a transparent child laid over the surroundings of one focused widget.

Style sheets have no outline outside a widget, so this is a widget of its own; the mouse goes
through it.
"""

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QRegion
from PySide6.QtWidgets import QWidget
from shiboken6 import Shiboken

from ui.theme.current import current_theme

_MOVES = (
    QEvent.Type.Move,
    QEvent.Type.Resize,
    QEvent.Type.Show,
    QEvent.Type.Hide,
    QEvent.Type.ZOrderChange,
)

_CARRIES = "carriesFocusRing"
"""Property of a page that something may lie over: it then lies over the page's rings too."""


class FocusOutline(QWidget):
    """Two pixels of accent two pixels off `target`, or with `halo` the soft ring of an input.

    Follows the target about.
    """

    def __init__(self, target: QWidget, *, halo: bool) -> None:
        self._target = target
        self._halo = halo
        self._watched = carrying_chain(target)
        self._carrier = self._watched[-1]
        super().__init__(self._carrier)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        for widget in self._watched[:-1]:
            widget.installEventFilter(self)
        self._follow()
        self.show()
        self.raise_()

    def release(self) -> None:
        """Let go of the target and go; a part of a page that is being taken down may be gone."""
        for widget in self._watched[:-1]:
            if Shiboken.isValid(widget):
                widget.removeEventFilter(self)
        self.hide()
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _MOVES and Shiboken.isValid(self._target):
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
        corner = self._target.mapTo(self._carrier, self._target.rect().topLeft())
        inner = QRect(corner, self._target.size())
        self.setGeometry(inner.adjusted(-room, -room, room, room))
        hole = QRect(room, room, inner.width(), inner.height()).adjusted(room, room, -room, -room)
        self.setMask(QRegion(self.rect()).subtracted(QRegion(hole)))
        self.setVisible(self._target.isVisible())


def carrying_chain(target: QWidget) -> list[QWidget]:
    """Return the target and its ancestors up to what carries a ring: viewport, page or window."""
    chain = [target]
    parent = target.parentWidget()
    while parent is not None:
        chain.append(parent)
        above = parent.parentWidget()
        if parent.isWindow() or parent.property(_CARRIES):
            break
        if above is not None and above.inherits("QAbstractScrollArea"):
            break
        parent = above
    return chain
