# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Read reviews, and the lines the library shows of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import fields

from sqlalchemy import Connection, select

from app.review.item import Item, Kind
from app.review.review import ITEM_TYPES, Review, assemble
from app.store import mapping
from app.store.shared_rows import IS_HERE
from app.store.summary import ReviewSummary
from app.store.tables import ITEM_TABLES, review_table
from app.store.troubles import NoSuchReview, ReviewDamaged
from app.store.writing import has_review
from app.translation import tr

SUMMARY_COLUMNS = [review_table.c[field.name] for field in fields(ReviewSummary)]
"""What a `ReviewSummary` is made of."""

_SUMMARIES = select(*SUMMARY_COLUMNS).order_by(review_table.c.updated_at.desc(), review_table.c.id)
_PUBLICATION = ITEM_TABLES[Kind.PUBLICATION]
_PUBLISHED = (
    select(_PUBLICATION.c.review_id)
    .join(review_table, review_table.c.id == _PUBLICATION.c.review_id)
    .where(review_table.c.archived.is_(False), IS_HERE)
    .distinct()
    .order_by(_PUBLICATION.c.review_id)
)
_IDS = select(review_table.c.id).order_by(review_table.c.id)


def read_review(connection: Connection, review_id: str) -> Review:
    """Return one review. Raises NoSuchReview, or ReviewDamaged where its rows make no sense."""
    if not has_review(connection, review_id):
        raise NoSuchReview(tr("There is no review {0} in this library.").format(review_id))
    items: list[Item] = []
    try:
        for kind in ITEM_TYPES:
            rows = connection.execute(mapping.items_of(kind), {"key_review": review_id})
            items += [mapping.to_item(kind, row) for row in rows.mappings()]
    except (ValueError, TypeError, OverflowError, RecursionError) as error:
        raise ReviewDamaged(
            tr("the review {0} can't be read ({1})").format(review_id, error),
            tr("write it anew from its history: hotwash inspect --rebuild {0}").format(review_id),
            review_id,
        ) from error
    return assemble(review_id, tuple(items))


def read_reviews(
    connection: Connection, review_ids: Sequence[str], kinds: Iterable[Kind] = ITEM_TYPES
) -> dict[str, Review]:
    """Return reviews by id, with their items of `kinds`; ids that are not there are left out."""
    items: dict[str, list[Item]] = {review_id: [] for review_id in review_ids}
    for kind in kinds:
        rows = connection.execute(mapping.items_of_several(kind), {"key_reviews": review_ids})
        for row in rows.mappings():
            items[row["review_id"]].append(mapping.to_item(kind, row))
    return {
        review_id: assemble(review_id, tuple(found)) for review_id, found in items.items() if found
    }


def read_summaries(connection: Connection) -> list[ReviewSummary]:
    """Return what is known of all reviews, the one changed last first."""
    return [ReviewSummary(**row) for row in connection.execute(_SUMMARIES).mappings()]


def read_published_ids(connection: Connection) -> list[str]:
    """Return the ids of the reviews at work of which something was published."""
    return list(connection.execute(_PUBLISHED).scalars())


def read_ids(connection: Connection) -> list[str]:
    """Return the ids of all reviews."""
    return list(connection.execute(_IDS).scalars())
