# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Times: what a scribe types into a cell, and what is printed there."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.capture.times import UNKNOWN, TimeReading, read_time, time_text
from app.errors import UserFacingError
from app.review.event import Precision
from tests.strategies import INSTANTS, ZONES

DAY = date(2017, 1, 31)
BERLIN = "Europe/Berlin"


def utc(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)  # type: ignore[misc]


@pytest.mark.parametrize(
    ("typed", "at", "precision"),
    [
        ("23:00", utc(2017, 1, 31, 23, 0), Precision.MINUTE),
        (" 9:05 ", utc(2017, 1, 31, 9, 5), Precision.MINUTE),
        ("~23:00", utc(2017, 1, 31, 23, 0), Precision.APPROXIMATE),
        ("about 23:00", utc(2017, 1, 31, 23, 0), Precision.APPROXIMATE),
        ("23:00:15", utc(2017, 1, 31, 23, 0, 15), Precision.SECOND),
        ("23h", utc(2017, 1, 31, 23, 0), Precision.HOUR),
        ("2:30 pm", utc(2017, 1, 31, 14, 30), Precision.MINUTE),
        ("12:30 am", utc(2017, 1, 31, 0, 30), Precision.MINUTE),
        ("2017-02-01 00:15", utc(2017, 2, 1, 0, 15), Precision.MINUTE),
        ("2017-02-01T00:15:30Z", utc(2017, 2, 1, 0, 15, 30), Precision.SECOND),
        ("2017-02-01 00:15+01:00", utc(2017, 1, 31, 23, 15), Precision.MINUTE),
        ("1 Feb 00:15", utc(2017, 2, 1, 0, 15), Precision.MINUTE),
        ("~ 1 Feb 2016, 00:15", utc(2016, 2, 1, 0, 15), Precision.APPROXIMATE),
        ("Feb 1 00:15", utc(2017, 2, 1, 0, 15), Precision.MINUTE),
        ("1.2.2017 00:15", utc(2017, 2, 1, 0, 15), Precision.MINUTE),
        ("30 Dec 12:00", utc(2016, 12, 30, 12, 0), Precision.MINUTE),
        ("1 Feb", utc(2017, 2, 1), Precision.DAY),
    ],
)
def test_a_typed_time_is_read(typed: str, at: datetime, precision: Precision) -> None:
    assert read_time(typed, "UTC", DAY) == TimeReading(at, precision)


@pytest.mark.parametrize("typed", ["", "  ", "--:--", "not known", "Unknown", "?"])
def test_an_unknown_time_stays_unknown(typed: str) -> None:
    assert read_time(typed, "UTC", DAY) == UNKNOWN


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("14:3", "14:3 is not a time. Try 14:03."),
        ("1403", "1403 is not a time. Try 14:03."),
        ("25:00", "“25:00” is not a time. Try 14:03 or 2017-01-31 14:03."),
        ("13:00 pm", "“13:00 pm” is not a time. Try 14:03 or 2017-01-31 14:03."),
        ("soon", "“soon” is not a time. Try 14:03 or 2017-01-31 14:03."),
        ("30 Feb 12:00", "There is no “30 Feb”. Try 10 Feb or 2026-02-10."),
        ("2/3 12:00", "2/3 can be read in two ways. Write it as 11 Feb or 2026-02-11."),
    ],
)
def test_what_is_no_time_is_answered_with_one_that_is(typed: str, sentence: str) -> None:
    with pytest.raises(UserFacingError) as caught:
        read_time(typed, "UTC", DAY)
    assert caught.value.sentence == sentence


def test_a_time_is_read_in_the_zone_of_the_review() -> None:
    assert read_time("23:00", BERLIN, DAY).at == utc(2017, 1, 31, 22, 0)


def test_a_time_that_the_clocks_skipped_is_asked_for_again() -> None:
    with pytest.raises(UserFacingError, match="did not exist on 26 March 2017") as caught:
        read_time("02:30", BERLIN, date(2017, 3, 26))
    assert caught.value.sentence.endswith("Write 01:30 or 03:30.")


def test_a_time_that_came_twice_is_asked_for_again_and_then_read() -> None:
    autumn = date(2017, 10, 29)
    with pytest.raises(UserFacingError, match="came twice on 29 October 2017") as caught:
        read_time("02:30", BERLIN, autumn)
    assert "02:30+02:00 for the first, or 02:30+01:00 for the second" in caught.value.sentence
    assert read_time("02:30+02:00", BERLIN, autumn).at == utc(2017, 10, 29, 0, 30)
    assert read_time("02:30+01:00", BERLIN, autumn).at == utc(2017, 10, 29, 1, 30)


def test_an_early_time_after_a_late_event_belongs_to_the_next_day() -> None:
    late = utc(2017, 1, 31, 23, 50)
    assert read_time("00:15", "UTC", DAY, late).at == utc(2017, 2, 1, 0, 15)
    assert read_time("22:00", "UTC", DAY, late).at == utc(2017, 1, 31, 22, 0)
    assert read_time("00:15", "UTC", DAY, utc(2017, 1, 31, 9, 0)).at == utc(2017, 1, 31, 0, 15)


def canonical(at: datetime, precision: Precision) -> datetime | None:
    if precision is Precision.UNKNOWN:
        return None
    parts = {Precision.SECOND: {}, Precision.APPROXIMATE: {}, Precision.MINUTE: {"second": 0}}
    chosen = parts.get(precision, {"second": 0, "minute": 0})
    return at.replace(microsecond=0, **chosen)


@given(
    at=INSTANTS,
    precision=st.sampled_from([each for each in Precision if each is not Precision.DAY]),
    zone=ZONES.filter(lambda zone: zone != "Asia/Kolkata"),  # its hours begin at half past
    near=st.dates(date(1971, 1, 1), date(2190, 1, 1)),
)
def test_reading_what_was_printed_is_the_identity(
    at: datetime, precision: Precision, zone: str, near: date
) -> None:
    instant = canonical(at, precision)
    printed = time_text(instant, precision, zone, near)
    assert read_time(printed, zone, near) == TimeReading(instant, precision)


@given(day=st.dates(date(1971, 1, 1), date(2190, 1, 1)), zone=ZONES)
def test_a_day_alone_comes_back_as_that_day(day: date, zone: str) -> None:
    reading = read_time(day.isoformat(), zone, DAY)
    assert time_text(reading.at, reading.precision, zone, DAY) == day.isoformat()
    assert reading.precision is Precision.DAY


@given(text=st.text(max_size=30), near=st.dates(date(1971, 1, 1), date(2190, 1, 1)))
def test_any_text_is_a_time_or_answered_with_a_sentence(text: str, near: date) -> None:
    answer = answered(text, near)
    assert answer.endswith(".") if isinstance(answer, str) else answer.precision


def answered(text: str, near: date) -> TimeReading | str:
    try:
        return read_time(text, BERLIN, near)
    except UserFacingError as error:
        return error.sentence
