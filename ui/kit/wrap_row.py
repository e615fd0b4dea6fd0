# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A row of widgets that goes on in the next line where they have no room in one."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import (
    QLayout,
    QLayoutItem,
    QSizePolicy,
    QStyle,
    QWidget,
    QWidgetItem,
)

_LEAST_WORDS = 12
"""Words that give way are not squeezed under so many letters before others go to the next line."""


class WrapRow(QLayout):
    """Those that can grow share what is left of their line; the others keep their size."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []

    def insert(self, place: int, widget: QWidget) -> None:
        """Put a widget before the one at `place`."""
        self.addChildWidget(widget)
        self._items.insert(place, QWidgetItem(widget))
        self.invalidate()

    def place_of(self, widget: QWidget) -> int:
        """Return the place of a widget; -1 where it has none."""
        found = (place for place, item in enumerate(self._items) if item.widget() is widget)
        return next(found, -1)

    # Qt

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)
        self.invalidate()

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, place: int) -> QLayoutItem | None:
        return self._items[place] if 0 <= place < len(self._items) else None

    def takeAt(self, place: int) -> QLayoutItem | None:
        return self._items.pop(place) if 0 <= place < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation.Horizontal

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        margins = self.contentsMargins()
        room = width - margins.left() - margins.right()
        lines = self._lines(room)
        heights = [_height(self._shared(line, room)) for line in lines]
        between = self.spacing() * max(len(lines) - 1, 0)
        return sum(heights) + between + margins.top() + margins.bottom()

    def sizeHint(self) -> QSize:
        """Return the size of one line."""
        shown = self._shown()
        width = sum(item.sizeHint().width() for item in shown)
        width += self.spacing() * max(len(shown) - 1, 0)
        height = max((item.sizeHint().height() for item in shown), default=0)
        return QSize(width, height) + self._around()

    def minimumSize(self) -> QSize:
        """Return the size of the widest of them alone."""
        widths = [self._least(item) for item in self._shown()]
        heights = [item.minimumSize().height() for item in self._shown()]
        return QSize(max(widths, default=0), max(heights, default=0)) + self._around()

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        area = rect.marginsRemoved(self.contentsMargins())
        lines = [self._shared(line, area.width()) for line in self._lines(area.width())]
        needed = sum(_height(line) for line in lines) + self.spacing() * max(len(lines) - 1, 0)
        top = area.top() + max((area.height() - needed) // 2, 0)
        for line in lines:
            height = _height(line)
            self._place(line, QRect(area.left(), top, area.width(), height))
            top += height + self.spacing()

    # How

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _around(self) -> QSize:
        margins = self.contentsMargins()
        return QSize(margins.left() + margins.right(), margins.top() + margins.bottom())

    def _least(self, item: QLayoutItem) -> int:
        """Return the width below which an item goes to a line of its own."""
        wanted, least = item.sizeHint().width(), item.minimumSize().width()
        widget = item.widget()
        if widget is None or not _grows(item):
            return max(least, 0) if _grows(item) else wanted
        words = widget.fontMetrics().averageCharWidth() * _LEAST_WORDS
        return max(least, min(wanted, words))

    def _lines(self, room: int) -> list[list[QLayoutItem]]:
        """Return what stands in each line; words have the rest of theirs to themselves."""
        shown = self._shown()
        wishes = [self._wish(item) for item in shown]
        if sum(wishes) + self.spacing() * (len(shown) - 1) <= room:
            return [shown] if shown else []
        lines: list[list[QLayoutItem]] = []
        left = 0
        for item, width in zip(shown, wishes, strict=True):
            if lines and width + self.spacing() <= left:
                lines[-1].append(item)
                left -= width + self.spacing()
            else:
                lines.append([item])
                left = room - width
            if _grows(item):
                left = 0
        return lines

    def _wish(self, item: QLayoutItem) -> int:
        """Return the width an item is given at least, where it does not have a line alone."""
        if not _grows(item):
            return item.sizeHint().width()
        widget = item.widget()
        several = widget.fontMetrics().averageCharWidth() * _LEAST_WORDS * 3 // 2 if widget else 0
        return max(self._least(item), min(item.sizeHint().width(), several))

    def _shared(self, line: list[QLayoutItem], room: int) -> list[tuple[QLayoutItem, int]]:
        """Return the width of each item of a line."""
        widths = [min(self._wish(item), room) for item in line]
        growing = [place for place, item in enumerate(line) if _grows(item)]
        left = room - sum(widths) - self.spacing() * (len(line) - 1)
        if growing and left > 0:
            for place in growing:
                widths[place] += left // len(growing)
        return list(zip(line, widths, strict=True))

    def _place(self, line: list[tuple[QLayoutItem, int]], area: QRect) -> None:
        left = area.left()
        for item, width in line:
            height = min(_height([(item, width)]), area.height())
            place = QRect(left, area.top() + (area.height() - height) // 2, width, height)
            item.setGeometry(QStyle.visualRect(self._direction(), area, place))
            left += width + self.spacing()

    def _direction(self) -> Qt.LayoutDirection:
        owner = self.parentWidget()
        return owner.layoutDirection() if owner is not None else Qt.LayoutDirection.LeftToRight


def _grows(item: QLayoutItem) -> bool:
    widget = item.widget()
    if widget is None:
        return bool(item.expandingDirections() & Qt.Orientation.Horizontal)
    policy = widget.sizePolicy().horizontalPolicy()
    return policy not in (QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Maximum)


def _height(line: list[tuple[QLayoutItem, int]]) -> int:
    """Return the height of a line."""
    return max(
        (
            item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()
            for item, width in line
        ),
        default=0,
    )
