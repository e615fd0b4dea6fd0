# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Find reviews like one: candidates from the index, compared by what they say."""

from __future__ import annotations

from dataclasses import dataclass, replace
from heapq import nlargest

from sqlalchemy import Connection, func, select

from app.insight.search.facets import Facet
from app.insight.search.search_query import Term
from app.insight.similar import Likeness, Rarity, Similar, likeness, similar, spelling
from app.review.item import Kind
from app.review.review import Review
from app.store.reading import SUMMARY_COLUMNS, read_reviews
from app.store.shared_rows import IS_HERE
from app.store.summary import ReviewSummary
from app.store.tables import indexed_review_table, review_facet_table, review_table
from app.store.word_index import PLACE_BITS, WordIndex, word_index_of

_COMMON = 200
"""A word that so many items hold tells nothing in a library of any size."""

_MOST_WORDS = 250
_BY_WORDS = 60
_BY_FACET = 40
_KINDS = (Kind.LIFECYCLE, Kind.INCIDENT, Kind.CAUSE, Kind.EVENT)

_number, _facet = indexed_review_table.c, review_facet_table.c


@dataclass(frozen=True)
class SimilarReview:
    """A similar review: its line in the library, why it is similar, and its summary's text."""

    summary: ReviewSummary
    why: Similar
    text: str


def similar_reviews(connection: Connection, review: Review, most: int) -> list[SimilarReview]:
    """Return the reviews most like `review` as it is now, whether or not it is saved."""
    mine = likeness(review)
    index = word_index_of(connection)
    holders = _holders(connection, index, mine)
    counts = _facet_counts(connection, mine)
    rarity = Rarity(
        _reviews(connection), {word: len(held) for word, held in holders.items()}, counts
    )
    numbers = _by_words(holders, rarity) | _by_facets(connection, mine)
    wanted = select(*SUMMARY_COLUMNS, _number.number).join_from(
        indexed_review_table, review_table, review_table.c.id == _number.review_id
    )
    wanted = wanted.where(index.among(_number.number, numbers), IS_HERE)
    rows = connection.execute(wanted).mappings()
    names = [column.name for column in SUMMARY_COLUMNS]
    lines = {row["id"]: ReviewSummary(**{name: row[name] for name in names}) for row in rows}
    reviews = read_reviews(connection, list(lines), _KINDS)
    found = similar(mine, map(likeness, reviews.values()), rarity, most)
    written = spelling(review)
    return [
        SimilarReview(
            lines[each.review_id],
            replace(each, words=tuple(written[word] for word in each.words)),
            reviews[each.review_id].incident.summary,
        )
        for each in found
    ]


def _holders(connection: Connection, index: WordIndex, mine: Likeness) -> dict[str, set[int]]:
    """Return which reviews hold each of the words that are not common."""
    holders: dict[str, set[int]] = {}
    words = nlargest(_MOST_WORDS, mine.words, key=lambda word: mine.words[word])
    for word in words:
        ids = index.newest(connection, Term((word,)), _COMMON)
        if 0 < len(ids) < _COMMON:
            holders[word] = {each >> PLACE_BITS for each in ids}
    return holders


def _reviews(connection: Connection) -> int:
    return connection.execute(select(func.count()).select_from(indexed_review_table)).scalar_one()


def _facet_counts(connection: Connection, mine: Likeness) -> dict[tuple[Facet, str], int]:
    keys = [value.casefold() for _, value in mine.facets]
    counted = select(_facet.facet, _facet.key, func.count()).where(_facet.key.in_(keys))
    rows = connection.execute(counted.group_by(_facet.facet, _facet.key))
    return {(Facet(facet), key): count for facet, key, count in rows}


def _by_words(holders: dict[str, set[int]], rarity: Rarity) -> set[int]:
    """Return the reviews with the most of the rare words."""
    weights: dict[int, float] = {}
    for word, numbers in holders.items():
        for number in numbers:
            weights[number] = weights.get(number, 0.0) + rarity.of_word(word)
    return set(nlargest(_BY_WORDS, weights, key=lambda number: (weights[number], number)))


def _by_facets(connection: Connection, mine: Likeness) -> set[int]:
    """Return the newest reviews of the same services and tags."""
    found: set[int] = set()
    for facet, value in mine.facets:
        if facet is Facet.CATEGORY:
            continue
        kept = select(_facet.number).where(
            _facet.facet == facet.value, _facet.key == value.casefold()
        )
        newest = kept.order_by(_facet.number.desc()).limit(_BY_FACET)
        found.update(connection.execute(newest).scalars())
    return found
