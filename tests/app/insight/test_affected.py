# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Windows of impact, SLOs by time and by requests, and ranges that stay ranges."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.errors import UserFacingError
from app.insight.affected import impact_minutes, lost_user_minutes, share_minutes, windows_overlap
from app.insight.criteria import Criterion, findings
from app.insight.error_budget import quarter_days
from app.insight.impact import (
    OVERLAP,
    burn_rate,
    burn_share,
    counts,
    error_budget,
    error_rate,
    figure_text,
    figures,
    money,
    user_minutes,
)
from app.review.currency import currency_code, is_currency_code
from app.review.edits import set_field
from app.review.event import Event, Moment, Precision
from app.review.impact import SloKind
from app.review.impact_window import ImpactWindow
from app.review.item import Item
from app.review.review import Review
from tests.builders import applied, review_with
from tests.fakes import START

MINUTE = timedelta(minutes=1)


def window(name: str, start: int, end: int, **fields: float) -> ImpactWindow:
    at, until = START + start * MINUTE, START + end * MINUTE
    return ImpactWindow(id=name, at=at, until=until, **fields)  # type: ignore[arg-type]


def impact(*items: Item, **fields: object) -> Review:
    """Return a review that holds `items`, with these entries of its impact."""
    review = review_with(*items)
    return applied(review, *(set_field(review.impact, name, each) for name, each in fields.items()))


def felt(until: int | None = None, precision: Precision = Precision.MINUTE) -> tuple[Event, Event]:
    """Return impact start, and mitigation an hour later or up to `until` minutes."""
    end = None if until is None else START + until * MINUTE
    return (
        Event(id="a", at=START, moment=Moment.IMPACT_START),
        Event(
            id="b", at=START + 60 * MINUTE, until=end, moment=Moment.MITIGATED, precision=precision
        ),
    )


def test_windows_one_after_the_other_add_up() -> None:
    review = impact(
        window("all", 0, 10, users_affected=1000),
        window("few", 10, 70, users_affected=100, use_share=0.5),
    )
    lost = lost_user_minutes(review)
    assert lost is not None
    assert (lost.value, lost.is_range) == (13_000, False)
    minutes = impact_minutes(review)
    assert minutes is not None
    assert minutes.value == 70


def test_windows_that_overlap_give_a_range_and_say_why() -> None:
    review = impact(window("a", 0, 60, users_affected=100), window("b", 30, 90, users_affected=100))
    assert windows_overlap(review)
    figure = user_minutes(review)
    assert figure_text(figure) == "9,000 to 12,000 user-min"
    assert OVERLAP in figure.inputs
    everybody = applied(review, set_field(review.impact, "users_total", 100))
    assert figure_text(user_minutes(everybody)) == "9,000 user-min"


def test_a_window_without_an_end_leaves_the_figures_unknown() -> None:
    open_end = ImpactWindow(id="a", at=START, users_affected=10)
    review = impact(open_end, slo_target=0.999, slo_window_days=30)
    assert user_minutes(review).missing == ("times of impact window 1",)
    assert burn_share(review).value is None
    assert money(review).value is None


@given(
    st.lists(
        st.tuples(st.integers(0, 500), st.integers(0, 500), st.integers(0, 1000)),
        min_size=1,
        max_size=6,
    )
)
@settings(max_examples=60, deadline=None)
def test_nobody_is_counted_twice_unsaid(spans: list[tuple[int, int, int]]) -> None:
    windows = [
        window(f"w{place}", start, start + length, users_affected=users)
        for place, (start, length, users) in enumerate(spans)
    ]
    lost = lost_user_minutes(impact(*windows, users_affected=0))
    together = sum(length * users for _, length, users in spans)
    heaviest = max(length * users for _, length, users in spans)
    assert lost is not None
    assert heaviest - 0.01 <= lost.least <= lost.value <= lost.most
    assert lost.most == pytest.approx(together)


def test_a_range_of_time_gives_a_range_of_everything_it_is_in() -> None:
    review = impact(
        *felt(until=90), users_affected=10, money_per_minute=2.0, credits=5.0, affected_share=1.0,
        slo_target=0.999, slo_window_days=30,
    )  # fmt: skip
    assert figure_text(user_minutes(review)) == "600 to 900 user-min"
    assert figure_text(money(review)) == "125 to 185 EUR"
    assert figure_text(burn_share(review)) == "138.9 to 208.3 %"


def test_a_rough_time_makes_rough_figures() -> None:
    review = impact(*felt(precision=Precision.APPROXIMATE), users_affected=10)
    assert figure_text(user_minutes(review)) == "about 600 user-min"


def test_a_limit_inside_a_range_is_not_decided() -> None:
    review = impact(*felt(until=90))
    limits = [Criterion(str(limit), "Long", impact_minutes=limit) for limit in (30, 70, 120)]
    assert [finding.holds for finding in findings(review, limits)] == [True, None, False]


def test_exactly_the_limit_asks_for_a_review() -> None:
    review = impact(bad_minutes=2.16, affected_share=1.0, slo_target=0.999, slo_window_days=30)
    (found,) = findings(review, [Criterion("budget", "5 %", budget_share=0.05)])
    assert found.holds is True


def test_an_slo_by_requests_counts_requests() -> None:
    review = impact(
        slo_kind=SloKind.REQUESTS, slo_target=0.99, slo_window_requests=1_000_000,
        requests_failed=2_000, requests_total=20_000, complaints=3,
    )  # fmt: skip
    assert figure_text(error_budget(review)) == "10,000 requests"
    assert figure_text(burn_share(review)) == "20.0 %"
    assert figure_text(burn_rate(review)) == "10.0 ×"
    assert figure_text(error_rate(review)) == "10.0 %"
    assert [figure_text(each) for each in counts(review)] == ["2,000 requests", "3 complaints"]


@pytest.mark.parametrize(("days", "minutes"), [(7, 10.08), (28, 40.32), (30, 43.2), (90, 129.6)])
def test_the_budget_of_each_window(days: int, minutes: float) -> None:
    review = impact(slo_target=0.999, slo_window_days=days)
    assert error_budget(review).value == pytest.approx(minutes)


@pytest.mark.parametrize(
    ("day", "days"),
    [
        (date(2023, 2, 1), 90), (date(2024, 3, 31), 91), (date(2026, 6, 30), 91),
        (date(2026, 7, 1), 92), (date(2026, 12, 31), 92),
    ],
)  # fmt: skip
def test_a_quarter_is_as_long_as_its_months(day: date, days: int) -> None:
    assert quarter_days(day) == days


def test_the_quarter_is_the_one_of_the_review_s_own_zone() -> None:
    event = Event(id="a", at=datetime(2026, 3, 31, 23, 30, tzinfo=UTC), moment=Moment.IMPACT_START)
    review = impact(event, slo_target=0.9, slo_by_quarter=True)
    assert "window 90 days" in error_budget(review).inputs
    berlin = applied(review, set_field(review.incident, "time_zone", "Europe/Berlin"))
    assert "window 91 days" in error_budget(berlin).inputs
    assert error_budget(impact(slo_target=0.9, slo_by_quarter=True)).missing == ("window",)


def test_the_burn_rate_is_over_what_was_affected() -> None:
    review = impact(
        window("a", 0, 30, affected_share=1.0), window("b", 30, 60, affected_share=0.5),
        slo_target=0.99, slo_window_days=30,
    )  # fmt: skip
    spent = share_minutes(review)
    assert spent is not None
    assert spent.value == 45
    assert burn_rate(review).value == pytest.approx(75)
    assert burn_share(review).value == pytest.approx(45 / 432)


def test_an_slo_that_allows_nothing_has_no_share_to_burn() -> None:
    review = impact(*felt(), slo_target=1.0, slo_window_days=30, affected_share=1.0)
    assert burn_share(review).missing == ("error budget",)
    assert burn_rate(review).missing == ("1 − SLO",)


def test_nothing_entered_is_nothing_known() -> None:
    assert all(figure.value is None and figure.missing for figure in figures(impact()))


def test_currencies_are_codes() -> None:
    assert currency_code(" chf ") == "CHF"
    assert not is_currency_code("€")
    with pytest.raises(UserFacingError, match="three letters"):
        currency_code("dollars")
