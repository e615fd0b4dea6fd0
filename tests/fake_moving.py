# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Stands in for what carries reviews over: the review goes, its history does not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from sqlalchemy import update

from app.errors import UserFacingError
from app.insight.incident_day import incident_day
from app.review.ids import new_id
from app.store.library import Library
from app.store.shared_review import SharedReview
from app.store.tables import shared_review_table
from tests.fakes import START


def move_review(
    source: Library,
    target: Library,
    review_id: str,
    *,
    team: str = "",
    address: str = "",
    progress: Callable[[float], None] = lambda _share: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> None:
    """Copy the review, and mark the one it was."""
    del team
    progress(0.5)
    if cancelled():
        raise UserFacingError("The review was not moved; it is where it was.")
    if not any(each.id == review_id for each in target.summaries()):
        target.add(source.load(review_id))
    review = source.load(review_id)
    source.remember_shared(
        SharedReview(
            review_id, address or target.where, review.incident.title, incident_day(review)
        )
    )
    with source._database.writing() as connection, connection.begin():
        mine = shared_review_table.c.review_id == review_id
        connection.execute(update(shared_review_table).where(mine).values(moved_at=START))


def copy_review(source: Library, target: Library, review_id: str) -> str:
    """Copy the review under another id."""
    review = replace(source.load(review_id), id=new_id())
    target.add(review)
    return review.id
