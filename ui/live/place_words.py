# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What a place in a review is called, where two people met in it."""

from __future__ import annotations

from app.insight.place import item_name
from app.publish.field_words import field_words
from app.review.item import SINGLE_KINDS
from app.review.review import Review
from app.review.zone import zone_of
from ui.fields.binding import Place


def place_words(review: Review, place: Place) -> str:
    """Return the item and its field ("C4, text"); a single part's field stands for itself.

    Empty where the item is gone.
    """
    kind, item_id, field = place
    item = review.get(kind, item_id)
    if item is None:
        return ""
    words = field_words(kind, field) if field else ""
    if kind in SINGLE_KINDS and words:
        return words
    name = item_name(item, review.get, zone_of(review), brief=True)
    return ", ".join(part for part in (name, words) if part)
