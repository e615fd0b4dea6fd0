# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Wordings that somebody keeps on purpose, each with the reason: no hint is given about them."""

from __future__ import annotations

from app.insight.language.hints import same_words
from app.review.edits import Edit, set_field
from app.review.review import Review

_DASH = " – "


def kept_words(review: Review) -> tuple[str, ...]:
    """Return the wordings that are kept in `review`, without their reasons."""
    return tuple(entry.partition(_DASH)[0] for entry in review.lifecycle.kept_words)


def keep_edit(review: Review, words: str, reason: str = "") -> Edit | None:
    """Return the edit that keeps `words` in this review; None where they are kept already."""
    if same_words(words) in {same_words(kept) for kept in kept_words(review)}:
        return None
    plain = " ".join(words.split()).replace(_DASH, " - ")
    entry = f"{plain}{_DASH}{reason.strip()}" if reason.strip() else plain
    return set_field(review.lifecycle, "kept_words", (*review.lifecycle.kept_words, entry))


def drop_edit(review: Review, entry: str) -> Edit:
    """Return the edit that no longer keeps a wording; `entry` is as the review holds it."""
    left = tuple(each for each in review.lifecycle.kept_words if each != entry)
    return set_field(review.lifecycle, "kept_words", left)
