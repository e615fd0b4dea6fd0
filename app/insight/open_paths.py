# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Which ways to the effect the actions of a review close, and which stay open.

A way is a minimal cut set. An action on a cause is taken to keep that cause from coming about
again; one on an inner cause takes away that whole cause, whatever may still happen below it.
Which causes have no answer at all is another question: see `actions.uncovered`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property

from app.causal.cut_sets import DEFAULT_LIMIT, CutSets, minimal_cut_sets, never
from app.causal.fault_model import FaultModel, held_false, model_of
from app.review.action import ActionStatus
from app.review.cause import EFFECT_ID
from app.review.review import Review


@dataclass(frozen=True)
class OpenPaths:
    """The minimal cut sets before and after the actions, and the causes that these answer.

    Both count exactly; both list no more than was asked for. Where an inner cause was taken away, a
    larger set may take the place of the smaller one that it led to.
    """

    before: CutSets
    after: CutSets
    answered: frozenset[str]

    @property
    def single_points(self) -> tuple[int, int]:
        """How many causes are enough alone, before and after the actions."""
        return self.before.by_order.get(1, 0), self.after.by_order.get(1, 0)

    @cached_property
    def open_by_cause(self) -> Mapping[str, tuple[tuple[str, ...], ...]]:
        """For each leaf, the listed sets with it that stay open; a leaf with none is missing."""
        found: dict[str, list[tuple[str, ...]]] = {}
        for names in self.after.sets:
            for name in names:
                found.setdefault(name, []).append(names)
        return {name: tuple(sets) for name, sets in found.items()}


def open_paths(
    review: Review,
    *,
    limit: int = DEFAULT_LIMIT,
    max_order: int | None = None,
    cancelled: Callable[[], bool] = never,
) -> OpenPaths:
    """Return what the actions change about the minimal cut sets of a review's causes.

    Raises what `minimal_cut_sets` raises; a review is never changed, so any thread will do.
    """
    model = model_of(review)
    answered = answered_causes(review)
    within = answered & (model.gates.keys() | model.probabilities.keys())

    def cut_sets(of: FaultModel) -> CutSets:
        return minimal_cut_sets(of, limit=limit, max_order=max_order, cancelled=cancelled)

    before = cut_sets(model)
    after = cut_sets(held_false(model, within)) if within else before
    return OpenPaths(before, after, frozenset(within))


def answered_causes(review: Review) -> frozenset[str]:
    """Return the causes with an action that was not dropped: promised, an idea still, or done.

    An action on the effect itself names no cause, so it closes no way in particular.
    """
    return frozenset(
        cause_id
        for action in review.actions
        if action.status is not ActionStatus.DROPPED
        for cause_id in action.cause_ids
        if cause_id != EFFECT_ID
    )
