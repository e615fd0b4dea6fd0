# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A new review whose causes are those of a Mermaid fishbone."""

from __future__ import annotations

from app.causal.edits import add_lines
from app.causal.ishikawa import read_ishikawa
from app.causal.outline import read_outline
from app.errors import UserFacingError
from app.review.cause import EFFECT_ID
from app.review.changes import apply_edit
from app.review.edits import Edit, batch, set_field
from app.review.ids import new_id
from app.review.review import Review, new_review
from app.translation import tr


def review_from_ishikawa(text: str, source: str) -> Review:
    """Return a review with the diagram's effect and causes. Raises UserFacingError."""
    lines = read_outline(text) if read_ishikawa(text) else []
    if not lines:
        raise UserFacingError(
            tr("{0} holds no fishbone: there is nothing behind its header.").format(source)
        )
    effect = lines[0][1]
    review = new_review(new_id(), title=effect)
    edits: list[Edit] = [set_field(review.effect, "text", effect)]
    if len(lines) > 1:
        edits.append(add_lines(review, EFFECT_ID, lines[1:]).edit)
    return apply_edit(review, batch(edits))[0]
