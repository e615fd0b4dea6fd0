# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Order keys: there is always room, and the order is the one asked for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.review.rank import rank_at, rank_between, ranks_after


@given(st.lists(st.integers(0, 1_000), max_size=60))
def test_inserting_anywhere_keeps_the_order_of_a_plain_list(places: list[int]) -> None:
    ranks: list[str] = []
    for place in places:
        at = min(place, len(ranks))
        ranks.insert(at, rank_at(ranks, at))
    assert ranks == sorted(ranks)
    assert len(set(ranks)) == len(ranks)


@given(st.integers(0, 3_000))
def test_many_ranks_at_once_rise_and_stay_short(count: int) -> None:
    last = rank_between("", "")
    ranks = [last, *ranks_after(last, count)]
    assert ranks == sorted(set(ranks))
    assert all(len(rank) <= 6 for rank in ranks)
    assert all(not rank.endswith("0") for rank in ranks)


def test_no_rank_fits_between_equal_ones() -> None:
    with pytest.raises(ValueError, match="no rank between"):
        rank_between("a", "a")
