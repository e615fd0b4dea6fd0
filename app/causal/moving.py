# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Shapes moved as a whole, cheaply: what is inside them is placed when somebody looks at it.

After an edit nearly every shape of a drawing lies elsewhere but looks the same, and a screen that
keeps its items only has to move them. It can tell by `still`: the parts as they were made.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from dataclasses import replace
from operator import attrgetter
from typing import TypeVar, overload

from app.causal.shapes import Box, Command, Path, TextLine

_Part = TypeVar("_Part")


class Moved(Sequence[_Part]):
    """Parts of a shape, moved: equal to the tuple of parts that moving each would give."""

    __slots__ = ("_placed", "across", "down", "still")

    def __init__(self, still: Sequence[_Part], across: float, down: float) -> None:
        self.still = still
        self.across = across
        self.down = down
        self._placed: tuple[_Part, ...] | None = None

    @property
    def placed(self) -> tuple[_Part, ...]:
        """The parts where they belong."""
        if self._placed is None:
            self._placed = tuple(self._moved(part) for part in self.still)
        return self._placed

    @overload
    def __getitem__(self, place: int) -> _Part: ...

    @overload
    def __getitem__(self, place: slice) -> tuple[_Part, ...]: ...

    def __getitem__(self, place: int | slice) -> _Part | tuple[_Part, ...]:
        return self.placed[place]

    def __len__(self) -> int:
        return len(self.still)

    def __eq__(self, other: object) -> bool:
        return self.placed == (other.placed if isinstance(other, Moved) else other)

    def __hash__(self) -> int:
        return hash(self.placed)

    def __repr__(self) -> str:
        return repr(self.placed)

    @abstractmethod
    def _moved(self, part: _Part) -> _Part: ...


class MovedLines(Moved[TextLine]):
    """The lines of text in a box."""

    __slots__ = ()

    def _moved(self, part: TextLine) -> TextLine:
        return replace(part, x=part.x + self.across, y=part.y + self.down)


class MovedCommands(Moved[Command]):
    """The steps of a path."""

    __slots__ = ()

    def _moved(self, part: Command) -> Command:
        name, points = part
        return name, tuple((x + self.across, y + self.down) for x, y in points)


_LOOK = attrgetter(
    "width", "height", "fill", "stroke", "stroke_width", "radius", "dashed", "bar", "owner"
)


def moved(box: Box, x: float, y: float) -> Box:
    """Return `box` with its corner at `x`, `y`, its texts moved along."""
    return _placed(box, x, y, y, box.height)


def _placed(box: Box, x: float, y: float, texts_y: float, height: float) -> Box:
    """Return `box` at `x`, `y` and as high as told, its texts as if its corner was at `texts_y`."""
    across, down, lines = x - box.x, texts_y - box.y, box.texts
    if type(lines) is MovedLines:  # isinstance asks the abstract Sequence, which takes its time
        across, down, lines = across + lines.across, down + lines.down, lines.still
    # As dataclasses.replace, ten times as fast: a large drawing moves thousands of boxes.
    copy = object.__new__(Box)
    vars(copy).update(vars(box), x=x, y=y, height=height, texts=MovedLines(lines, across, down))
    return copy


def moved_commands(commands: Sequence[Command], across: float, down: float) -> MovedCommands:
    """Return the steps of a path moved."""
    if type(commands) is MovedCommands:
        return MovedCommands(commands.still, across + commands.across, down + commands.down)
    return MovedCommands(commands, across, down)


def line_of(model: Path, line_id: str, commands: Sequence[Command], *, dashed: bool) -> Path:
    """Return a path that is like `model` but for what is given."""
    # As dataclasses.replace, several times as fast: a large drawing has thousands of lines.
    copy = object.__new__(Path)
    vars(copy).update(vars(model), id=line_id, commands=commands, dashed=dashed)
    return copy


def looks_like(box: Box, other: Box) -> bool:
    """Tell whether two boxes differ in nothing but their place, as far as that is quickly seen."""
    here, there = box.texts, other.texts
    if type(here) is not MovedLines or type(there) is not MovedLines:
        return False
    if here.still is not there.still or _LOOK(box) != _LOOK(other):
        return False
    return (here.across - box.x, here.down - box.y) == (
        there.across - other.x,
        there.down - other.y,
    )


def stretched(box: Box, x: float, y: float, height: float) -> Box:
    """Return `box` with its corner at `x`, `y` and as high as told, its texts in the middle."""
    return _placed(box, x, y, y + (height - box.height) / 2, height)
