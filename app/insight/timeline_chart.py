# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The timeline as a chart: phases as bands over a time axis, events below, silences named.

The same shapes are on the screen, on paper and in the SVG. How well a time is known shows: a
broken outline is about, a bar is from and to, and what has no time of day is counted, not placed.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import tzinfo
from math import inf

from app.causal.shapes import Box, Drawing, Label, Path, Shape, TextLine, polyline
from app.causal.text_measure import TextMeasure, wrapped
from app.insight.durations import duration_text
from app.insight.elapsed import end_of
from app.insight.event_time import day_text
from app.insight.gaps import Silence, longest_silence
from app.insight.phases import PHASE_WORDS, Span, spans
from app.insight.time_axis import TimeAxis
from app.review.event import Event, Precision
from app.review.review import Review
from app.review.zone import zone_of
from app.translation import marked, tr

HEIGHT = 158.0
BAR_TOP, BAR_HEIGHT = 42.0, 30.0
LEAST_BAR = 6.0
AXIS_Y, DAY_Y, DOTS_Y, FOOT_Y = 92.0, 108.0, 126.0, 151.0
SIDE = 28.0
"""What stays free at both ends of the axis."""

_LABEL_SIZE, _AXIS_SIZE = 13.0, 12.0
_DOT = 4.5
_LEAST_STEP = 5.0
"""Marks closer than this would look like one."""

_FOLD_GAP = 5.0
_ROUGH = frozenset({Precision.APPROXIMATE, Precision.HOUR})
KEY = marked("◆ key moment   ● starred   ○ event   broken outline: about   bar: from and to")
"""What the marks mean, for where nobody can point at one."""


def timeline_chart(review: Review, measure: TextMeasure, width: float) -> Drawing:
    """Return the chart for a given width; an empty drawing while fewer than two times are known."""
    placed = [event for event in review.timeline if has_place(event)]
    reaches = [(event.at, end_of(event) or event.at) for event in placed if event.at]
    if len({edge for reach in reaches for edge in reach}) < 2:
        return Drawing(width, 0, ())
    axis = TimeAxis(reaches, SIDE, width - SIDE)
    silence = longest_silence(review)
    shapes: list[Shape] = []
    lengths = _fold_lengths(axis, silence)
    taken = [_extent(text, measure) for label in lengths for text in label.texts]
    shapes += _ticks(axis, zone_of(review), measure, [*taken, (width, inf)])
    shapes += _bars(spans(review), axis, measure)
    shapes += [*_folds(axis), *lengths]
    shapes += _marks(placed, axis)
    left_out = _left_out(len(review.timeline) - len(placed))
    room = (sum(measure.width(text.text, text.size, 400) + SIDE for text in left_out), width)
    if left_out:
        shapes.append(Label("left-out", tuple(left_out)))
    shapes += _silence(silence, axis, measure, room)
    return Drawing(width, HEIGHT, tuple(shapes))


def has_place(event: Event) -> bool:
    """Tell whether an event can stand on the axis: its time of day is known."""
    return event.at is not None and event.precision not in (Precision.DAY, Precision.UNKNOWN)


def _bars(found: Sequence[Span], axis: TimeAxis, measure: TextMeasure) -> list[Shape]:
    """Return the phase bands; a name that does not fit stands above, with a line to its band."""
    shapes: list[Shape] = []
    occupied = 0.0
    for span in found:
        left, right = axis.x(span.start), axis.x(span.end)
        right = max(right, left + LEAST_BAR)
        key = span.phase.value
        name = tr(PHASE_WORDS[span.phase])
        texts = _inside(span, axis, (left, right), measure)
        box = Box(
            f"phase:{key}", left, BAR_TOP, right - left, BAR_HEIGHT, fill=f"phase_{key}_fill",
            stroke=f"phase_{key}_edge", stroke_width=1, radius=3, texts=texts,
        )  # fmt: skip
        shapes.append(box)
        if not texts:
            room = measure.width(f"{name}  {span.text}", _LABEL_SIZE, 600)
            start = min(max(left, occupied), axis.pieces[-1].right + SIDE - room - 4)
            shapes += _callout(box, name, span.text, measure, start)
            occupied = start + room + 24
    return shapes


def _inside(
    span: Span, axis: TimeAxis, ends: tuple[float, float], measure: TextMeasure
) -> tuple[TextLine, ...]:
    """Return name and length within the widest stretch of a band that no fold cuts, if they fit."""
    edges = [ends[0]]
    for piece in axis.folds:
        if ends[0] < piece.middle < ends[1]:
            edges += [piece.middle - 2 * _FOLD_GAP, piece.middle + 2 * _FOLD_GAP]
    edges.append(ends[1])
    stretches = list(zip(edges[::2], edges[1::2], strict=True))
    left, right = max(stretches, key=lambda stretch: stretch[1] - stretch[0])
    name = tr(PHASE_WORDS[span.phase])
    if measure.width(f"{name}  {span.text}", _LABEL_SIZE, 600) > right - left - 16:
        return ()
    ink = f"phase_{span.phase.value}_ink"
    return (
        TextLine(left + 10, BAR_TOP + 20, name, _LABEL_SIZE, 600, ink),
        TextLine(right - 10, BAR_TOP + 20, span.text, _LABEL_SIZE, 500, ink, anchor="end"),
    )


def _callout(box: Box, name: str, length: str, measure: TextMeasure, x: float) -> list[Shape]:
    """Return the label over a band too narrow for it, beginning at `x`."""
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


def _ticks(
    axis: TimeAxis, zone: tzinfo, measure: TextMeasure, taken: Sequence[tuple[float, float]]
) -> list[Shape]:
    """Return round times along the axis where there is room, and the day where it changes."""
    shapes: list[Shape] = []
    day = None
    free_from = 0.0
    for at in axis.round_times(zone):
        x = axis.x(at)
        local = at.astimezone(zone)
        words = f"{local:%H:%M:%S}" if local.second else f"{local:%H:%M}"
        text = TextLine(x, AXIS_Y, words, _AXIS_SIZE, 400, "text2", anchor="middle")
        left, right = _extent(text, measure)
        if left < free_from or any(left < end and right > start for start, end in taken):
            continue
        free_from = right + 10
        texts = [text]
        if local.date() != day:
            day = local.date()
            texts.append(TextLine(x, DAY_Y, day_text(day), 11.0, 600, "text2", anchor="middle"))
        shapes.append(Path(f"tick:{at.isoformat()}", polyline((x, 34), (x, 78)), "line", 1.0))
        shapes.append(Label(f"time:{at.isoformat()}", tuple(texts)))
    return shapes


def _extent(text: TextLine, measure: TextMeasure) -> tuple[float, float]:
    """Return from where to where a text that is centred reaches."""
    half = measure.width(text.text, text.size, text.weight) / 2
    return text.x - half, text.x + half


def _folds(axis: TimeAxis) -> list[Shape]:
    """Return the marks where the axis leaves time out."""
    shapes: list[Shape] = []
    for place, piece in enumerate(axis.folds):
        x = piece.middle
        box = Box(
            f"fold:{place}", x - _FOLD_GAP, BAR_TOP - 3, 2 * _FOLD_GAP, BAR_HEIGHT + 6,
            fill="surface", stroke="", radius=0,
        )  # fmt: skip
        shapes.append(box)
        for side in (-_FOLD_GAP, _FOLD_GAP):
            zigzag = polyline(
                (x + side, BAR_TOP - 4),
                (x + side + 3, BAR_TOP + 8),
                (x + side - 3, BAR_TOP + 22),
                (x + side, BAR_TOP + BAR_HEIGHT + 4),
            )
            shapes.append(Path(f"fold:{place}:{side:+g}", zigzag, "line2", 1.0))
    return shapes


def _fold_lengths(axis: TimeAxis, silence: Silence | None) -> list[Label]:
    """Return how long each fold was, but for the longest silence, which is told by itself."""
    found = []
    for place, piece in enumerate(axis.folds):
        if silence is None or piece.end != silence.after.at:
            words = duration_text(piece.end - piece.start)
            text = TextLine(piece.middle, AXIS_Y, words, _AXIS_SIZE, 500, "text3", anchor="middle")
            found.append(Label(f"fold:{place}:length", (text,)))
    return found


def _marks(events: Sequence[Event], axis: TimeAxis) -> list[Shape]:
    """Return a mark for each event; key moments are last, so that nothing covers them.

    Of marks that would cover each other the first one stands for all; zooming parts them.
    """
    ordered = sorted(events, key=lambda event: (event.moment is not None, event.starred))
    shapes: list[Shape] = []
    last: dict[tuple[bool, bool], tuple[float, float]] = {}
    for event in ordered:
        if event.at is None:
            continue
        left, right = axis.x(event.at), axis.x(end_of(event) or event.at)
        kind = (event.starred, event.precision in _ROUGH)
        before = last.get(kind, (-inf, -inf))
        is_covered = left - before[0] < _LEAST_STEP and right - before[1] < _LEAST_STEP
        if event.moment is None and is_covered:
            continue
        last[kind] = (left, right)
        shapes.append(_mark(event, left, right))
    return shapes


def _mark(event: Event, left: float, right: float) -> Shape:
    """Return a diamond for a key moment, else a round mark, drawn out to a bar for a range."""
    y = DOTS_Y
    rough = event.precision in _ROUGH
    if event.moment is not None and right - left < 2 * _DOT:
        corners = polyline((left, y - 6), (left + 6, y), (left, y + 6), (left - 6, y))
        fill = "surface" if rough else "accent"
        return Path(f"event:{event.id}", (*corners, ("Z", ())), "accent", 1.5, fill, owner=event.id)
    fill = "text2" if event.starred else "surface"
    stroke = "text2" if event.starred else "line2"
    if event.moment is not None:
        fill, stroke = "surface" if rough else "accent", "accent"
    return Box(
        f"event:{event.id}", left - _DOT, y - _DOT, right - left + 2 * _DOT, 2 * _DOT,
        fill, stroke, 1.5, _DOT, dashed=rough, owner=event.id,
    )  # fmt: skip


def _silence(
    found: Silence | None, axis: TimeAxis, measure: TextMeasure, room: tuple[float, float]
) -> list[Shape]:
    """Return the bracket under the longest stretch that nobody wrote about."""
    if found is None or found.before.at is None or found.after.at is None:
        return []
    left, right = axis.x(found.after.at - found.length), axis.x(found.after.at)
    y = DOTS_Y + 9
    bracket = polyline((left, y - 4), (left, y + 3), (right, y + 3), (right, y - 4))
    length = duration_text(found.length)
    length = tr("about {0}").format(length) if found.about else length
    words = tr("{0} without a recorded event").format(length)
    words = wrapped(words, measure, _AXIS_SIZE, 500, room[1] - room[0], 1)[0]
    half = measure.width(words, _AXIS_SIZE, 500) / 2
    middle = min(max((left + right) / 2, room[0] + half), room[1] - half)
    text = TextLine(middle, FOOT_Y, words, _AXIS_SIZE, 500, "text2", anchor="middle")
    return [Path("silence", bracket, "line2", 1.0), Label("silence:words", (text,))]


def _left_out(count: int) -> list[TextLine]:
    """Say how many events have no place on the axis, as their time is not known."""
    if not count:
        return []
    words = (
        tr("1 event of unknown time")
        if count == 1
        else tr("{0} events of unknown time").format(count)
    )
    return [TextLine(SIDE - 12, FOOT_Y, words, 11.0, 400, "text3")]
