# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The cheat sheet: one page to lay beside the keyboard, black on white.

What stands on it is handed in; here is how it looks. A line that is too long for its column is set
smaller, so that the sheet stays one page in every language.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from app.rules.report_style import PaperSize
from app.translation import language, tr
from app.version import VERSION

_EDGE, _GAP = 36.0, 22.0
_TEXT, _HEAD, _TITLE = 8.6, 10.5, 19.0
_INK, _QUIET, _RULE = 0.0, 0.32, 0.72
_BETWEEN = 0.6
"""Between two groups of keys, in lines."""
_CAP_SIDE, _CAP_HEIGHT, _CAP_ROUND = 3.4, 11.4, 2.6


@dataclass(frozen=True)
class StepTime:
    """A step with its minutes in each agenda."""

    number: int
    title: str
    minutes: tuple[int, ...]


@dataclass(frozen=True)
class LineForm:
    """What is typed into the capture line, what it becomes, and an example."""

    typed: str
    words: str
    example: str


@dataclass(frozen=True)
class KeyGroup:
    """Keys of one purpose, each with what it does."""

    title: str
    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class CheatSheetContent:
    """Everything on the sheet. `agendas` are the titles over the minutes of the steps."""

    agendas: tuple[str, ...]
    steps: tuple[StepTime, ...]
    line: tuple[LineForm, ...]
    keys: tuple[KeyGroup, ...]


def cheat_sheet(content: CheatSheetContent, paper: PaperSize) -> bytes:
    """Return the sheet as a PDF of one page."""
    from reportlab.pdfgen.canvas import Canvas

    from app.publish.pdf.paper import PAPERS

    size = PAPERS[paper]
    out = BytesIO()
    title = tr("Hotwash cheat sheet")
    made = Canvas(out, pagesize=(size.width, size.height), invariant=True, lang=language())
    made.setTitle(title)
    made.setAuthor(f"Hotwash {VERSION}")
    _Sheet(made, size.width, size.height).draw(title, content)
    made.showPage()
    made.save()
    return out.getvalue()


class _Sheet:
    """Draws from the top down; `row` is how high a line is, chosen so that all of them fit."""

    def __init__(self, made: Any, width: float, height: float) -> None:
        from app.publish.pdf.paper import font, mono

        self._made = made
        self._left, self._top = _EDGE, height - _EDGE
        self._width, self._bottom = width - 2 * _EDGE, _EDGE
        self._plain, self._strong, self._mono = font(400), font(600), mono()
        self._row = 0.0

    def draw(self, title: str, content: CheatSheetContent) -> None:
        """Draw all of it."""
        first, *others = content.keys
        halves = _halves(others)
        lines = (
            max(len(content.steps) + 2, len(first.rows) + 1)
            + len(content.line) + 1
            + max(map(_lines_of, halves))
        )  # fmt: skip
        top = self._head(title)
        self._row = min(16.0, (top - self._bottom - 2 * _GAP) / lines)
        half = (self._width - _GAP) / 2
        right = self._left + half + _GAP
        ends = [
            self._steps(content, self._left, top, half),
            self._keys((first,), right, top, half),
        ]
        top = self._line(content.line, min(ends) - _GAP / 2) - _GAP
        for left, groups in zip((self._left, right), halves, strict=True):
            self._keys(groups, left, top, half)

    def _head(self, title: str) -> float:
        made, base = self._made, self._top - _TITLE * 0.8
        made.setFillGray(_INK)
        made.setFont(self._strong, _TITLE)
        made.drawString(self._left, base, title)
        made.setFont(self._plain, _TEXT)
        made.setFillGray(_QUIET)
        told = tr("Ten steps, one clock, one line for everything. Version {0}").format(VERSION)
        made.drawRightString(self._left + self._width, base, told)
        made.setFillGray(_INK)
        made.setLineWidth(1.4)
        made.line(self._left, base - 8, self._left + self._width, base - 8)
        return base - 18

    def _title(self, words: str, left: float, top: float, width: float) -> float:
        made, base = self._made, top - self._row * 0.72
        made.setFont(self._strong, _HEAD)
        made.drawString(left, base, words)
        self._rule(left, top - self._row, width)
        return top - self._row

    def _rule(self, left: float, base: float, width: float) -> None:
        self._made.setStrokeGray(_RULE)
        self._made.setLineWidth(0.5)
        self._made.line(left, base, left + width, base)
        self._made.setStrokeGray(_INK)

    def _steps(self, content: CheatSheetContent, left: float, top: float, width: float) -> float:
        column = 34.0
        ends = [left + width - column * place for place in range(len(content.agendas))][::-1]
        made = self._made
        base = top - self._row * 0.72
        room = width - column * len(ends) - 6
        top = self._title(tr("The ten steps, in minutes"), left, top, width)
        made.setFont(self._strong, _TEXT)
        for end, agenda in zip(ends, content.agendas, strict=True):
            made.drawRightString(end, base, agenda)
        for step in content.steps:
            base = top - self._row * 0.7
            self._number(step.number, left, base)
            self._text(step.title, left + 20, base, room - 20)
            made.setFont(self._plain, _TEXT)
            for end, minutes in zip(ends, step.minutes, strict=True):
                made.drawRightString(end, base, str(minutes))
            top -= self._row
            self._rule(left, top, width)
        base = top - self._row * 0.7
        self._text(tr("Together"), left + 20, base, room - 20, self._strong)
        made.setFont(self._strong, _TEXT)
        for place, end in enumerate(ends):
            made.drawRightString(end, base, str(sum(s.minutes[place] for s in content.steps)))
        return top - self._row

    def _number(self, number: int, left: float, base: float) -> None:
        made, middle = self._made, base + _TEXT * 0.36
        made.setLineWidth(0.7)
        made.circle(left + 6.5, middle, 6, stroke=1, fill=0)
        made.setFont(self._strong, _TEXT - 1.4)
        made.drawCentredString(left + 6.5, middle - (_TEXT - 1.4) * 0.36, str(number))

    def _line(self, forms: Sequence[LineForm], top: float) -> float:
        width, key = self._width, 40.0
        half = (width - key) * 0.44
        top = self._title(tr("The capture line: type, and press Enter"), self._left, top, width)
        for form in forms:
            base = top - self._row * 0.7
            self._cap(form.typed, self._left, base)
            self._text(form.words, self._left + key, base, half - 8)
            self._text(form.example, self._left + key + half, base, width - key - half, self._mono)
            top -= self._row
            self._rule(self._left, top, width)
        return top

    def _keys(self, groups: Sequence[KeyGroup], left: float, top: float, width: float) -> float:
        for group in groups:
            top = self._title(group.title, left, top, width)
            column = max((self._cap_width(key) for key, _ in group.rows), default=0.0) + 8
            for key, words in group.rows:
                base = top - self._row * 0.7
                self._cap(key, left, base)
                self._text(words, left + column, base, width - column)
                top -= self._row
            top -= self._row * _BETWEEN
        return top + self._row * _BETWEEN

    def _cap_width(self, key: str) -> float:
        return self._wide(key, self._mono, _TEXT - 0.8) + 2 * _CAP_SIDE

    def _cap(self, key: str, left: float, base: float) -> None:
        made = self._made
        made.setLineWidth(0.6)
        low = base - (_CAP_HEIGHT - _TEXT * 0.72) / 2
        made.roundRect(left, low, self._cap_width(key), _CAP_HEIGHT, _CAP_ROUND)
        self._text(key, left + _CAP_SIDE, base, self._width, self._mono, _TEXT - 0.8)

    def _text(
        self,
        text: str,
        left: float,
        base: float,
        room: float,
        font: str = "",
        size: float = _TEXT,
    ) -> None:
        """Write one line, smaller where there is too little room."""
        wide = self._wide(text, font or self._plain, size)
        self._made.setFont(font or self._plain, size * min(1.0, room / wide) if wide else size)
        self._made.drawString(left, base, text)

    def _wide(self, text: str, font: str, size: float) -> float:
        wide: float = self._made.stringWidth(text, font, size)
        return wide


def _lines_of(groups: Sequence[KeyGroup]) -> float:
    return sum(len(group.rows) + 1 + _BETWEEN for group in groups)


def _halves(groups: Sequence[KeyGroup]) -> tuple[Sequence[KeyGroup], Sequence[KeyGroup]]:
    """Return the groups in two columns that differ as little as can be, in their order."""
    cuts = range(len(groups) + 1)
    best = min(cuts, key=lambda cut: abs(_lines_of(groups[:cut]) - _lines_of(groups[cut:])))
    return groups[:best], groups[best:]
