# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The SLO's error budget: its window, what may be bad in it, and which part of that is 1 − SLO."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from app.insight.metrics import moment_at
from app.review.event import Moment
from app.review.impact import SloKind
from app.review.review import Review
from app.review.zone import zone_of

_MINUTES_IN_DAY = 24 * 60
_MONTHS_IN_QUARTER = 3
_DIGITS = 12
"""1 − 0.999 is 0.001, not what binary fractions make of it."""


def window_days(review: Review) -> int | None:
    """Return the days of the SLO's window; of a calendar quarter, the one of the impact's start."""
    if not review.impact.slo_by_quarter:
        return review.impact.slo_window_days
    start = moment_at(review, Moment.IMPACT_START)
    return None if start is None else quarter_days(start.astimezone(zone_of(review)).date())


def quarter_days(day: date) -> int:
    """Return how many days the calendar quarter of `day` has."""
    first = (day.month - 1) // _MONTHS_IN_QUARTER * _MONTHS_IN_QUARTER + 1
    return sum(monthrange(day.year, first + more)[1] for more in range(_MONTHS_IN_QUARTER))


def allowed_share(review: Review) -> float | None:
    """Return 1 − SLO."""
    target = review.impact.slo_target
    return None if target is None else round(1 - target, _DIGITS)


def budget(review: Review) -> float | None:
    """Return what may be bad in the window: minutes, or requests where the SLO counts those."""
    allowed, days = allowed_share(review), window_days(review)
    whole: float | None = None if days is None else days * _MINUTES_IN_DAY
    if counts_requests(review):
        whole = review.impact.slo_window_requests
    return None if whole is None or allowed is None else whole * allowed


def counts_requests(review: Review) -> bool:
    """Tell whether the SLO counts requests instead of time."""
    return review.impact.slo_kind is SloKind.REQUESTS
