# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Minimal cut sets: a tree with some four hundred, and five that have too many to list.

The small one is also put against the textbook's way, which multiplies the sets out (MOCUS). The
name of each row tells how many sets there are and the most memory that counting them took.
"""

from __future__ import annotations

import tracemalloc
from collections.abc import Iterator
from graphlib import TopologicalSorter
from itertools import combinations, product

from app.causal.cut_sets import minimal_cut_sets
from app.causal.fault_model import FaultGate, FaultModel
from app.review.cause import Gate
from bench_fault_trees import Shape, grown_tree
from bench_row import Row, side_by_side, timed

RUNS = 5
_SMALL = Shape("small", scenarios=3, systems=5, supports=3, parts=3, seed=6)
_SMALL_LIMIT = 300.0
_LARGE = (
    Shape("twenty systems", scenarios=30, systems=20, supports=8),
    Shape("thirty systems", scenarios=60, systems=30, supports=8),
    Shape("few supports", scenarios=100, systems=60, supports=4, parts=10),
    Shape("many supports", scenarios=20, systems=60, supports=20, parts=10),
    Shape("more scenarios", scenarios=30, systems=60, supports=20, parts=10),
)
_LARGE_LIMIT = 1000.0
_Sets = frozenset[frozenset[str]]


def rows() -> Iterator[Row]:
    """Yield the small tree against its limit and a peer, then the large ones against theirs."""
    small = grown_tree(_SMALL)
    yield _against_limit(_SMALL, _SMALL_LIMIT)
    ours, peer = side_by_side(lambda: minimal_cut_sets(small), lambda: multiplied(small), RUNS)
    yield Row("cut sets, small / multiplied out", ours, peer, "peer", 1.0)
    for shape in _LARGE:
        yield _against_limit(shape, _LARGE_LIMIT)


def _against_limit(shape: Shape, limit: float) -> Row:
    tree = grown_tree(shape)
    tracemalloc.start()
    count = minimal_cut_sets(tree).count
    megabytes = tracemalloc.get_traced_memory()[1] / 1e6
    tracemalloc.stop()
    name = f"cut sets, {shape.name}: {count:,}, {megabytes:.0f} MB"
    ours = sorted(timed(lambda: minimal_cut_sets(tree)) for _ in range(RUNS))[RUNS // 2]
    return Row(name, ours, limit, "limit", 1.0)


def multiplied(model: FaultModel) -> _Sets:
    """Return the minimal cut sets, multiplied out from the bottom up."""
    needed = {name: gate.inputs for name, gate in model.gates.items()}
    found: dict[str, _Sets] = {}
    for name in TopologicalSorter(needed).static_order():
        gate = model.gates.get(name)
        found[name] = _of_gate(gate, found) if gate else frozenset({frozenset({name})})
    return found[model.top]


def _of_gate(gate: FaultGate, found: dict[str, _Sets]) -> _Sets:
    wanted = {Gate.OR: 1, Gate.AND: len(gate.inputs), Gate.AT_LEAST: gate.count}[gate.gate]
    joined = {
        frozenset().union(*choice)
        for chosen in combinations(gate.inputs, wanted)
        for choice in product(*(found[name] for name in chosen))
    }
    kept: list[frozenset[str]] = []
    for candidate in sorted(joined, key=len):
        if not any(smaller <= candidate for smaller in kept):
            kept.append(candidate)
    return frozenset(kept)
