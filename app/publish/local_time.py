# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Instants as the review shows them: in its own zone, which is named once, never with each time."""

from __future__ import annotations

from datetime import datetime, tzinfo

from app.review.event import Event, Precision
from app.translation import marked, tr

UNKNOWN = marked("not known")


def moment_text(at: datetime | None, zone: tzinfo) -> str:
    """Return day and time to the minute; a word where it is not known."""
    return tr(UNKNOWN) if at is None else f"{at.astimezone(zone):%Y-%m-%d %H:%M}"


def event_time(event: Event, zone: tzinfo) -> str:
    """Return when an event was, as precisely as it is known and no more."""
    if event.at is None or event.precision is Precision.UNKNOWN:
        return tr(UNKNOWN)
    local = event.at.astimezone(zone)
    text = _precise(local, event.precision)
    if event.until is None:
        return text
    until = event.until.astimezone(zone)
    same_day = until.date() == local.date()
    end = f"{until:%H:%M}" if same_day else f"{until:%Y-%m-%d %H:%M}"
    return tr("{0} to {1}").format(text, end)


def _precise(local: datetime, precision: Precision) -> str:
    if precision is Precision.DAY:
        return f"{local:%Y-%m-%d}"
    if precision is Precision.HOUR:
        return f"{local:%Y-%m-%d %H}h"
    if precision is Precision.SECOND:
        return f"{local:%Y-%m-%d %H:%M:%S}"
    told = f"{local:%Y-%m-%d %H:%M}"
    return tr("about {0}").format(told) if precision is Precision.APPROXIMATE else told
