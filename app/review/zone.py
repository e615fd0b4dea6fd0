# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The zone in which a review shows its times."""

from __future__ import annotations

from datetime import UTC, tzinfo
from zoneinfo import ZoneInfo

from app.review.review import Review


def zone_of(review: Review) -> tzinfo:
    """Return the review's zone; UTC where its name is not known on this computer."""
    return zone_named(review.incident.time_zone)


def zone_named(name: str) -> tzinfo:
    """Return the zone of an IANA name; UTC where it is not known on this computer."""
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return UTC
