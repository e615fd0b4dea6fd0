# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A day is written with its year where it could be taken for another one's."""

from __future__ import annotations

from datetime import date

from app.written_day import near_day, told_days

JANUARY = date(2026, 1, 31)


def test_days_told_together_have_years_where_these_differ() -> None:
    assert told_days(JANUARY, date(2026, 2, 3)) == ("31 Jan", "3 Feb")
    assert told_days(JANUARY, date(2027, 2, 3)) == ("31 Jan 2026", "3 Feb 2027")


def test_a_day_far_away_has_its_year() -> None:
    assert near_day(JANUARY, date(2025, 12, 24)) == "31 Jan"
    assert near_day(JANUARY, date(2025, 3, 1)) == "31 Jan 2026"
