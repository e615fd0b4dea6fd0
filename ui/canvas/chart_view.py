# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A chart that is drawn anew for the width there is: screen, SVG and paper share its shapes."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from app.causal.shapes import Drawing
from ui.canvas.drawing_widget import DrawingWidget
from ui.theme import current_theme

Chart = Callable[[float], Drawing]
"""Makes the drawing for a width."""

_LEAST_WIDTH = 240.0


class ChartView(DrawingWidget):
    """`show_chart(chart, words)`: `words` say to who can't see it what it shows."""

    def __init__(
        self,
        label: str,
        tip_of: Callable[[str], str] = lambda _owner: "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(label, tip_of, parent)
        self._chart: Chart | None = None
        self.width_changed.connect(lambda _width: self._draw())

    def show_chart(self, chart: Chart | None, words: str) -> None:
        """Show another chart; nothing without one."""
        self._chart = chart
        self.setAccessibleDescription(words)
        self._draw()

    def showEvent(self, event: QShowEvent) -> None:
        """Fit the place it is given."""
        super().showEvent(event)
        self._draw()

    def _draw(self) -> None:
        width = max(self.width() / current_theme().scale, _LEAST_WIDTH)
        self.show_drawing(self._chart(width) if self._chart else Drawing(width, 0, ()))
