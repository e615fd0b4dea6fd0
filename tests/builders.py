# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Short ways to make reviews for tests."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from app.review.changes import apply_edit
from app.review.edits import Add, Batch, Edit, addition
from app.review.item import Item
from app.review.review import Review, new_review
from tests.fakes import START

REVIEW_ID = "review0000000001"


def empty_review(title: str = "Checkout slow") -> Review:
    """Return a review with a title and nothing else."""
    return new_review(REVIEW_ID, START, title)


def review_with(*items: Item, title: str = "Checkout slow") -> Review:
    """Return a review that holds `items`, in this order, whatever they refer to coming first."""
    review = empty_review(title)
    for item in items:
        review = applied(review, addition(review, item))
    return review


def applied(review: Review, *edits: Edit) -> Review:
    """Return the review after `edits`."""
    return apply_edit(review, Batch(edits))[0]


def with_fields(review: Review, item: Item, **fields: Any) -> Review:
    """Return the review in which `item` has other values, whatever the rules of editing say."""
    table = {**review.table(item.KIND), item.id: replace(item, **fields)}
    return Review(review.id, {**review.tables, item.KIND: table})


__all__ = ["Add", "applied", "empty_review", "review_with", "with_fields"]
