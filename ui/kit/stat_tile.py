# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""One figure with its name and where it comes from; and a row of them in a card."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.kit.card import Card
from ui.kit.elided_label import ElidedLabel
from ui.kit.label import Label
from ui.kit.surface import Divider
from ui.kit.tooltip import set_plain_tooltip
from ui.theme import current_theme, px

_LEAST_TILE = 120

_ROLES = ("stat", "page_title", "question", "key")
"""The sizes of a figure, from the largest on."""


class StatTile(QWidget):
    """`StatTile("82 %", "finished on time", "18 of 22 due in 12 weeks")`.

    `formula` goes into the tooltip. `changed` is sent when it says something else.
    """

    changed = Signal()

    def __init__(
        self,
        value: str,
        name: str,
        note: str = "",
        *,
        tone: str = "text",
        formula: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        space = current_theme().space
        self._value = Label(value, role=_ROLES[0])
        self._value.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._name = ElidedLabel(name, role="table_medium")
        self._note = ElidedLabel(note, role="help", tone="text3")
        layout = self._column = QVBoxLayout(self)
        layout.setContentsMargins(space.card + 2, space.md, space.card, space.md)
        layout.setSpacing(2)
        for label in (self._value, self._name, self._note):
            layout.addWidget(label)
        self.set_stat(value, name, note, tone=tone, formula=formula)

    def set_stat(
        self, value: str, name: str, note: str = "", *, tone: str = "text", formula: str = ""
    ) -> None:
        """Change everything it says; `tone` colours the figure (over for overdue)."""
        self._value.setText(value)
        self._value.set_tone(tone)
        self.changed.emit()
        self._name.setText(name)
        self._note.setText(note)
        self._note.setVisible(bool(note))
        self.setAccessibleName(f"{value} {name}")
        set_plain_tooltip(self, formula)

    @property
    def fitting(self) -> int:
        """Which of the sizes of figures fits: 0 is the largest."""
        margins = self._column.contentsMargins()
        room = self.width() - margins.left() - margins.right()
        for place, role in enumerate(_ROLES):
            figure = QFontMetrics(current_theme().font(role))
            if figure.horizontalAdvance(self._value.text()) <= room:
                return place
        return len(_ROLES) - 1

    def set_size(self, place: int) -> None:
        """Write the figure in one of the sizes; what it stands on keeps its height."""
        self._value.setFixedHeight(QFontMetrics(current_theme().font(_ROLES[0])).height())
        self._value.set_role(_ROLES[place])


class StatStrip(Card):
    """Tiles side by side in one card, with lines between them.

    All figures are written in the largest size in which the longest one fits.
    """

    def __init__(self, tiles: list[StatTile], parent: QWidget | None = None) -> None:
        super().__init__(flush=True, parent=parent)
        self._grid = QGridLayout()
        self._grid.setSpacing(0)
        self._tiles = tiles
        self._lines = [Divider(vertical=True) for _ in tiles[1:]]
        self._across = 0
        for tile in tiles:
            tile.changed.connect(self._settle)
        self.add_layout(self._grid)
        self._arrange(len(tiles))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose the size of the figures for the room there is."""
        super().resizeEvent(event)
        self._arrange(max(1, min(len(self._tiles), event.size().width() // px(_LEAST_TILE))))
        self._settle()

    def minimumSizeHint(self) -> QSize:
        """Return the width of one tile: the others may stand below it."""
        return QSize(px(_LEAST_TILE), super().minimumSizeHint().height())

    def _arrange(self, across: int) -> None:
        """Put so many tiles side by side, with a line before each but the first of a row."""
        if across == self._across:
            return
        self._across = across
        for place, tile in enumerate(self._tiles):
            row, column = divmod(place, across)
            self._grid.addWidget(tile, row, 2 * column)
            if place:
                self._grid.addWidget(self._lines[place - 1], row, max(2 * column - 1, 0))
                self._lines[place - 1].setVisible(column > 0)
        for column in range(2 * len(self._tiles)):
            self._grid.setColumnStretch(column, 1 if column < 2 * across and not column % 2 else 0)
        self.body.activate()

    def _settle(self) -> None:
        place = max((tile.fitting for tile in self._tiles), default=0)
        for tile in self._tiles:
            tile.set_size(place)
