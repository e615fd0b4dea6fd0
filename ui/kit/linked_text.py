# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Plain text on as many lines as it needs, some of its parts drawn as links."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QGuiApplication, QTextCharFormat, QTextLayout, QTextOption

from ui.theme import current_theme

Span = tuple[int, int]
"""From and to, counted in signs of the text."""


def link_format() -> QTextCharFormat:
    """Return how links look."""
    look = QTextCharFormat()
    look.setForeground(current_theme().color("accent_text"))
    look.setFontUnderline(True)
    return look


def utf16_length(text: str) -> int:
    """Return how many positions Qt counts for `text`: two for signs beyond the basic plane."""
    return len(text) if text.isascii() else len(_utf16(text)) // 2


def sign_at(text: str, position: int) -> int:
    """Return which sign of `text` stands at a position as Qt counts it."""
    if text.isascii():
        return min(position, len(text))
    return len(_utf16(text)[: 2 * position].decode("utf-16-le", "surrogatepass"))


def _utf16(text: str) -> bytes:
    """Return the text as Qt keeps it; counting sign by sign takes a hundred times longer."""
    return text.encode("utf-16-le", "surrogatepass")


def mark_format() -> QTextCharFormat:
    """Return how a stretch looks that is meant above all: as a hint, softly underlined."""
    look = QTextCharFormat()
    look.setForeground(current_theme().color("hint"))
    look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
    look.setUnderlineColor(current_theme().color("hint_line"))
    return look


def found_format() -> QTextCharFormat:
    """Return how a stretch looks that was looked for: bold, and softly filled."""
    look = QTextCharFormat()
    look.setFontWeight(QFont.Weight.DemiBold)
    look.setForeground(current_theme().color("accent_text"))
    look.setBackground(current_theme().color("accent_weak"))
    return look


class LinkedText:
    """A text laid out at a width; `height` is what it takes, `look` how its links are drawn."""

    def __init__(
        self,
        text: str,
        links: Iterable[Span],
        font: QFont,
        width: float,
        look: QTextCharFormat | None = None,
    ) -> None:
        self._text = text
        self._look = look if look is not None else link_format()
        self._links = tuple(links)
        self.layout = QTextLayout(text.replace("\n", "\u2028"), font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        if QGuiApplication.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            option.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)
        self.layout.setTextOption(option)
        self.layout.setFormats([self._format(*span) for span in self._links])
        self.height = self._break_lines(width)

    def link_at(self, point: QPointF) -> str:
        """Return the words of the link at a point from the upper left; empty where none is."""
        for place in range(self.layout.lineCount()):
            line = self.layout.lineAt(place)
            if line.naturalTextRect().contains(point):
                sign = sign_at(self._text, int(line.xToCursor(point.x())))
                spans = (each for each in self._links if each[0] <= sign <= each[1])
                return next((self._text[start:end] for start, end in spans), "")
        return ""

    def _format(self, start: int, end: int) -> QTextLayout.FormatRange:
        part = QTextLayout.FormatRange()
        part.start = utf16_length(self._text[:start])
        part.length = utf16_length(self._text[start:end])
        part.format = self._look
        return part

    def _break_lines(self, width: float) -> float:
        height = 0.0
        self.layout.beginLayout()
        while (line := self.layout.createLine()).isValid():
            line.setLineWidth(max(width, 1.0))
            line.setPosition(QPointF(0, height))
            height += line.height()
        self.layout.endLayout()
        return height
