# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""An order of the actions to begin with: what was promised, what is strong, what is due first.

The order of the list is the team's own priority; this is offered, and never done unasked.
"""

from __future__ import annotations

from datetime import date

from app.insight.action_checks.rule import ActionRules
from app.insight.action_checks.strength import strength_of
from app.review.action import Action, Strength
from app.review.edits import Edit, batch, set_field
from app.review.rank import ranks_after
from app.review.review import Review

_STRENGTHS = {strength: place for place, strength in enumerate(Strength)}


def suggested_order(review: Review, rules: ActionRules) -> tuple[Action, ...]:
    """Return promises before ideas, what is over last; then by strength, then by day."""

    def key(action: Action) -> tuple[bool, bool, int, date]:
        strength = strength_of(action, rules)
        place = len(_STRENGTHS) if strength is None else _STRENGTHS[strength]
        return not action.is_open, not action.committed, place, action.due or date.max

    return tuple(sorted(review.actions, key=key))


def order_edit(review: Review, rules: ActionRules) -> Edit | None:
    """Return one edit that puts the actions into the suggested order; None where they are in it."""
    ordered = suggested_order(review, rules)
    if ordered == review.actions:
        return None
    ranks = ranks_after("", len(ordered))
    return batch(
        set_field(action, "rank", rank) for action, rank in zip(ordered, ranks, strict=True)
    )
