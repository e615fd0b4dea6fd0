# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Draws one table cell from its `Cell`. Knows nothing of models and views."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen, QPicture

from ui.kit.avatar import paint_avatar
from ui.kit.chip import chip_size, paint_chip
from ui.kit.fitted_text import FittedTexts
from ui.kit.progress_line import paint_progress
from ui.kit.table_cell import Cell
from ui.theme import Theme, draw_icon, px

_PROGRESS_WIDTH = 72
_LEAST_TEXT = 48
_FIGURES = tuple("0123456789~+−-")
Role = tuple[str, bool]
"""A role of type, and whether its figures have one width."""

_BESIDE = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
_LEFT = int(Qt.AlignmentFlag.AlignLeft | _BESIDE)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | _BESIDE)
_FITTED = FittedTexts()


class CellPainter:
    """Walks through a cell from left to right, giving each part what room is left.

    `links` are where the links of the cell were drawn, each with its words.
    """

    def __init__(self, painter: QPainter, theme: Theme, box: QRectF) -> None:
        padding = theme.size.cell_padding
        self._painter = painter
        self._theme = theme
        self._box = box.adjusted(padding, 0, -padding, 0)
        self.links: list[tuple[QRectF, str]] = []

    def paint(self, cell: Cell) -> None:
        """Draw the whole cell."""
        self._paint_leading(cell)
        if cell.second:
            self._paint_two_lines(cell)
        else:
            self._paint_line(cell)

    def _paint_leading(self, cell: Cell) -> None:
        size, gap = self._theme.size, self._theme.space.sm
        if cell.avatar:
            paint_avatar(self._painter, self._taken(size.avatar, gap), cell.avatar)
        if cell.phase:
            self._paint_swatch(self._taken(size.swatch, gap - 1), cell.phase)
        if cell.icon:
            box = self._middle(self._taken(size.icon_list, gap - 2), size.icon_list)
            draw_icon(self._painter, cell.icon, box, cell.icon_tone, filled=cell.icon_filled)
        if cell.progress is not None:
            box = self._middle(self._taken(px(_PROGRESS_WIDTH), gap + 2), size.progress)
            paint_progress(self._painter, box, cell.progress, tone=cell.progress_tone)

    def _paint_swatch(self, box: QRectF, phase: str) -> None:
        colors = self._theme.phase(phase)
        self._painter.setPen(QPen(colors.edge, self._theme.line.hair))
        self._painter.setBrush(colors.fill)
        square = self._middle(box, self._theme.size.swatch).adjusted(0.5, 0.5, -0.5, -0.5)
        self._painter.drawRoundedRect(square, 3, 3)

    def _paint_two_lines(self, cell: Cell) -> None:
        middle = self._box.center().y()
        upper = QRectF(self._box.left(), middle - px(20), self._box.width(), px(20))
        lower = QRectF(self._box.left(), middle, self._box.width(), px(18))
        self._linked(cell, _role(cell, medium=True), upper)
        self._text(cell.second, ("help", False), "text3", lower)

    def _paint_line(self, cell: Cell) -> None:
        gap = self._theme.space.sm
        chips = [(chip, chip_size(chip.text, chip.icon)) for chip in cell.chips]
        wanted = sum(size.width() + 4 for _, size in chips)
        used = 0.0
        if cell.text:
            room = max(
                self._box.width() - wanted - (gap if chips else 0),
                min(px(_LEAST_TEXT), self._box.width()),
            )
            box = QRectF(self._box.left(), self._box.top(), room, self._box.height())
            used = self._linked(cell, _role(cell), box) + gap
        if cell.aside:
            used += self._paint_aside(cell.aside, used + 2, wanted) + gap
        self._box.setLeft(self._box.left() + used)
        for chip, size in chips:
            box = self._middle(self._taken(min(size.width(), self._box.width()), 4), size.height())
            if box.width() >= size.height():
                paint_chip(self._painter, box, chip.text, chip.tone, chip.icon)

    def _paint_aside(self, aside: str, used: float, wanted: float) -> float:
        box = self._box.adjusted(used, 0, -wanted, 0)
        return (
            self._text(aside, ("table", False), "text3", box) + 2
            if box.width() > px(_LEAST_TEXT) / 2
            else 0.0
        )

    def _linked(self, cell: Cell, role: Role, box: QRectF) -> float:
        """Draw the cell's text with its links; return the width it took."""
        name, tabular = role
        shown, width = _FITTED.fit(self._theme, name, tabular, cell.text, int(box.width()))
        whole = len(shown) if shown == cell.text else len(shown) - 1
        links = () if cell.right else [span for span in cell.links if span[1] <= whole]
        if not links:
            return self._text(cell.text, role, cell.tone, box, right=cell.right)
        metrics = QFontMetrics(self._theme.font(name, tabular=tabular))
        done, left = 0, box.left()
        for start, end in (*links, (len(shown), len(shown))):
            self._text(shown[done:start], role, cell.tone, _from(box, left))
            left = box.left() + metrics.horizontalAdvance(shown[:start])
            words = shown[start:end]
            if words:
                self._text(words, role, "accent_text", _from(box, left))
                right = box.left() + metrics.horizontalAdvance(shown[:end])
                self._underline(QRectF(left, box.top(), right - left, box.height()), metrics)
                self.links.append((QRectF(left, box.top(), right - left, box.height()), words))
                left = right
            done = end
        return width

    def _underline(self, box: QRectF, metrics: QFontMetrics) -> None:
        line = box.center().y() + metrics.ascent() / 2
        self._painter.drawLine(QPointF(box.left(), line), QPointF(box.right(), line))

    def _text(self, text: str, role: Role, tone: str, box: QRectF, *, right: bool = False) -> float:
        """Draw one elided line; return the width it took."""
        name, tabular = role
        shown, width = _FITTED.fit(self._theme, name, tabular, text, int(box.width()))
        self._painter.setFont(self._theme.font(name, tabular=tabular))
        self._painter.setPen(self._theme.colors[tone])
        self._painter.drawText(box, _RIGHT if right else _LEFT, shown)
        return width

    def _taken(self, width: float, gap: float) -> QRectF:
        """Take `width` off the left of what room is left."""
        box = QRectF(self._box.left(), self._box.top(), width, self._box.height())
        self._box.setLeft(self._box.left() + width + gap)
        return box

    @staticmethod
    def _middle(box: QRectF, height: float) -> QRectF:
        return QRectF(box.left(), box.center().y() - height / 2, box.width(), height)


def _role(cell: Cell, *, medium: bool = False) -> Role:
    if cell.unknown:
        return "unknown", False
    name = "table_strong" if cell.strong else "table_medium" if medium else "table"
    return name, cell.text[:1] in _FIGURES


def cell_links(cell: Cell, theme: Theme, box: QRectF) -> list[tuple[QRectF, str]]:
    """Return where the links of a cell stand that is drawn into `box`, each with its words."""
    if not cell.links:
        return []
    nowhere = QPicture()
    painter = QPainter(nowhere)
    drawn = CellPainter(painter, theme, box)
    drawn.paint(cell)
    painter.end()
    return drawn.links


def _from(box: QRectF, left: float) -> QRectF:
    return QRectF(left, box.top(), box.right() - left + 2, box.height())


def cell_elides(cell: Cell, theme: Theme, width: float) -> bool:
    """Tell whether text of the cell has less room than it needs."""
    font = theme.font("table_strong" if cell.strong else "table_medium")
    leading = sum(
        (
            (theme.size.avatar + theme.space.sm) if cell.avatar else 0,
            (theme.size.swatch + theme.space.sm) if cell.phase else 0,
            (theme.size.icon_list + theme.space.sm) if cell.icon else 0,
            (px(_PROGRESS_WIDTH) + theme.space.sm) if cell.progress is not None else 0,
            sum(chip_size(chip.text, chip.icon).width() + 4 for chip in cell.chips),
        )
    )
    room = width - 2 * theme.size.cell_padding - leading
    aside = (
        QFontMetrics(theme.font("table")).horizontalAdvance(cell.aside) + theme.space.sm
        if cell.aside
        else 0
    )
    second = QFontMetrics(theme.font("help")).horizontalAdvance(cell.second)
    return max(QFontMetrics(font).horizontalAdvance(cell.text) + aside, second) > room
