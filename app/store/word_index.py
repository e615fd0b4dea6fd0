# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""How the index is asked, by database: which items hold a term, newest review first.

The only place where a database's own language for searching is written. Terms are made of folded
words (see `search_words`), which hold nothing but letters and digits, and are bound all the same.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from sqlalchemy import ColumnElement, Connection, bindparam, func, select, text
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.types import Integer

from app.insight.search.search_query import Term

PLACE_BITS = 20
"""An id is a review's number and, in as many bits, a place in that review."""

_ITEM = (
    "SELECT indexed_item.id FROM indexed_review JOIN indexed_item USING (number)"
    " WHERE review_id = :review_id AND kind = :kind AND item_id = :item_id"
)


class WordIndex(Protocol):
    """What a search asks a database."""

    def put(self, connection: Connection, words: Mapping[int, Sequence[str]]) -> None:
        """Keep the words of items, in place of what was kept under their ids."""
        ...

    def alter(self, connection: Connection, key: Mapping[str, str], words: Sequence[str]) -> bool:
        """Keep other words of an item; False where it is not in the index.

        `key` holds `review_id`, `kind` and `item_id`. One statement: it goes with every save.
        """
        ...

    def remove(self, connection: Connection, ids: Iterable[int]) -> None:
        """Keep nothing under `ids` any more."""
        ...

    def newest(self, connection: Connection, term: Term, most: int) -> list[int]:
        """Return ids of items that hold `term`, the highest first, at most so many."""
        ...

    def numbers(self, connection: Connection, term: Term, first: int, last: int) -> set[int]:
        """Return the numbers, `first` to `last`, of reviews that hold `term`."""
        ...

    def among(self, column: ColumnElement[int], numbers: Iterable[int]) -> ColumnElement[bool]:
        """Return the condition that `column` is one of `numbers`, of which there may be many."""
        ...


class SqliteWords:
    """FTS5, which keeps the items of a word in the order of their ids."""

    _REMOVE = text("DELETE FROM word_index WHERE rowid = :id")
    _PUT = text("INSERT OR REPLACE INTO word_index (rowid, words) VALUES (:id, :words)")
    _ALTER = text(f"UPDATE word_index SET words = :words WHERE rowid = ({_ITEM})")
    _NEWEST = text(
        "SELECT rowid FROM word_index WHERE word_index MATCH :term ORDER BY rowid DESC LIMIT :most"
    )
    _NUMBERS = text(
        f"SELECT DISTINCT rowid >> {PLACE_BITS} FROM word_index"
        " WHERE word_index MATCH :term AND rowid BETWEEN :low AND :high"
    )

    def put(self, connection: Connection, words: Mapping[int, Sequence[str]]) -> None:
        """Keep the words of items."""
        rows = [{"id": each, "words": " ".join(kept)} for each, kept in words.items()]
        connection.execute(self._PUT, rows)

    def alter(self, connection: Connection, key: Mapping[str, str], words: Sequence[str]) -> bool:
        """Keep other words of an item; False where it is not in the index."""
        return connection.execute(self._ALTER, {**key, "words": " ".join(words)}).rowcount > 0

    def remove(self, connection: Connection, ids: Iterable[int]) -> None:
        """Keep nothing under `ids` any more."""
        connection.execute(self._REMOVE, [{"id": each} for each in ids])

    def newest(self, connection: Connection, term: Term, most: int) -> list[int]:
        """Return the ids of items that hold `term`."""
        asked = {"term": _match(term), "most": most}
        return list(connection.execute(self._NEWEST, asked).scalars())

    def numbers(self, connection: Connection, term: Term, first: int, last: int) -> set[int]:
        """Return the numbers of reviews that hold `term`."""
        asked = {"term": _match(term), **_ids(first, last)}
        return set(connection.execute(self._NUMBERS, asked).scalars())

    def among(self, column: ColumnElement[int], numbers: Iterable[int]) -> ColumnElement[bool]:
        """Compare with a list in one parameter: SQLite takes no more than so many of them."""
        given = func.json_each(bindparam(None, json.dumps(list(numbers)))).table_valued("value")
        return column.in_(select(given.c.value))


class PostgresWords:
    """A GIN index over vectors whose words were cut and folded here."""

    _REMOVE = text("DELETE FROM word_index WHERE id = :id")
    _PUT = text(
        "INSERT INTO word_index (id, words) VALUES (:id, CAST(:words AS tsvector))"
        " ON CONFLICT (id) DO UPDATE SET words = excluded.words"
    )
    _ALTER = text(f"UPDATE word_index SET words = CAST(:words AS tsvector) WHERE id = ({_ITEM})")
    _NEWEST = text(
        "SELECT id FROM word_index WHERE words @@ CAST(:term AS tsquery)"
        " ORDER BY id DESC LIMIT :most"
    )
    _NUMBERS = text(
        f"SELECT DISTINCT id >> {PLACE_BITS} FROM word_index"
        " WHERE words @@ CAST(:term AS tsquery) AND id BETWEEN :low AND :high"
    )

    def put(self, connection: Connection, words: Mapping[int, Sequence[str]]) -> None:
        """Keep the words of items."""
        rows = [{"id": each, "words": _vector(kept)} for each, kept in words.items()]
        connection.execute(self._PUT, rows)

    def alter(self, connection: Connection, key: Mapping[str, str], words: Sequence[str]) -> bool:
        """Keep other words of an item; False where it is not in the index."""
        return connection.execute(self._ALTER, {**key, "words": _vector(words)}).rowcount > 0

    def remove(self, connection: Connection, ids: Iterable[int]) -> None:
        """Keep nothing under `ids` any more."""
        connection.execute(self._REMOVE, [{"id": each} for each in ids])

    def newest(self, connection: Connection, term: Term, most: int) -> list[int]:
        """Return the ids of items that hold `term`."""
        asked = {"term": _tsquery(term), "most": most}
        return list(connection.execute(self._NEWEST, asked).scalars())

    def numbers(self, connection: Connection, term: Term, first: int, last: int) -> set[int]:
        """Return the numbers of reviews that hold `term`."""
        asked = {"term": _tsquery(term), **_ids(first, last)}
        return set(connection.execute(self._NUMBERS, asked).scalars())

    def among(self, column: ColumnElement[int], numbers: Iterable[int]) -> ColumnElement[bool]:
        """Compare with one array."""
        return column == func.any(bindparam(None, list(numbers), type_=ARRAY(Integer)))


def word_index_of(connection: Connection) -> WordIndex:
    """Return how the database of `connection` is asked."""
    return PostgresWords() if connection.dialect.name == "postgresql" else SqliteWords()


def _match(term: Term) -> str:
    """Return the term as FTS5 reads it."""
    return f'"{" ".join(term.words)}"' + (" *" if term.is_beginning else "")


def _tsquery(term: Term) -> str:
    """Return the term as PostgreSQL reads it."""
    quoted = " <-> ".join(f"'{word}'" for word in term.words)
    return quoted + (":*" if term.is_beginning else "")


def _vector(words: Sequence[str]) -> str:
    """Return words as PostgreSQL keeps them, with their places."""
    places: defaultdict[str, list[str]] = defaultdict(list)
    for place, word in enumerate(words, start=1):
        places[word].append(str(place))
    return " ".join(f"'{word}':{','.join(where)}" for word, where in places.items())


def _ids(first: int, last: int) -> dict[str, int]:
    return {"low": first << PLACE_BITS, "high": ((last + 1) << PLACE_BITS) - 1}
