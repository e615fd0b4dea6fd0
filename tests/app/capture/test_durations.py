# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Durations as people publish them."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.capture.durations import BadDuration, DurationReading, read_duration, written_duration


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("0h 07m", 7),
        ("1d 5h 47m", 29 * 60 + 47),
        ("673h 34m", 673 * 60 + 34),
        ("279 minutes", 279),
        ("11 Days", 11 * 24 * 60),
        ("4 hours 14 minutes", 254),
        ("5 hours, 26 minutes and 30 seconds", 326.5),
        ("1h30", 90),
        ("1.5 hours", 90),
        ("1,5 h", 90),
        ("1:24", 84),
        ("1:24:30", 84.5),
        ("90s", 1.5),
        ("2 weeks", 14 * 24 * 60),
        ("0 min", 0),
    ],
)
def test_a_published_duration_is_read(text: str, minutes: float) -> None:
    assert read_duration(text) == DurationReading(timedelta(minutes=minutes))


@pytest.mark.parametrize("text", ["?", "", " - ", "Unknown", "TBC", "n/a"])
def test_what_is_not_known_is_not_zero(text: str) -> None:
    assert read_duration(text).length is None


def test_what_is_said_beside_it_is_kept() -> None:
    found = read_duration("~35h 36m (within business hours)")
    assert found == DurationReading(
        timedelta(hours=35, minutes=36), about=True, note="within business hours"
    )
    assert found.in_business_hours
    assert read_duration("3 days - the weekend between").note == "the weekend between"
    assert not read_duration("3 days").in_business_hours


@pytest.mark.parametrize("text", ["soon", "12", "5 parsecs", "1:75", "minutes", "(2h)"])
def test_what_is_none_is_answered_with_one(text: str) -> None:
    with pytest.raises(BadDuration, match="Try 1h 24m"):
        read_duration(text)


@given(st.none() | st.integers(0, 10**8).map(lambda seconds: timedelta(seconds=seconds)))
def test_reading_what_was_written_is_the_identity(length: timedelta | None) -> None:
    assert read_duration(written_duration(length)) == DurationReading(length)


@given(st.text(max_size=300) | st.text("0123456789 hmd:.,~-()", max_size=60))
def test_any_text_is_a_duration_or_answered_with_a_sentence(text: str) -> None:
    answer = answered(text)
    if isinstance(answer, str):
        assert answer.endswith(".")
    else:
        assert answer.length is None or answer.length >= timedelta(0)


def answered(text: str) -> DurationReading | str:
    try:
        return read_duration(text)
    except BadDuration as error:
        return error.sentence
