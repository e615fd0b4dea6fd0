# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The timeline as a chart: phases as bars over a time axis, events below, the longest silence.

The axis is drawn to scale, except that long stretches without any event or moment are cut out and
marked, since a night in which a copy ran would hide the minutes that matter.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo
from itertools import pairwise

from app.causal.shapes import Box, Drawing, Label, Path, Shape, TextLine, polyline
from app.causal.text_measure import TextMeasure, wrapped
from app.insight.durations import duration_text
from app.insight.gaps import longest_silence
from app.insight.phases import PHASE_WORDS, Span, spans
from app.review.review import Review
from app.review.zone import zone_of

HEIGHT = 152.0
BAR_TOP, BAR_HEIGHT = 42.0, 30.0
LEAST_BAR = 6.0
AXIS_Y, DAY_Y, DOTS_Y = 92.0, 108.0, 126.0
_SIDE = 28.0
_LABEL_SIZE, _AXIS_SIZE = 12.5, 11.5
_LEAST_TICK_GAP = 62.0
_CUT_SHARE = 0.3
"""A stretch without an event longer than this share of the whole is cut to `_CUT_WIDTH`."""

_CUT_WIDTH = 0.06
_STEPS = tuple(
    timedelta(minutes=minutes) for minutes in (1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720, 1440)
)


@dataclass(frozen=True)
class _Piece:
    """A stretch of the axis: from `start` to `end`, drawn between two places."""

    start: datetime
    end: datetime
    left: float
    right: float
    is_cut: bool


class _Axis:
    """Turns instants into places."""

    def __init__(self, instants: Sequence[datetime], left: float, right: float) -> None:
        self.pieces = tuple(_pieces(instants, left, right))

    def x(self, at: datetime) -> float:
        """Return the place of an instant."""
        for piece in self.pieces:
            if at <= piece.end:
                length = piece.end - piece.start
                share = (at - piece.start) / length if length else 0.0
                return piece.left + max(0.0, share) * (piece.right - piece.left)
        return self.pieces[-1].right


def timeline_chart(review: Review, measure: TextMeasure, width: float) -> Drawing:
    """Return the chart for a given width; an empty drawing while fewer than two times are known."""
    known = sorted({event.at for event in review.timeline if event.at is not None})
    if len(known) < 2:
        return Drawing(width, 0, ())
    axis = _Axis(known, _SIDE, width - _SIDE)
    zone = zone_of(review)
    shapes: list[Shape] = []
    shapes += _ticks(axis, zone, measure, width)
    shapes += _bars(spans(review), axis, measure)
    shapes += _cuts(axis)
    shapes += _dots(review, axis)
    shapes += _silence(review, axis, measure, width)
    return Drawing(width, HEIGHT, tuple(shapes))


def _pieces(instants: Sequence[datetime], left: float, right: float) -> list[_Piece]:
    """Split the axis at the stretches that are cut out."""
    whole = instants[-1] - instants[0]
    neighbours = list(pairwise(instants))
    cut = [(a, b) for a, b in neighbours if (b - a) > whole * _CUT_SHARE]
    drawn = whole - sum((b - a for a, b in cut), timedelta(0))
    room = (right - left) * (1 - _CUT_WIDTH * len(cut))
    scale = room / drawn.total_seconds() if drawn else 0.0
    pieces: list[_Piece] = []
    x, start = left, instants[0]
    for first, second in neighbours:
        if (first, second) not in cut:
            continue
        end = x + (first - start).total_seconds() * scale
        pieces.append(_Piece(start, first, x, end, is_cut=False))
        x = end + (right - left) * _CUT_WIDTH
        pieces.append(_Piece(first, second, end, x, is_cut=True))
        start = second
    pieces.append(_Piece(start, instants[-1], x, right, is_cut=False))
    return pieces


def _bars(found: Sequence[Span], axis: _Axis, measure: TextMeasure) -> list[Shape]:
    """Return the phase bars; names that do not fit inside stand above with a line to their bar."""
    shapes: list[Shape] = []
    occupied = 0.0
    for span in found:
        left, right = axis.x(span.start), axis.x(span.end)
        right = max(right, left + LEAST_BAR)
        key = span.phase.value
        name, length = PHASE_WORDS[span.phase], duration_text(span.length)
        room = right - left - 16
        inside = measure.width(f"{name}  {length}", _LABEL_SIZE, 600) <= room
        ink = f"phase_{key}_ink"
        texts: tuple[TextLine, ...] = ()
        if inside:
            texts = (
                TextLine(left + 10, BAR_TOP + 20, name, _LABEL_SIZE, 600, ink),
                TextLine(right - 10, BAR_TOP + 20, length, _LABEL_SIZE, 500, ink, anchor="end"),
            )
        box = Box(
            f"phase:{key}", left, BAR_TOP, right - left, BAR_HEIGHT, fill=f"phase_{key}_fill",
            stroke=f"phase_{key}_edge", stroke_width=1, radius=3, texts=texts,
        )  # fmt: skip
        shapes.append(box)
        if not inside:
            room = measure.width(f"{name}  {length}", _LABEL_SIZE, 600)
            start = min(max(left, occupied), axis.pieces[-1].right + _SIDE - room - 4)
            shapes += _callout(box, name, length, measure, start)
            occupied = start + room + 24
    return shapes


def _callout(box: Box, name: str, length: str, measure: TextMeasure, x: float) -> list[Shape]:
    """Return the label over a bar too narrow for it, beginning at `x`."""
    name_width = measure.width(name, _LABEL_SIZE, 600)
    texts = (
        TextLine(x, 20, name, _LABEL_SIZE, 600, "text"),
        TextLine(x + name_width + 6, 20, length, _LABEL_SIZE, 400, "text2"),
    )
    anchor = box.x + box.width / 2
    foot = min(max(anchor, x + 2), x + name_width)
    line = polyline((foot, 26), (anchor, BAR_TOP))
    return [
        Label(f"{box.id}:name", texts),
        Path(f"{box.id}:line", line, "line2", 1.0),
    ]


def _ticks(axis: _Axis, zone: tzinfo, measure: TextMeasure, width: float) -> list[Shape]:
    """Return round times along the axis, and the day where it changes."""
    shapes: list[Shape] = []
    day = None
    free_from = 0.0
    for piece in axis.pieces:
        if piece.is_cut:
            continue
        for at in _round_times(piece, zone):
            x = axis.x(at)
            words = at.astimezone(zone).strftime("%H:%M")
            half = measure.width(words, _AXIS_SIZE, 400) / 2
            if x - half < free_from or x + half > width:
                continue
            free_from = x + half + 10
            texts = [TextLine(x, AXIS_Y, words, _AXIS_SIZE, 400, "text2", anchor="middle")]
            if (today := at.astimezone(zone).date()) != day:
                day = today
                name = f"{today.day} {today:%b}"
                texts.append(TextLine(x, DAY_Y, name, 11.0, 600, "text2", anchor="middle"))
            shapes.append(Path(f"tick:{at.isoformat()}", polyline((x, 34), (x, 78)), "line", 1.0))
            shapes.append(Label(f"time:{at.isoformat()}", tuple(texts)))
    return shapes


def _round_times(piece: _Piece, zone: tzinfo) -> list[datetime]:
    length, room = piece.end - piece.start, piece.right - piece.left
    count = max(1.0, room / _LEAST_TICK_GAP)
    step = next((step for step in _STEPS if length / step <= count), _STEPS[-1])
    local = piece.start.astimezone(zone)
    midnight = local.replace(hour=0, minute=0, second=0, microsecond=0)
    at = midnight + step * -(-(local - midnight) // step)
    found = []
    while at <= piece.end:
        found.append(at)
        at += step
    return found


def _cuts(axis: _Axis) -> list[Shape]:
    """Return the marks where the axis leaves time out."""
    shapes: list[Shape] = []
    for place, piece in enumerate(axis.pieces):
        if not piece.is_cut:
            continue
        middle = (piece.left + piece.right) / 2
        box = Box(
            f"cut:{place}",
            middle - 5,
            BAR_TOP - 3,
            10,
            BAR_HEIGHT + 6,
            fill="surface",
            stroke="",
            radius=0,
        )
        shapes.append(box)
        for side in (-5, 5):
            x = middle + side
            zigzag = polyline(
                (x, BAR_TOP - 4),
                (x + 3, BAR_TOP + 8),
                (x - 3, BAR_TOP + 22),
                (x, BAR_TOP + BAR_HEIGHT + 4),
            )
            shapes.append(Path(f"cut:{place}:{side}", zigzag, "line2", 1.0))
    return shapes


def _dots(review: Review, axis: _Axis) -> list[Shape]:
    """Return a mark for each event: round, and a diamond for a key moment."""
    shapes: list[Shape] = []
    for event in review.timeline:
        if event.at is None:
            continue
        x, y = axis.x(event.at), DOTS_Y
        if event.moment is not None:
            corners = polyline((x, y - 6), (x + 6, y), (x, y + 6), (x - 6, y))
            diamond = (*corners, ("Z", ()))
            shapes.append(
                Path(f"event:{event.id}", diamond, "accent", 1.0, "accent", owner=event.id)
            )
        else:
            box = Box(
                f"event:{event.id}",
                x - 4.5,
                y - 4.5,
                9,
                9,
                "surface",
                "line2",
                1.5,
                4.5,
                owner=event.id,
            )
            shapes.append(box)
    return shapes


def _silence(review: Review, axis: _Axis, measure: TextMeasure, width: float) -> list[Shape]:
    """Return the bracket under the longest stretch that nobody wrote about."""
    found = longest_silence(review)
    if found is None or found.before.at is None or found.after.at is None:
        return []
    left, right = axis.x(found.before.at), axis.x(found.after.at)
    y = DOTS_Y + 8
    bracket = polyline((left, y - 4), (left, y + 3), (right, y + 3), (right, y - 4))
    words = f"{duration_text(found.length)} without a recorded event"
    words = wrapped(words, measure, 11.5, 500, width, 1)[0]
    half = measure.width(words, 11.5, 500) / 2
    middle = min(max((left + right) / 2, half), width - half)
    text = TextLine(middle, y + 16, words, 11.5, 500, "text2", anchor="middle")
    return [Path("silence", bracket, "line2", 1.0), Label("silence:words", (text,))]
