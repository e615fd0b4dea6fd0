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
from app.translation import tr


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
        (tr("Users affected"), _whole(impact.users_affected)),
        (tr("Users in all"), _whole(impact.users_total)),
        (tr("Share of users affected"), _share(impact.affected_share)),
        (tr("Share of their use affected"), _share(impact.use_share)),
        (tr("Requests failed"), _whole(impact.requests_failed)),
        (tr("Requests in all"), _whole(impact.requests_total)),
        (tr("Complaints"), _whole(impact.complaints)),
        (tr("Money lost per minute ({0})").format(currency), _number(impact.money_per_minute)),
        (tr("Credits given ({0})").format(currency), _number(impact.credits)),
        ("SLO", impact.slo_name),
        (tr("SLO target"), _share(impact.slo_target)),
        (tr("SLO counts"), tr("requests") if counts_requests(review) else ""),
        (tr("SLO window in days"), "" if impact.slo_by_quarter else window),
        (tr("SLO window"), tr("the calendar quarter") if impact.slo_by_quarter else ""),
        (tr("Requests in the SLO's window"), _whole(impact.slo_window_requests)),
        (tr("Bad minutes"), _number(impact.bad_minutes)),
    ]
    return [(name, value) for name, value in rows if value]


def windows(review: Review) -> list[WindowWords]:
    """Return the stretches of the incident, in order."""
    zone = zone_of(review)
    return [
        WindowWords(
            tr("{0} to {1}").format(moment_text(one.at, zone), moment_text(one.until, zone)),
            _affected(one),
            _share(one.use_share) or tr("all of it"),
            one.description,
        )
        for one in review.impact_windows
    ]


def _affected(window: ImpactWindow) -> str:
    if window.users_affected is not None:
        return tr("{0:,} users").format(window.users_affected)
    return _share(window.affected_share) or tr("as the whole")


def _whole(value: int | None) -> str:
    return "" if value is None else f"{value:,}"


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:,.10g}"


def _share(value: float | None) -> str:
    return "" if value is None else f"{value * 100:.10g} %"
