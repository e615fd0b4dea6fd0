# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""From a fault plan to the functions or families of its modules, in whatever diagram."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from app.causal.decision.bdd import Bdd, Junction
from app.causal.decision.diagram import FALSE, TRUE, Diagram
from app.causal.fault_plan import FaultPlan


class Algebra(Protocol):
    """What gates are put together with."""

    @property
    def diagram(self) -> Diagram:
        """The table of nodes."""
        ...

    def leaf(self, number: int) -> int:
        """Return the node of one variable."""
        ...

    def both(self, one: int, other: int) -> int:
        """Return what holds where both do."""
        ...

    def either(self, one: int, other: int) -> int:
        """Return what holds where at least one does."""
        ...

    def finish(self, number: int, root: int) -> None:
        """Take note that the module of this number is worked out."""
        ...


class WholeAlgebra:
    """Puts whole functions together: nothing is left out."""

    def __init__(self, bdd: Bdd) -> None:
        self.diagram = bdd
        self._both = Junction(bdd, absorbing=FALSE)
        self._either = Junction(bdd, absorbing=TRUE)

    def leaf(self, number: int) -> int:
        """Return the node of one variable."""
        return self.diagram.single(number)

    def both(self, one: int, other: int) -> int:
        """Return "and"."""
        return self._both((one, other))

    def either(self, one: int, other: int) -> int:
        """Return "or"."""
        return self._either((one, other))

    def finish(self, number: int, root: int) -> None:
        """Let it be: a module is one variable, whatever is in it."""


def module_roots(plan: FaultPlan, algebra: Algebra) -> dict[int, int]:
    """Return for the number of each module its root, each after the modules it needs."""
    nodes: dict[str, int] = {}
    roots: dict[int, int] = {}
    for name, gate in plan.gates.items():
        for given in gate.inputs:
            if plan.is_variable(given) and given not in nodes:
                nodes[given] = algebra.leaf(plan.numbers[given])
        root = _at_least(algebra, gate.least, [nodes[given] for given in gate.inputs])
        if name in plan.modules:
            roots[plan.numbers[name]] = root
            algebra.finish(plan.numbers[name], root)
        else:
            nodes[name] = root
    return roots


def _at_least(algebra: Algebra, least: int, inputs: Sequence[int]) -> int:
    """Return what holds where `least` of the inputs do.

    Inputs are taken in from the lowest variable up, which keeps each step short. After each,
    `enough[j]` says that j of those so far hold; only the j that still count are kept.
    """
    ordered = sorted(inputs, key=algebra.diagram.variable.__getitem__, reverse=True)
    enough = {0: 1}
    for taken, node in enumerate(ordered, start=1):
        still_to_come = len(ordered) - taken
        grown = {0: 1}
        for wanted in range(max(1, least - still_to_come), min(taken, least) + 1):
            algebra.diagram.limits.step()
            joined = algebra.both(node, enough[wanted - 1])
            grown[wanted] = algebra.either(joined, enough[wanted]) if wanted in enough else joined
        enough = grown
    return enough.get(least, 0)
