# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The lines of the library for the first paint: standard library only, never an error.

Where the file is missing, locked, old or damaged there is simply nothing yet; `Library` then says
what is wrong.
"""

from __future__ import annotations

import sqlite3
from dataclasses import fields
from datetime import UTC, date, datetime
from pathlib import Path

from app.review.incident import Severity
from app.review.lifecycle import ReviewState
from app.store.plain_reading import read_only
from app.store.shared_review import SharedReview
from app.store.summary import ReviewSummary

_COLUMNS = ", ".join(field.name for field in fields(ReviewSummary))
FIRST_ROWS = 400
"""More than a screen shows; the rest of a large library follows when it is open."""

_WAIT_SECONDS = 0.1

_QUERY = (
    f"SELECT {_COLUMNS} FROM review"
    f" ORDER BY archived, date IS NULL, date DESC, updated_at DESC, id LIMIT {FIRST_ROWS}"
)
_SHARED = (
    "SELECT review_id, address, title, date, moved_at, opened_at FROM shared_review"
    f" ORDER BY review_id LIMIT {FIRST_ROWS}"
)


def quick_summaries(db_path: Path) -> list[ReviewSummary]:
    """Return the first reviews of the SQLite library at `db_path`, the newest incident first."""
    try:
        with read_only(db_path, _WAIT_SECONDS) as connection:
            return [_summary(row) for row in connection.execute(_QUERY)]
    except (sqlite3.Error, ValueError, TypeError):
        return []


def quick_shared(db_path: Path) -> list[SharedReview]:
    """Return which reviews the SQLite library at `db_path` knows to be on a server."""
    try:
        with read_only(db_path, _WAIT_SECONDS) as connection:
            return [
                SharedReview(review_id, where, title, _day(day), _instant(moved), _instant(opened))
                for review_id, where, title, day, moved, opened in connection.execute(_SHARED)
            ]
    except (sqlite3.Error, ValueError, TypeError):
        return []


def _summary(row: tuple[object, ...]) -> ReviewSummary:
    raw = dict(zip((field.name for field in fields(ReviewSummary)), row, strict=True))
    return ReviewSummary(
        id=str(raw["id"]),
        title=str(raw["title"]),
        date=_day(raw["date"]),
        severity=Severity(str(raw["severity"])) if raw["severity"] is not None else None,
        state=ReviewState(str(raw["state"])),
        open_actions=_count(raw["open_actions"]),
        done_actions=_count(raw["done_actions"]),
        total_actions=_count(raw["total_actions"]),
        next_due=_day(raw["next_due"]),
        impact_minutes=_minutes(raw["impact_minutes"]),
        archived=bool(raw["archived"]),
        updated_at=datetime.fromisoformat(str(raw["updated_at"])).replace(tzinfo=UTC),
    )


def _day(value: object) -> date | None:
    return date.fromisoformat(value) if isinstance(value, str) else None


def _instant(value: object) -> datetime | None:
    return datetime.fromisoformat(value).replace(tzinfo=UTC) if isinstance(value, str) else None


def _count(value: object) -> int:
    return value if isinstance(value, int) else 0


def _minutes(value: object) -> float | None:
    return float(value) if isinstance(value, int | float) else None
