# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The boxes that were made before, so that an edit makes only the boxes it touches.

Nobody can tell a remembered box from a fresh one: it is given back only where everything it was
made from is the same.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable
from dataclasses import dataclass, field
from typing import NamedTuple

from app.causal.shapes import Box
from app.review.cause import Cause

_SHELVES = 8
_BOXES_OF_A_SHELF = 20_000


class Around(NamedTuple):
    """What a box tells that is not the cause's own: numbers of its actions and further effects."""

    actions: tuple[int, ...]
    further: tuple[int, ...]
    is_leaf: bool


@dataclass
class Shelf:
    """The boxes that were made in one manner, by the id of their cause."""

    boxes: dict[str, tuple[Cause, Around, Box]] = field(default_factory=dict)

    def find(self, cause: Cause, around: Around) -> Box | None:
        """Return the box made of the same, or None."""
        known = self.boxes.get(cause.id)
        if known is None or known[0] is not cause or known[1] != around:
            return None
        return known[2]

    def keep(self, cause: Cause, around: Around, box: Box) -> None:
        """Remember a box instead of the one of the same cause; a full shelf is cleared first."""
        if len(self.boxes) >= _BOXES_OF_A_SHELF:
            self.boxes.clear()
        self.boxes[cause.id] = cause, around, box


@dataclass
class BoxMemo:
    """A few shelves; the one that was not used for longest makes room for a new one."""

    shelves: OrderedDict[Hashable, Shelf] = field(default_factory=OrderedDict)

    def shelf(self, manner: Hashable) -> Shelf:
        """Return the shelf of boxes made in one manner: measure, words, width and form."""
        shelf = self.shelves.pop(manner, None) or Shelf()
        self.shelves[manner] = shelf
        while len(self.shelves) > _SHELVES:
            self.shelves.popitem(last=False)
        return shelf

    def clear(self) -> None:
        """Forget everything."""
        self.shelves.clear()
