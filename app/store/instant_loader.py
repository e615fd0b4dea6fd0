# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Read a server's instants, those too that Python has no number for.

A server keeps `infinity`, the year 20000 and the time before Christ. One such row, by a program
with a wrong clock or by an ill-wisher, must not keep everybody else from reading the others. Import
it late: it needs the driver.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from psycopg.abc import Buffer
from psycopg.adapt import Loader

FIRST = datetime.min.replace(tzinfo=UTC) + timedelta(days=1)
LAST = datetime.max.replace(tzinfo=UTC) - timedelta(days=1)
"""Between these an instant has a day and an hour in every zone."""


class InstantLoader(Loader):
    """Reads `timestamptz`; what lies outside of all calendars becomes their first or last day."""

    def load(self, data: Buffer) -> datetime:
        """Return the instant that a server has written."""
        return read_instant(bytes(data).decode("ascii"))


def read_instant(written: str) -> datetime:
    """Return the instant that is written as PostgreSQL does it; within FIRST and LAST."""
    if written == "-infinity" or written.endswith("BC"):
        return FIRST
    try:
        return min(max(datetime.fromisoformat(written), FIRST), LAST)
    except ValueError:  # five digits of a year, or "infinity"
        return LAST
