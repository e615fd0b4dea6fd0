# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A time axis to scale, on which long stretches without anything are folded.

A night in which a copy ran would hide the minutes that matter, so a stretch that is long by itself
and beside its neighbours takes a fixed place, and whoever draws it says how long it was.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo
from statistics import median_low

Reach = tuple[datetime, datetime]
"""From when to when something was; both the same where it has no length."""

FOLD_WIDTH = 0.06
"""What a fold takes of the axis."""

_LEAST_FOLD = timedelta(hours=1)
_FOLD_SHARE = 0.35
"""A stretch folds from this share of all that does not fold on."""

_FOLD_TIMES = 6
"""A stretch folds from this many times its middling neighbour on."""

_MOST_FOLDS = 6
_LEAST_TICK_GAP = 62.0
_STEPS = tuple(
    timedelta(seconds=seconds)
    for seconds in (
        1, 2, 5, 10, 15, 30,
        *(minutes * 60 for minutes in (1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720, 1440)),
    )
)  # fmt: skip


@dataclass(frozen=True)
class Piece:
    """A stretch of the axis: from `start` to `end`, drawn between two places."""

    start: datetime
    end: datetime
    left: float
    right: float
    is_fold: bool

    @property
    def middle(self) -> float:
        """The place halfway along it."""
        return (self.left + self.right) / 2


class TimeAxis:
    """Turns instants into places between `left` and `right`."""

    def __init__(self, reaches: Sequence[Reach], left: float, right: float) -> None:
        self.pieces = tuple(_pieces(sorted(reaches), left, right))

    @property
    def folds(self) -> tuple[Piece, ...]:
        """The stretches that take less room than they lasted."""
        return tuple(piece for piece in self.pieces if piece.is_fold)

    def x(self, at: datetime) -> float:
        """Return the place of an instant; what lies outside is at the end it is closest to."""
        for piece in self.pieces:
            if at <= piece.end:
                length = piece.end - piece.start
                share = (at - piece.start) / length if length else 0.0
                return piece.left + max(0.0, share) * (piece.right - piece.left)
        return self.pieces[-1].right

    def round_times(self, zone: tzinfo) -> list[datetime]:
        """Return round times of the zone's clocks, as many as fit, those in folds left out."""
        return [at for piece in self.pieces if not piece.is_fold for at in _ticks(piece, zone)]


def _pieces(reaches: Sequence[Reach], left: float, right: float) -> list[Piece]:
    start, end = reaches[0][0], max(until for _, until in reaches)
    folded = _folded(_silences(reaches), end - start)
    drawn = end - start - sum((b - a for a, b in folded), timedelta(0))
    fold_room = (right - left) * FOLD_WIDTH
    room = right - left - fold_room * len(folded)
    scale = room / drawn.total_seconds() if drawn else 0.0
    pieces: list[Piece] = []
    x = left
    for first, second in folded:
        stop = x + (first - start).total_seconds() * scale
        pieces.append(Piece(start, first, x, stop, is_fold=False))
        x = stop + fold_room
        pieces.append(Piece(first, second, stop, x, is_fold=True))
        start = second
    pieces.append(Piece(start, end, x, right, is_fold=False))
    return pieces


def _silences(reaches: Sequence[Reach]) -> list[Reach]:
    """Return the stretches in which nothing was."""
    found: list[Reach] = []
    last = reaches[0][1]
    for at, until in reaches[1:]:
        if at > last:
            found.append((last, at))
        last = max(last, until)
    return found


def _folded(silences: Sequence[Reach], whole: timedelta) -> list[Reach]:
    """Return the silences that fold, in their order: as many as stay long beside what is left."""
    longest = sorted(silences, key=lambda reach: reach[0] - reach[1])
    if not longest:
        return []
    least = max(_LEAST_FOLD, median_low([end - start for start, end in silences]) * _FOLD_TIMES)
    count, rest = 0, whole
    for place, (start, end) in enumerate(longest[:_MOST_FOLDS], 1):
        length = end - start
        rest -= length
        if length >= least and length >= rest * _FOLD_SHARE:
            count = place
    return sorted(longest[:count])


def _ticks(piece: Piece, zone: tzinfo) -> list[datetime]:
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
