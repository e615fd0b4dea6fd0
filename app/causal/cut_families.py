# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The minimal cut sets of a fault tree as linked families, one for each module.

They are counted by arithmetic on the diagrams and listed one by one only as far as asked.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from app.causal.decision.bdd import Bdd
from app.causal.decision.diagram import EMPTY, UNIT
from app.causal.decision.limits import Limits, TooManyCombinations
from app.causal.decision.zdd import (
    Product,
    Union,
    Without,
    Zdd,
    covering_functions,
    minimal_solutions,
)
from app.causal.fault_functions import WholeAlgebra, module_roots
from app.causal.fault_plan import FaultPlan

_MOST_BITS = 1 << 31
"""What the counts by order of all nodes may take together: 256 MB."""


class _Chosen(NamedTuple):
    """The events taken so far, the last one first."""

    name: str
    before: _Chosen | None


class _Pending(NamedTuple):
    """A family still to be gone through, for sets of `order` events, after the one at hand."""

    node: int
    order: int
    after: _Pending | None


class CutFamilies:
    """The families of a plan's modules in one diagram, `roots` by module number.

    Orders above `max_order` are left out; `cut_off` tells that some may have been.
    """

    def __init__(
        self, plan: FaultPlan, zdd: Zdd, roots: Mapping[int, int], max_order: int | None = None
    ) -> None:
        self._zdd = zdd
        self._roots = roots
        self._top = roots[plan.numbers[plan.top]]
        self._names = {
            number: name for name, number in plan.numbers.items() if name not in plan.gates
        }
        self._max_order = max_order
        self.cut_off = False
        self._width = 0
        self._counts = self._counted()
        self._width = self._counts[self._top].bit_length()
        self._counts = self._counted()

    def by_order(self) -> dict[int, int]:
        """Return how many cut sets there are of each order, smallest order first."""
        return {order: self._count(self._top, order) for order in self._orders(self._top)}

    def sets(self) -> Iterator[tuple[str, ...]]:
        """Yield the cut sets, smallest first."""
        for order in self._orders(self._top):
            yield from self._sets_of(order)

    def functions(self, bdd: Bdd) -> dict[int, int]:
        """Return by module number when each module holds, each after the modules it needs."""
        return covering_functions(self._zdd, self._roots, bdd)

    def _counted(self) -> dict[int, int]:
        """Return how many sets each node stands for: order n in the n-th `width` bits.

        Without a width, all orders fall together. Joining independent families multiplies their
        counts, as it does polynomials.
        """
        zdd = self._zdd
        width = self._width
        counts = {EMPTY: 0, UNIT: 1}
        zdd.limits.register(counts)
        bits = 0
        for root in self._roots.values():
            for node in zdd.below(root):
                zdd.limits.step()
                if node not in counts:
                    module = self._roots.get(zdd.variable[node])
                    high = counts[zdd.high[node]]
                    high = high << width if module is None else high * counts[module]
                    counts[node] = self._kept(counts[zdd.low[node]] + high)
                    bits += counts[node].bit_length()
                    if bits > _MOST_BITS:
                        raise TooManyCombinations
        return counts

    def _kept(self, counts: int) -> int:
        if self._max_order is None or not self._width:
            return counts
        kept = counts & ((1 << self._width * (self._max_order + 1)) - 1)
        self.cut_off |= kept != counts
        return kept

    def _count(self, node: int, order: int) -> int:
        return self._counts[node] >> order * self._width & (1 << self._width) - 1

    def _orders(self, node: int) -> list[int]:
        """Return the orders of which a node has sets."""
        if not self._width:
            return []
        highest = self._counts[node].bit_length() // self._width
        return [order for order in range(highest + 1) if self._count(node, order)]

    def _sets_of(self, order: int) -> Iterator[tuple[str, ...]]:
        """Yield the cut sets of one order; every way that is entered leads to one."""
        waiting: list[tuple[int, int, _Chosen | None, _Pending | None]]
        waiting = [(self._top, order, None, None)]
        while waiting:
            self._zdd.limits.step()
            node, left, chosen, pending = waiting.pop()
            if node != UNIT:
                waiting += self._ways(node, left, chosen, pending)
            elif pending is not None:
                waiting.append((pending.node, pending.order, chosen, pending.after))
            else:
                yield tuple(_unrolled(chosen))

    def _ways(
        self, node: int, left: int, chosen: _Chosen | None, pending: _Pending | None
    ) -> Iterator[tuple[int, int, _Chosen | None, _Pending | None]]:
        """Yield the steps from a node that lead to sets with `left` more events.

        The last one is taken first: that is into the sets with the node's own event.
        """
        high, low = self._zdd.high[node], self._zdd.low[node]
        if self._count(low, left):
            yield low, left, chosen, pending
        variable = self._zdd.variable[node]
        module = self._roots.get(variable)
        if module is None:
            if left and self._count(high, left - 1):
                yield high, left - 1, _Chosen(self._names[variable], chosen), pending
            return
        for order in self._orders(module):
            if order <= left and self._count(high, left - order):
                yield module, order, chosen, _Pending(high, left - order, pending)


def _unrolled(chosen: _Chosen | None) -> Iterator[str]:
    while chosen is not None:
        yield chosen.name
        chosen = chosen.before


def exact_families(plan: FaultPlan, limits: Limits) -> CutFamilies:
    """Return all minimal cut sets, by way of the binary decision diagrams of the modules."""
    bdd = Bdd(limits)
    functions = module_roots(plan, WholeAlgebra(bdd))
    zdd = Zdd(limits.afresh())
    return CutFamilies(plan, zdd, minimal_solutions(bdd, functions, zdd))


def bounded_families(plan: FaultPlan, limits: Limits, max_order: int) -> CutFamilies:
    """Return the minimal cut sets of at most `max_order` events; larger ones are never made."""
    algebra = _BoundedAlgebra(Zdd(limits), max_order)
    families = CutFamilies(plan, algebra.diagram, module_roots(plan, algebra), max_order)
    families.cut_off |= algebra.cut_off
    return families


def direct_families(plan: FaultPlan, limits: Limits) -> CutFamilies:
    """Return all minimal cut sets without the detour: quicker where "or" stands above "and"."""
    return bounded_families(plan, limits, len(plan.numbers))


class _BoundedAlgebra:
    """Puts families together and leaves out what is larger than `max_order`.

    A module weighs as much as its smallest set, so nothing small enough is lost.
    """

    def __init__(self, zdd: Zdd, max_order: int) -> None:
        self.diagram = zdd
        self._max_order = max_order
        self._weights: dict[int, int] = {}
        without = Without(zdd)
        self._union = Union(zdd, without)
        self._product = Product(zdd, self._weights, self._union, without)
        self._left_out = False

    @property
    def cut_off(self) -> bool:
        return self._left_out or self._product.cut_off

    def leaf(self, number: int) -> int:
        if self._weights.setdefault(number, 1) <= self._max_order:
            return self.diagram.single(number)
        self._left_out = True
        return EMPTY

    def both(self, one: int, other: int) -> int:
        return self._product((one, other, self._max_order))

    def either(self, one: int, other: int) -> int:
        return self._union((one, other))

    def finish(self, number: int, root: int) -> None:
        lightest = {EMPTY: self._max_order + 1, UNIT: 0}
        for node in self.diagram.below(root):
            high = lightest[self.diagram.high[node]] + self._weights[self.diagram.variable[node]]
            lightest[node] = min(high, lightest[self.diagram.low[node]])
        self._weights[number] = lightest[root]
