# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A tidy tree keeps its order, keeps apart what stands at one depth, and wastes no room."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from app.causal.tidy import tidy_places

GAP = 2.0


@st.composite
def trees(draw: st.DrawFn) -> tuple[list[int], list[float]]:
    """Return the parents and halves of a random tree, its nodes in order of depth."""
    raw = [-1, *(draw(st.integers(0, place)) for place in range(draw(st.integers(0, 40))))]
    depths = [0]
    for parent in raw[1:]:
        depths.append(depths[parent] + 1)
    order = sorted(range(len(raw)), key=lambda node: (depths[node], raw[node], node))
    new = {old: place for place, old in enumerate(order)}
    halves = draw(st.lists(st.floats(1, 9), min_size=len(raw), max_size=len(raw)))
    return [-1 if raw[old] < 0 else new[raw[old]] for old in order], halves


def rows(parents: list[int]) -> list[list[int]]:
    """Return the nodes of each depth, in the order of the drawing."""
    found = [[0]]
    while row := [
        node for above in found[-1] for node, parent in enumerate(parents) if parent == above
    ]:
        found.append(row)
    return found


@given(trees())
def test_neighbours_in_a_row_stand_in_order_and_apart(
    tree: tuple[list[int], list[float]],
) -> None:
    parents, halves = tree
    middles = tidy_places(parents, halves, GAP)
    for row in rows(parents):
        for left, right in pairwise(row):
            apart = middles[right] - halves[right] - middles[left] - halves[left]
            assert apart >= GAP - 1e-6
    assert min(place - half for place, half in zip(middles, halves, strict=True)) >= -1e-6


def test_a_parent_stands_in_the_middle_of_its_children() -> None:
    assert tidy_places([-1, 0, 0], [1, 1, 1], GAP) == [3, 1, 5]


def test_what_stands_aside_does_not_move_its_parent() -> None:
    assert tidy_places([-1, 0, 0], [1, 1, 1], GAP, aside={2}) == [1, 1, 5]


def test_a_shallow_branch_moves_under_a_deep_ones_shoulder() -> None:
    parents = [-1, 0, 0, 1, 1, 1]
    assert tidy_places(parents, [1] * 6, GAP)[2] == 9


def test_a_chain_is_a_straight_line() -> None:
    length = 20_000
    assert set(tidy_places(list(range(-1, length - 1)), [1.0] * length, GAP)) == {1.0}
