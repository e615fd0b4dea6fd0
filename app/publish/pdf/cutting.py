# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Cut a drawing into parts that fit a page, and put these on pages; no piece is ever cut.

A part ends where its pieces end, not at a straight line: in a tree whose columns are set off
against one another, no straight line misses every box.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from app.publish.pdf.pieces import Piece, Rect, around

PAD = 9.0
"""How much of the lines is seen around the pieces of a part."""

_HALVINGS = 12
_BESIDE = 60.0
"""How much farther than the nearest part another may be, and still count as next."""

Edges = Callable[[Piece], tuple[float, float]]
"""Tells where a piece begins and ends along one side."""


@dataclass(frozen=True)
class Part:
    """What is shown in one place: its number from 1, its pieces and the rectangle around."""

    number: int
    rect: Rect
    pieces: tuple[Piece, ...]


def cut(
    pieces: Sequence[Piece], width: float, height: float, whole: Rect, *, by_rows: bool
) -> tuple[Part, ...]:
    """Return parts that are at most `width` × `height`, about equally full.

    Rows first suits what is even; columns first suits a tree, which is sparse at its root.
    """
    down, across = (height - 2 * PAD, _down), (width - 2 * PAD, _across)
    first, then = (down, across) if by_rows else (across, down)
    parts: list[Part] = []
    for members in _runs(pieces, *first):
        for group in _runs(members, *then):
            rect = _within(around(group).grown(PAD), whole)
            parts.append(Part(len(parts) + 1, rect, tuple(group)))
    return tuple(parts)


def packed(sizes: Sequence[tuple[float, float]], width: float, height: float) -> list[list[int]]:
    """Return pages as counts of what stands beside one another in each of their shelves.

    What is packed keeps its order: along a shelf, then down the page.
    """
    pages: list[list[int]] = []
    right = bottom = shelf = 0.0
    for wide, high in sizes:
        if pages and wide <= right and max(shelf, high) <= bottom:
            pages[-1][-1] += 1
            shelf = max(shelf, high)
        elif pages and high <= bottom - shelf:
            pages[-1].append(1)
            right, bottom, shelf = width, bottom - shelf, high
        else:
            pages.append([1])
            right, bottom, shelf = width, height, high
        right -= wide
    return pages


def neighbours(part: Part, parts: Sequence[Part]) -> dict[str, list[int]]:
    """Return the numbers of the parts next to one, by direction: left, right, above, below."""
    gaps: dict[str, list[tuple[float, int]]] = {
        direction: [] for direction in ("left", "right", "above", "below")
    }
    for other in parts:
        if other is not part and (found := _direction(part.rect, other.rect)):
            gaps[found[0]].append((found[1], other.number))
    return {
        direction: [number for gap, number in found if gap <= min(found)[0] + _BESIDE]
        for direction, found in gaps.items()
    }


def _direction(rect: Rect, other: Rect) -> tuple[str, float] | None:
    """Return on which side the other lies, and how far away; None where it is aslant."""
    across = min(rect.right, other.right) - max(rect.left, other.left)
    down = min(rect.bottom, other.bottom) - max(rect.top, other.top)
    if max(across, down) <= 0:
        return None
    if down / min(rect.height, other.height) > across / min(rect.width, other.width):
        return ("right" if other.left > rect.left else "left"), -across
    return ("below" if other.top > rect.top else "above"), -down


def _across(piece: Piece) -> tuple[float, float]:
    return piece.rect.left, piece.rect.right


def _down(piece: Piece) -> tuple[float, float]:
    return piece.rect.top, piece.rect.bottom


def _runs(pieces: Sequence[Piece], room: float, edges: Edges) -> list[list[Piece]]:
    """Return `pieces` in as few groups as fit into `room` along one side, about equally long."""
    best = _greedy(pieces, room, edges)
    low, high = room / len(best) / 2, room
    for _ in range(_HALVINGS if len(best) > 1 else 0):
        middle = (low + high) / 2
        tried = _greedy(pieces, middle, edges)
        if len(tried) > len(best):
            low = middle
        else:
            best, high = tried, middle
    return best


def _greedy(pieces: Sequence[Piece], room: float, edges: Edges) -> list[list[Piece]]:
    """Fill one group after the other; what begins where a piece no longer fits waits with it.

    A piece longer than the room gets a group of its own, never lost.
    """
    waiting = sorted(pieces, key=edges)
    groups: list[list[Piece]] = []
    while waiting:
        limit = edges(waiting[0])[0] + room
        end = min((edges(piece)[0] for piece in waiting if edges(piece)[1] > limit), default=limit)
        own = [piece for piece in waiting if edges(piece)[0] < end] or waiting[:1]
        groups.append(own)
        waiting = waiting[len(own) :]
    return groups or [[]]


def _within(rect: Rect, whole: Rect) -> Rect:
    return Rect(
        max(rect.left, whole.left),
        max(rect.top, whole.top),
        min(rect.right, whole.right),
        min(rect.bottom, whole.bottom),
    )
