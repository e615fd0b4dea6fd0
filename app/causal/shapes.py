# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Placed shapes: what every picture consists of, on screen, on paper and in SVG.

Units are points at 100 % zoom (a logical pixel on screen, 1/72 inch on paper before scaling);
y grows downwards. Colours are names of theme tokens, so that each surface has its own. `id` is the
id of the part of the review that the shape stands for, with a suffix where one part has several
shapes ("<id>:bar"); `owner` is the bare id, or empty for decoration.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

Point = tuple[float, float]

Command = tuple[str, tuple[Point, ...]]
"""One step of a path: ("M", (p,)), ("L", (p,)), ("C", (control, control, p)) or ("Z", ())."""


@dataclass(frozen=True)
class TextLine:
    """One line of text, never wrapped. `y` is the baseline; `anchor` start, middle or end."""

    x: float
    y: float
    text: str
    size: float = 13.0
    weight: int = 400
    color: str = "text"
    anchor: str = "start"
    struck: bool = False


@dataclass(frozen=True)
class Box:
    """A rectangle with its texts (in the drawing's coordinates) and an accent bar at the left."""

    id: str
    x: float
    y: float
    width: float
    height: float
    fill: str = "surface"
    stroke: str = "line2"
    stroke_width: float = 1.25
    radius: float = 8.0
    dashed: bool = False
    bar: str = ""
    texts: Sequence[TextLine] = ()
    owner: str = ""


@dataclass(frozen=True)
class Path:
    """An outline or connector. An empty `fill` or `stroke` leaves that part out."""

    id: str
    commands: Sequence[Command]
    stroke: str = "line2"
    stroke_width: float = 1.25
    fill: str = ""
    dashed: bool = False
    owner: str = ""


@dataclass(frozen=True)
class Label:
    """Text that stands by itself."""

    id: str
    texts: tuple[TextLine, ...]
    owner: str = ""


Shape = Box | Path | Label


@dataclass(frozen=True)
class Drawing:
    """A finished picture: its size, and its shapes from back to front."""

    width: float
    height: float
    shapes: tuple[Shape, ...]


def polyline(*points: Point) -> tuple[Command, ...]:
    """Return the commands of a line through `points`."""
    return (("M", (points[0],)), *(("L", (point,)) for point in points[1:]))
