# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Find reviews by words and by facets: the one way to ask, whatever the database.

`search` answers what is typed, with the places that hold it; `facet_counts` tells how many reviews
each choice would leave; `narrowed` which those are.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from heapq import nsmallest
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, extract, func, select

from app.insight.recurring import Recurring, recurring
from app.insight.search.facets import KEPT_FACETS, Facet, FacetValue, Narrowing
from app.insight.search.findable import FINDABLE, FindableText, texts_in
from app.insight.search.search_query import SearchQuery, Term, read_query
from app.insight.search.search_words import search_words
from app.insight.search.snippet import Snippet, snippet
from app.review.item import Kind
from app.store import mapping
from app.store.matching import Choice, all_matching, matching
from app.store.reading import SUMMARY_COLUMNS
from app.store.shared_rows import IS_HERE, MOVED_IDS
from app.store.summary import ReviewSummary
from app.store.tables import indexed_review_table, review_facet_table, review_table
from app.store.word_index import WordIndex, word_index_of

_HITS_OF_REVIEW = 4
_Text = tuple[Kind, str, FindableText]

_review, _number, _facet = review_table.c, indexed_review_table.c, review_facet_table.c
_NUMBERED = indexed_review_table.join(review_table, _review.id == _number.review_id)
_FACET_COLUMNS: dict[Facet, ColumnElement[Any]] = {
    Facet.SEVERITY: _review.severity,
    Facet.STATE: _review.state,
    Facet.YEAR: extract("year", _review.date),
}


@dataclass(frozen=True)
class Hit:
    """A place in a review: the step that shows it, the item, its field, and what stands there."""

    step: int
    kind: Kind
    item_id: str
    field: str
    snippet: Snippet


@dataclass(frozen=True)
class FoundReview:
    """A review that holds what was looked for; `more` counts the places left out."""

    summary: ReviewSummary
    hits: tuple[Hit, ...]
    more: int


@dataclass(frozen=True)
class Found:
    """The best of what was found. `total` is a least number where not `is_all`."""

    reviews: tuple[FoundReview, ...]
    total: int
    is_all: bool


def search(connection: Connection, asked: Narrowing, most: int) -> Found:
    """Return the reviews that hold what was typed, best first, at most so many."""
    query = read_query(asked.text)
    if not query:
        return Found((), 0, is_all=True)
    index = word_index_of(connection)
    found = matching(connection, index, query, _choice(connection, asked), most)
    shown = _found_reviews(connection, index, query, found.numbers[:most])
    return Found(shown, len(found.numbers), found.is_all)


def narrowed(connection: Connection, asked: Narrowing) -> frozenset[str]:
    """Return the ids of all reviews that fit."""
    index = word_index_of(connection)
    numbers = _fitting(connection, index, asked)
    wanted = select(_number.review_id).where(index.among(_number.number, numbers))
    return frozenset(connection.execute(wanted).scalars())


def facet_counts(connection: Connection, asked: Narrowing) -> list[FacetValue]:
    """Return each value with how many reviews fit when it is chosen, other facets as they are."""
    index = word_index_of(connection)
    narrow = [facet for facet in Facet if asked.selection.get(facet)]
    counts: list[FacetValue] = []
    numbers = _fitting(connection, index, asked)
    for facet in Facet:
        base = _fitting(connection, index, asked.without(facet)) if facet in narrow else numbers
        counts += _counts(connection, index, facet, base)
    return counts


def recurring_causes(connection: Connection) -> Recurring:
    """Return which categories of causes came up when, archived reviews left out."""
    dated = (~_review.archived, _review.date.is_not(None), IS_HERE)
    month = extract("year", _review.date), extract("month", _review.date)
    incidents = connection.execute(select(*month, func.count()).where(*dated).group_by(*month))
    kept = _NUMBERED.join(review_facet_table, _facet.number == _number.number)
    causes = connection.execute(
        select(*month, func.min(_facet.value), func.count())
        .select_from(kept)
        .where(*dated, _facet.facet == Facet.CATEGORY.value)
        .group_by(*month, _facet.key)
    )
    return recurring(
        [(date(int(year), int(number), 1), count) for year, number, count in incidents],
        [(date(int(year), int(number), 1), name, count) for year, number, name, count in causes],
    )


def _fitting(connection: Connection, index: WordIndex, asked: Narrowing) -> set[int]:
    query = read_query(asked.text)
    if query:
        return all_matching(connection, index, query, _choice(connection, asked))
    return _numbers(connection, asked)


def _choice(connection: Connection, asked: Narrowing) -> Choice:
    """Return which reviews come into question: where nothing is chosen, all but the archived."""
    if asked.archived or any(asked.selection.values()):
        return Choice(only=_numbers(connection, asked))
    return Choice(never=_numbers(connection, Narrowing(archived=True)) | _moved(connection))


def _moved(connection: Connection) -> set[int]:
    """Return the numbers of the reviews that went to a server: what is here of them is old."""
    wanted = select(_number.number).where(_number.review_id.in_(MOVED_IDS))
    return set(connection.execute(wanted).scalars())


def _numbers(connection: Connection, asked: Narrowing) -> set[int]:
    """Return the numbers of the reviews that have a chosen value of each facet."""
    wanted = select(_number.number).select_from(_NUMBERED)
    wanted = wanted.where(_review.archived.is_(asked.archived), IS_HERE)
    for facet, values in asked.selection.items():
        if values:
            wanted = wanted.where(_has(facet, values))
    return set(connection.execute(wanted).scalars())


def _has(facet: Facet, values: Iterable[str]) -> ColumnElement[bool]:
    if facet in KEPT_FACETS:
        kept = select(_facet.number).where(
            _facet.facet == facet.value, _facet.key.in_([value.casefold() for value in values])
        )
        return _number.number.in_(kept)
    if facet is Facet.YEAR:
        years = [int(value) for value in values if value.isdecimal()]
        return _FACET_COLUMNS[facet].in_(years)
    return _FACET_COLUMNS[facet].in_(list(values))


def _counts(
    connection: Connection, index: WordIndex, facet: Facet, numbers: set[int]
) -> list[FacetValue]:
    rows = connection.execute(_counting(facet, index, numbers))
    found = [FacetValue(facet, str(value), count) for value, count in rows if value is not None]
    if facet in KEPT_FACETS:
        return sorted(found, key=lambda each: (-each.count, each.value.casefold()))
    return sorted(found, key=lambda each: each.value, reverse=facet is Facet.YEAR)


def _counting(facet: Facet, index: WordIndex, numbers: set[int]) -> Select[Any, int]:
    if facet in KEPT_FACETS:
        fits = index.among(_facet.number, numbers)
        counted: Select[Any, int] = select(func.min(_facet.value), func.count())
        return counted.where(_facet.facet == facet.value, fits).group_by(_facet.key)
    column = _FACET_COLUMNS[facet]
    counted = select(column, func.count()).select_from(_NUMBERED)
    return counted.where(index.among(_number.number, numbers)).group_by(column)


def _found_reviews(
    connection: Connection, index: WordIndex, query: SearchQuery, numbers: Iterable[int]
) -> tuple[FoundReview, ...]:
    numbers = list(numbers)
    wanted = select(_number.number, *SUMMARY_COLUMNS).select_from(_NUMBERED)
    rows = connection.execute(wanted.where(index.among(_number.number, numbers))).mappings()
    names = [column.name for column in SUMMARY_COLUMNS]
    summaries = {
        row["number"]: ReviewSummary(**{name: row[name] for name in names}) for row in rows
    }
    shown = [summaries[number] for number in numbers if number in summaries]
    texts = _texts(connection, [each.id for each in shown])
    return tuple(_found_review(each, texts[each.id], query) for each in shown)


def _texts(connection: Connection, review_ids: list[str]) -> dict[str, list[_Text]]:
    """Return everything that can be found in some reviews, in the order of the kinds."""
    texts: dict[str, list[_Text]] = {review_id: [] for review_id in review_ids}
    for kind in FINDABLE:
        rows = connection.execute(mapping.texts_of_several(kind), {"key_reviews": review_ids})
        for row in rows:
            texts[row.review_id] += [(kind, row.id, each) for each in texts_in(kind, row)]
    return texts


def _found_review(summary: ReviewSummary, texts: list[_Text], query: SearchQuery) -> FoundReview:
    held = [(_held(text[2].text, query.wanted), text) for text in texts]
    held = [entry for entry in held if entry[0]]
    # What holds more of the terms comes first; where that is alike, the order of the kinds stays.
    best = nsmallest(_HITS_OF_REVIEW, enumerate(held), key=lambda each: (-each[1][0], each[0]))
    hits = tuple(_hit(*text, query) for _, (_, text) in best)
    return FoundReview(summary, hits, len(held) - len(hits))


def _held(text: str, terms: Iterable[Term]) -> int:
    """Return how many of the terms stand in a text."""
    words = search_words(text)
    return sum(term.is_in(words) for term in terms)


def _hit(kind: Kind, item_id: str, found: FindableText, query: SearchQuery) -> Hit:
    piece = snippet(found.text, query.wanted) or Snippet(found.text, ())
    return Hit(found.step, kind, item_id, found.field, piece)
