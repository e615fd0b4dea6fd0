# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Bring what waits in outboxes that nobody has open to their server."""

from __future__ import annotations

from pathlib import Path

from app.store.engine import Database
from app.store.exchange import Exchange, Former, read_standing
from app.store.journal import last_number
from app.store.outbox import Outbox, Replica, take_waiting, waiting_outboxes
from app.store.resuming import resumed
from app.store.unit_of_work import UnitOfWork


def deliver_others(data_dir: Path, database: Database, review_id: str) -> None:
    """Send what other windows left for this review. Raises UserFacingError; then it still waits."""
    for waiting in waiting_outboxes(data_dir, database.where, review_id):
        outbox = take_waiting(waiting)
        if outbox is None:
            continue
        try:
            deliver(outbox, database, review_id)
        finally:
            outbox.close()


def deliver(outbox: Outbox, database: Database, review_id: str) -> None:
    """Send everything that waits in `outbox`. Raises UserFacingError; then it still waits."""
    found, confirmed = outbox.found, 0
    replica = found.replica
    if replica is None:
        with UnitOfWork(database, writes=False) as work:
            replica = Replica(read_standing(work.connection, review_id), {})
            confirmed = last_number(work.connection, review_id, found.client_id)
        outbox.begin(replica)
    review = replica.standing.review
    _, commits = resumed(review, found.pending, found.client_id, replica.graves)
    exchange = Exchange(
        database,
        replica.standing,
        found.client_id,
        lambda _arrival: None,
        outbox.keep,
        Former(confirmed, commits, replica.graves),
    )
    exchange.write(commits)
