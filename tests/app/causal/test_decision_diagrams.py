# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Families of sets as diagrams do what families of sets do, and let go of their memory."""

from __future__ import annotations

import weakref
from collections.abc import Iterable
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from app.causal.decision.bdd import Bdd
from app.causal.decision.diagram import EMPTY, TRUE, UNIT
from app.causal.decision.limits import Limits
from app.causal.decision.zdd import (
    Product,
    Union,
    Without,
    Zdd,
    covering_functions,
    minimal_solutions,
)
from app.causal.fault_functions import WholeAlgebra

WEIGHTS = {0: 1, 1: 2, 2: 1, 3: 3, 4: 1}
Sets = frozenset[frozenset[int]]

sets = st.frozensets(st.frozensets(st.sampled_from(list(WEIGHTS)), max_size=4), max_size=6)


class Families:
    """A diagram with its operations, told what to hold in plain sets."""

    def __init__(self) -> None:
        self.zdd = Zdd(Limits())
        self.without = Without(self.zdd)
        self.union = Union(self.zdd, self.without)
        self.product = Product(self.zdd, WEIGHTS, self.union, self.without)

    def made(self, family: Sets) -> int:
        """Return the node of a minimal family."""
        root = EMPTY
        for members in family:
            node = UNIT
            for variable in sorted(members, reverse=True):
                node = self.zdd.node(variable, node, EMPTY)
            root = self.union((root, node))
        return root

    def told(self, root: int) -> Sets:
        """Return the family of a node."""
        if root <= UNIT:
            return frozenset({frozenset()}) if root == UNIT else frozenset()
        high = {members | {self.zdd.variable[root]} for members in self.told(self.zdd.high[root])}
        return frozenset(high) | self.told(self.zdd.low[root])


def _minimal(family: Iterable[frozenset[int]]) -> Sets:
    members = frozenset(family)
    return frozenset(one for one in members if not any(other < one for other in members))


@given(sets, sets)
def test_a_union_keeps_what_holds_no_other(one: Sets, other: Sets) -> None:
    families = Families()
    found = families.union((families.made(one), families.made(other)))
    assert families.told(found) == _minimal(one | other)


@given(sets, sets)
def test_without_drops_what_holds_a_set_of_the_other(one: Sets, other: Sets) -> None:
    families = Families()
    found = families.without((families.made(one), families.made(other)))
    assert families.told(found) == {
        members for members in _minimal(one) if not any(small <= members for small in other)
    }


@given(sets, sets, st.integers(0, 8))
def test_a_product_joins_what_is_light_enough(one: Sets, other: Sets, most: int) -> None:
    families = Families()
    found = families.told(families.product((families.made(one), families.made(other), most)))
    joined = _minimal(first | second for first in one for second in other)
    light = {members for members in joined if sum(map(WEIGHTS.__getitem__, members)) <= most}
    assert found == light
    assert families.product.cut_off or light == joined


@given(sets)
def test_a_function_comes_back_from_its_minimal_solutions(family: Sets) -> None:
    families = Families()
    root = families.made(family)
    bdd = Bdd(Limits())
    function = covering_functions(families.zdd, {0: root}, bdd)[0]
    for happened in _subsets(list(WEIGHTS)):
        assert _holds(bdd, function, happened) == any(members <= happened for members in family)
    assert minimal_solutions(bdd, {0: function}, families.zdd) == {0: root}


def _subsets(variables: list[int]) -> Iterable[frozenset[int]]:
    for size in range(len(variables) + 1):
        yield from map(frozenset, combinations(variables, size))


def _holds(bdd: Bdd, node: int, happened: frozenset[int]) -> bool:
    while node > TRUE:
        node = (bdd.high if bdd.variable[node] in happened else bdd.low)[node]
    return node == TRUE


def test_diagrams_are_let_go_without_waiting_for_the_collector() -> None:
    families = Families()
    families.product((families.made(frozenset({frozenset({0, 1})})), UNIT, 3))
    algebra = WholeAlgebra(Bdd(Limits()))
    algebra.both(algebra.leaf(0), algebra.leaf(1))
    watched = [weakref.ref(families.zdd), weakref.ref(algebra.diagram)]
    del families, algebra
    assert [diagram() for diagram in watched] == [None, None]
