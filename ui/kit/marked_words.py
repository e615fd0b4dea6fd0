# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Words that came and went: struck through and underlined, for colour is never the only sign."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.publish.word_marks import Mark, Span, written
from ui.kit.linked_text import utf16_length
from ui.theme import current_theme

_LEAST_LETTERS = 12


class MarkedWords(QWidget):
    """Spans of text on as many lines as they need; `plain` has the marks as signs, to be read."""

    def __init__(self, spans: Sequence[Span], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._spans = _parted(spans)
        self.plain = written(tuple(spans))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return round(_height(self._laid_out(width))) + 1

    def sizeHint(self) -> QSize:
        width = max(self.width(), self.minimumSizeHint().width())
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        return QSize(metrics.averageCharWidth() * _LEAST_LETTERS, metrics.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(current_theme().color("text2"))
        self._laid_out(self.width()).draw(painter, QPointF(0, 0))

    def _laid_out(self, width: int) -> QTextLayout:
        text = "".join(span.text for span in self._spans).replace("\n", "\u2028")
        layout = QTextLayout(text, current_theme().font("table"))
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            option.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)
        layout.setTextOption(option)
        layout.setFormats(self._formats())
        height = 0.0
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(width, 1))
            line.setPosition(QPointF(0, height))
            height += line.height()
        layout.endLayout()
        return layout

    def _formats(self) -> list[QTextLayout.FormatRange]:
        formats = []
        start = 0
        for span in self._spans:
            length = utf16_length(span.text)
            if span.mark is not Mark.KEPT:
                part = QTextLayout.FormatRange()
                part.start, part.length, part.format = start, length, _look(span.mark)
                formats.append(part)
            start += length
        return formats


def _parted(spans: Sequence[Span]) -> tuple[Span, ...]:
    """Part what went from what came in its place with a space, where there is none."""
    parted: list[Span] = []
    for span in spans:
        if parted and span.mark is Mark.ADDED and parted[-1].mark is Mark.REMOVED:
            parted.append(Span(" "))
        parted.append(span)
    return tuple(parted)


def _look(mark: Mark) -> QTextCharFormat:
    look = QTextCharFormat()
    if mark is Mark.REMOVED:
        look.setForeground(current_theme().color("over"))
        look.setFontStrikeOut(True)
    else:
        look.setForeground(current_theme().color("ok"))
        look.setFontUnderline(True)
        look.setFontWeight(QFont.Weight.DemiBold)
    return look


def _height(layout: QTextLayout) -> float:
    lines = (layout.lineAt(place) for place in range(layout.lineCount()))
    return sum(line.height() for line in lines)
