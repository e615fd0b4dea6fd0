# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Questions to a finished drawing: where is what, and what lies in which direction."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum
from math import dist

from app.causal.shapes import Box, Drawing


class Direction(StrEnum):
    """Where an arrow key points."""

    UP = "up"
    DOWN = "down"
    LEFT = "left"
    RIGHT = "right"


@dataclass(frozen=True)
class Bounds:
    """A rectangle."""

    x: float
    y: float
    width: float
    height: float

    @property
    def middle(self) -> tuple[float, float]:
        """Its centre."""
        return self.x + self.width / 2, self.y + self.height / 2


def bounds_by_owner(drawing: Drawing) -> dict[str, Bounds]:
    """Return the rectangle of each owner's own box (the one that bears its id)."""
    return {
        shape.owner: Bounds(shape.x, shape.y, shape.width, shape.height)
        for shape in drawing.shapes
        if isinstance(shape, Box) and shape.owner and shape.id == shape.owner
    }


def nearest(drawing: Drawing, owner: str, direction: Direction) -> str:
    """Return the owner that lies nearest in `direction`, or `owner` itself where nothing does.

    What lies aside counts double, so that an arrow prefers what is straight ahead.
    """
    bounds = bounds_by_owner(drawing)
    if owner not in bounds:
        return next(iter(bounds), "")
    x, y = bounds[owner].middle
    best, best_cost = owner, float("inf")
    for other, place in bounds.items():
        across, down = place.middle[0] - x, place.middle[1] - y
        ahead, aside = _turned(across, down, direction)
        if other != owner and ahead > 1 and aside <= ahead * 3:
            cost = ahead + 2 * aside
            if cost < best_cost:
                best, best_cost = other, cost
    return best


def closest(drawing: Drawing, owner: str, others: Collection[str]) -> str:
    """Return which of `others` is drawn nearest to an owner; empty where none is drawn."""
    bounds = bounds_by_owner(drawing)
    if owner not in bounds:
        return ""
    here = bounds[owner].middle
    drawn = [other for other in others if other in bounds]
    return min(drawn, key=lambda other: dist(here, bounds[other].middle), default="")


def _turned(across: float, down: float, direction: Direction) -> tuple[float, float]:
    """Return how far ahead and how far aside something lies."""
    if direction in (Direction.LEFT, Direction.RIGHT):
        return (across if direction is Direction.RIGHT else -across), abs(down)
    return (down if direction is Direction.DOWN else -down), abs(across)
