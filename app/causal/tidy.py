# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Where the nodes of a tidy tree lie side by side, in linear time.

After Reingold and Tilford (1981): a branch has two outlines by depth, and moves up against what
stands before it until they would touch. Two branches are compared only as deep as the shallower
one reaches, and the deeper one's outline is taken over, not copied: that keeps it linear.
"""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass


@dataclass(slots=True)
class _Outline:
    """How far a branch reaches to both sides at each depth, the deepest level first.

    `shift` is to be added to every entry: moving a branch moves no list.
    """

    starts: list[float]
    ends: list[float]
    shift: float = 0.0


def tidy_places(
    parents: Sequence[int],
    halves: Sequence[float],
    gap: float,
    aside: AbstractSet[int] = frozenset(),
) -> list[float]:
    """Return the middle of each node, counted so that the tree begins at 0.

    Nodes are numbered from the root, parents before children and siblings in order; `parents` has
    -1 for the root. `halves` is half of what a node takes. A parent stands in the middle of its
    children, those `aside` not counted unless there are no others.
    """
    children: list[list[int]] = [[] for _ in parents]
    for node, parent in enumerate(parents):
        if parent >= 0:
            children[parent].append(node)
    offsets = [0.0] * len(parents)
    outlines: dict[int, _Outline] = {}
    for node in reversed(range(len(parents))):
        below = children[node]
        if not below:
            outlines[node] = _Outline([-halves[node]], [halves[node]])
            continue
        outline = _abreast([(child, outlines.pop(child)) for child in below], offsets, gap)
        centre = _centre(below, offsets, aside)
        for child in below:
            offsets[child] -= centre
        outline.shift -= centre
        outline.starts.append(-halves[node] - outline.shift)
        outline.ends.append(halves[node] - outline.shift)
        outlines[node] = outline
    offsets[0] = -(min(outlines[0].starts) + outlines[0].shift)
    for node, parent in enumerate(parents):
        if parent >= 0:
            offsets[node] += offsets[parent]
    return offsets


def _abreast(
    branches: Sequence[tuple[int, _Outline]], offsets: list[float], gap: float
) -> _Outline:
    """Set branches one after another, as close as they come; return the outline of all."""
    merged = branches[0][1]
    for root, outline in branches[1:]:
        offsets[root] = _touch(merged, outline, gap)
        outline.shift += offsets[root]
        merged = _joined(merged, outline)
    return merged


def _touch(before: _Outline, after: _Outline, gap: float) -> float:
    """Return how far a branch must move to clear what is before it at every common depth."""
    common = min(len(before.starts), len(after.starts))
    pairs = zip(before.ends[-common:], after.starts[-common:], strict=True)
    return max(end - start for end, start in pairs) + before.shift - after.shift + gap


def _joined(before: _Outline, after: _Outline) -> _Outline:
    """Return the outline around both; the deeper one is changed and returned."""
    common = min(len(before.starts), len(after.starts))
    if len(after.starts) > len(before.starts):
        moved = before.shift - after.shift
        after.starts[-common:] = [start + moved for start in before.starts]
        return after
    moved = after.shift - before.shift
    before.ends[-common:] = [end + moved for end in after.ends]
    return before


def _centre(children: Sequence[int], offsets: Sequence[float], aside: AbstractSet[int]) -> float:
    """Return the middle between the first and the last child that count."""
    counted = [child for child in children if child not in aside] or children
    return (offsets[counted[0]] + offsets[counted[-1]]) / 2 if counted else 0.0
