# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A paragraph of the report: plain text with links, in any script, over as many pages as it takes.

ReportLab's own paragraph reads markup and sets words from left to right. This one takes text as it
is, orders each line as it is read, and is measured once for each width.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from reportlab.lib.colors import Color
from reportlab.platypus.flowables import Flowable

from app.publish.pdf.canvas import Ink, ReportCanvas, seen_order
from app.publish.pdf.directions import has_right_to_left, reads_right_to_left
from app.publish.pdf.lines import Line, Ruler, lines
from app.publish.pdf.structure import Element
from app.publish.pdf.text import Run

_LEAST_LINES = 2
"""How many lines of a paragraph stay together on either side of a page's end."""

_BULLET_INSET = 2.0
_TAGS = {"title": "H1", "section": "H2", "subsection": "H3"}


@dataclass(frozen=True)
class TextStyle:
    """How a paragraph looks; sizes are in points."""

    name: str
    size: float
    leading: float
    ink: Color
    link_ink: Color
    before: float = 0.0
    after: float = 0.0
    indent: float = 0.0
    align_right: bool = False
    bar: Color | None = None

    @property
    def ink_and_size(self) -> Ink:
        """How its lines are written."""
        return Ink(self.size, self.ink, self.link_ink)


class Paragraph(Flowable):
    """Runs of text in one style. `bullet` stands before it, links to `anchor` lead to it."""

    def __init__(
        self,
        runs: list[Run],
        style: TextStyle,
        ruler: Ruler,
        *,
        bullet: Run | None = None,
        anchor: str = "",
    ) -> None:
        super().__init__()
        self.style = style
        self.runs = runs
        self.bullet = bullet
        self.anchor = anchor
        self._ruler = ruler
        self._broken: tuple[float, list[Line]] | None = None
        self._turns: tuple[bool, bool] | None = None
        self.width = self.height = 0.0

    def getPlainText(self) -> str:
        """Return the text as it was typed."""
        return "".join(run.text for run in self.runs)

    def getSpaceBefore(self) -> float:
        """Return the room above it."""
        return self.style.before

    def getSpaceAfter(self) -> float:
        """Return the room below it."""
        return self.style.after

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """Return the room it takes."""
        self.width = width
        self.height = len(self._lines(width)) * self.style.leading
        return width, self.height

    def minWidth(self) -> float:
        """Return the least width; words are broken where there is less."""
        return self.style.indent + self.style.size

    def split(self, width: float, height: float) -> list[Flowable]:
        """Return the part that fits and the rest; nothing where too few lines would stay."""
        broken = self._lines(width)
        fitting = int(height / self.style.leading + 1e-6)
        if fitting >= len(broken):
            return [self]
        if len(broken) - fitting < _LEAST_LINES:
            fitting = len(broken) - _LEAST_LINES
        if fitting < min(_LEAST_LINES, len(broken)):
            return []
        first = self._part(broken[:fitting], self.style, width)
        rest = self._part(broken[fitting:], replace(self.style, before=0.0), width)
        rest.bullet, rest.anchor = None, ""
        return [first, rest]

    def draw(self) -> None:
        """Draw it where the canvas was moved to."""
        self.draw_at(self.canv, 0.0, self.height)

    def draw_at(
        self, canvas: ReportCanvas, x: float, top: float, owner: Element | None = None
    ) -> None:
        """Draw it with its upper left corner at a place, as part of `owner` where there is one."""
        if not self.runs:
            return
        part = owner or self._own_element(canvas.structure.root)
        with canvas.content(part):
            self._draw_lines(canvas, x, top, part)

    def draw_unmarked(self, canvas: ReportCanvas, x: float, top: float) -> None:
        """Draw it as what is not read aloud, inside of an artifact."""
        self._draw_lines(canvas, x, top, Element("Artifact"))

    def _own_element(self, document: Element) -> Element:
        if self.bullet is not None:
            return document.item()
        return document.add(_TAGS.get(self.style.name, "P"))

    def _draw_lines(self, canvas: ReportCanvas, x: float, top: float, part: Element) -> None:
        style = self.style
        broken = self._lines(self.width)
        turns, base = self._directions()
        baseline = top - style.leading + (style.leading - style.size) / 2 + style.size * 0.22
        if self.anchor:
            canvas.bookmark_here(self.anchor, x, top)
        if style.bar is not None:
            self._draw_bar(canvas, x, top)
        if self.bullet is not None:
            wide = self._ruler.width(self.bullet.text, self.bullet.typeface) * style.size
            inset = self.width - wide - _BULLET_INSET if base else _BULLET_INSET
            canvas.text((x + inset, baseline), [self.bullet], style.ink_and_size)
        for line in broken:
            if line.runs:
                place = (x, baseline)
                self._draw_line(canvas, line, place, part, base=base if turns else None)
            baseline -= style.leading

    def _draw_line(
        self,
        canvas: ReportCanvas,
        line: Line,
        place: tuple[float, float],
        part: Element,
        *,
        base: bool | None,
    ) -> None:
        style = self.style
        x, y = place[0] + style.indent, place[1]
        if style.align_right or base:
            x = place[0] + self.width - style.indent - line.width * style.size
        runs = list(line.runs)
        canvas.text((x, y), runs, style.ink_and_size, right_to_left=base)
        if not any(run.target for run in runs):
            return
        for run in seen_order(runs, right_to_left=base):
            wide = self._ruler.width(run.text, run.typeface) * style.size
            if run.target:
                box = (x, y - style.size * 0.25, x + wide, y + style.size)
                canvas.link_to(run.target, box, part)
            x += wide

    def _draw_bar(self, canvas: ReportCanvas, x: float, top: float) -> None:
        canvas.setFillColor(self.style.bar)
        canvas.rect(x, top - self.height, 2.5, self.height, stroke=0, fill=1)

    def _part(self, broken: list[Line], style: TextStyle, width: float) -> Paragraph:
        own = [run for line in broken for run in (*line.runs, *_space_after(line))]
        part = Paragraph(own, style, self._ruler, bullet=self.bullet, anchor=self.anchor)
        part._broken = (width, broken)
        part._turns = self._directions()
        return part

    def _lines(self, width: float) -> list[Line]:
        if self._broken is None or abs(self._broken[0] - width) > 1e-6:
            room = (width - self.style.indent) / self.style.size
            self._broken = (width, lines(self.runs, max(room, 1.0), self._ruler))
        return self._broken[1]

    def _directions(self) -> tuple[bool, bool]:
        """Return whether any of it turns, and whether all of it begins at the right."""
        if self._turns is None:
            text = self.getPlainText()
            self._turns = has_right_to_left(text), reads_right_to_left(text)
        return self._turns


def _space_after(line: Line) -> list[Run]:
    """Return what parts a line from the next one, where it has to be broken anew."""
    return [line.runs[-1]._replace(text=" ")] if line.runs else []
