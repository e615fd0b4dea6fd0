# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Times as they are typed into the timeline: distances, ranges, yesterday, and nights of change."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.capture.times import BadTime, TwoTimes
from app.capture.typed_times import TypedTime, read_told_time, read_typed_time, typed_text
from app.errors import UserFacingError
from app.review.event import Precision

DAY = date(2017, 1, 31)
NIGHTS = {
    "Europe/Berlin": (date(2017, 3, 26), date(2017, 10, 29)),
    "Europe/London": (date(2017, 3, 26), date(2017, 10, 29)),
    "Europe/Lisbon": (date(2017, 3, 26), date(2017, 10, 29)),
    "America/New_York": (date(2017, 3, 12), date(2017, 11, 5)),
    "America/Los_Angeles": (date(2017, 3, 12), date(2017, 11, 5)),
    "America/St_Johns": (date(2017, 3, 12), date(2017, 11, 5)),
    "America/Santiago": (date(2017, 8, 13), date(2017, 5, 13)),
    "Australia/Sydney": (date(2017, 10, 1), date(2017, 4, 2)),
    "Australia/Lord_Howe": (date(2017, 10, 1), date(2017, 4, 2)),
    "Pacific/Auckland": (date(2017, 9, 24), date(2017, 4, 2)),
}


def at(hour: int, minute: int = 0, day: int = 31) -> datetime:
    return datetime(2017, 1, day, hour, minute, tzinfo=UTC)


@pytest.mark.parametrize(
    ("typed", "begin", "end", "precision"),
    [
        ("14:03", at(14, 3), None, Precision.MINUTE),
        ("~13:40", at(13, 40), None, Precision.APPROXIMATE),
        ("yesterday 23:10", at(23, 10, 30), None, Precision.MINUTE),
        ("gestern 23:10", at(23, 10, 30), None, Precision.MINUTE),
        ("~yesterday 23:10", at(23, 10, 30), None, Precision.APPROXIMATE),
        ("Today", at(0), None, Precision.DAY),
        ("13:30-13:45", at(13, 30), at(13, 45), Precision.MINUTE),
        ("13:30 – 13:45", at(13, 30), at(13, 45), Precision.MINUTE),
        ("13:30 - 13:45", at(13, 30), at(13, 45), Precision.MINUTE),
        ("13:30 to 13:45", at(13, 30), at(13, 45), Precision.MINUTE),
        ("~13:30-13:45", at(13, 30), at(13, 45), Precision.APPROXIMATE),
        ("1:30 pm-2:45 pm", at(13, 30), at(14, 45), Precision.MINUTE),
        ("yesterday 23:50 to tomorrow 00:10", at(23, 50, 30), at(0, 10), Precision.MINUTE),
        ("2017-01-31 10:00-05:00", at(15), None, Precision.MINUTE),
        ("+5m", at(12, 5), None, Precision.MINUTE),
        ("-1h 30m", at(10, 30), None, Precision.MINUTE),
        ("?", None, None, Precision.UNKNOWN),
    ],
)
def test_a_typed_time_is_read(
    typed: str, begin: datetime | None, end: datetime | None, precision: Precision
) -> None:
    assert read_typed_time(typed, "UTC", DAY, above=at(12)) == TypedTime(begin, end, precision)


def test_a_range_may_cross_midnight() -> None:
    found = read_typed_time("23:50-00:10", "UTC", date(2017, 1, 30))
    assert (found.at, found.until) == (at(23, 50, 30), at(0, 10))


@pytest.mark.parametrize(
    ("typed", "when"),
    [
        ("17:40", at(17, 40, day=30)),
        ("~17:40", at(17, 40, day=30)),
        ("23:50", at(23, 50, day=30)),
        ("00:50", at(0, 50)),
        ("11:00", at(11)),
        ("31 Jan 17:40", at(17, 40)),
        ("today 17:40", at(17, 40)),
        ("+17h", at(17, 28)),
    ],
)
def test_after_midnight_a_time_among_the_evening_s_events_is_the_evening_s(
    typed: str, when: datetime
) -> None:
    told = (at(12, 45, day=30), at(17, 25, day=30), at(18, 45, day=30), at(0, 28))
    assert read_told_time(typed, "UTC", DAY, told[-1], told).at == when


def test_the_next_event_of_a_story_of_two_days_stays_on_the_second() -> None:
    told = (at(7, 30, day=30), at(9, 33), at(10, 57))
    assert read_told_time("11:00", "UTC", DAY, told[-1], told).at == at(11)


def test_a_tight_dash_is_an_offset_where_the_zone_has_it() -> None:
    found = read_typed_time("10:00-05:00", "America/New_York", DAY)
    assert (found.at, found.until) == (at(15), None)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("+5m", "There is no time above"),
        ("+5", "is not a duration"),
        ("15:00-14:00", "15:00"),
        ("?–14:00", "is not a time"),
    ],
)
def test_what_can_not_be_meant_is_answered(typed: str, sentence: str) -> None:
    with pytest.raises(UserFacingError, match=sentence):
        read_typed_time(typed, "UTC", DAY)


def skipped_and_doubled(zone: str) -> tuple[list[TwoTimes], list[TwoTimes]]:
    """Return what is asked in the two nights of a zone, over all their half hours."""
    asked: list[list[TwoTimes]] = []
    for night in NIGHTS[zone]:
        found = []
        for half in range(48):
            try:
                read_typed_time(f"{half // 2:02}:{half % 2 * 30 + 15:02}", zone, night)
            except TwoTimes as doubt:
                found.append(doubt)
        asked.append(found)
    return asked[0], asked[1]


@pytest.mark.parametrize("zone", NIGHTS)
def test_each_night_of_change_asks_with_both_choices(zone: str) -> None:
    skipped, doubled = skipped_and_doubled(zone)
    assert skipped
    assert doubled
    for doubt in skipped + doubled:
        first, second = doubt.choices
        assert first.at < second.at
        assert second.at - first.at <= timedelta(hours=1)
        assert first.text in doubt.sentence
        assert second.text in doubt.sentence
    for doubt, night in ((one, NIGHTS[zone][1]) for one in doubled):
        for choice in doubt.choices:
            assert read_typed_time(choice.text, zone, night).at == choice.at


@given(
    start=st.datetimes(datetime(1990, 1, 1), datetime(2100, 1, 1)),  # noqa: DTZ001 - bounds
    length=st.none() | st.integers(0, 3 * 24 * 60),
    precision=st.sampled_from([Precision.MINUTE, Precision.SECOND, Precision.APPROXIMATE]),
    zone=st.sampled_from(sorted(NIGHTS)),
    near=st.dates(date(1990, 1, 1), date(2100, 1, 1)),
)
@settings(max_examples=100, deadline=None)
def test_reading_what_was_printed_is_the_identity(
    start: datetime, length: int | None, precision: Precision, zone: str, near: date
) -> None:
    begin = start.replace(microsecond=0, second=0, tzinfo=UTC)
    end = None if length is None else begin + timedelta(minutes=length)
    typed = TypedTime(begin, end, precision)
    assert read_typed_time(typed_text(typed, zone, near), zone, near) == typed


@given(
    text=st.text(max_size=40) | st.text("0123456789:-~+ –atopmhydesr", max_size=30),
    zone=st.sampled_from(sorted(NIGHTS)),
    near=st.dates(),
)
@settings(max_examples=200, deadline=None)
def test_any_text_is_a_time_or_answered_with_a_sentence(text: str, zone: str, near: date) -> None:
    answer = answered(text, zone, near)
    if isinstance(answer, str):
        assert answer
    else:
        assert (answer.at is None) == (answer.precision is Precision.UNKNOWN)
        assert answer.until is None or (answer.at is not None and answer.at <= answer.until)


def answered(text: str, zone: str, near: date) -> TypedTime | str:
    try:
        return read_typed_time(text, zone, near, above=at(12))
    except UserFacingError as error:
        return error.sentence


def test_a_bad_time_stays_a_bad_time() -> None:
    with pytest.raises(BadTime):
        read_typed_time("x" * 500, "UTC", DAY)
