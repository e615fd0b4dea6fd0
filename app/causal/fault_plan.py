# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""In which order a fault tree is worked through, and which of its parts stand alone.

A module is a gate below which nothing is shared with the rest: it is worked out by itself and is
one variable elsewhere. After Y. Dutuit and A. Rauzy, "A linear-time algorithm to find modules of
fault trees" (1996).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cache

from app.causal.fault_logic import FaultLogic, Threshold
from app.causal.gathered_order import gathered


@dataclass(frozen=True)
class FaultPlan:
    """The gates, each after those it needs; a number for each node, the modules among the gates.

    The number is the node's place in a walk from the top: as a variable of a decision diagram,
    causes that stand together in the tree stay together.
    """

    top: str
    gates: Mapping[str, Threshold]
    numbers: Mapping[str, int]
    modules: frozenset[str]

    def is_variable(self, name: str) -> bool:
        """Tell whether a node is one variable to the gates above it."""
        return name not in self.gates or name in self.modules


def plans(logic: FaultLogic) -> tuple[Callable[[], FaultPlan], ...]:
    """Return ways to go about it, the one that is quick most often first.

    Which order of variables keeps a diagram small can't be known; where one way needs too much
    memory, another may not.
    """
    uses = Counter(name for gate in logic.gates.values() for name in gate.inputs)
    sizes = _sizes(logic)

    @cache
    def shared_first() -> FaultPlan:
        return _plan(logic, lambda name: (-uses[name], sizes.get(name, 1)))

    @cache
    def near_together() -> FaultPlan:
        start = shared_first()
        return replace(start, numbers=gathered(start.gates, start.numbers))

    @cache
    def largest_first() -> FaultPlan:
        return _plan(logic, lambda name: (0, -sizes.get(name, 1)))

    return shared_first, near_together, largest_first


def _sizes(logic: FaultLogic) -> dict[str, int]:
    """Return for each gate how many ways lead to basic events."""
    sizes: dict[str, int] = {}
    for name, gate in logic.gates.items():
        sizes[name] = sum(sizes.get(given, 1) for given in gate.inputs)
    return sizes


def _plan(logic: FaultLogic, place: Callable[[str], tuple[int, int]]) -> FaultPlan:
    walk = _Walk(logic.gates, place)
    walk.go(logic.top)
    gates = {name: logic.gates[name] for name in walk.finished}
    return FaultPlan(logic.top, gates, walk.first, frozenset(walk.modules()))


class _Walk:
    """A walk through all links, depth first, that notes when each node is met."""

    def __init__(
        self, gates: Mapping[str, Threshold], place: Callable[[str], tuple[int, int]]
    ) -> None:
        self._gates = gates
        self._place = place
        self.first: dict[str, int] = {}
        self._last: dict[str, int] = {}
        self.finished: dict[str, int] = {}

    def go(self, top: str) -> None:
        """Walk from `top`: first and last meeting of each node, and when each gate is finished."""
        waiting = [(top, False)]
        now = 0
        while waiting:
            now += 1
            name, inputs_done = waiting.pop()
            self._last[name] = now
            if inputs_done:
                self.finished[name] = now
            elif name not in self.first:
                self.first[name] = now
                if name in self._gates:
                    waiting.append((name, True))
                    inputs = sorted(self._gates[name].inputs, key=self._place)
                    waiting += [(given, False) for given in reversed(inputs)]

    def modules(self) -> list[str]:
        """Return the gates below which everything is met only between their start and end."""
        earliest: dict[str, int] = {}
        latest: dict[str, int] = {}
        found = []
        for name, end in self.finished.items():
            inputs = self._gates[name].inputs
            start = self.first[name]
            earliest[name] = min(
                (min(self.first[given], earliest.get(given, end)) for given in inputs), default=end
            )
            latest[name] = max(
                (max(self._last[given], latest.get(given, 0)) for given in inputs), default=0
            )
            if earliest[name] > start and latest[name] < end:
                found.append(name)
        return found
