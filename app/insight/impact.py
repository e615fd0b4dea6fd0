# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What the incident cost, each figure with its formula and what it was computed from.

Formulas: error budget = window × (1 − SLO); burn share = bad minutes × affected share ÷ error
budget; user-minutes = users × minutes × share of their use; money = rate × minutes + credits.
"""

from __future__ import annotations

from dataclasses import dataclass

from app.insight.affected import (
    affected_share,
    impact_minutes,
    lost_user_minutes,
    share_minutes,
    window_gaps,
    windows_overlap,
)
from app.insight.amount import Amount, exactly
from app.insight.elapsed import NOT_KNOWN
from app.insight.error_budget import allowed_share, budget, counts_requests, window_days
from app.review.review import Review
from app.translation import marked, tr

Input = tuple[str, float | Amount | None, str]
_UNITS = (marked("requests"), marked("complaints"), marked("days"), marked("user-min"))
"""Units that are words; they are keys, too, and are translated where they are shown."""

OVERLAP = marked(
    "windows overlap: the least counts each user once, the most counts all as different"
)


@dataclass(frozen=True)
class Figure:
    """One figure: no amount while an input is missing, and then `missing` names the inputs."""

    key: str
    name: str
    amount: Amount | None
    unit: str
    formula: str
    inputs: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()

    @property
    def value(self) -> float | None:
        """The figure as one number."""
        return self.amount.value if self.amount is not None else None


def bad_minutes(review: Review) -> float | None:
    """Return the minutes users were affected as one number."""
    minutes = impact_minutes(review)
    return minutes.value if minutes is not None else None


def figures(review: Review) -> tuple[Figure, ...]:
    """Return all figures in the order in which they build on each other."""
    return (
        error_budget(review),
        burn_share(review),
        burn_rate(review),
        user_minutes(review),
        money(review),
        error_rate(review),
    )


def counts(review: Review) -> tuple[Figure, ...]:
    """Return what was counted, not computed: requests that failed, and complaints."""
    impact = review.impact
    failed, complaints = exactly(impact.requests_failed), exactly(impact.complaints)
    return (
        Figure("requests_failed", tr("Requests failed"), failed, "requests", tr("as entered")),
        Figure("complaints", tr("Complaints"), complaints, "complaints", tr("as entered")),
    )


def error_budget(review: Review) -> Figure:
    """Return the minutes or requests that may be bad in the SLO's window."""
    target: Input = ("SLO", review.impact.slo_target, "%")
    amount = exactly(budget(review))
    if counts_requests(review):
        inputs = _inputs(
            target, (tr("requests in the window"), review.impact.slo_window_requests, "")
        )
        formula = tr("requests in the window × (1 − SLO)")
        return Figure("error_budget", tr("Error budget"), amount, "requests", formula, *inputs)
    inputs = _inputs(target, (tr("window"), window_days(review), "days"))
    formula = tr("window × (1 − SLO)")
    return Figure("error_budget", tr("Error budget"), amount, "min", formula, *inputs)


def burn_share(review: Review) -> Figure:
    """Return which share of the error budget the incident burnt."""
    allowed = budget(review)
    if counts_requests(review):
        spent, formula = (
            exactly(review.impact.requests_failed),
            tr("requests failed ÷ error budget"),
        )
        inputs = _inputs(
            (tr("requests failed"), spent, ""), (tr("error budget"), allowed or None, "requests")
        )
    else:
        spent, formula = share_minutes(review), tr("bad minutes × affected share ÷ error budget")
        inputs = _time_inputs(review, (tr("error budget"), allowed or None, "min"))
    amount = spent.over(allowed) if allowed and spent is not None else None
    return Figure("burn_share", tr("Error budget burnt"), amount, "%", formula, *inputs)


def burn_rate(review: Review) -> Figure:
    """Return how many times faster than allowed the budget was burnt during the impact."""
    impact, allowed = review.impact, allowed_share(review)
    rest: Input = (tr("1 − SLO"), allowed or None, "%")
    if counts_requests(review):
        share, formula = _failed_share(review), tr("requests failed ÷ requests in all ÷ (1 − SLO)")
        inputs = _inputs(
            (tr("requests failed"), impact.requests_failed, ""),
            (tr("requests in all"), impact.requests_total, ""),
            rest,
        )
    else:
        share, formula = _mean_share(review), tr("affected share ÷ (1 − SLO)")
        inputs = _inputs((tr("affected share"), share, "%"), rest)
    amount = share.over(allowed) if allowed and share is not None else None
    return Figure("burn_rate", tr("Burn rate"), amount, "×", formula, *inputs)


def user_minutes(review: Review) -> Figure:
    """Return the user-minutes lost; the whole of their use where no share is given."""
    impact, amount = review.impact, lost_user_minutes(review)
    name, unit = tr("User-minutes lost"), "user-min"
    if review.impact_windows:
        formula = tr("sum over the windows of users × minutes × share of use")
        inputs = _window_inputs(review, (), "" if amount else tr("users of each impact window"))
        return Figure("user_minutes", name, amount, unit, formula, *inputs)
    inputs = _inputs(
        (tr("users affected"), impact.users_affected, ""),
        (tr("minutes"), impact_minutes(review), ""),
        (tr("share of use"), 1.0 if impact.use_share is None else impact.use_share, "%"),
    )
    formula = tr("users × minutes × share of use")
    return Figure("user_minutes", name, amount, unit, formula, *inputs)


def money(review: Review) -> Figure:
    """Return the money lost: rate × minutes + credits; one of the two is enough."""
    impact, minutes = review.impact, impact_minutes(review)
    amount = None
    if impact.money_per_minute is not None and minutes is not None:
        amount = minutes.times(impact.money_per_minute).plus(impact.credits or 0.0)
    elif impact.money_per_minute is None:
        amount = exactly(impact.credits)
    inputs = _inputs(
        (tr("rate per minute"), impact.money_per_minute, ""),
        (tr("minutes"), minutes, ""),
        (tr("credits"), impact.credits, ""),
    )
    formula = tr("rate × minutes + credits")
    return Figure("money", tr("Money"), amount, impact.currency, formula, *inputs)


def error_rate(review: Review) -> Figure:
    """Return which share of the requests failed."""
    inputs = _inputs(
        (tr("requests failed"), review.impact.requests_failed, ""),
        (tr("requests in all"), review.impact.requests_total or None, ""),
    )
    formula = tr("requests failed ÷ requests in all")
    return Figure("error_rate", tr("Error rate"), _failed_share(review), "%", formula, *inputs)


def figure_text(figure: Figure) -> str:
    """Return a figure in words: "300 EUR", "about 300 EUR", "300 to 400 EUR", "not known"."""
    if figure.amount is None:
        return tr(NOT_KNOWN)
    told = amount_text(figure.amount, figure.unit)
    return tr("about {0}").format(told) if figure.amount.about else told


def amount_text(amount: Amount, unit: str) -> str:
    """Return an amount with its unit; a share as per cent."""
    ends = (amount.least, amount.most) if amount.is_range else (amount.value,)
    told = tr(" to ").join(dict.fromkeys(_number(each, unit) for each in ends))
    return f"{told} {tr(unit)}".rstrip()


def _number(value: float, unit: str) -> str:
    if unit == "%":
        return f"{value * 100:,.1f}"
    return f"{value:,.1f}" if unit == "×" else f"{value:,.0f}"


def _failed_share(review: Review) -> Amount | None:
    failed, total = review.impact.requests_failed, review.impact.requests_total
    return exactly(failed / total) if failed is not None and total else None


def _mean_share(review: Review) -> Amount | None:
    """Return the share affected; over windows, the mean of their minutes."""
    if not review.impact_windows or review.impact.bad_minutes is not None:
        return exactly(affected_share(review))
    minutes, spent = impact_minutes(review), share_minutes(review)
    return spent.over(minutes.value) if minutes and spent and minutes.value else None


def _time_inputs(review: Review, allowed: Input) -> tuple[tuple[str, ...], tuple[str, ...]]:
    if review.impact_windows and review.impact.bad_minutes is None:
        spent = share_minutes(review)
        entries: tuple[Input, ...] = ((tr("bad minutes × affected share"), spent, "min"), allowed)
        return _window_inputs(review, entries, "")
    minutes: Input = (tr("bad minutes"), impact_minutes(review), "")
    return _inputs(minutes, (tr("affected share"), affected_share(review), "%"), allowed)


def _window_inputs(
    review: Review, entries: tuple[Input, ...], lack: str
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return inputs that come from windows, with what is wrong with those."""
    known, missing = _inputs((tr("impact windows"), len(review.impact_windows), ""), *entries)
    overlap = (tr(OVERLAP),) if windows_overlap(review) else ()
    lacks = (lack,) if lack and not window_gaps(review) else ()
    return known + overlap, missing + window_gaps(review) + lacks


def _inputs(*entries: Input) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the known inputs with their values, and the names of those not known."""
    known, missing = [], []
    for name, value, unit in entries:
        amount = value if isinstance(value, Amount) else exactly(value)
        if amount is None:
            missing.append(name)
        else:
            known.append(f"{name} {_input_text(amount, unit)}")
    return tuple(known), tuple(missing)


def _input_text(amount: Amount, unit: str) -> str:
    ends = (amount.least, amount.most) if amount.is_range else (amount.value,)
    if unit == "%":
        told = tr(" to ").join(f"{each * 100:g}" for each in ends) + " %"
    elif unit == "min":  # What is computed: more digits would claim more than is known.
        told = tr(" to ").join(f"{each:,.4g}" if each < 100 else f"{each:,.0f}" for each in ends)
        told += " min"
    else:
        told = tr(" to ").join(f"{each:,.10g}" for each in ends)
        told = f"{told} {tr(unit)}".rstrip()
    return tr("about {0}").format(told) if amount.about else told
