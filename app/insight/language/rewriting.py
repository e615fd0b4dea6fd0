# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Put what a hint offers into its text, so that the sentence around it still stands."""

from __future__ import annotations

from dataclasses import dataclass

from app.insight.language.hints import Hint

_CLOSING = frozenset(",.;:!?)\n")


@dataclass(frozen=True)
class Replacement:
    """The stretch of a text that makes room, and what takes its place."""

    start: int
    end: int
    text: str


def replacement(text: str, hint: Hint) -> Replacement | None:
    """Return how `text` takes up what `hint` offers; None where it offers nothing to put there.

    Words that are dropped take their space and commas along, and leave a capital to what follows.
    """
    if hint.rewrite is None:
        return None
    if hint.is_whole:
        return Replacement(0, len(text), hint.rewrite)
    if hint.rewrite:
        return Replacement(hint.start, hint.end, hint.rewrite)
    start, end = _with_commas(text, hint.start, hint.end)
    if start == 0 or text[start - 1].isspace():
        while text[end : end + 1] == " ":
            end += 1
    follows = text[end : end + 1]
    if text[hint.start].isupper() and follows.islower():
        return Replacement(start, end + 1, follows.upper())
    return Replacement(start, end, "")


def _with_commas(text: str, start: int, end: int) -> tuple[int, int]:
    before = len(text[:start].rstrip(" "))
    closes = text[end : end + 1] in _CLOSING or end == len(text)
    if before and text[before - 1] == "," and closes:
        return before - 1, end + text.startswith(",", end)
    if text.startswith(",", end):
        return start, end + 1
    if closes and before < start:
        return before, end
    return start, end
