# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The words a review knows by itself: its own dictionary, its people, teams, services, names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.insight.spelling.misspellings import folded
from app.review.edits import Edit, set_field
from app.review.review import Review

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_PART = re.compile(r"[^\W\d_]+")


def known_words(review: Review) -> frozenset[str]:
    """Return them, folded."""
    words: set[str] = {folded(word) for word in review.lifecycle.own_words}
    for text in _names(review):
        words.update(folded(word) for word in _WORD.findall(text))
        words.update(folded(part) for part in _PART.findall(text))
    return frozenset(words)


def own_word_edit(review: Review, word: str) -> Edit | None:
    """Return the edit that adds a word to the review's dictionary; None where it is in it."""
    own, plain = review.lifecycle.own_words, word.strip()
    if not plain or folded(plain) in {folded(each) for each in own}:
        return None
    return set_field(review.lifecycle, "own_words", (*own, plain))


def forget_word_edit(review: Review, word: str) -> Edit:
    """Return the edit that takes a word out of the review's dictionary."""
    left = tuple(each for each in review.lifecycle.own_words if each != word)
    return set_field(review.lifecycle, "own_words", left)


def _names(review: Review) -> Iterator[str]:
    incident = review.incident
    yield from (incident.service, incident.reference)
    for person in review.people:
        yield from (person.name, person.team, person.email)
    for event in review.events:
        yield from (event.actor, event.handover_to)
    for action in review.actions:
        yield action.owner
