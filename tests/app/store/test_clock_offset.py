# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Two computers' clocks are compared over a network that takes its time."""

from __future__ import annotations

from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from app.store.clock_offset import clock_offset
from tests.fakes import FakeClock

WAY = st.floats(0.0001, 2.0)


@given(st.lists(st.tuples(WAY, WAY), min_size=5, max_size=5), st.floats(-3600, 3600))
def test_it_is_wrong_by_half_the_shortest_way_at_most(
    ways: list[tuple[float, float]], ahead: float
) -> None:
    clock, left = FakeClock(), list(ways)

    def ask() -> tuple[datetime, float]:
        there, back = left.pop(0)
        clock.advance(seconds=there)
        told = clock.now() + timedelta(seconds=ahead)
        clock.advance(seconds=back)
        return told, there + back

    found = clock_offset(ask, clock.now).total_seconds()
    shortest = min(there + back for there, back in ways)
    assert abs(found - ahead) <= shortest / 2 + 0.001
