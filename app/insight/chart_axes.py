# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The two axes of a chart over days: round counts at the left, days below."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from math import ceil

from app.causal.shapes import Label, Path, Shape, TextLine, polyline
from app.causal.text_measure import TextMeasure
from app.written_day import day_of_year, short_day

LABEL_SIZE = 12.0
_STEPS = (1, 2, 5)
_BETWEEN_DAYS = 28.0
_YEAR = 366
_KEY_LEFT, _KEY_LINE, _KEY_MARK, _KEY_GAP = 8.0, 20.0, 28.0, 22.0


@dataclass(frozen=True)
class PlotArea:
    """The part of a drawing that lines and bars are in; y grows downwards."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True)
class DayAxes:
    """Where days and counts are; the lowest count is nought."""

    area: PlotArea
    first: date
    last: date
    most: int

    def x(self, day: date) -> float:
        """Return where a day is; one outside is at the edge."""
        share = (day - self.first).days / max((self.last - self.first).days, 1)
        return self.area.left + (self.area.right - self.area.left) * min(max(share, 0.0), 1.0)

    def y(self, count: float) -> float:
        """Return where a count is."""
        height = self.area.bottom - self.area.top
        return self.area.bottom - height * min(count / self.most, 1.0)


def round_most(most: float, lines: int = 4) -> tuple[int, int]:
    """Return the highest count of an axis, and the step between its lines, both round."""
    step, scale = 1, 1
    while step * lines < most:
        for factor in _STEPS:
            step = factor * scale
            if step * lines >= most:
                break
        scale *= 10
    return max(step * ceil(most / step), step), step


def count_lines(area: PlotArea, most: int, step: int) -> list[Shape]:
    """Return the level lines with their counts."""
    shapes: list[Shape] = []
    for count in range(0, most + 1, step):
        y = area.bottom - (area.bottom - area.top) * count / most
        line = polyline((area.left, y), (area.right, y))
        shapes.append(Path(f"level:{count}", line, "line", 1.0))
        text = TextLine(area.left - 10, y + 4, str(count), LABEL_SIZE, 400, "text2", anchor="end")
        shapes.append(Label(f"level:{count}:count", (text,)))
    return shapes


def day_labels(axes: DayAxes, measure: TextMeasure) -> list[Shape]:
    """Return days below, as many as there is room for, evenly spread."""
    with_year = (axes.last - axes.first).days > _YEAR
    written = day_of_year if with_year else short_day
    width = max(measure.width(written(day), LABEL_SIZE, 400) for day in (axes.first, axes.last))
    room = axes.area.right - axes.area.left
    days = (axes.last - axes.first).days
    step = max(1, ceil(days / max(1, min(int(room // (width + _BETWEEN_DAYS)), 6))))
    shown = [axes.first + timedelta(days=place) for place in range(0, days + 1, step)]
    return [
        Label(
            f"day:{day.isoformat()}",
            (
                TextLine(
                    axes.x(day), axes.area.bottom + 20, written(day), LABEL_SIZE, 400, "text2",
                    anchor="middle",
                ),
            ),
        )
        for day in shown
    ]  # fmt: skip


def legend(
    entries: Sequence[tuple[Sequence[Shape], str]], right: float, measure: TextMeasure
) -> tuple[list[Shape], float]:
    """Return the key from the top left corner, in as many lines as it needs, and its foot.

    Each entry's shapes are drawn in a box 22 wide around (0, 0).
    """
    shapes: list[Shape] = []
    x, y = _KEY_LEFT, _KEY_LINE / 2
    for place, (marks, words) in enumerate(entries):
        width = _KEY_MARK + measure.width(words, LABEL_SIZE, 400)
        if x > _KEY_LEFT and x + width > right:
            x, y = _KEY_LEFT, y + _KEY_LINE
        shapes += [moved(mark, x, y) for mark in marks]
        text = TextLine(x + _KEY_MARK, y + 4, words, LABEL_SIZE, 400, "text2")
        shapes.append(Label(f"key:{place}:words", (text,)))
        x += width + _KEY_GAP
    return shapes, y + _KEY_LINE / 2


def moved(shape: Shape, x: float, y: float) -> Shape:
    """Return a path or box without texts somewhere else."""
    if isinstance(shape, Path):
        commands = tuple(
            (name, tuple((left + x, top + y) for left, top in points))
            for name, points in shape.commands
        )
        return replace(shape, commands=commands)
    if isinstance(shape, Label):
        return shape
    return replace(shape, x=shape.x + x, y=shape.y + y)
