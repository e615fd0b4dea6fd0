# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The chain through the changes of one review: each row's hash covers the row and the hash before.

A byte that turns in a database file says nothing of itself; the chain shows that it did, and where.
It tells damage, not forgery: who can write the table can write the chain. The place in the table
is not covered, so that a review may move to another database with its history.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

FIRST = ""
"""What stands in the place of the hash before the first change."""

COVERED = (
    *("review_id", "at", "author", "initiator", "label"),
    *("client_id", "client_number", "edit", "inverse"),
)
"""The columns of the change table that a hash covers, `edit` and `inverse` as they are stored."""


def link(before: str, row: Mapping[str, Any]) -> str:
    """Return the hash of `row`, which follows a change with the hash `before`."""
    values = [_plain(row[name]) for name in COVERED]
    told = json.dumps([before, *values], ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(told.encode()).hexdigest()


def chained(before: str, rows: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Return `rows` with their hashes, the first one following a change with the hash `before`."""
    linked: list[dict[str, Any]] = []
    for row in rows:
        before = link(before, row)
        linked.append({**row, "hash": before})
    return linked


def continuing(before: str, rows: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """Return those of `rows`, in their order, that follow a change with the hash `before`.

    Others among them are passed over; it ends where one is missing or damaged.
    """
    known = [place for place, row in enumerate(rows) if row["hash"] == before]
    found: list[Mapping[str, Any]] = []
    for row in rows[known[-1] + 1 :] if known else rows:
        if link(before, row) == row["hash"]:
            found.append(row)
            before = row["hash"]
    return found


def broken_at(rows: Iterable[Mapping[str, Any]]) -> list[int]:
    """Return the places, from 0, of rows whose hash does not fit them and the row before."""
    before, broken = FIRST, []
    for place, row in enumerate(rows):
        if link(before, row) != row["hash"]:
            broken.append(place)
        before = row["hash"]
    return broken


def _plain(value: Any) -> Any:
    # Databases differ in what they hand back for an instant, never in the instant.
    return value.astimezone(UTC).isoformat() if isinstance(value, datetime) else value
