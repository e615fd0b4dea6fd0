# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""An event's time is told as well as it is known, and no better."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from app.insight.event_time import event_time_text
from app.review.event import Event, Precision

AT = datetime(2017, 1, 31, 13, 30, 15, tzinfo=UTC)
LATER = datetime(2017, 1, 31, 13, 45, 30, tzinfo=UTC)
NEXT_DAY = datetime(2017, 2, 1, 0, 10, tzinfo=UTC)


@pytest.mark.parametrize(
    ("at", "until", "precision", "told"),
    [
        (None, None, Precision.MINUTE, "not known"),
        (AT, None, Precision.UNKNOWN, "not known"),
        (AT, None, Precision.MINUTE, "13:30"),
        (AT, None, Precision.SECOND, "13:30:15"),
        (AT, None, Precision.APPROXIMATE, "~13:30"),
        (AT, None, Precision.HOUR, "~13:30"),
        (AT, None, Precision.DAY, "31 Jan"),
        (AT, LATER, Precision.MINUTE, "13:30–13:45"),
        (AT, LATER, Precision.APPROXIMATE, "~13:30–13:45"),
        (AT, LATER, Precision.SECOND, "13:30:15–13:45:30"),
        (AT, NEXT_DAY, Precision.MINUTE, "13:30 – 1 Feb 00:10"),
        (AT, NEXT_DAY, Precision.DAY, "31 Jan – 1 Feb"),
        (AT, AT, Precision.MINUTE, "13:30"),
    ],
)
def test_a_time_is_told_as_well_as_it_is_known(
    at: datetime | None, until: datetime | None, precision: Precision, told: str
) -> None:
    event = Event(id="e", at=at, until=until, precision=precision)

    assert event_time_text(event, UTC) == told


def test_a_time_on_another_day_names_the_day() -> None:
    event = Event(id="e", at=NEXT_DAY)

    assert event_time_text(event, UTC, near=date(2017, 1, 31)) == "1 Feb 00:10"
    assert event_time_text(event, UTC, near=date(2017, 2, 1)) == "00:10"


def test_a_time_is_told_in_the_zone_asked_for() -> None:
    assert event_time_text(Event(id="e", at=AT), ZoneInfo("Asia/Kolkata")) == "19:00"
