# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""An order of the nodes of a fault tree in which gates stand near what they combine.

After F. A. Aloul, I. L. Markov and K. A. Sakallah, "FORCE: a fast and easy-to-implement
variable-ordering heuristic" (2003): each node moves to the middle of the gates it belongs to,
again and again, and the shortest order met on the way is taken.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from app.causal.fault_logic import Threshold

_ROUNDS = 60
_MOST_MOVES = 400_000
"""So that the order of a huge tree takes no longer than a second."""


def gathered(gates: Mapping[str, Threshold], numbers: Mapping[str, int]) -> dict[str, int]:
    """Return other numbers for the nodes, found by starting from these."""
    groups = [(name, *gate.inputs) for name, gate in gates.items()]
    best = place = _ranked(numbers, numbers)
    shortest = _length(groups, place)
    moves = sum(map(len, groups)) or 1
    for _ in range(min(_ROUNDS, max(1, _MOST_MOVES // moves))):
        moved = _ranked(_middles(groups, place), place)
        if moved == place:
            break
        place = moved
        length = _length(groups, place)
        if length < shortest:
            best, shortest = place, length
    return best


def _middles(groups: Sequence[Sequence[str]], place: Mapping[str, int]) -> dict[str, float]:
    """Return for each node the middle of the groups it is in."""
    sums = dict.fromkeys(place, 0.0)
    counts = dict.fromkeys(place, 0)
    for group in groups:
        middle = sum(place[name] for name in group) / len(group)
        for name in group:
            sums[name] += middle
            counts[name] += 1
    return {name: sums[name] / counts[name] if counts[name] else place[name] for name in place}


def _ranked(wanted: Mapping[str, float], before: Mapping[str, int]) -> dict[str, int]:
    """Return whole numbers in the order of the wanted ones, the order before where they tie."""
    ordered = sorted(wanted, key=lambda name: (wanted[name], before[name]))
    return {name: number for number, name in enumerate(ordered)}


def _length(groups: Sequence[Sequence[str]], place: Mapping[str, int]) -> int:
    """Return how far all groups stretch together."""
    total = 0
    for group in groups:
        places = [place[name] for name in group]
        total += max(places) - min(places)
    return total
