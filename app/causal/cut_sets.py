# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Which causes together are enough for the effect, counted without listing, and how probable it is.

Nothing here needs recursion or unbounded memory: long work looks at `cancelled`, and a model that
combines in too many ways is refused in words.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from itertools import chain, islice, product
from typing import TypeVar

from app.causal.cut_families import CutFamilies, bounded_families, direct_families, exact_families
from app.causal.decision.bdd import Bdd
from app.causal.decision.limits import (
    MOST_ENTRIES,
    Limits,
    TooManyCombinations,
    WorkCancelled,
    never,
)
from app.causal.fault_functions import WholeAlgebra, module_roots
from app.causal.fault_logic import simplified, with_private_parts_apart
from app.causal.fault_model import FaultModel
from app.causal.fault_plan import FaultPlan, plans

DEFAULT_LIMIT = 5_000
"""How many cut sets are listed unless more are asked for."""

__all__ = [
    "DEFAULT_LIMIT", "CutSets", "TooManyCombinations", "WorkCancelled", "minimal_cut_sets",
    "never", "top_probability",
]  # fmt: skip

SHORT_TRY = 12
"""A first try may take this part of the memory."""

_T = TypeVar("_T")
_Work = Callable[[FaultPlan, Limits], _T]


@dataclass(frozen=True)
class CutSets:
    """The minimal cut sets of a model: causes that together are enough, none of them spare.

    `count` and `by_order` are exact for the orders asked for. `sets` are the first of them, the
    smallest first. `truncated` says that the list is shorter, or that larger sets were left out.
    """

    count: int
    by_order: Mapping[int, int]
    sets: tuple[tuple[str, ...], ...]
    truncated: bool


def minimal_cut_sets(
    model: FaultModel,
    *,
    limit: int = DEFAULT_LIMIT,
    max_order: int | None = None,
    cancelled: Callable[[], bool] = never,
) -> CutSets:
    """Count the minimal cut sets of a model and list the first `limit` of them.

    With `max_order` larger sets are not looked for, so that models feasible no other way are.
    Raises `TooManyCombinations` in words, and `WorkCancelled`.
    """

    def told(families: CutFamilies) -> CutSets:
        return _told(families, model, limit)

    if max_order is not None:
        return _first_feasible(
            model,
            cancelled,
            (lambda plan, limits: told(bounded_families(plan, limits, max_order)),),
        )
    return _first_feasible(
        model,
        cancelled,
        (
            lambda plan, limits: told(exact_families(plan, limits)),
            lambda plan, limits: told(direct_families(plan, limits)),
        ),
    )


def _told(families: CutFamilies, model: FaultModel, limit: int) -> CutSets:
    places = {name: place for place, name in enumerate(model.probabilities)}
    by_order = families.by_order()
    count = sum(by_order.values())
    listed = [
        tuple(sorted(found, key=places.__getitem__)) for found in islice(families.sets(), limit)
    ]
    listed.sort(key=lambda found: (len(found), [places[name] for name in found]))
    return CutSets(count, by_order, tuple(listed), families.cut_off or len(listed) < count)


def top_probability(
    model: FaultModel, *, patient: bool = True, cancelled: Callable[[], bool] = never
) -> float | None:
    """Return the exact probability of the top, its basic events being independent.

    None where an event that matters has no probability. Whoever is not `patient`, as with a model
    whose cut sets were too many already, gets short tries alone. Raises `TooManyCombinations` in
    words, and `WorkCancelled`.
    """
    chances = model.probabilities
    return _first_feasible(
        model,
        cancelled,
        (
            lambda plan, limits: _probability(plan, chances, *_whole_functions(plan, limits)),
            lambda plan, limits: _probability(plan, chances, *_covering_functions(plan, limits)),
        ),
        patient=patient,
    )


def _first_feasible(
    model: FaultModel,
    cancelled: Callable[[], bool],
    ways: tuple[_Work[_T], ...],
    *,
    patient: bool = True,
) -> _T:
    """Return what the first way gives that fits into memory; raise the refusal where none does.

    Which way and which order of variables suit a model can't be known: each has a short try first,
    so that a bad one costs half a second and not many.
    """
    orders = plans(with_private_parts_apart(simplified(model)))
    short = product((MOST_ENTRIES // SHORT_TRY,), orders, ways)
    long = product((MOST_ENTRIES,), orders[:1], ways if patient else ())
    for most_entries, plan, way in chain(short, long):
        limits = Limits(cancelled, most_entries)
        # The refusal is not kept: it would hold on to everything the failed try had made.
        with suppress(TooManyCombinations):
            try:
                return way(plan(), limits)
            finally:
                limits.let_go()
    raise TooManyCombinations


def _whole_functions(plan: FaultPlan, limits: Limits) -> tuple[Bdd, dict[int, int]]:
    bdd = Bdd(limits)
    return bdd, module_roots(plan, WholeAlgebra(bdd))


def _covering_functions(plan: FaultPlan, limits: Limits) -> tuple[Bdd, dict[int, int]]:
    """Return the functions by way of the cut sets, quicker where "or" stands above "and"."""
    families = direct_families(plan, limits)
    bdd = Bdd(limits.afresh())
    return bdd, families.functions(bdd)


def _probability(
    plan: FaultPlan, probabilities: Mapping[str, float | None], bdd: Bdd, roots: Mapping[int, int]
) -> float | None:
    chances = {
        number: probabilities[name]
        for name, number in plan.numbers.items()
        if name not in plan.gates
    }
    for number, root in roots.items():
        chances[number] = bdd.probability(root, chances)
    return chances[plan.numbers[plan.top]]
