# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Read reviews, and the lines the library shows of them."""

from __future__ import annotations

from datetime import date, datetime
from typing import cast

from sqlalchemy import Connection, select

from app.insight.follow_up import LibraryAction
from app.review.action import Action
from app.review.item import Item, Kind
from app.review.review import ITEM_TYPES, Review, assemble
from app.review.zone import zone_named
from app.store import mapping
from app.store.summary import ReviewSummary
from app.store.tables import ITEM_TABLES, review_table
from app.store.troubles import NoSuchReview, StoreTrouble
from app.store.writing import has_review
from app.translation import tr

_SUMMARIES = select(review_table).order_by(review_table.c.updated_at.desc(), review_table.c.id)
_ACTION, _MEETING, _INCIDENT = (
    ITEM_TABLES[kind] for kind in (Kind.ACTION, Kind.MEETING, Kind.INCIDENT)
)
_ACTIONS = (
    select(
        _ACTION,
        _INCIDENT.c.title.label("review_title"),
        _INCIDENT.c.time_zone,
        _MEETING.c.scheduled_at,
    )
    .join(_MEETING, _MEETING.c.review_id == _ACTION.c.review_id)
    .join(_INCIDENT, _INCIDENT.c.review_id == _ACTION.c.review_id)
    .order_by(_ACTION.c.review_id, _ACTION.c.rank, _ACTION.c.id)
)
_PUBLICATION = ITEM_TABLES[Kind.PUBLICATION]
_PUBLISHED = (
    select(_PUBLICATION.c.review_id)
    .join(review_table, review_table.c.id == _PUBLICATION.c.review_id)
    .where(review_table.c.archived.is_(False))
    .distinct()
    .order_by(_PUBLICATION.c.review_id)
)
_IDS = select(review_table.c.id).order_by(review_table.c.id)


def read_review(connection: Connection, review_id: str) -> Review:
    """Return one review. Raises NoSuchReview, or StoreTrouble where its rows make no sense."""
    if not has_review(connection, review_id):
        raise NoSuchReview(tr("There is no review {0} in this library.").format(review_id))
    items: list[Item] = []
    try:
        for kind in ITEM_TYPES:
            rows = connection.execute(mapping.items_of(kind), {"key_review": review_id})
            items += [mapping.to_item(kind, row) for row in rows.mappings()]
    except ValueError as error:
        raise StoreTrouble(
            tr("the review {0} can't be read ({1})").format(review_id, error),
            tr("update Hotwash, or put a backup of the library in its place"),
        ) from error
    return assemble(review_id, tuple(items))


def read_summaries(connection: Connection) -> list[ReviewSummary]:
    """Return what is known of all reviews, the one changed last first."""
    return [ReviewSummary(**row) for row in connection.execute(_SUMMARIES).mappings()]


def read_actions(connection: Connection) -> list[LibraryAction]:
    """Return every action of every review, with the review it belongs to."""
    return [
        LibraryAction(
            review_id=row["review_id"],
            review_title=row["review_title"],
            held_on=_day_in(row["scheduled_at"], row["time_zone"]),
            action=cast(Action, mapping.to_item(Kind.ACTION, row)),
        )
        for row in connection.execute(_ACTIONS).mappings()
    ]


def _day_in(instant: datetime | None, zone: str) -> date | None:
    return None if instant is None else instant.astimezone(zone_named(zone)).date()


def read_published_ids(connection: Connection) -> list[str]:
    """Return the ids of the reviews at work of which something was published."""
    return list(connection.execute(_PUBLISHED).scalars())


def read_ids(connection: Connection) -> list[str]:
    """Return the ids of all reviews."""
    return list(connection.execute(_IDS).scalars())
