# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Which causes have a branch to fold, and which of them are folded."""

from __future__ import annotations

from app.review.cause import EFFECT_ID
from app.review.review import Review
from ui.canvas.fold_mark import FoldState


def folds_of(review: Review, folded: frozenset[str]) -> dict[str, FoldState]:
    """Return the state of each branch by its cause; the effect is never folded away."""
    return {
        link.effect_id: FoldState.FOLDED if link.effect_id in folded else FoldState.OPEN
        for link in review.links
        if link.effect_id != EFFECT_ID
    }
