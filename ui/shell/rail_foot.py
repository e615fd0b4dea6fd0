# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The rail's foot: who else is here, what is parked, and whether all is saved.

It stays when the rail is slim.
"""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from ui.kit.direction import draw_words, mirrored
from ui.kit.key_button import KeyButton
from ui.kit.surface import Divider
from ui.kit.tooltip import set_plain_tooltip
from ui.live.people_button import PeopleButton
from ui.save_state import SaveLine
from ui.theme import current_theme, draw_icon


class RailFoot(QWidget):
    """Shows the save line under the parking lot; `parked_wanted` asks to see what is parked."""

    parked_wanted = Signal()

    def __init__(self, save_line: SaveLine, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.save_line = save_line
        self.parked = _ParkedButton()
        self.people = PeopleButton()
        self._column = QVBoxLayout(self)
        self._column.setSpacing(current_theme().space.xs)
        self._column.addWidget(Divider())
        self._column.addWidget(self.people)
        self._column.addWidget(self.parked)
        self._column.addWidget(save_line)
        self.parked.clicked.connect(self.parked_wanted)
        self.set_slim(False)

    def set_slim(self, slim: bool) -> None:
        """Leave the long words out."""
        space = current_theme().space
        side = 0 if slim else space.sm
        self._column.setContentsMargins(side, space.sm, side, 0)
        self.people.set_slim(slim)
        self.parked.set_slim(slim)
        self.save_line.set_slim(slim)


class _ParkedButton(KeyButton):
    """Icon, "Parking lot" and the count."""

    def __init__(self) -> None:
        super().__init__()
        self._count = 0
        self._slim = False
        self.setText(self.tr("Parking lot"))
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        set_plain_tooltip(self, self.tr("See what is parked"))
        self.show_count(0)

    @property
    def count(self) -> int:
        """How much is parked."""
        return self._count

    def show_count(self, count: int) -> None:
        """Show how much is parked."""
        self._count = count
        self.setAccessibleName(self.tr("Parking lot, {0}").format(count))
        self.update()

    def set_slim(self, slim: bool) -> None:
        """Show icon and count alone."""
        self._slim = slim
        self.update()

    def sizeHint(self) -> QSize:
        """Return a line's size."""
        size = current_theme().size
        return QSize(size.step_circle + size.icon, size.step_circle)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the line."""
        theme = current_theme()
        painter = QPainter(self)
        ink = "text" if self.underMouse() else "text3"
        side, count = theme.size.icon_list, str(self._count)
        strong = theme.font("label_strong", tabular=True)
        painter.setFont(strong)
        room = painter.fontMetrics().horizontalAdvance(count)
        slim_width = side + theme.space.xs + room
        left = (self.width() - slim_width) / 2 if self._slim else 0.0
        place = QRectF(left, (self.height() - side) / 2, side, side)
        draw_icon(painter, "square-parking", mirrored(painter, place, self.rect()), ink)
        middle = Qt.AlignmentFlag.AlignVCenter
        area = QRectF(self.rect()).adjusted(left + side + theme.space.sm, 0, 0, 0)
        painter.setPen(theme.color("text2"))
        if self._slim:
            area.setLeft(left + side + theme.space.xs)
            area = mirrored(painter, area, self.rect())
            draw_words(painter, area, (Qt.AlignmentFlag.AlignLeft | middle).value, count)
            return
        area = mirrored(painter, area, self.rect())
        draw_words(painter, area, (Qt.AlignmentFlag.AlignRight | middle).value, count)
        painter.setFont(theme.font("help"))
        painter.setPen(theme.color(ink))
        draw_words(painter, area, (Qt.AlignmentFlag.AlignLeft | middle).value, self.text())
