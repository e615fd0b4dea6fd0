# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The day of an incident, as far as its key moments or its timeline tell."""

from __future__ import annotations

from datetime import date

from app.review.event import Moment
from app.review.review import Review
from app.review.zone import zone_of


def incident_day(review: Review) -> date | None:
    """Return the day of the earliest key moment that is known, in the review's own zone.

    Where no moment is marked it is the day of the first event; None where no time is known.
    """
    marked = (review.moments.get(moment) for moment in Moment)
    known = [event.at for event in marked if event is not None and event.at is not None]
    known += [event.at for event in review.timeline if event.at is not None][:1]
    return known[0].astimezone(zone_of(review)).date() if known else None
