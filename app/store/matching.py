# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Which reviews hold what was typed: quick where words are common, exact where they are rare."""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from sqlalchemy import Connection

from app.insight.search.search_query import SearchQuery, Term
from app.store.word_index import PLACE_BITS, WordIndex

_WINDOW = 3_000
"""Items looked at for each term before all of them are counted."""

_FEW = 60
"""So many reviews are asked for one by one: that is quicker than to count all of a term."""

_LAST_NUMBER = (1 << 31) - 1
_PLACES = (1 << PLACE_BITS) - 1


@dataclass(frozen=True)
class Choice:
    """The reviews that come into question: `only` those, where given, and `never` those."""

    only: AbstractSet[int] | None = None
    never: AbstractSet[int] = frozenset()

    def of(self, numbers: AbstractSet[int]) -> set[int]:
        """Return those of `numbers` that come into question."""
        return set(numbers if self.only is None else numbers & self.only) - self.never


@dataclass(frozen=True)
class Matching:
    """Numbers of reviews, best first. `is_all` is False where older ones may follow."""

    numbers: tuple[int, ...]
    is_all: bool


@dataclass(frozen=True)
class _Window:
    """What is known of a term: its newest items, and the review from which on that is all."""

    numbers: frozenset[int]
    in_headline: frozenset[int]
    known_from: int


def matching(
    connection: Connection,
    index: WordIndex,
    query: SearchQuery,
    choice: Choice,
    enough: int,
) -> Matching:
    """Return reviews that hold every wanted term and none unwanted, of those in question.

    Those that hold all of it in the headline facts come first, the one made last before others.
    Where the newest items of each term give `enough` reviews, older ones are not looked for.
    """
    terms = (*query.wanted, *query.unwanted)
    windows = {term: _window(index.newest(connection, term, _WINDOW)) for term in terms}
    known_from = max(window.known_from for window in windows.values())
    found = _combined(query, {term: window.numbers for term, window in windows.items()}, choice)
    found = {number for number in found if number >= known_from}
    if known_from and len(found) < enough:
        found, known_from = _all(connection, index, query, windows, choice), 0
    headline = frozenset.intersection(*(windows[term].in_headline for term in query.wanted))
    ordered = sorted(found, key=lambda number: (number not in headline, -number))
    return Matching(tuple(ordered), is_all=not known_from)


def all_matching(
    connection: Connection, index: WordIndex, query: SearchQuery, choice: Choice
) -> set[int]:
    """Return every review that `matching` could find."""
    return set(matching(connection, index, query, choice, 1 << 62).numbers)


def _window(ids: list[int]) -> _Window:
    numbers = frozenset(each >> PLACE_BITS for each in ids)
    headline = frozenset(each >> PLACE_BITS for each in ids if not each & _PLACES)
    return _Window(numbers, headline, min(numbers) if len(ids) == _WINDOW else 0)


def _all(
    connection: Connection,
    index: WordIndex,
    query: SearchQuery,
    windows: dict[Term, _Window],
    choice: Choice,
) -> set[int]:
    """Ask for all reviews of the common terms, within the reach of the rare ones."""
    rare = [windows[term].numbers for term in query.wanted if not windows[term].known_from]
    if choice.only is not None:
        rare.append(frozenset(choice.only))
    reach = frozenset.intersection(*rare) if rare else None
    if reach is not None and not reach:
        return set()
    numbers = {
        term: _held_in(connection, index, term, reach) if window.known_from else window.numbers
        for term, window in windows.items()
    }
    return _combined(query, numbers, choice)


def _held_in(
    connection: Connection, index: WordIndex, term: Term, reach: frozenset[int] | None
) -> AbstractSet[int]:
    """Return the reviews of `reach` that hold a common term; all that do where it is None."""
    if reach is None:
        return index.numbers(connection, term, 0, _LAST_NUMBER)
    if len(reach) > _FEW or term.is_beginning:
        return index.numbers(connection, term, min(reach), max(reach))
    return set().union(*(index.numbers(connection, term, each, each) for each in reach))


def _combined(
    query: SearchQuery, numbers: Mapping[Term, AbstractSet[int]], choice: Choice
) -> set[int]:
    first, *others = query.wanted
    found = set(numbers[first])
    for term in others:
        found &= numbers[term]
    for term in query.unwanted:
        found -= numbers[term]
    return choice.of(found)
