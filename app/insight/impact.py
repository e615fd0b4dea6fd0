# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What the incident cost, each figure with its formula and what it was computed from.

Formulas: error budget = window × (1 − SLO); burn share = bad minutes × affected share ÷ error
budget; user-minutes = users × minutes × share of their use; money = rate × minutes + credits.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from app.insight.metrics import metric
from app.review.review import Review

_MINUTES_IN_DAY = 24 * 60


@dataclass(frozen=True)
class Figure:
    """One figure: None while an input is missing, and then `missing` names the inputs."""

    key: str
    name: str
    value: float | None
    unit: str
    formula: str
    inputs: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()


def bad_minutes(review: Review) -> float | None:
    """Return the minutes users were affected: as entered, else from impact start to mitigated."""
    entered = review.impact.bad_minutes
    if entered is not None:
        return entered
    duration = metric(review, "ttm").value
    if duration is None or duration < timedelta(0):
        return None
    return duration / timedelta(minutes=1)


def affected_share(review: Review) -> float | None:
    """Return the share affected: as entered, else from users, else from requests."""
    impact = review.impact
    if impact.affected_share is not None:
        return impact.affected_share
    for part, whole in (
        (impact.users_affected, impact.users_total),
        (impact.requests_failed, impact.requests_total),
    ):
        if part is not None and whole:
            return min(1.0, part / whole)
    return None


def figures(review: Review) -> tuple[Figure, ...]:
    """Return all figures in the order in which they build on each other."""
    return (error_budget(review), burn_share(review), user_minutes(review), money(review))


def error_budget(review: Review) -> Figure:
    """Return the minutes that may be bad in the SLO's window."""
    impact = review.impact
    days, target = impact.slo_window_days, impact.slo_target
    value = None
    if days is not None and target is not None:
        value = days * _MINUTES_IN_DAY * (1 - target)
    inputs = _inputs(("SLO", target, "%"), ("window, days", days, ""))
    formula = "window × (1 − SLO)"
    return Figure("error_budget", "Error budget", value, "min", formula, *inputs)


def burn_share(review: Review) -> Figure:
    """Return which share of the error budget the incident burnt."""
    budget, minutes, share = error_budget(review).value, bad_minutes(review), affected_share(review)
    value = None
    if budget and minutes is not None and share is not None:
        value = minutes * share / budget
    inputs = _inputs(
        ("bad minutes", minutes, ""),
        ("affected share", share, "%"),
        ("error budget, min", budget, ""),
    )
    formula = "bad minutes × affected share ÷ error budget"
    return Figure("burn_share", "Error budget burnt", value, "%", formula, *inputs)


def user_minutes(review: Review) -> Figure:
    """Return the user-minutes lost; the whole of their use where no share is given."""
    impact, minutes = review.impact, bad_minutes(review)
    share = 1.0 if impact.use_share is None else impact.use_share
    value = None
    if impact.users_affected is not None and minutes is not None:
        value = impact.users_affected * minutes * share
    inputs = _inputs(
        ("users affected", impact.users_affected, ""),
        ("minutes", minutes, ""),
        ("share of use", share, "%"),
    )
    formula = "users × minutes × share of use"
    return Figure("user_minutes", "User-minutes lost", value, "user-min", formula, *inputs)


def money(review: Review) -> Figure:
    """Return the money lost: rate × minutes + credits; one of the two is enough."""
    impact, minutes = review.impact, bad_minutes(review)
    value = None
    if impact.money_per_minute is not None and minutes is not None:
        value = impact.money_per_minute * minutes + (impact.credits or 0.0)
    elif impact.money_per_minute is None and impact.credits is not None:
        value = impact.credits
    inputs = _inputs(
        ("rate per minute", impact.money_per_minute, ""),
        ("minutes", minutes, ""),
        ("credits", impact.credits, ""),
    )
    formula = "rate × minutes + credits"
    return Figure("money", "Money", value, impact.currency, formula, *inputs)


def figure_text(figure: Figure) -> str:
    """Return a figure's value in words; "not known" where it is not."""
    if figure.value is None:
        return "not known"
    if figure.unit == "%":
        return f"{figure.value * 100:,.1f} %"
    return f"{figure.value:,.0f} {figure.unit}"


def _inputs(*entries: tuple[str, float | None, str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the known inputs with their values, and the names of those not known."""
    known, missing = [], []
    for name, value, unit in entries:
        if value is None:
            missing.append(name)
        elif unit == "%":
            known.append(f"{name} {value * 100:g} %")
        else:
            known.append(f"{name} {value:,.10g}")
    return tuple(known), tuple(missing)
