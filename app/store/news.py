# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What a server tells those who have a review open, and where: one channel for each review.

News name what happened and whose doing it was, never what was written: whoever hears them reads
the tables. A file has no channel; who shares one watches it.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import Connection, text

_TELL = text("SELECT pg_notify(:channel, :payload)")


class NewsKind(StrEnum):
    """What happened."""

    CHANGE = "change"
    """The review was changed."""
    PRESENCE = "presence"
    """Somebody came, went or moved."""


@dataclass(frozen=True)
class News:
    """What happened, and which session did it."""

    kind: NewsKind
    client_id: str
    sequence: int = 0


def channel_of(review_id: str) -> str:
    """Return the channel of a review. Ids may be long and foreign; names of channels may not."""
    return f"hotwash_{hashlib.sha256(review_id.encode()).hexdigest()[:32]}"


def tell_of_change(connection: Connection, review_id: str, sequence: int, client_id: str) -> None:
    """Tell, when the transaction ends, that a review was changed up to `sequence`."""
    _tell(connection, review_id, f"{NewsKind.CHANGE} {sequence} {client_id}")


def tell_of_presence(connection: Connection, review_id: str, client_id: str) -> None:
    """Tell, when the transaction ends, that somebody came, went or moved."""
    _tell(connection, review_id, f"{NewsKind.PRESENCE} 0 {client_id}")


def read_news(payload: str) -> News | None:
    """Return what a server told; None where it makes no sense here."""
    kind, _, rest = payload.partition(" ")
    sequence, _, client_id = rest.partition(" ")
    if kind not in set(NewsKind) or not sequence.isdecimal():
        return None
    return News(NewsKind(kind), client_id, int(sequence))


def _tell(connection: Connection, review_id: str, payload: str) -> None:
    if connection.dialect.name == "postgresql":
        connection.execute(_TELL, {"channel": channel_of(review_id), "payload": payload})
