# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A short piece of a text around what was looked for, with the stretches that are meant."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from app.insight.search.search_query import Term
from app.insight.search.search_words import placed_words

AROUND = 60
LONGEST = 180
_CUT = "…"


@dataclass(frozen=True)
class Snippet:
    """`marks` are stretches of `text`, from and to, that do not overlap."""

    text: str
    marks: tuple[tuple[int, int], ...]


def snippet(text: str, terms: Iterable[Term]) -> Snippet | None:
    """Return the piece of `text` around the first of `terms`; None where none stands in it."""
    words = placed_words(text)
    marks = _joined([place for term in terms for place in term.places_in(words)])
    if not marks:
        return None
    start, end = _window(text, marks[0])
    piece = "".join(" " if sign.isspace() else sign for sign in text[start:end])
    before, after = (_CUT if start else ""), (_CUT if end < len(text) else "")
    moved = len(before) - start
    inside = [(low + moved, min(high, end) + moved) for low, high in marks if low < end]
    return Snippet(f"{before}{piece}{after}", tuple(inside))


def _joined(places: list[tuple[int, int]]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for start, end in sorted(places):
        if joined and start <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((start, end))
    return joined


def _window(text: str, first: tuple[int, int]) -> tuple[int, int]:
    """Return a stretch that holds the first mark and begins and ends between words."""
    if len(text) <= LONGEST:
        return 0, len(text)
    start = max(0, min(first[0] - AROUND, len(text) - LONGEST))
    end = min(len(text), start + LONGEST)
    if start:
        gap = text.find(" ", start, first[0])
        start = gap + 1 if gap >= 0 else start
    if end < len(text):
        gap = text.rfind(" ", min(first[1], end), end)
        end = gap if gap >= 0 else end
    return start, max(end, start + 1)
