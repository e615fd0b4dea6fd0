# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What holds for any text and any timeline."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.capture.formats.table import read_events
from app.capture.reading import Doubt, ReadContext, ReadEvent, Reading
from tests.growth import grows_in_proportion
from tests.real_reviews import REAL_REVIEWS

ZONES = (
    "Europe/Berlin",
    "Europe/London",
    "Europe/Dublin",
    "America/New_York",
    "America/Los_Angeles",
    "America/St_Johns",
    "America/Santiago",
    "Australia/Sydney",
    "Australia/Lord_Howe",
    "Pacific/Auckland",
)

FRAGMENTS = st.sampled_from(
    [
        *("12:34", "1:05 PM", "2024-03-31", "3/4/2024", "31 Feb", "22025-01-01", "Feb 29", "24:00"),
        *(
            "14:??",
            "--:--",
            "HH:mm",
            "TBC",
            "~",
            "-",
            "–",
            ":",
            "|",
            "\t",
            "\n",
            "\n\n",
            "- ",
            "# ",
        ),
        *(
            "> ",
            "```",
            "---\n",
            "+++\n",
            "<!--",
            "-->",
            "<tr><td>",
            "</td>",
            "**",
            "[",
            "]",
            "(",
            ")",
        ),
        *("CET", "UTC", "IST", "UC/Pacific", "+14:00", "-99:99", "T+5", "3 hours ago", "next day"),
        *(
            "Timeline",
            "All times in",
            "Date:",
            "ca. ",
            "Ann  [8:27 AM]",
            "0001-01-01",
            "9999-12-31",
        ),
        *("- **Key events**\n", "First seen ", "2022-??-??", "06:2x", "T0 + 2h", "'''", "\\*"),
        *("January 14-19, 2026", "(3/6)", "screenshots", "title: ", "Duration: ", "→ 08-19"),
        *("𝟙𝟚:𝟛𝟜", "١٢:٣٤", "\x00", "\u2028", "\r\n", "noon", "May", "1600", "20240101", "²:00"),
    ]
)
TEXTS = st.lists(FRAGMENTS | st.text(max_size=8), max_size=30).map(" ".join) | st.lists(
    FRAGMENTS, max_size=30
).map("".join)
WORDS = st.text("abcdefghijklmnop", min_size=1, max_size=12).map(lambda word: f"Disk {word}")


LINES = (
    "# 2024-01-01 10:00 x\n",
    "- **a**\n  - First seen 2024-01-01 10:00\n",
    "- First seen 2024-01-01 10:00 and then\n",
    "## Incident\n**Timeline**\n- 2024-01-01 10:00 x\n- Start: 2024-01-01 10:00\n",
    "## a\nAt 2017/01/31 18:00 UTC, we\n\n",
    "| Time | Event |\n|---|---|\n| 2022-??-?? ??:?? | a |\n\n",
    "a | `b | c\n",
    "screenshots of times in Central European Time, May 2020 <https://x.example/](",
    "x (10:00 at 10:00 - 10:00 \\*T0 + 2h ",
)
SIZE = 200_000


def read(text: str, **context: object) -> Reading:
    """Read a text as a document."""
    return read_events(text, ReadContext(**context), "document")  # type: ignore[arg-type]


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_any_text_is_read_without_an_error(text: str) -> None:
    lines = text.count("\n") + 1
    for day, zone in ((None, ""), (date.min, "Asia/Tokyo"), (date.max, "America/New_York")):
        reading = read(text, day=day, zone=zone)
        for event in reading.events:
            assert 1 <= event.line <= lines
            assert event.source == text.split("\n")[event.line - 1].removesuffix("\r")
            assert event.text.strip()
            assert event.at is None or event.at.tzinfo is UTC
            assert event.at is not None or event.doubts


@pytest.mark.parametrize("line", LINES)
def test_a_text_of_the_same_line_is_read_in_proportion_to_its_length(line: str) -> None:
    assert grows_in_proportion(lambda size: read(line * (size // len(line))), SIZE)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, 60 * 24 * 90), WORDS), min_size=1, max_size=20),
    st.sampled_from(ZONES),
)
def test_a_timeline_written_as_a_table_is_read_back(rows: list[tuple[int, str]], zone: str) -> None:
    start = datetime(2024, 5, 1, tzinfo=UTC)
    told = [(start + timedelta(minutes=minutes), words) for minutes, words in sorted(rows)]
    lines = [f"| {at.astimezone(ZoneInfo(zone)):%Y-%m-%d %H:%M} | {words} |" for at, words in told]
    text = "\n".join(["# Outage", "", "| Time | Event |", "| --- | --- |", *lines])
    reading = read(text, zone=zone)
    assert [(event.at, event.text, event.doubts) for event in reading.events] == [
        (at, words, ()) for at, words in told
    ]


def night(zone: str, *, forward: bool) -> datetime:
    """Return the instant in 2024 at which the zone's clocks go forward, or back."""
    info = ZoneInfo(zone)
    at = datetime(2024, 1, 1, tzinfo=UTC)
    while True:
        later = at + timedelta(minutes=30)
        change = offset(later, info) - offset(at, info)
        if change and (change > timedelta()) is forward:
            return later
        at = later


def offset(at: datetime, zone: ZoneInfo) -> timedelta:
    """Return the zone's distance from UTC then."""
    return at.astimezone(zone).utcoffset() or timedelta()


def around(zone: str, change: datetime) -> list[ReadEvent]:
    """Return events at each ten minutes of the clocks around a change, written as local times."""
    info = ZoneInfo(zone)
    first = (change - timedelta(hours=3)).astimezone(info).replace(tzinfo=None)
    walls = [first + timedelta(minutes=10 * step) for step in range(40)]
    text = "\n".join(f"- {wall:%Y-%m-%d %H:%M} wall" for wall in walls)
    return list(read(text, zone=zone).events)


@pytest.mark.parametrize("zone", ZONES)
def test_a_skipped_time_is_never_certain(zone: str) -> None:
    events = around(zone, night(zone, forward=True))
    for event in events:
        assert event.at is not None
        shown = f"{event.at.astimezone(ZoneInfo(zone)):%Y-%m-%d %H:%M}"
        exists = shown in event.source
        assert exists is (Doubt.NONEXISTENT_TIME not in event.doubts)
    assert any(Doubt.NONEXISTENT_TIME in event.doubts for event in events)


@pytest.mark.parametrize("zone", ZONES)
def test_a_repeated_time_is_never_certain(zone: str) -> None:
    events = around(zone, night(zone, forward=False))
    info = ZoneInfo(zone)
    for event in events:
        assert event.at is not None
        wall = event.at.astimezone(info)
        twice = wall.replace(fold=0).utcoffset() != wall.replace(fold=1).utcoffset()
        assert twice is (Doubt.REPEATED_TIME in event.doubts)
    assert any(Doubt.REPEATED_TIME in event.doubts for event in events)


def test_letters_tell_the_two_hours_of_a_night_apart() -> None:
    text = "- 2021-10-31 02:30 CEST first\n- 2021-10-31 02:30 CET second"
    first, second = read(text).events
    assert [each.at for each in (first, second)] == [
        datetime(2021, 10, 31, 0, 30, tzinfo=UTC),
        datetime(2021, 10, 31, 1, 30, tzinfo=UTC),
    ]
    assert (first.doubts, second.doubts) == ((), ())


@pytest.mark.parametrize("review", REAL_REVIEWS, ids=[each.__name__ for each in REAL_REVIEWS])
def test_the_timeline_of_a_review_is_read_back(review: object) -> None:
    told = review().events  # type: ignore[operator]
    lines = [
        f"| {'~' if event.precision == 'approximate' else ''}{event.at:%Y-%m-%d %H:%M}"
        f" | {event.text} | {event.actor} |"
        for event in told
    ]
    text = "\n".join(["| Time (UTC) | Event | Who |", "| --- | --- | --- |", *lines])
    assert [
        (event.at, event.precision, event.text, event.actor) for event in read(text).events
    ] == [(event.at, event.precision, event.text, event.actor) for event in told]
