# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What was entered about the impact, in words, for every kind of document alike."""

from __future__ import annotations

from dataclasses import dataclass

from app.insight.error_budget import counts_requests
from app.publish.local_time import moment_text
from app.review.impact_window import ImpactWindow
from app.review.review import Review
from app.review.zone import zone_of


@dataclass(frozen=True)
class WindowWords:
    """One stretch of the incident in which users felt it in one way."""

    period: str
    affected: str
    use: str
    description: str


def entered(review: Review) -> list[tuple[str, str]]:
    """Return names and values of what is known of the impact; nothing for what is not."""
    impact = review.impact
    currency = impact.currency
    window = _whole(impact.slo_window_days)
    rows = [
        ("Users affected", _whole(impact.users_affected)),
        ("Users in all", _whole(impact.users_total)),
        ("Share of users affected", _share(impact.affected_share)),
        ("Share of their use affected", _share(impact.use_share)),
        ("Requests failed", _whole(impact.requests_failed)),
        ("Requests in all", _whole(impact.requests_total)),
        ("Complaints", _whole(impact.complaints)),
        (f"Money lost per minute ({currency})", _number(impact.money_per_minute)),
        (f"Credits given ({currency})", _number(impact.credits)),
        ("SLO", impact.slo_name),
        ("SLO target", _share(impact.slo_target)),
        ("SLO counts", "requests" if counts_requests(review) else ""),
        ("SLO window in days", "" if impact.slo_by_quarter else window),
        ("SLO window", "the calendar quarter" if impact.slo_by_quarter else ""),
        ("Requests in the SLO's window", _whole(impact.slo_window_requests)),
        ("Bad minutes", _number(impact.bad_minutes)),
    ]
    return [(name, value) for name, value in rows if value]


def windows(review: Review) -> list[WindowWords]:
    """Return the stretches of the incident, in order."""
    zone = zone_of(review)
    return [
        WindowWords(
            f"{moment_text(one.at, zone)} to {moment_text(one.until, zone)}",
            _affected(one),
            _share(one.use_share) or "all of it",
            one.description,
        )
        for one in review.impact_windows
    ]


def _affected(window: ImpactWindow) -> str:
    if window.users_affected is not None:
        return f"{window.users_affected:,} users"
    return _share(window.affected_share) or "as the whole"


def _whole(value: int | None) -> str:
    return "" if value is None else f"{value:,}"


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:,.10g}"


def _share(value: float | None) -> str:
    return "" if value is None else f"{value * 100:.10g} %"
