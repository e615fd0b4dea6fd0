# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""In which language a review is written: as somebody said, else as its small words tell."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping

from app.insight.language.texts import written_texts
from app.review.review import Review

FIRST = "en"
"""The language of the app where nothing tells another."""
_STOP_WORDS: Mapping[str, frozenset[str]] = {
    "en": frozenset({
        "a", "an", "and", "are", "as", "at", "be", "because", "been", "but", "by", "for",
        "from", "had", "has", "have", "in", "is", "it", "its", "not", "of", "on", "or", "that",
        "the", "then", "there", "they", "this", "to", "was", "we", "were", "when", "which",
        "while", "with", "would",
    }),
    "de": frozenset({
        "aber", "als", "am", "auch", "auf", "aus", "bei", "das", "dass", "dem", "den", "der",
        "des", "die", "durch", "ein", "eine", "einem", "einen", "einer", "es", "für", "haben",
        "hat", "ich", "im", "ist", "kein", "keine", "mit", "nach", "nicht", "noch", "oder",
        "sich", "sie", "sind", "um", "und", "uns", "vom", "von", "vor", "wir", "wurde",
        "wurden", "während", "zu", "zum", "zur", "über",
    }),
}  # fmt: skip
"""Words that hold sentences together; none of them belongs to both languages in this meaning."""
_WORD = re.compile(r"[^\W\d_]+")
_LEAST = 5
"""So many small words make a guess."""
_CLEARLY = 2
"""So many times as often as those of the next language."""
_MOST_SIGNS = 20_000


def review_language(review: Review, known: Collection[str], app_language: str = FIRST) -> str:
    """Return the language of the texts of a review, one of `known`.

    What the review says holds; else what its texts tell; else the language of the app.
    """
    said = review.lifecycle.language
    if said in known:
        return said
    guess = told_language("\n".join(_some_text(review)))
    if guess in known:
        return guess
    return app_language if app_language in known else FIRST


def text_language(
    text: str, review: Review, known: Collection[str], app_language: str = FIRST
) -> str:
    """Return the language of one text of a review: one that is clear differs from the others'."""
    if review.lifecycle.language not in known:
        guess = told_language(text)
        if guess in known:
            return guess
    return review_language(review, known, app_language)


def told_language(text: str) -> str:
    """Return the language that the small words of a text belong to; empty where they are few."""
    words = Counter(word.lower() for word in _WORD.findall(text[:_MOST_SIGNS]))
    counts = {
        language: sum(words[word] for word in stop_words)
        for language, stop_words in _STOP_WORDS.items()
    }
    first, second, *_ = sorted(counts, key=lambda language: counts[language], reverse=True)
    is_clear = counts[first] >= _LEAST and counts[first] >= _CLEARLY * counts[second]
    return first if is_clear else ""


def _some_text(review: Review) -> Iterator[str]:
    left = _MOST_SIGNS
    for _, _, text in written_texts(review):
        if left <= 0:
            return
        left -= len(text)
        yield text
