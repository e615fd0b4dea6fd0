# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The lines of one part of a drawing, and where each that leaves it goes on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain, groupby, pairwise

from app.causal.shapes import Command, Label, Path, Point, TextLine, polyline
from app.publish.pdf.cutting import Part
from app.publish.pdf.pieces import Piece, Rect, bounds
from app.translation import tr

BAND_ACROSS, BAND_DOWN = 104.0, 20.0
"""Room beside and above a part for words on where its lines go on."""

MARK_SIZE = 12.0
_REACH = 6.0
"""How near to a box a line must end to belong to it."""

_ARROWS = {(1, 0): "→", (-1, 0): "←", (0, 1): "↓", (0, -1): "↑"}
Side = tuple[int, int]


@dataclass(frozen=True)
class Joined:
    """A line with the pieces at its two ends, and the parts these are in; None where none is."""

    path: Path
    points: tuple[Point, ...]
    ends: tuple[Piece | None, Piece | None]
    parts: tuple[int | None, int | None]

    @property
    def is_cut(self) -> bool:
        """True where it goes from one part to another."""
        return None not in self.parts and self.parts[0] != self.parts[1]


@dataclass(frozen=True)
class _Mark:
    """A line leaves the part at `at` towards `side`; there it goes to `name` in part `number`."""

    at: Point
    side: Side
    name: str
    number: int


def joined(lines: Sequence[Path], parts: Sequence[Part]) -> list[Joined]:
    """Return the lines with what they join; one that branches becomes one for each branch."""
    pieces = [(piece, part.number) for part in parts for piece in part.pieces]
    found = []
    for path in chain.from_iterable(_branches(line, pieces) for line in lines):
        points = _points(path.commands)
        first, last = _at(points[0], pieces), _at(points[-1], pieces)
        found.append(Joined(path, points, (first[0], last[0]), (first[1], last[1])))
    return found


def _branches(path: Path, pieces: Sequence[tuple[Piece, int]]) -> list[Path]:
    """Return a line for each way from where a path begins to a piece where a stroke of it ends."""
    starts = [place for place, (name, _) in enumerate(path.commands) if name == "M"]
    if len(starts) < 2:
        return [path]
    ends = [*starts[1:], len(path.commands)]
    trunk, *strokes = (
        _points(path.commands[start:end]) for start, end in zip(starts, ends, strict=True)
    )
    ways = [(*trunk, *stroke) for stroke in strokes if _at(stroke[-1], pieces)[0]]
    return [replace(path, commands=polyline(*way)) for way in ways] or [path]


def _points(commands: Sequence[Command]) -> tuple[Point, ...]:
    return tuple(steps[-1] for _, steps in commands if steps)


def lines_of(part: Part, lines: Sequence[Joined]) -> list[Joined]:
    """Return the lines that a part shows: its own, and those that belong to no two pieces."""
    return [
        line
        for line in lines
        if (part.number in line.parts or None in line.parts)
        and bounds(line.path).touches(part.rect)
    ]


def marks(part: Part, lines: Sequence[Joined]) -> Iterator[Label]:
    """Yield words where lines leave a part: which cause they go to, and in which part it is."""
    found = [mark for line in lines for mark in _marks(part, line)]
    found.sort(key=_place)
    for number, (_, group) in enumerate(groupby(found, _place)):
        yield Label(f"mark{number}", (_words(list(group)),))


def _at(point: Point, pieces: Sequence[tuple[Piece, int]]) -> tuple[Piece, int] | tuple[None, None]:
    for piece, number in pieces:
        if piece.name and piece.rect.grown(_REACH).holds(point):
            return piece, number
    return None, None


def _marks(part: Part, line: Joined) -> Iterator[_Mark]:
    for points, piece, number in (
        (line.points, line.ends[0], line.parts[0]),
        (line.points[::-1], line.ends[1], line.parts[1]),
    ):
        if piece is None or number is None or number == part.number:
            continue
        found = _entry(points, part.rect)
        if found is not None:
            yield _Mark(*found, piece.name, number)


def _entry(points: Sequence[Point], rect: Rect) -> tuple[Point, Side] | None:
    """Return where a line, walked from its end, comes into a rectangle, and from which side."""
    if rect.holds(points[0]):
        return points[0], _towards(points[1], points[0])
    for start, end in pairwise(points):
        share = _share(start, end, rect)
        if share is not None:
            x, y = (start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share)
            return (x, y), _edge((x, y), rect)
    return None


def _share(start: Point, end: Point, rect: Rect) -> float | None:
    """Return how far along a step the rectangle begins (after Liang and Barsky, 1984)."""
    enter, leave = 0.0, 1.0
    for place, low, high in ((0, rect.left, rect.right), (1, rect.top, rect.bottom)):
        step = end[place] - start[place]
        if not step:
            if not low <= start[place] <= high:
                return None
            continue
        near, far = sorted(((low - start[place]) / step, (high - start[place]) / step))
        enter, leave = max(enter, near), min(leave, far)
    return enter if enter <= leave else None


def _towards(start: Point, end: Point) -> Side:
    across, down = end[0] - start[0], end[1] - start[1]
    if abs(across) > abs(down):
        return (1 if across > 0 else -1), 0
    return 0, (1 if down >= 0 else -1)


def _edge(point: Point, rect: Rect) -> Side:
    """Return the side of the rectangle that a place on its edge lies on."""
    away = {
        (-1, 0): abs(point[0] - rect.left),
        (1, 0): abs(point[0] - rect.right),
        (0, -1): abs(point[1] - rect.top),
        (0, 1): abs(point[1] - rect.bottom),
    }
    return min(away, key=away.__getitem__)


def _place(mark: _Mark) -> tuple[object, ...]:
    """Return what marks that would be written over one another have in common."""
    x, y = mark.at
    wide, high = (100, 14) if mark.side[0] == 0 else (60, 14)
    return mark.side, round(y / high), round(x / wide)


def _words(group: Sequence[_Mark]) -> TextLine:
    """Return the words of marks at one place."""
    by_part: Mapping[int, list[str]] = {
        number: list(dict.fromkeys(mark.name for mark in group if mark.number == number))
        for number in sorted({mark.number for mark in group})
    }
    (x, y), side = group[0].at, group[0].side
    most = 1 if side[0] else 3
    told = []
    for number, names in list(by_part.items())[:most]:
        more = " …" if len(names) > most else ""
        told.append(tr("{0}{1}, part {2}").format(", ".join(names[:most]), more, number))
    words = f"{_ARROWS[side]} {'; '.join(told)}"
    anchor = {1: "start", -1: "end", 0: "middle"}[side[0]]
    baseline = y + {0: 4.0, 1: 14.0, -1: -5.0}[side[1]]
    return TextLine(x + 4 * side[0], baseline, words, MARK_SIZE, 500, "accent_text", anchor=anchor)
