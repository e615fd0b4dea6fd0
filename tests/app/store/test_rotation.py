# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Which backups stay."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from app.store.rotation import DAYS, NEWEST, WEEKS, kept

NOW = datetime(2026, 11, 28, 12, tzinfo=UTC)
_MOST = NEWEST + (DAYS + 1) + (WEEKS + 1)

instants = st.lists(
    st.integers(0, 400 * 24 * 60).map(lambda minutes: NOW - timedelta(minutes=minutes)),
    max_size=200,
)


@given(instants)
def test_the_newest_stay_and_so_does_one_of_each_day_and_week(made: list[datetime]) -> None:
    stay = kept(made, NOW)
    assert stay <= set(made)
    assert set(sorted(set(made))[-NEWEST:]) <= stay
    for at in made:
        if NOW - at < timedelta(days=DAYS):
            assert any(one.date() == at.date() and one >= at for one in stay)
        if NOW - at < timedelta(weeks=WEEKS):
            week = at.isocalendar()[:2]
            assert any(one.isocalendar()[:2] == week and one >= at for one in stay)


@given(instants)
def test_they_never_become_many(made: list[datetime]) -> None:
    assert len(kept(made, NOW)) <= _MOST


@given(instants)
def test_choosing_again_changes_nothing(made: list[datetime]) -> None:
    stay = kept(made, NOW)
    assert kept(stay, NOW) == stay


def test_what_a_clock_set_back_made_stays() -> None:
    later = [NOW + timedelta(days=day) for day in range(1, 30)]
    assert kept(later, NOW) == frozenset(later)
