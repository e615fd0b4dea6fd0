# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Keep the words and facets of reviews for the search, in the transaction of each change.

An item's id in the index is made of its review's number and a place in it, so that ids alone tell
which reviews hold a word. The row of the review is locked by every change of it, which keeps two
programs from giving one place away twice.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, bindparam, delete, func, insert, select, text

from app.insight.search.facets import FACET_FIELDS, facet_values
from app.insight.search.findable import FINDABLE, findable_texts
from app.insight.search.search_words import search_words
from app.review.changes import Ref
from app.review.item import Item, Kind
from app.review.review import Review
from app.store.tables import (
    indexed_item_table,
    indexed_review_table,
    review_facet_table,
    review_table,
)
from app.store.word_index import PLACE_BITS, word_index_of

MOST_WORDS = 16_000
"""Words of one item that are kept: PostgreSQL counts places no further."""

_MOST_LETTERS = 400_000
"""Letters of one item that are kept: a `tsvector` holds a megabyte."""

GAP = "¶"
"""Stands between two texts of an item, so that no phrase reaches from one into the other."""

_item, _facet = indexed_item_table.c, review_facet_table.c
_NUMBER = select(indexed_review_table.c.number).where(
    indexed_review_table.c.review_id == bindparam("key_review")
)
_LAST_ID = select(func.max(_item.id)).where(_item.number == bindparam("key_number"))
_ITEMS = select(_item.kind, _item.item_id, _item.id).where(
    _item.number == bindparam("key_number"),
    _item.item_id.in_(bindparam("key_items", expanding=True)),
)
_DELETE = delete(indexed_item_table).where(_item.id == bindparam("key_id"))
_INSERT = insert(indexed_item_table)
_DELETE_FACETS = delete(review_facet_table).where(_facet.number == bindparam("key_number"))
_INSERT_FACETS = insert(review_facet_table)
_ONE_AT_A_TIME = text("SELECT pg_advisory_xact_lock(4677392)")
"""In SQLite a transaction that writes is the only one anyway."""

_NOT_INDEXED = (
    select(review_table.c.id)
    .where(
        ~select(indexed_review_table.c.number)
        .where(indexed_review_table.c.review_id == review_table.c.id)
        .exists()
    )
    .order_by(review_table.c.updated_at, review_table.c.id)
)


def words_of(item: Item) -> list[str]:
    """Return the words an item is found by."""
    words: list[str] = []
    letters = 0
    for found in findable_texts(item):
        words += [GAP] if words else []
        words += search_words(found.text)
        letters += len(found.text)
    del words[MOST_WORDS:]
    while letters > _MOST_LETTERS:
        del words[len(words) // 2 :]
        letters //= 2
    return words


def index_review(connection: Connection, review: Review) -> None:
    """Take a review into the index that is not in it yet."""
    made = insert(indexed_review_table).returning(indexed_review_table.c.number)
    number = connection.execute(made, {"review_id": review.id}).scalar_one()
    items = [item for kind in FINDABLE for item in review.items(kind)]
    items.sort(key=lambda item: item.KIND is not Kind.INCIDENT)
    _add(connection, number, items, number << PLACE_BITS)
    _write_facets(connection, number, review)


def index_anew(connection: Connection, review: Review) -> None:
    """Write what a review is found by in the place of whatever the index holds of it."""
    number = connection.execute(_NUMBER, {"key_review": review.id}).scalar()
    if number is None:
        return  # it is taken in as it is now when the library is searched the next time
    asked = select(indexed_item_table.c.kind, indexed_item_table.c.item_id)
    rows = connection.execute(asked.where(indexed_item_table.c.number == number))
    known = {(Kind(row.kind), row.item_id) for row in rows}
    there = {(item.KIND, item.id) for kind in FINDABLE for item in review.items(kind)}
    _write_items(connection, number, review, sorted(known | there))
    connection.execute(_DELETE_FACETS, {"key_number": number})
    _write_facets(connection, number, review)


def index_changes(
    connection: Connection,
    review: Review,
    whole: Iterable[Ref],
    fields: Mapping[Ref, Iterable[str]],
) -> None:
    """Write what became of a review: items added or removed as a `whole`, altered `fields`."""
    index = word_index_of(connection)
    touched = {ref for ref in whole if ref[0] in FINDABLE}
    for ref, names in fields.items():
        item = review.get(*ref) if ref not in touched and _concerns(FINDABLE, ref, names) else None
        if item is not None:
            key = {"review_id": review.id, "kind": item.KIND.value, "item_id": item.id}
            if not index.alter(connection, key, words_of(item)):
                touched.add(ref)
    has_other_facets = any(kind in FACET_FIELDS for kind, _ in whole) or any(
        _concerns(FACET_FIELDS, ref, names) for ref, names in fields.items()
    )
    if not touched and not has_other_facets:
        return
    number = connection.execute(_NUMBER, {"key_review": review.id}).scalar()
    if number is None:
        return  # it is taken in as it is now when the library is searched the next time
    if touched:
        _write_items(connection, number, review, sorted(touched))
    if has_other_facets:
        connection.execute(_DELETE_FACETS, {"key_number": number})
        _write_facets(connection, number, review)


def lacks_reviews(connection: Connection) -> bool:
    """Tell whether there are reviews that are not in the index yet."""
    return connection.execute(_NOT_INDEXED.limit(1)).first() is not None


def not_indexed(connection: Connection) -> list[str]:
    """Return the ids of the reviews that are not in the index yet, the one changed last last.

    Nobody else takes them in before the transaction ends.
    """
    if connection.dialect.name == "postgresql":
        connection.execute(_ONE_AT_A_TIME)
    return list(connection.execute(_NOT_INDEXED).scalars())


def hold(connection: Connection, review_ids: Sequence[str]) -> None:
    """Let nobody save these reviews before the transaction ends: none is taken in as it was.

    Who saves one meanwhile would not find it in the index yet, and leave it to whoever fills it.
    """
    asked = select(review_table.c.id).where(review_table.c.id.in_(review_ids))
    connection.execute(asked.order_by(review_table.c.id).with_for_update())


def _concerns(kinds: Mapping[Kind, Iterable[str]], ref: Ref, names: Iterable[str]) -> bool:
    return not set(kinds.get(ref[0], ())).isdisjoint(names)


def _write_items(
    connection: Connection, number: int, review: Review, touched: Sequence[Ref]
) -> None:
    index = word_index_of(connection)
    asked = {"key_number": number, "key_items": [item_id for _, item_id in touched]}
    rows = connection.execute(_ITEMS, asked).all()
    known = {(row.kind, row.item_id): row.id for row in rows}
    added: list[Item] = []
    altered: dict[int, list[str]] = {}
    removed: list[int] = []
    for kind, item_id in touched:
        item, known_id = review.get(kind, item_id), known.get((kind.value, item_id))
        if item is not None and known_id is not None:
            altered[known_id] = words_of(item)
        elif item is not None:
            added.append(item)
        elif known_id is not None:
            removed.append(known_id)
    if altered:
        index.put(connection, altered)
    if removed:
        connection.execute(_DELETE, [{"key_id": each} for each in removed])
        index.remove(connection, removed)
    if added:
        last = connection.execute(_LAST_ID, {"key_number": number}).scalar()
        _add(connection, number, added, (last or number << PLACE_BITS) + 1)


def _add(connection: Connection, number: int, items: Sequence[Item], first_id: int) -> None:
    rows = [
        {"id": first_id + place, "number": number, "kind": item.KIND.value, "item_id": item.id}
        for place, item in enumerate(items)
    ]
    if rows:
        connection.execute(_INSERT, rows)
        words = {first_id + place: words_of(item) for place, item in enumerate(items)}
        word_index_of(connection).put(connection, words)


def _write_facets(connection: Connection, number: int, review: Review) -> None:
    rows: dict[tuple[str, str], dict[str, Any]] = {}
    for facet, value in sorted(facet_values(review)):
        key = value.casefold()
        row = {"number": number, "facet": facet.value, "key": key, "value": value}
        rows.setdefault((facet.value, key), row)
    if rows:
        connection.execute(_INSERT_FACETS, list(rows.values()))
