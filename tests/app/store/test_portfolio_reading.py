# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What the follow-through reads of all reviews, on each kind of database."""

from __future__ import annotations

from app.insight.portfolio import Portfolio
from app.store.library import Library
from tests.simulated_quarter import simulated_quarter


def test_the_rows_tell_what_the_reviews_tell(library: Library) -> None:
    quarter = simulated_quarter()
    for review in quarter.reviews.values():
        library.add(review)
    assert library.portfolio() == quarter.portfolio
    assert library.actions() == list(quarter.portfolio.actions)


def test_an_empty_library_is_an_empty_portfolio(library: Library) -> None:
    assert library.portfolio() == Portfolio()


def test_archived_reviews_are_left_out_where_they_are_not_wanted(library: Library) -> None:
    quarter = simulated_quarter()
    for review_id in ("r00", "r01"):
        library.add(quarter.reviews[review_id])
    library.archive("r00")
    found = library.portfolio(archived=False)
    assert [review.id for review in found.reviews] == ["r01"]
    assert {entry.review_id for entry in found.actions} == {"r01"}
    assert len(library.portfolio().reviews) == 2
