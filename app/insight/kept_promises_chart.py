# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Kept promises as bars: done on time is full, late is light, what is open has a broken edge."""

from __future__ import annotations

from collections.abc import Sequence

from app.causal.shapes import Box, Drawing, Label, Shape, TextLine
from app.causal.text_measure import TextMeasure
from app.insight.burn_down_chart import HEIGHT
from app.insight.chart_axes import LABEL_SIZE, PlotArea, count_lines, legend, round_most
from app.insight.kept_promises import KeptPromises
from app.translation import tr
from app.written_day import short_day

_LEFT, _RIGHT, _FOOT = 44.0, 12.0, 32.0
_OVER = 22.0
_WIDEST_BAR = 40.0
_LOOKS = {
    "on_time": ("accent", "accent", False),
    "late": ("accent_weak", "accent_line", False),
    "open": ("surface", "over_fill", True),
}
"""Fill, edge, and whether the edge is broken."""


def kept_promises_chart(
    parts: Sequence[KeptPromises], measure: TextMeasure, width: float, height: float = HEIGHT
) -> Drawing:
    """Return the bars for a given width; an empty drawing where nothing was agreed."""
    if not parts:
        return Drawing(width, 0, ())
    most, step = round_most(max(*(part.total for part in parts), 1))
    key, top = _key(measure, width)
    area = PlotArea(_LEFT, top + _OVER, width - _RIGHT, height - _FOOT)
    shapes: list[Shape] = [*key, *count_lines(area, most, step)]
    room = (area.right - area.left) / len(parts)
    labels_end = area.left - 20
    for place, part in enumerate(parts):
        middle = area.left + room * (place + 0.5)
        shapes += _bar(part, middle, min(room * 0.62, _WIDEST_BAR), area, most)
        words = short_day(part.first)
        half = measure.width(words, LABEL_SIZE, 400) / 2
        if middle - half > labels_end + 12:
            labels_end = middle + half
            text = TextLine(
                middle, area.bottom + 20, words, LABEL_SIZE, 400, "text2", anchor="middle"
            )
            shapes.append(Label(f"part:{place}", (text,)))
    return Drawing(width, height, tuple(shapes))


def part_words(part: KeptPromises) -> str:
    """Return what one bar says."""
    told = tr("{0} – {1}: {2} done by the date first agreed, {3} done later, {4} open")
    return told.format(
        short_day(part.first), short_day(part.last), part.on_time, part.late, part.open
    )


def _bar(part: KeptPromises, middle: float, width: float, area: PlotArea, most: int) -> list[Shape]:
    shapes: list[Shape] = []
    foot, scale = area.bottom, (area.bottom - area.top) / most
    owner = f"part:{part.first.isoformat()}"
    for name, count in (("on_time", part.on_time), ("late", part.late), ("open", part.open)):
        if count:
            fill, edge, broken = _LOOKS[name]
            top = foot - count * scale
            box = Box(
                f"{owner}:{name}", middle - width / 2, top + 0.5, width, count * scale - 1,
                fill, edge, 1.0, 1.5, dashed=broken, owner=owner,
            )  # fmt: skip
            shapes.append(box)
            foot = top
    if part.total:
        words = f"{part.on_time}/{part.total}"
        text = TextLine(middle, foot - 5, words, 11.0, 500, "text2", anchor="middle")
        shapes.append(Label(f"{owner}:words", (text,)))
    return shapes


def _key(measure: TextMeasure, width: float) -> tuple[list[Shape], float]:
    words = {"on_time": tr("done on time"), "late": tr("done late"), "open": tr("still open")}
    entries: list[tuple[Sequence[Shape], str]] = []
    for name, (fill, edge, broken) in _LOOKS.items():
        box = Box(f"key:{name}", 8, -6, 14, 12, fill, edge, 1.0, 2, dashed=broken)
        entries.append(([box], words[name]))
    return legend(entries, width, measure)
