# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A review that went to a server: what is left here is remembered, and no longer written.

Whoever still had it open would otherwise write where nobody looks.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, bindparam, select

from app.errors import UserFacingError
from app.store.shared_rows import find_shared, write_shared
from app.store.summary import ReviewSummary
from app.store.tables import review_table, shared_review_table
from app.translation import tr

_shared = shared_review_table.c
_HELD = (
    select(
        select(_shared.address)
        .where(_shared.review_id == review_table.c.id, _shared.moved_at.is_not(None))
        .scalar_subquery()
    )
    .where(review_table.c.id == bindparam("key_review"))
    .with_for_update(of=review_table)
)


class ReviewMoved(UserFacingError):
    """The review is on a server now, at `address`; it is to be opened from there."""

    def __init__(self, address: str) -> None:
        super().__init__(
            tr(
                "This review is shared on {0} now. Open it again from the library to go on "
                "there; what you typed is kept here until then."
            ).format(address)
        )
        self.address = address


def hold_unmoved(connection: Connection, review_id: str) -> None:
    """Let nobody save a review before the transaction ends. Raises ReviewMoved.

    One statement: it goes with every save.
    """
    address = connection.execute(_HELD, {"key_review": review_id}).scalar()
    if address is not None:
        raise ReviewMoved(address)


def moved_to(connection: Connection, review_id: str) -> str | None:
    """Return the address that a review was moved to, or None where it was not."""
    shared = find_shared(connection, review_id)
    return shared.address if shared is not None and shared.moved_at is not None else None


def mark_moved(connection: Connection, summary: ReviewSummary, address: str, at: datetime) -> None:
    """Remember that a review is at `address` from now on."""
    told = {"address": address, "title": summary.title, "date": summary.date, "moved_at": at}
    write_shared(connection, summary.id, told)
