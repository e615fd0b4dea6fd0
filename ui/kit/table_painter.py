# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Draws one table cell from its `Cell`. Knows nothing of models and views."""

from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QGuiApplication, QPainter, QPen, QPicture

from ui.kit.avatar import paint_avatar
from ui.kit.chip import chip_size, paint_chip
from ui.kit.direction import draw_words, is_mirrored, mirrored, reads_from_right
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
_WHOLE = int(Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextDontClip | _BESIDE)
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
        self._whole = QRectF(box)
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
            paint_avatar(self._painter, self._seen(self._taken(size.avatar, gap)), cell.avatar)
        if cell.phase:
            self._paint_swatch(self._taken(size.swatch, gap - 1), cell.phase)
        if cell.icon:
            box = self._middle(self._taken(size.icon_list, gap - 2), size.icon_list)
            place, tone = self._seen(box), cell.icon_tone
            draw_icon(self._painter, cell.icon, place, tone, filled=cell.icon_filled)
        if cell.progress is not None:
            box = self._middle(self._taken(px(_PROGRESS_WIDTH), gap + 2), size.progress)
            paint_progress(self._painter, self._seen(box), cell.progress, tone=cell.progress_tone)

    def _paint_swatch(self, box: QRectF, phase: str) -> None:
        colors = self._theme.phase(phase)
        self._painter.setPen(QPen(colors.edge, self._theme.line.hair))
        self._painter.setBrush(colors.fill)
        square = self._middle(box, self._theme.size.swatch).adjusted(0.5, 0.5, -0.5, -0.5)
        self._painter.drawRoundedRect(self._seen(square), 3, 3)

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
                paint_chip(self._painter, self._seen(box), chip.text, chip.tone, chip.icon)

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
        ends = sorted({0, len(shown), *(min(end, len(shown)) for span in links for end in span)})
        for start, end in pairwise(ends):
            words, is_link = shown[start:end], any(start == span[0] for span in links)
            place = self._part(box, shown, (start, end), metrics)
            self._painter.setFont(self._theme.font(name, tabular=tabular))
            self._painter.setPen(self._theme.colors["accent_text" if is_link else cell.tone])
            draw_words(self._painter, place, _WHOLE, words)
            if is_link:
                self._underline(place, metrics)
                self.links.append((place, words))
        return width

    def _part(self, box: QRectF, line: str, span: tuple[int, int], metrics: QFontMetrics) -> QRectF:
        """Return where a part of a line of words stands, whose words begin at the box's left."""
        before, after = (metrics.horizontalAdvance(line[:end]) for end in span)
        part = QRectF(box.left() + before, box.top(), after - before, box.height())
        if not is_mirrored(self._painter) or reads_from_right(line):
            return self._seen(part)
        whole = metrics.horizontalAdvance(line)
        run = self._seen(QRectF(box.left(), box.top(), whole, box.height()))
        return part.translated(run.left() - box.left(), 0)

    def _underline(self, box: QRectF, metrics: QFontMetrics) -> None:
        line = box.center().y() + metrics.ascent() / 2
        self._painter.drawLine(QPointF(box.left(), line), QPointF(box.right(), line))

    def _text(self, text: str, role: Role, tone: str, box: QRectF, *, right: bool = False) -> float:
        """Draw one elided line; return the width it took."""
        name, tabular = role
        shown, width = _FITTED.fit(self._theme, name, tabular, text, int(box.width()))
        self._painter.setFont(self._theme.font(name, tabular=tabular))
        self._painter.setPen(self._theme.colors[tone])
        draw_words(self._painter, self._seen(box), _RIGHT if right else _LEFT, shown)
        return width

    def _seen(self, box: QRectF) -> QRectF:
        """Return where a part of the cell is drawn: mirrored in a table read from the right."""
        return mirrored(self._painter, box, self._whole)

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
    painter.setLayoutDirection(QGuiApplication.layoutDirection())
    drawn = CellPainter(painter, theme, box)
    drawn.paint(cell)
    painter.end()
    return drawn.links


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
