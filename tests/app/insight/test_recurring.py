# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Categories of causes that come back."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from app.insight.recurring import MOST_QUARTERS, Quarter, Recurring, quarter_of, recurring

MARCH, MAY, LONG_AGO = date(2026, 3, 31), date(2026, 5, 1), date(2020, 1, 1)
DAYS = st.dates(min_value=date(2024, 1, 1), max_value=date(2026, 12, 31))


def test_a_quarter_is_three_months() -> None:
    assert [str(quarter_of(day)) for day in (date(2026, 1, 1), MARCH, date(2026, 4, 1))] == [
        *("2026 Q1", "2026 Q1", "2026 Q2")
    ]
    assert Quarter(2026, 1).before == Quarter(2025, 4)


def test_reviews_are_counted_by_category_and_quarter() -> None:
    found = recurring(
        [(MARCH, 2), (MAY, 1)], [(MARCH, "Config", 1), (MAY, "config", 1), (MAY, "People", 1)]
    )
    assert found.quarters[-2:] == (Quarter(2026, 1), Quarter(2026, 2))
    assert found.reviews[-2:] == (2, 1)
    assert [(row.category, row.counts[-2:]) for row in found.categories] == [
        ("Config", (1, 1)),
        ("People", (0, 1)),
    ]
    assert found.most == found.categories[0]


def test_what_came_up_in_one_quarter_alone_does_not_recur() -> None:
    assert recurring([(MAY, 1)], [(MAY, "Config", 1)]).most is None


def test_what_is_older_than_the_last_quarters_is_left_out() -> None:
    assert recurring([(LONG_AGO, 1), (MAY, 1)], [(LONG_AGO, "Config", 1)]).categories == ()


def test_without_a_dated_review_there_is_nothing() -> None:
    assert recurring([], []) == Recurring()


@given(st.lists(DAYS, min_size=1))
def test_every_review_of_the_last_quarters_is_counted_once(days: list[date]) -> None:
    found = recurring([(day, 1) for day in days], [(day, "Config", 1) for day in days])
    assert len(found.quarters) == MOST_QUARTERS
    assert sum(row.total for row in found.categories) == sum(found.reviews)
