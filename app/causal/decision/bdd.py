# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Reduced ordered binary decision diagrams: one node for each function that can be told apart.

After R. E. Bryant, "Graph-Based Algorithms for Boolean Function Manipulation" (1986).
"""

from __future__ import annotations

from collections.abc import Mapping

from app.causal.decision.computation import Computation
from app.causal.decision.diagram import FALSE, TRUE, Diagram


class Bdd(Diagram):
    """Functions of variables that are true or false."""

    def node(self, variable: int, high: int, low: int) -> int:
        """Return the node that decides so; where both ways lead alike, it asks nothing."""
        return low if high == low else super().node(variable, high, low)

    def probability(self, root: int, chances: Mapping[int, float | None]) -> float | None:
        """Return how probable `root` is when the variables are independent.

        None where the answer hangs on a variable of unknown chance.
        """
        found: dict[int, float | None] = {FALSE: 0.0, TRUE: 1.0}
        for number in self.below(root):
            high, low = found[self.high[number]], found[self.low[number]]
            found[number] = _expected(chances[self.variable[number]], high, low)
        return found[root]


def _expected(chance: float | None, high: float | None, low: float | None) -> float | None:
    if chance == 0:
        return low
    if chance == 1:
        return high
    if chance is None or high is None or low is None:
        return None
    return chance * high + (1 - chance) * low


class Junction(Computation[tuple[int, int], int]):
    """Joins two functions: both of them where false absorbs, either of them where true does."""

    def __init__(self, bdd: Bdd, absorbing: int) -> None:
        super().__init__(bdd.limits)
        self._bdd = bdd
        self._absorbing = absorbing

    def known(self, question: tuple[int, int]) -> int | None:
        """Return what is answered already or plain to see, or None."""
        one, other = question
        if self._absorbing in question:
            return self._absorbing
        if one == other or other <= TRUE:
            return one
        if one <= TRUE:
            return other
        return self._answers.get(question)

    def attempt(self, question: tuple[int, int]) -> int | None:
        """Return the answer, or None while one that it needs is missing."""
        one, other = question
        bdd = self._bdd
        variable = min(bdd.variable[one], bdd.variable[other])
        one_high, one_low = self._split(one, variable)
        other_high, other_low = self._split(other, variable)
        high = self.ask(_ordered(one_high, other_high))
        low = self.ask(_ordered(one_low, other_low))
        if high is None or low is None:
            return None
        return bdd.node(variable, high, low)

    def _split(self, number: int, variable: int) -> tuple[int, int]:
        bdd = self._bdd
        if bdd.variable[number] != variable:
            return number, number
        return bdd.high[number], bdd.low[number]


def _ordered(one: int, other: int) -> tuple[int, int]:
    return (one, other) if one <= other else (other, one)
