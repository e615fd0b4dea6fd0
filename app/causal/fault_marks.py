# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What hangs below the boxes of a fault tree: lines, gates, ends and transfer marks.

A gate stands only where several inputs meet; a single one is joined by a plain line. What is out
of the logic hangs on a dashed grey line that leaves the box beside the gate. Outlines are made
once, below the origin, and moved to where they are needed.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

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
from app.causal.moving import line_of, moved_commands
from app.causal.shapes import Box, Command, Label, Path, Point, TextLine, polyline
from app.causal.text_measure import TextMeasure
from app.review.cause import Cause, CauseKind, Gate, StopReason

Outline = Callable[[float, float], tuple[Command, ...]]

STEM = 11.0
"""From a box to the symbol below it: room for the fold mark."""

BUS = STEM + GATE_HEIGHT + 7.0
"""From a box to the line that joins the inputs of its gate."""

BELOW = BUS + 8.0
"""From the boxes of one row to those of the next."""

CHIP_HEIGHT = 24.0

FOOT = STEM + max(DIAMOND, CHIP_HEIGHT) + 1.0
"""Room below the last row, for the symbols of the ends and the chips of folded branches."""

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
_LINES, _FAINT = Path("", (), "line2", LINE), Path("", (), "line", LINE)


def inputs_line(box: Box, middles: tuple[float, ...], *, faint: bool) -> Path:
    """Return the lines from a box to what it comes from in the next row, as one path."""
    x, y = _foot(box)
    lines = moved_commands(_branching(_around(middles, x), BUS), x, y)
    return line_of(_FAINT if faint else _LINES, f"{box.id}:inputs", lines, dashed=faint)


def aside_line(box: Box, middles: tuple[float, ...]) -> Path:
    """Return the dashed lines from a box to what has been ruled out, past its gate."""
    x, y = box.x + box.width - _ASIDE_INSET, box.y + box.height
    lines = moved_commands(_branching(_around(middles, x), BUS - _ASIDE_RISE), x, y)
    return Path(f"{box.id}:aside", lines, "line2", 1.0, "", True)


def gate_symbol(cause: Cause, box: Box, *, faint: bool) -> Path:
    """Return the gate below a box."""
    outline, fill = (and_gate, "surface") if cause.gate is Gate.AND else (or_gate, "accent_weak")
    commands = moved_commands(_hung(outline, stem=False), *_foot(box))
    return Path(f"{box.id}:gate", commands, _ink(faint=faint), LINE, fill, faint, box.owner)


def gate_word(cause: Cause, box: Box, inputs: int, measure: TextMeasure, words: LensWords) -> Label:
    """Return what a gate says: AND and OR beside it, the k/n of a vote within where it fits."""
    x, y = _foot(box)
    name, beside = f"{box.id}:gate-word", x + GATE_WIDTH / 2 + 6
    if cause.gate is not Gate.AT_LEAST:
        word = words.all_of if cause.gate is Gate.AND else words.any_of
        return Label(name, (TextLine(beside, y + STEM + 20, word, WORD_SIZE, 600, "text2"),))
    vote = f"{min(max(cause.gate_count, 1), inputs)}/{inputs}"
    baseline = y + STEM + 19
    if measure.width(vote, VOTE_SIZE, 600) > GATE_WIDTH - 8:
        return Label(name, (TextLine(beside, baseline, vote, VOTE_SIZE, 600, "text2"),))
    return Label(name, (TextLine(x, baseline, vote, VOTE_SIZE, 600, "text", anchor="middle"),))


def end_mark(cause: Cause, box: Box, *, faint: bool) -> Path:
    """Return the symbol below a cause that nothing explains further."""
    commands = moved_commands(_hung(_end_symbol(cause), stem=True), *_foot(box))
    return Path(f"{box.id}:end", commands, _ink(faint=faint), LINE, "surface", faint, box.owner)


def transfer_out(box: Box) -> Path:
    """Return the triangle beside a cause that is referred to from elsewhere."""
    commands = moved_commands(_out_mark(), *_foot(box))
    return Path(f"{box.id}:out", commands, "text", 1.25, "accent_weak", owner=box.owner)


def transfer_in(box: Box) -> Path:
    """Return the triangle below the box that refers to a cause drawn elsewhere."""
    stem = polyline((0.0, 0.0), (0.0, _REFERENCE_STEM))
    commands = moved_commands((*stem, *triangle(0.0, _REFERENCE_STEM)), *_foot(box))
    return Path(f"{box.id}:in", commands, "text", 1.25, "accent_weak", owner=box.owner)


def _foot(box: Box) -> Point:
    return box.x + box.width / 2, box.y + box.height


def _ink(*, faint: bool) -> str:
    return "line2" if faint else "text"


def _around(middles: tuple[float, ...], x: float) -> tuple[float, ...]:
    """Return places relative to `x`, rounded so that equal branches are known as equal.

    To a 64th: rounding to decimal places takes ten times as long, and this is done for each line.
    """
    return tuple([round((middle - x) * 64) / 64 for middle in middles])


@lru_cache(maxsize=20_000)
def _branching(across: tuple[float, ...], bus: float) -> tuple[Command, ...]:
    """Return lines from the origin down to a level, along it, and from it to each of `across`."""
    if across in {(0.0,), (-0.0,)}:
        return polyline((0.0, 0.0), (0.0, BELOW))
    down = polyline((0.0, 0.0), (0.0, bus))
    along = polyline((min(*across, 0.0), bus), (max(*across, 0.0), bus))
    drops = [command for x in across for command in polyline((x, bus), (x, BELOW))]
    return (*down, *along, *drops)


@lru_cache(maxsize=16)
def _hung(outline: Outline, *, stem: bool) -> tuple[Command, ...]:
    """Return a symbol below the origin, with the line it hangs on where no other draws that."""
    line = polyline((0.0, 0.0), (0.0, STEM)) if stem else ()
    return (*line, *outline(0.0, STEM))


@lru_cache(maxsize=1)
def _out_mark() -> tuple[Command, ...]:
    top, height = 3.0, TRIANGLE_HEIGHT * _OUT_SCALE
    on_side = TRIANGLE_WIDTH * _OUT_SCALE / 4 - _OUT_DISTANCE
    line = polyline((on_side, top + height / 2), (0.0, top + height / 2))
    return (*line, *triangle(-_OUT_DISTANCE, top, _OUT_SCALE))


def _end_symbol(cause: Cause) -> Outline:
    """Return an ellipse for a condition, else a circle for an end, or a diamond for an open one.

    Open are ends for want of evidence, for another path, and those nobody has asked about yet.
    """
    if cause.kind is CauseKind.CONDITION:
        return ellipse
    ended = cause.stop_reason in (StopReason.ROOT_FACTOR, StopReason.NO_CONTROL)
    return circle if ended else diamond
