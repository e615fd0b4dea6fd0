# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Families of sets as zero-suppressed decision diagrams, kept minimal: no set holds another.

After S. Minato, "Zero-Suppressed BDDs for Set Manipulation in Combinatorial Problems" (1993), and
A. Rauzy, "New algorithms for fault trees analysis" (1993), whose `Without` and minimal
solutions these are. Operations hold the diagram and never it them: a ring would stay in memory.
"""

from __future__ import annotations

from collections.abc import Mapping

from app.causal.decision.bdd import Bdd, Junction
from app.causal.decision.computation import Computation
from app.causal.decision.diagram import EMPTY, TRUE, UNIT, Diagram

Pair = tuple[int, int]


class Zdd(Diagram):
    """Minimal families of sets. High leads to the sets with the variable, low to those without."""

    def node(self, variable: int, high: int, low: int) -> int:
        """Return the family; where no set has the variable, it is not asked for."""
        return low if high == EMPTY else super().node(variable, high, low)


def minimal_solutions(bdd: Bdd, roots: Mapping[int, int], zdd: Zdd) -> dict[int, int]:
    """Return for each root its family: the minimal sets that make the coherent function true."""
    without = Without(zdd)
    found = {EMPTY: EMPTY, UNIT: UNIT}
    zdd.limits.register(found)
    for root in roots.values():
        for number in bdd.below(root):
            if number not in found:
                low = found[bdd.low[number]]
                high = without((found[bdd.high[number]], low))
                found[number] = zdd.node(bdd.variable[number], high, low)
    return {number: found[root] for number, root in roots.items()}


def covering_functions(zdd: Zdd, roots: Mapping[int, int], bdd: Bdd) -> dict[int, int]:
    """Return for each root the coherent function of which it is the minimal solutions.

    Every function made on the way is a part of one asked for, so nothing grows and shrinks again.
    """
    either = Junction(bdd, absorbing=TRUE)
    found = {EMPTY: EMPTY, UNIT: UNIT}
    zdd.limits.register(found)
    for root in roots.values():
        for number in zdd.below(root):
            if number not in found:
                high, low = found[zdd.high[number]], found[zdd.low[number]]
                with_it = either((min(high, low), max(high, low)))
                found[number] = bdd.node(zdd.variable[number], with_it, low)
    return {number: found[root] for number, root in roots.items()}


class Without(Computation[Pair, int]):
    """The sets of the first family that hold no set of the second."""

    def __init__(self, zdd: Zdd) -> None:
        super().__init__(zdd.limits)
        self._zdd = zdd

    def known(self, question: Pair) -> int | None:
        """Return what is answered already or plain to see, or None."""
        family, other = question
        if family in (EMPTY, other) or other == UNIT:
            return EMPTY
        if other == EMPTY or family == UNIT:
            return family
        return self._answers.get(question)

    def attempt(self, question: Pair) -> int | None:
        """Return the answer, or None while one that it needs is missing."""
        family, other = question
        zdd = self._zdd
        variable = zdd.variable[family]
        if variable > zdd.variable[other]:
            return self.ask((family, zdd.low[other]))
        if variable < zdd.variable[other]:
            high = self.ask((zdd.high[family], other))
            low = self.ask((zdd.low[family], other))
        else:
            low = self.ask((zdd.low[family], zdd.low[other]))
            high = self.ask((zdd.high[family], zdd.high[other]))
            high = None if high is None else self.ask((high, zdd.low[other]))
        if high is None or low is None:
            return None
        return zdd.node(variable, high, low)


class Union(Computation[Pair, int]):
    """The sets of both families, those left out that hold another."""

    def __init__(self, zdd: Zdd, without: Without) -> None:
        super().__init__(zdd.limits)
        self._zdd = zdd
        self._without = without

    def known(self, question: Pair) -> int | None:
        """Return what is answered already or plain to see, or None."""
        one, other = question
        if UNIT in question:
            return UNIT
        if other in (one, EMPTY):
            return one
        if one == EMPTY:
            return other
        return self._answers.get(question)

    def attempt(self, question: Pair) -> int | None:
        """Return the answer, or None while one that it needs is missing."""
        zdd = self._zdd
        one, other = sorted(question, key=zdd.variable.__getitem__)
        variable = zdd.variable[one]
        if variable < zdd.variable[other]:
            high: int | None = zdd.high[one]
            low = self.ask((zdd.low[one], other))
        else:
            high = self.ask((zdd.high[one], zdd.high[other]))
            low = self.ask((zdd.low[one], zdd.low[other]))
        if high is None or low is None:
            return None
        return zdd.node(variable, self._without((high, low)), low)


class _Light(Computation[Pair, int]):
    """The sets of a family (first) that weigh no more than asked (second)."""

    def __init__(self, zdd: Zdd, weights: Mapping[int, int]) -> None:
        super().__init__(zdd.limits)
        self._zdd = zdd
        self._weights = weights
        self.cut_off = False

    def known(self, question: Pair) -> int | None:
        family, _ = question
        return family if family <= UNIT else self._answers.get(question)

    def attempt(self, question: Pair) -> int | None:
        family, most = question
        zdd = self._zdd
        variable = zdd.variable[family]
        low = self.ask((zdd.low[family], most))
        rest = most - self._weights[variable]
        self.cut_off |= rest < 0
        high = EMPTY if rest < 0 else self.ask((zdd.high[family], rest))
        if high is None or low is None:
            return None
        return zdd.node(variable, high, low)


class Product(Computation[tuple[int, int, int], int]):
    """Each set of the first family joined with each of the second, as far as light enough.

    The third number is the most they may weigh by the `weights` of their variables.
    """

    def __init__(
        self, zdd: Zdd, weights: Mapping[int, int], union: Union, without: Without
    ) -> None:
        super().__init__(zdd.limits)
        self._zdd = zdd
        self._weights = weights
        self._union = union
        self._without = without
        self._light = _Light(zdd, weights)
        self._left_out = False

    @property
    def cut_off(self) -> bool:
        """Whether a set was left out because of its weight."""
        return self._left_out or self._light.cut_off

    def known(self, question: tuple[int, int, int]) -> int | None:
        """Return what is answered already or plain to see, or None."""
        one, other, most = question
        if EMPTY in (one, other):
            return EMPTY
        if other in (one, UNIT):
            return self._light((one, most))
        if one == UNIT:
            return self._light((other, most))
        return self._answers.get(question)

    def attempt(self, question: tuple[int, int, int]) -> int | None:
        """Return the answer, or None while one that it needs is missing."""
        zdd, most = self._zdd, question[2]
        one, other = sorted(question[:2], key=zdd.variable.__getitem__)
        variable = zdd.variable[one]
        shared = zdd.variable[other] == variable
        low = self.ask((zdd.low[one], zdd.low[other] if shared else other, most))
        rest = most - self._weights[variable]
        if rest < 0:
            self._left_out = True
            return low
        high = (
            self._with_variable(one, other, rest)
            if shared
            else self.ask((zdd.high[one], other, rest))
        )
        if high is None or low is None:
            return None
        return zdd.node(variable, self._without((high, low)), low)

    def _with_variable(self, one: int, other: int, most: int) -> int | None:
        """Return the joined sets with a variable that both families ask for."""
        zdd = self._zdd
        any_other = self._union((zdd.high[other], zdd.low[other]))
        here = self.ask((zdd.high[one], any_other, most))
        there = self.ask((zdd.low[one], zdd.high[other], most))
        return None if here is None or there is None else self._union((here, there))
