# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The burn-down as placed shapes: screen, SVG and paper draw the same (decision 005).

The line of open actions is a stair, the ideal is broken; a change of scope is an arrow over its
day, up for what was added, down for what was given up.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from app.causal.shapes import Box, Drawing, Label, Path, Point, Shape, TextLine, polyline
from app.causal.text_measure import TextMeasure, wrapped
from app.insight.burn_down import BurnDown, Corner, ScopeChange, ScopeChangeKind
from app.insight.chart_axes import (
    DayAxes,
    PlotArea,
    count_lines,
    day_labels,
    legend,
    round_most,
)
from app.translation import tr
from app.written_day import short_day

HEIGHT = 230.0
_FOOT = 32.0
_LEFT, _GAP = 44.0, 12.0
_MARKS = 34.0
"""How much room the changes of scope have over the plot."""
_DOT = 4.0
_ARROW = 5.0
_NEAR = 30.0
"""Arrows closer than this would cover each other, and are told as one."""


def burn_down_chart(
    found: BurnDown, measure: TextMeasure, width: float, height: float = HEIGHT
) -> Drawing:
    """Return the chart for a given width."""
    most, step = round_most(max(found.most, 1))
    key, top = _key(found, measure, width)
    top += _MARKS if found.scope else _MARKS / 2
    ending = _end_words(found)
    right = _GAP + max(measure.width(line.text, line.size, line.weight) for line in ending) + 4
    area = PlotArea(_LEFT, top, width - right, height - _FOOT)
    axes = DayAxes(area, found.first, found.last, most)
    shapes: list[Shape] = [*key, *count_lines(area, most, step), *day_labels(axes, measure)]
    shapes += _today(found, axes)
    if len(found.ideal) > 1:
        shapes.append(Path("ideal", _ideal(found, axes), "line2", 1.5, dashed=True))
    shapes.append(Path("open", _stair(found.open, axes), "accent", 2.5))
    shapes += _scope(found.scope, axes)
    shapes += _end(found, axes)
    if found.undated:
        words = tr("not drawn, as a day is not known: {0}").format(found.undated)
        words = wrapped(words, measure, 11.0, 400, width - 8, 1)[0]
        text = TextLine(width - 4, height - 1, words, 11.0, 400, "text3", anchor="end")
        shapes.append(Label("undated", (text,)))
        return Drawing(width, height + 4, tuple(shapes))
    return Drawing(width, height, tuple(shapes))


def scope_words(change: ScopeChange) -> str:
    """Return what a change of scope was: "+2 added later: A4, A5"."""
    names = ", ".join(f"A{entry.action.number}" for entry in change.entries[:5])
    count = len(change.entries)
    if change.kind is ScopeChangeKind.ADDED:
        return tr("+{0} added later: {1}").format(count, names)
    return tr("−{0} given up: {1}").format(count, names)


def scope_tip(found: BurnDown, owner: str) -> str:
    """Return what the arrow that `owner` names stands for; empty for what is no arrow."""
    if not owner.startswith("scope:"):
        return ""
    _, kind, first, last = owner.split(":")
    told = [
        f"{short_day(change.day)}  {scope_words(change)}"
        for change in found.scope
        if change.kind == kind and first <= change.day.isoformat() <= last
    ]
    return "\n".join(told)


def _stair(corners: Sequence[Corner], axes: DayAxes) -> tuple[tuple[str, tuple[Point, ...]], ...]:
    points: list[Point] = []
    for day, count in corners:
        x = axes.x(day)
        if points:
            points.append((x, points[-1][1]))
        points.append((x, axes.y(count)))
    return polyline(*points)


def _ideal(found: BurnDown, axes: DayAxes) -> tuple[tuple[str, tuple[Point, ...]], ...]:
    if found.is_straight:
        return polyline(*((axes.x(day), axes.y(count)) for day, count in found.ideal))
    return _stair(found.ideal, axes)


def _today(found: BurnDown, axes: DayAxes) -> list[Shape]:
    """Return the line at today, where the drawing goes on behind it."""
    if found.today >= found.last - timedelta(days=1):
        return []
    x = axes.x(found.today)
    line = polyline((x, axes.area.top), (x, axes.area.bottom))
    text = TextLine(x + 5, axes.area.top + 11, tr("today"), 11.0, 500, "text2")
    return [Path("today", line, "line2", 1.0), Label("today:word", (text,))]


def _end_words(found: BurnDown) -> list[TextLine]:
    """Return what stands beside the end of the line, around (0, 0)."""
    day, count = found.open[-1]
    texts = [TextLine(_GAP, -4, tr("{0} open").format(f"{count:g}"), 13.0, 600, "text")]
    planned = [value for at, value in found.ideal if at <= day]
    if not found.is_straight and planned:
        told = tr("{0} as agreed").format(f"{planned[-1]:g}")
        texts.append(TextLine(_GAP, 12, told, 11.0, 400, "text3"))
    return texts


def _end(found: BurnDown, axes: DayAxes) -> list[Shape]:
    """Return the dot at the end of the line, and how many are open."""
    day, count = found.open[-1]
    x, y = axes.x(day), axes.y(count)
    dot = Box("end", x - _DOT, y - _DOT, 2 * _DOT, 2 * _DOT, "accent", "surface", 1.5, _DOT)
    texts = tuple(replace(line, x=line.x + x, y=line.y + y) for line in _end_words(found))
    return [dot, Label("end:words", texts)]


def _scope(scope: Sequence[ScopeChange], axes: DayAxes) -> list[Shape]:
    """Return an arrow for each change of scope; where they are close, one that counts them all."""
    shapes: list[Shape] = []
    for kind in ScopeChangeKind:
        groups: list[list[ScopeChange]] = []
        for change in scope:
            if change.kind is not kind:
                continue
            if groups and axes.x(change.day) - axes.x(groups[-1][0].day) < _NEAR:
                groups[-1].append(change)
            else:
                groups.append([change])
        for group in groups:
            shapes += _arrow(group, axes)
    return shapes


def _arrow(group: Sequence[ScopeChange], axes: DayAxes) -> list[Shape]:
    kind, x = group[0].kind, axes.x(group[0].day)
    count = sum(len(change.entries) for change in group)
    is_added = kind is ScopeChangeKind.ADDED
    y = axes.area.top - 18
    owner = f"scope:{kind.value}:{group[0].day.isoformat()}:{group[-1].day.isoformat()}"
    arrow = polyline(*_corners(x, y, up=is_added))
    words = f"{'+' if is_added else '−'}{count}"
    text = TextLine(x + _ARROW + 3, y + 4, words, 11.0, 600, "text2")
    ink = "warn_fill" if is_added else "line2"
    stem = polyline((x, y + _ARROW), (x, axes.area.top))
    return [
        Path(f"{owner}:stem", stem, "line2", 1.0),
        Path(owner, (*arrow, ("Z", ())), ink, 1.0, ink, owner=owner),
        Label(f"{owner}:count", (text,)),
    ]


def _corners(x: float, y: float, *, up: bool) -> tuple[Point, ...]:
    side = -_ARROW if up else _ARROW
    return ((x - _ARROW, y - side / 2), (x + _ARROW, y - side / 2), (x, y + side))


def _key(found: BurnDown, measure: TextMeasure, width: float) -> tuple[list[Shape], float]:
    """Return what the lines and marks mean, and where that ends."""
    line = polyline((0, 0), (22, 0))
    ideal = tr("ideal line") if found.is_straight else tr("as first agreed")
    entries: list[tuple[Sequence[Shape], str]] = [
        ([Path("key:open", line, "accent", 2.5)], tr("open actions")),
    ]
    if len(found.ideal) > 1:
        entries.append(([Path("key:ideal", line, "line2", 1.5, dashed=True)], ideal))
    kinds = {change.kind for change in found.scope}
    for kind, ink, words in (
        (ScopeChangeKind.ADDED, "warn_fill", tr("added after the meeting")),
        (ScopeChangeKind.GIVEN_UP, "line2", tr("given up")),
    ):
        if kind in kinds:
            corners = polyline(*_corners(14, 0, up=kind is ScopeChangeKind.ADDED))
            mark = Path(f"key:{kind.value}", (*corners, ("Z", ())), ink, 1.0, ink)
            entries.append(([mark], words))
    return legend(entries, width, measure)
