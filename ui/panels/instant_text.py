# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Instants as people type them in a form: "3 Feb 2017 14:00", in the review's zone."""

from __future__ import annotations

from datetime import datetime

from app.capture.typed_times import TypedTime, read_typed_time, typed_text
from app.review.event import Event, Precision
from app.review.review import Review
from app.review.zone import zone_of


def write_instant(review: Review, at: datetime | None) -> str:
    """Return an instant with its day; nothing where it is not known."""
    if at is None:
        return ""
    local = at.astimezone(zone_of(review))
    return f"{local.day} {local:%b %Y %H:%M}"


def write_moment(review: Review, event: Event) -> str:
    """Return when an event was, with its day, as well as it is known: "~31 Jan 2017 23:25".

    A range has both its ends, as `read_typed_time` takes them.
    """
    if event.at is None:
        return ""
    local = event.at.astimezone(zone_of(review))
    day = f"{local.day} {local:%b %Y}"
    if event.precision is Precision.DAY:
        return day
    held = TypedTime(event.at, event.until, event.precision)
    time = typed_text(held, review.incident.time_zone, local.date())
    about = "~" if time.startswith("~") else ""
    return f"{about}{day} {time.removeprefix('~')}"


def parse_instant(review: Review, text: str, now: datetime) -> datetime | None:
    """Read an instant; a bare time belongs to the day of `now`, from which "tomorrow" counts.

    Of a range it takes the beginning. Raises UserFacingError.
    """
    near = now.astimezone(zone_of(review)).date()
    return read_typed_time(text, review.incident.time_zone, near).at
