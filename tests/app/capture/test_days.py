# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Days: due dates as people write them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.capture.days import day_text, read_day, read_due
from app.errors import UserFacingError

TODAY = date(2026, 3, 2)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2026-12-01", date(2026, 12, 1)),
        ("2026-11-02", date(2026, 11, 2)),
        ("10 Feb", date(2027, 2, 10)),
        ("2 Mar", TODAY),
        ("Feb 10th", date(2027, 2, 10)),
        ("Tue 10 February 2026", date(2026, 2, 10)),
        ("1.12.2026", date(2026, 12, 1)),
        ("1.12.", date(2026, 12, 1)),
        ("29 feb", date(2028, 2, 29)),
        ("in 2 weeks", date(2026, 3, 16)),
        ("in two weeks", date(2026, 3, 16)),
        ("Tomorrow", date(2026, 3, 3)),
        ("next friday", date(2026, 3, 6)),
        ("next month", date(2026, 4, 2)),
        ("10. März 2026", date(2026, 3, 10)),
        ("3. Okt.", date(2026, 10, 3)),
        ("6. Dezember", date(2026, 12, 6)),
        ("heute", TODAY),
        ("Übermorgen", date(2026, 3, 4)),
        ("fr", date(2026, 3, 6)),
        ("am Sonnabend", date(2026, 3, 7)),
        ("nächsten Montag", date(2026, 3, 9)),
        ("nächste Woche", date(2026, 3, 9)),
        ("in zwei Wochen", date(2026, 3, 16)),
        ("in einem Monat", date(2026, 4, 2)),
    ],
)
def test_a_due_date_is_read(typed: str, day: date) -> None:
    assert read_due(typed, TODAY) == day


def test_no_due_date_stays_none() -> None:
    assert read_due("  ", TODAY) is None
    assert day_text(None) == ""


@pytest.mark.parametrize("typed", ["11/2", "30 Feb", "T+5", "soon", "may", "12", "2026-13-01"])
def test_what_can_not_be_read_surely_is_asked_for(typed: str) -> None:
    with pytest.raises(UserFacingError, match=r"Write|Try"):
        read_due(typed, TODAY)


def test_a_day_without_a_year_is_the_nearest_one() -> None:
    assert read_day("30 Dec", date(2017, 1, 2)) == date(2016, 12, 30)
    assert read_day("2 Jan", date(2016, 12, 30)) == date(2017, 1, 2)


@given(day=st.dates(date(1000, 1, 1)))
def test_reading_what_was_printed_is_the_identity(day: date) -> None:
    assert read_due(day_text(day), TODAY) == day


@given(text=st.text(max_size=30))
def test_any_text_is_a_day_or_answered_with_a_sentence(text: str) -> None:
    assert answer(text).endswith((".", "None")) or read_due(text, TODAY)


def answer(text: str) -> str:
    try:
        return day_text(read_due(text, TODAY)) or "None"
    except UserFacingError as error:
        return error.sentence
