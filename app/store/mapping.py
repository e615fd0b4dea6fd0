# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Rows to dataclasses and back. Rows stay in this package."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from sqlalchemy import Delete, Insert, Select, Update, bindparam, delete, insert, select, update

from app.insight.search.findable import FINDABLE
from app.review.item import Item, Kind
from app.review.review import ITEM_TYPES
from app.review.values import field_types
from app.store.tables import ITEM_TABLES

Row = dict[str, Any]


def to_row(review_id: str, item: Item) -> Row:
    """Return the row that holds `item`."""
    names = field_types(type(item))
    return {"review_id": review_id, **{name: getattr(item, name) for name in names}}


def to_key(review_id: str, item_id: str) -> Row:
    """Return the parameters that name one row in `update_of` and `delete_of`."""
    return {"key_review": review_id, "key_item": item_id}


def to_values(item: Item, names: Iterable[str]) -> Row:
    """Return some fields of `item` as parameters of `update_of`."""
    return {name: getattr(item, name) for name in names}


def to_item(kind: Kind, row: Mapping[Any, Any]) -> Item:
    """Return the item that `row` holds."""
    return ITEM_TYPES[kind](**{name: row[name] for name in field_types(ITEM_TYPES[kind])})


@cache
def items_of(kind: Kind) -> Select[Any]:
    """Return the query for all items of `kind` of the review `key_review`."""
    table = ITEM_TABLES[kind]
    columns = [table.c[name] for name in field_types(ITEM_TYPES[kind])]
    return select(*columns).where(table.c.review_id == bindparam("key_review"))


@cache
def items_of_several(kind: Kind) -> Select[Any]:
    """Return the query for all items of `kind` of the reviews `key_reviews`."""
    table = ITEM_TABLES[kind]
    return select(table).where(table.c.review_id.in_(bindparam("key_reviews", expanding=True)))


@cache
def texts_of_several(kind: Kind) -> Select[Any]:
    """Return the query for what can be found in all items of `kind` of `key_reviews`."""
    table = ITEM_TABLES[kind]
    columns = [table.c[name] for name in ("review_id", "id", *FINDABLE[kind])]
    wanted = select(*columns).where(table.c.review_id.in_(bindparam("key_reviews", expanding=True)))
    return wanted.order_by(table.c.rank, table.c.id)


@cache
def insert_of(kind: Kind) -> Insert:
    """Return the statement that adds one item, its parameters being `to_row`."""
    return insert(ITEM_TABLES[kind])


@cache
def update_of(kind: Kind) -> Update:
    """Return the statement that alters one item: `to_key` and `to_values`."""
    table = ITEM_TABLES[kind]
    return update(table).where(
        table.c.review_id == bindparam("key_review"), table.c.id == bindparam("key_item")
    )


@cache
def delete_of(kind: Kind) -> Delete:
    """Return the statement that takes out the item `to_key`."""
    table = ITEM_TABLES[kind]
    return delete(table).where(
        table.c.review_id == bindparam("key_review"), table.c.id == bindparam("key_item")
    )


@cache
def delete_all_of(kind: Kind) -> Delete:
    """Return the statement that takes out all items of `kind` of the review `key_review`."""
    table = ITEM_TABLES[kind]
    return delete(table).where(table.c.review_id == bindparam("key_review"))
