# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A chart that is drawn anew for the width there is: screen, SVG and paper share its shapes."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from app.causal.shapes import Drawing
from ui.canvas.drawing_widget import DrawingWidget
from ui.kit.announce import announce
from ui.theme import current_theme

Chart = Callable[[float], Drawing]
"""Makes the drawing for a width."""

_LEAST_WIDTH = 240.0


class ChartView(DrawingWidget):
    """`show_chart(chart, words)`: `words` say to who can't see it what it shows.

    With the focus, the arrow keys go from mark to mark, and what one stands for is said.
    """

    def __init__(
        self,
        label: str,
        tip_of: Callable[[str], str] = lambda _owner: "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(label, tip_of, parent)
        self._say = tip_of
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._chart: Chart | None = None
        self.width_changed.connect(lambda _width: self._draw())

    def show_chart(self, chart: Chart | None, words: str) -> None:
        """Show another chart; nothing without one."""
        self._chart = chart
        self.setAccessibleDescription(words)
        self._draw()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the mark before or after, and say what it stands for."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        owners = self._owners()
        if not step or not owners:
            super().keyPressEvent(event)
            return
        now = owners.index(self.marked) if self.marked in owners else (-1 if step > 0 else 0)
        owner = owners[(now + step) % len(owners)]
        self.mark(owner)
        announce(self, self._say(owner))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Mark nothing any more."""
        super().focusOutEvent(event)
        self.mark("")

    def showEvent(self, event: QShowEvent) -> None:
        """Fit the place it is given."""
        super().showEvent(event)
        self._draw()

    def _owners(self) -> list[str]:
        """Return whose marks there are, from left to right."""
        shapes = self.drawing.shapes
        owners = dict.fromkeys(shape.owner for shape in shapes if shape.owner)
        areas = {owner: self.area_of(owner) for owner in owners}
        placed = {owner: area.left() for owner, area in areas.items() if area is not None}
        return sorted(placed, key=lambda owner: placed[owner])

    def _draw(self) -> None:
        width = max(self.width() / current_theme().scale, _LEAST_WIDTH)
        self.show_drawing(self._chart(width) if self._chart else Drawing(width, 0, ()))
