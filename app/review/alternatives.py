# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Choosing between two wordings of one field. Each choice is one edit, which can be undone."""

from __future__ import annotations

from app.review.alternative import Alternative
from app.review.edits import Batch, Edit, Remove, Set
from app.review.item import Item, Kind
from app.review.review import Review

_OF_LINES = frozenset({"summary", "description"})
"""Fields that are written in paragraphs."""


def alternatives(review: Review) -> tuple[Alternative, ...]:
    """Return the wordings that wait for a choice, the earliest first."""
    return tuple(each for each in review.items(Kind.ALTERNATIVE) if isinstance(each, Alternative))


def place_of(alternative: Alternative) -> tuple[Kind, str, str] | None:
    """Return kind, id and field it belongs to; None where this version knows no such kind."""
    return place_named(alternative.place_kind, alternative.place_id, alternative.field)


def place_named(kind: str, item_id: str, field: str) -> tuple[Kind, str, str] | None:
    """Return a place that is told in words; None where this version knows no such kind."""
    try:
        return Kind(kind), item_id, field
    except ValueError:
        return None


def standing_text(review: Review, alternative: Alternative) -> str | None:
    """Return the wording that stands; None where its place is gone, or holds no text."""
    place = place_of(alternative)
    item: Item | None = review.get(*place[:2]) if place is not None else None
    value = getattr(item, alternative.field, None)
    return value if isinstance(value, str) else None


def kept(alternative: Alternative) -> Edit:
    """Return the edit that keeps what stands, and drops the other wording."""
    return Remove(Kind.ALTERNATIVE, alternative.id)


def taken(review: Review, alternative: Alternative) -> Edit:
    """Return the edit that puts the other wording in the place of what stands."""
    return _set(review, alternative, alternative.text)


def both(review: Review, alternative: Alternative) -> Edit:
    """Return the edit that keeps both, one after the other."""
    standing = standing_text(review, alternative) or ""
    has_lines = alternative.field in _OF_LINES or "\n" in standing + alternative.text
    between = "\n" if has_lines else " / "
    return _set(review, alternative, f"{standing}{between}{alternative.text}")


def _set(review: Review, alternative: Alternative, text: str) -> Edit:
    place = place_of(alternative)
    if place is None or standing_text(review, alternative) is None:
        return kept(alternative)
    return Batch((Set(*place, text), kept(alternative)))
