# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What hangs below the boxes of a fault tree: lines, gates, ends and transfer marks.

A gate stands only where several inputs meet; a single one is joined by a plain line. What is out
of the logic hangs on a dashed grey line that leaves the box beside the gate.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from app.causal.fault_symbols import (
    DIAMOND,
    GATE_HEIGHT,
    GATE_WIDTH,
    TRIANGLE_HEIGHT,
    TRIANGLE_WIDTH,
    and_gate,
    circle,
    diamond,
    ellipse,
    or_gate,
    triangle,
)
from app.causal.lens import LensWords
from app.causal.shapes import Box, Command, Label, Path, Point, Shape, TextLine, polyline
from app.causal.text_measure import TextMeasure
from app.review.cause import Cause, CauseKind, Gate, StopReason

STEM = 11.0
"""From a box to the symbol below it: room for the fold mark."""

BUS = STEM + GATE_HEIGHT + 7.0
"""From a box to the line that joins the inputs of its gate."""

BELOW = BUS + 8.0
"""From the boxes of one row to those of the next."""

FOOT = STEM + DIAMOND + 1.0
"""Room below the last row, for the symbols of the ends."""

LINE = 1.5
WORD_SIZE, VOTE_SIZE = 12.0, 11.0
_ASIDE_INSET = 10.0
"""Where the line to what is out of the logic leaves a box, from its right edge."""

_ASIDE_RISE = 6.0
"""How far above the line of the inputs it runs."""

_OUT_SCALE = 0.75
_OUT_DISTANCE = 34.0
"""From the middle of a box to its transfer-out mark, which is a little smaller."""

_REFERENCE_STEM = 6.0


def inputs_line(box: Box, tops: Sequence[Point], *, faint: bool) -> Path:
    """Return the lines from a box to the `tops` of what it comes from, as one path."""
    x, y = _foot(box)
    bus = y + BUS
    across = [top_x for top_x, _ in tops]
    if len(tops) == 1 and abs(across[0] - x) < 1:
        commands = polyline((x, y), tops[0])
    else:
        ends = min(*across, x), max(*across, x)
        commands = (*polyline((x, y), (x, bus)), *polyline((ends[0], bus), (ends[1], bus)))
        for top in tops:
            commands += polyline((top[0], bus), top)
    return Path(f"{box.id}:inputs", commands, "line" if faint else "line2", LINE, dashed=faint)


def aside_line(box: Box, tops: Sequence[Point]) -> Path:
    """Return the dashed lines from a box to what has been ruled out, past its gate."""
    x, y = box.x + box.width - _ASIDE_INSET, box.y + box.height
    run = y + BUS - _ASIDE_RISE
    across = [top_x for top_x, _ in tops]
    commands = (
        *polyline((x, y), (x, run)),
        *polyline((min(*across, x), run), (max(*across, x), run)),
    )
    for top in tops:
        commands += polyline((top[0], run), top)
    return Path(f"{box.id}:aside", commands, "line2", 1.0, dashed=True)


def gate_marks(
    cause: Cause, box: Box, inputs: int, measure: TextMeasure, words: LensWords, *, faint: bool
) -> list[Shape]:
    """Return the gate below a box: AND and OR with their word, a vote with k/n written in."""
    x, y = _foot(box)
    outline = and_gate if cause.gate is Gate.AND else or_gate
    fill = "surface" if cause.gate is Gate.AND else "accent_weak"
    path = Path(
        f"{box.id}:gate", outline(x, y + STEM), _ink(faint=faint), LINE, fill, faint, box.owner
    )
    return [path, _gate_word(cause, box, inputs, measure, words)]


def end_mark(cause: Cause, box: Box, *, faint: bool) -> Path:
    """Return the symbol below a cause that nothing explains further."""
    x, y = _foot(box)
    commands = (*polyline((x, y), (x, y + STEM)), *_end_symbol(cause)(x, y + STEM))
    return Path(f"{box.id}:end", commands, _ink(faint=faint), LINE, "surface", faint, box.owner)


def transfer_out(box: Box) -> Path:
    """Return the triangle beside a cause that is referred to from elsewhere."""
    x, y = _foot(box)
    middle = x - _OUT_DISTANCE
    height = TRIANGLE_HEIGHT * _OUT_SCALE
    top = y + 3.0
    on_side = middle + TRIANGLE_WIDTH * _OUT_SCALE / 4
    commands = (
        *polyline((on_side, top + height / 2), (x, top + height / 2)),
        *triangle(middle, top, _OUT_SCALE),
    )
    return Path(f"{box.id}:out", commands, "text", 1.25, "accent_weak", owner=box.owner)


def transfer_in(box: Box) -> Path:
    """Return the triangle below the box that refers to a cause drawn elsewhere."""
    x, y = _foot(box)
    top = y + _REFERENCE_STEM
    commands = (*polyline((x, y), (x, top)), *triangle(x, top))
    return Path(f"{box.id}:in", commands, "text", 1.25, "accent_weak", owner=box.owner)


def _foot(box: Box) -> Point:
    return box.x + box.width / 2, box.y + box.height


def _ink(*, faint: bool) -> str:
    return "line2" if faint else "text"


def _gate_word(
    cause: Cause, box: Box, inputs: int, measure: TextMeasure, words: LensWords
) -> Label:
    x, y = _foot(box)
    name = f"{box.id}:gate-word"
    beside = x + GATE_WIDTH / 2 + 6
    if cause.gate is not Gate.AT_LEAST:
        word = words.all_of if cause.gate is Gate.AND else words.any_of
        return Label(name, (TextLine(beside, y + STEM + 20, word, WORD_SIZE, 600, "text2"),))
    vote = f"{min(max(cause.gate_count, 1), inputs)}/{inputs}"
    baseline = y + STEM + 19
    if measure.width(vote, VOTE_SIZE, 600) > GATE_WIDTH - 8:
        return Label(name, (TextLine(beside, baseline, vote, VOTE_SIZE, 600, "text2"),))
    return Label(name, (TextLine(x, baseline, vote, VOTE_SIZE, 600, "text", anchor="middle"),))


def _end_symbol(cause: Cause) -> Callable[[float, float], tuple[Command, ...]]:
    """Return an ellipse for a condition, else a circle for an end, or a diamond for an open one.

    Open are ends for want of evidence, for another path, and those nobody has asked about yet.
    """
    if cause.kind is CauseKind.CONDITION:
        return ellipse
    ended = cause.stop_reason in (StopReason.ROOT_FACTOR, StopReason.NO_CONTROL)
    return circle if ended else diamond
