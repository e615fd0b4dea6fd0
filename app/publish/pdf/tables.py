# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Tables of the report: thin lines, no grid, rows that may break over pages.

Columns have widths from the start, so each cell is measured once. That, and not reading cells as
markup, is what makes long timelines quick.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from reportlab.lib.colors import Color
from reportlab.platypus.flowables import Flowable

from app.publish.pdf.canvas import ReportCanvas, ink_code
from app.publish.pdf.paper import Paper, color
from app.publish.pdf.paragraph import Paragraph
from app.publish.pdf.structure import Element
from app.publish.pdf.styles import Setter

Cell: TypeAlias = Flowable | Sequence[Flowable]


@dataclass(frozen=True)
class Look:
    """What is seen of a table but its content."""

    line: Color | None = None
    shade: Color | None = None
    above: float = 4.0
    below: float = 4.5
    right: float = 8.0
    shaded_left: float = 5.0


@dataclass(eq=False)
class Row:
    """A row's cells, each a list of what stands in it; `is_section` spans the table, shaded."""

    cells: tuple[tuple[Flowable, ...], ...]
    is_section: bool = False
    heights: list[float] = field(default_factory=list)


class ReportTable(Flowable):
    """Rows under a head that is repeated on each page."""

    def __init__(
        self,
        rows: list[Row],
        columns: Sequence[float],
        look: Look,
        head: Row | None,
        page: float,
        shared: list[Element] | None = None,
    ) -> None:
        super().__init__()
        self._rows = rows
        self._head = head
        self._columns = tuple(columns)
        self._look = look
        self._page = page
        self._shared = [] if shared is None else shared
        self.width = sum(columns)
        self.height = 0.0

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        """Return the room it takes."""
        self.height = sum(map(self._height_of, self._all_rows()))
        return self.width, self.height

    def minWidth(self) -> float:
        """Return its width, which is given."""
        return self.width

    def split(self, _width: float, height: float) -> list[Flowable]:
        """Return the rows that fit and the rest; a row taller than a page is broken itself."""
        room = height - (self._height_of(self._head) if self._head else 0.0)
        count = 0
        while count < len(self._rows) and self._height_of(self._rows[count]) <= room:
            room -= self._height_of(self._rows[count])
            count += 1
        if count == len(self._rows):
            return [self]
        upper, lower = self._rows[:count], self._rows[count:]
        if self._height_of(lower[0]) > self._page * 0.8 and (cut := self._cut(lower[0], room)):
            upper, lower = [*upper, cut[0]], [cut[1], *lower[1:]]
        while upper and upper[-1].is_section:
            lower = [upper.pop(), *lower]
        if not upper:
            return []
        return [self._part(upper), self._part(lower)]

    def draw(self) -> None:
        """Draw all rows, from the top."""
        canvas: ReportCanvas = self.canv
        top = self.height
        is_data = self._look.line is not None
        if is_data and not self._shared:
            self._shared.append(canvas.structure.root.add("Table"))
        for row in self._all_rows():
            high = self._height_of(row)
            with canvas.artifact():
                self._draw_ground(canvas, row, top, high)
            if is_data:
                self._draw_row(canvas, row, top - self._look.above)
            else:
                self._draw_cells(canvas, row, top - self._look.above, None, "")
            top -= high

    def _draw_ground(self, canvas: ReportCanvas, row: Row, top: float, high: float) -> None:
        """Draw what lies under a row: its shade, and the line below."""
        if row.is_section and self._look.shade is not None:
            shade = ink_code(self._look.shade)
            canvas._code.append(f"{shade} 0 {top - high:.2f} {self.width:.2f} {high:.2f} re f")
        if self._look.line is not None:
            ink, y = ink_code(self._look.line).upper(), top - high
            canvas._code.append(f"{ink} 0.5 w 0 {y:.2f} m {self.width:.2f} {y:.2f} l S")

    def _draw_row(self, canvas: ReportCanvas, row: Row, top: float) -> None:
        """Draw a row as part of the table; a head that is repeated is not read again."""
        [whole] = self._shared
        if row is self._head and whole.kids:
            with canvas.artifact():
                self._draw_cells(canvas, row, top, Element("Artifact"), "")
            return
        tag = "TH" if row is self._head else "TD"
        self._draw_cells(canvas, row, top, whole.add("TR"), tag)

    def _draw_cells(
        self, canvas: ReportCanvas, row: Row, top: float, owner: Element | None, tag: str
    ) -> None:
        x = self._look.shaded_left if row.is_section else 0.0
        for cell, wide in zip(row.cells, self._columns, strict=False):
            y = top
            own = owner.add(tag) if owner is not None and tag else owner
            for part in cell:
                _draw(canvas, part, (x, y), own)
                y -= part.height
            x += wide

    def _height_of(self, row: Row) -> float:
        if not row.heights:
            widths = [self.width] if row.is_section else self._columns
            for cell, wide in zip(row.cells, widths, strict=True):
                room = max(wide - self._look.right, 1.0)
                row.heights.append(sum(part.wrap(room, self._page)[1] for part in cell))
        return max(row.heights) + self._look.above + self._look.below

    def _cut(self, row: Row, height: float) -> tuple[Row, Row] | None:
        """Return a row in two parts, the first at most that high; None where there's no room."""
        room = height - self._look.above - self._look.below
        upper, lower = [], []
        for cell, wide in zip(row.cells, self._columns, strict=True):
            first, rest = _cut_cell(cell, max(wide - self._look.right, 1.0), room)
            upper.append(first)
            lower.append(rest)
        begun = all(first or not cell for first, cell in zip(upper, row.cells, strict=True))
        if not begun or not any(lower):
            return None
        return Row(tuple(upper)), Row(tuple(lower))

    def _part(self, rows: list[Row]) -> ReportTable:
        return ReportTable(rows, self._columns, self._look, self._head, self._page, self._shared)

    def _all_rows(self) -> list[Row]:
        return [self._head, *self._rows] if self._head else self._rows


def _draw(
    canvas: ReportCanvas, part: Flowable, place: tuple[float, float], owner: Element | None
) -> None:
    x, top = place
    if not isinstance(part, Paragraph):
        part.drawOn(canvas, x, top - part.height)
    elif owner is not None and owner.tag == "Artifact":
        part.draw_unmarked(canvas, x, top)
    else:
        part.draw_at(canvas, x, top, owner)


def _cut_cell(
    cell: tuple[Flowable, ...], width: float, room: float
) -> tuple[tuple[Flowable, ...], tuple[Flowable, ...]]:
    """Return what of a cell fits into a height, and the rest."""
    upper: list[Flowable] = []
    for place, part in enumerate(cell):
        high = part.wrap(width, room)[1]
        if high <= room:
            upper.append(part)
            room -= high
            continue
        pieces = part.split(width, room)
        if len(pieces) == 2:
            pieces[0].wrap(width, room)
            return (*upper, pieces[0]), (pieces[1], *cell[place + 1 :])
        return tuple(upper), cell[place:]
    return tuple(upper), ()


def table(
    setter: Setter,
    head: Sequence[str],
    rows: Sequence[Sequence[Cell]],
    widths: Sequence[float],
    *,
    sections: Sequence[int] = (),
) -> ReportTable:
    """Return a table; `widths` are shares of the text width, `sections` rows that span it all.

    A cell taller than a page goes on over the next one.
    """
    paper = setter.paper
    look = Look(line=color("line"), shade=color("rail"))
    shaded = frozenset(sections)
    content = [_row(row, is_section=place in shaded) for place, row in enumerate(rows)]
    named = Row(tuple((setter.cell(name, "head"),) for name in head))
    return ReportTable(content, _columns(widths, paper), look, named, paper.text_height)


def bare_table(
    paper: Paper, rows: Sequence[Sequence[Cell]], columns: Sequence[float], *, right: float = 0.0
) -> ReportTable:
    """Return a table of which nothing but its content is seen; `columns` are in points."""
    look = replace(Look(), above=0.0, below=0.0, right=right)
    return ReportTable([_row(row) for row in rows], columns, look, None, paper.text_height)


def _row(cells: Sequence[Cell], *, is_section: bool = False) -> Row:
    listed = tuple((cell,) if isinstance(cell, Flowable) else tuple(cell) for cell in cells)
    return Row(listed[:1] if is_section else listed, is_section)


def _columns(shares: Sequence[float], paper: Paper) -> list[float]:
    total = sum(shares)
    return [paper.text_width * share / total for share in shares]
