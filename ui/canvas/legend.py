# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What the line styles and symbols on the canvas mean, and the zoom."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, QRect, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from app.causal import fault_symbols
from app.causal.shapes import Command, Path
from ui.canvas.drawing_view import DrawingView
from ui.canvas.shape_painter import BAR_WIDTH, painter_path
from ui.kit.button import GhostButton, IconButton
from ui.kit.for_looking import for_looking
from ui.kit.label import Label
from ui.theme import current_theme, px

Outline = Callable[[float, float], tuple[Command, ...]]

_BETWEEN, _WITHIN = 12, 6
"""Pixels from one pair of sample and words to the next, and between the two."""


class Legend(QFrame):
    """Confirmed, suspected, can be acted on; in the fault tree what its symbols say, too."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        for_looking(self)
        self.setObjectName("canvas_bar")
        row = QHBoxLayout(self)
        row.setContentsMargins(*(px(side) for side in (10, 5, 10, 5)))
        row.setSpacing(px(_BETWEEN))
        for style, words in (
            ("confirmed", self.tr("Confirmed")),
            ("suspected", self.tr("Suspected")),
            ("actionable", self.tr("Can be acted on")),
        ):
            _add_pair(row, _Sample(style), words)
        self._symbols = self._symbol_row()
        row.addWidget(self._symbols)

    def place(self, lens: str, room: QRect, covers: Callable[[QRect], bool]) -> None:
        """Explain at the foot of `room` what a lens draws, as far as nothing is covered by that.

        `covers` tells whether a rectangle would lie over a box. The symbols go first, then all.
        """
        for symbols in (True, False) if lens == "fault-tree" else (False,):
            self._symbols.setVisible(symbols)
            size = self.sizeHint()
            place = QRect(QPoint(room.left(), room.bottom() + 1 - size.height()), size)
            if size.width() <= room.width() and not covers(place):
                self.setGeometry(place)
                self.show()
                return
        self.hide()

    def _symbol_row(self) -> QWidget:
        shown = QWidget()
        row = QHBoxLayout(shown)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(_BETWEEN))
        symbols: tuple[tuple[Outline, str], ...] = (
            (fault_symbols.circle, self.tr("Ends here")),
            (fault_symbols.diamond, self.tr("Not taken further")),
            (fault_symbols.ellipse, self.tr("Condition")),
            (fault_symbols.triangle, self.tr("Drawn elsewhere")),
        )
        for outline, words in symbols:
            _add_pair(row, _SymbolSample(outline), words)
        return shown


def _add_pair(row: QHBoxLayout, sample: QWidget, words: str) -> None:
    """Put a sample and what it means into a row, closer to each other than to their neighbours."""
    pair = QHBoxLayout()
    pair.setSpacing(px(_WITHIN))
    pair.addWidget(sample)
    pair.addWidget(Label(words, role="help", tone="text2"))
    row.addLayout(pair)


class ZoomBar(QFrame):
    """Zoom out, the scale, zoom in, fit."""

    def __init__(self, view: DrawingView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        for_looking(self)
        self.setObjectName("canvas_bar")
        self._scale = Label("100 %", role="help", tone="text2", tabular=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 1, 4, 1)
        row.setSpacing(2)
        out = IconButton("minus", self.tr("Zoom out (−)"), edged=False, small=True)
        into = IconButton("plus", self.tr("Zoom in (+)"), edged=False, small=True)
        fit = GhostButton(self.tr("Fit"), key="0", small=True)
        out.clicked.connect(view.zoom_out)
        into.clicked.connect(view.zoom_in)
        fit.clicked.connect(view.fit)
        for widget in (out, self._scale, into, fit):
            row.addWidget(widget)
        view.zoom_changed.connect(self._on_zoom_changed)

    def _on_zoom_changed(self, zoom: float) -> None:
        self._scale.setText(f"{round(zoom / current_theme().scale * 100)} %")


class _Sample(QWidget):
    """A small node in one line style."""

    def __init__(self, style: str) -> None:
        super().__init__()
        self._style = style
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(px(22), px(14))

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(theme.color("line2"), theme.line.node)
        if self._style == "suspected":
            pen.setDashPattern([3, 2])
        painter.setPen(pen)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.drawRoundedRect(box, 3, 3)
        if self._style == "actionable":
            painter.fillRect(QRectF(1, 1, px(BAR_WIDTH), self.height() - 2), theme.color("accent"))


class _SymbolSample(QWidget):
    """A symbol of the fault tree, as small as a line of text."""

    def __init__(self, outline: Outline) -> None:
        super().__init__()
        self._outline = painter_path(Path("sample", outline(0.0, 0.0)))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        height = px(14)
        bounds = self._outline.boundingRect()
        return QSize(round(bounds.width() * (height - 2) / bounds.height()) + 2, height)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        bounds = self._outline.boundingRect()
        scale = (self.height() - 2) / bounds.height()
        pen = QPen(theme.color("text"), theme.line.node)
        pen.setCosmetic(True)
        painter.setPen(pen)
        painter.translate(self.width() / 2, 1)
        painter.scale(scale, scale)
        painter.drawPath(self._outline)
