# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""One small document for each way in which people write times down."""

from __future__ import annotations

from datetime import date

import pytest

from app.capture.formats.table import read_events
from app.capture.reading import ReadContext, ReadEvent
from app.review.event import Precision
from tests.app.capture.document.document_style import Style, told
from tests.app.capture.document.published_styles import PUBLISHED_STYLES

STYLES = {
    "table-with-the-day-in-a-title": Style(
        "# Outage of 12 May 2021\n\n| Time (UTC) | Event |\n|---|---|\n| 14:51 | Alert |\n"
        "| 23:50 | Still down |\n| 00:10 | Up |\n",
        ("2021-05-12 14:51", "2021-05-12 23:50", "2021-05-13 00:10 midnight-guessed"),
    ),
    "slashes-and-ish": Style(
        "Timeline\n- 2017/01/31 23:00-ish UTC: spam\n- 2017/01/31 23:27 UTC: wrong server\n",
        ("2017-01-31 23:00 approximate", "2017-01-31 23:27"),
    ),
    "year-month-day-in-headings": Style(
        "### 2018 October 21 22:52 UTC\nLink lost.\n\n### 2018 October 22 00:05 UTC\nPaged.\n",
        ("2018-10-21 22:52", "2018-10-22 00:05"),
    ),
    "status-page-newest-first": Style(
        "Jan 14, 10:18 AM PST\nResolved.\n\nJan 14, 9:42 AM PST\nFix deployed.\n\n"
        "Jan 14, 9:01 AM PST\nInvestigating.\n",
        (
            "2021-01-14 18:18 year-guessed",
            "2021-01-14 17:42 year-guessed",
            "2021-01-14 17:01 year-guessed",
        ),
        day=date(2021, 1, 15),
    ),
    "bare-times-newest-first": Style(
        "2021-06-02\n- 00:20 fixed\n- 23:50 found\n- 23:10 paged\n- 22:40 noticed\n",
        (
            "2021-06-02 00:20",
            "2021-06-01 23:50 midnight-guessed",
            "2021-06-01 23:10 midnight-guessed",
            "2021-06-01 22:40 midnight-guessed",
        ),
    ),
    "day-behind-the-time": Style(
        "# Deploy of 2021-10-29\n* 22:30 UTC (Oct 29) deploy\n* 01:10 UTC (Oct 30) errors\n",
        ("2021-10-29 22:30", "2021-10-30 01:10"),
    ),
    "brackets-over-night": Style(
        "Incident date: 2022-03-04\n[23:55] Pager\n[07:00] Found in the morning\n",
        ("2022-03-04 23:55", "2022-03-05 07:00 midnight-guessed"),
    ),
    "rough-and-open-times": Style(
        "Date: 2023-06-12\nAll times UTC.\n| When | What |\n| --- | --- |\n"
        "| 11:32-13:05 | down |\n| ca. 18:30 | seen |\n| 18:45~ | seen again |\n"
        "| --:-- | cause |\n| 19:?? | call |\n| (Time TBC) | answer |\n",
        (
            "2023-06-12 11:32 range",
            "2023-06-12 18:30 approximate",
            "2023-06-12 18:45 approximate",
            "unknown unknown-time",
            "2023-06-12 19:00 unknown-time",
            "unknown unknown-time",
        ),
    ),
    "what-a-template-left": Style(
        "# 2024-02-02\n| Time | Event |\n|---|---|\n| HH:mm | Describe it |\n| 10:00 | Real |\n",
        ("unknown unknown-time", "2024-02-02 10:00"),
    ),
    "four-digits-and-a-doubled-year": Style(
        "Timeline\n2025-01-14 1600 deploy\n2025-01-14 1612 errors\n22025-01-14 1630 rollback\n"
        "2025-01-14 1645 fine\n",
        (
            "2025-01-14 16:00",
            "2025-01-14 16:12",
            "2025-01-14 16:30 typo-suspected",
            "2025-01-14 16:45",
        ),
    ),
    "twelve-hours-without-a-space": Style(
        "Monday 3 June 2024\n07:30am - First report\n12:10pm - Fixed\n",
        ("2024-06-03 07:30", "2024-06-03 12:10"),
    ),
    "bullets-of-a-word-processor": Style(
        "## 2024-06-03\n• 12:46: disk full\n• 13:10: cleaned\n",
        ("2024-06-03 12:46", "2024-06-03 13:10"),
    ),
    "a-zone-that-is-misspelt": Style(
        "All times are in UC/Pacific.\n\n2020-07-01\n- 14:00 start\n",
        ("2020-07-01 21:00 unknown-zone",),
    ),
    "winter-letters-in-june": Style(
        "2023-06-12\n- 14:00 CET: alert\n- 14:10 CEST: call\n",
        ("2023-06-12 12:00 zone-unlike-season", "2023-06-12 12:10"),
    ),
    "letters-of-two-zones": Style(
        "2023-06-12\n- 14:00 IST: alert\n- 14:10 IST: call\n",
        ("2023-06-12 08:30 ambiguous-zone", "2023-06-12 08:40 ambiguous-zone"),
    ),
    "letters-of-two-zones-for-who-lives-there": Style(
        "2023-06-12\n- 14:00 IST: alert\n- 14:10 IST: call\n",
        ("2023-06-12 13:00", "2023-06-12 13:10"),
        zone="Europe/Dublin",
    ),
    "prose": Style(
        "On March 3, 2020, at 14:05 UTC, our database began to fail. Engineers were paged at "
        "14:11 UTC and found the\ncause at about 14:40 UTC.\n",
        ("2020-03-03 14:05", "2020-03-03 14:11", "2020-03-03 14:40 approximate"),
    ),
    "two-incidents-newest-first": Style(
        "# Incidents\n## 2024-02-01 Cache\n### Timeline\n- 10:00 UTC a\n- 10:30 UTC b\n"
        "## 2024-01-10 Database\n### Timeline\n- 09:00 UTC c\n- 09:20 UTC d\n",
        ("2024-02-01 10:00", "2024-02-01 10:30", "2024-01-10 09:00", "2024-01-10 09:20"),
    ),
    "an-end-before-its-start": Style(
        "# 2024-04-01\n- 14:00 UTC a\n- 14:30-14:10 UTC b\n- 15:75 UTC c\n",
        ("2024-04-01 14:00", "2024-04-01 14:30 range typo-suspected", "unknown typo-suspected"),
    ),
    "html": Style(
        "<table><tr><th>Time (UTC)</th><th>Event</th></tr>\n<tr><td>2024-04-01 10:00</td>"
        "<td>First</td></tr>\n<tr>\n <td>10:20</td>\n <td>Second<br>more</td>\n</tr></table>",
        ("2024-04-01 10:00", "2024-04-01 10:20"),
    ),
    "chat": Style(
        "Ann Example  8:27 AM\nsomething is off\nBob  8:29 AM\nlooking\n",
        ("2024-05-06 08:27", "2024-05-06 08:29"),
        day=date(2024, 5, 6),
        zone="UTC",
    ),
    "log-lines-in-a-fence": Style(
        "```\n2024-04-01 10:00:00 INFO start\n2024-04-01 10:00:05 ERROR boom\n```\n",
        ("2024-04-01 10:00", "2024-04-01 10:00"),
    ),
    "day-and-time-in-two-columns": Style(
        "Zone: Europe/Berlin\n\n| Date | Start | End | Event |\n|---|---|---|---|\n"
        "| 31/10/2021 | 00:30 | 01:30 | a |\n| 31/10/2021 | 02:30 | | b |\n",
        ("2021-10-30 22:30 range", "2021-10-31 00:30 repeated-time"),
    ),
    "a-time-that-was-skipped": Style(
        "2024-03-31\n- 01:59 a\n- 02:30 b\n",
        ("2024-03-31 00:59", "2024-03-31 01:30 nonexistent-time"),
        zone="Europe/Berlin",
    ),
    "counting-from-the-start": Style(
        "- 2020-01-05 10:00 first\n- T+5m second\n- 10 minutes later, third\n"
        "- 3 hours ago, fourth\n",
        (
            "2020-01-05 10:00",
            "2020-01-05 10:05 relative-time",
            "2020-01-05 10:15 relative-time",
            "unknown relative-time",
        ),
    ),
    "a-day-that-reads-two-ways": Style(
        "03/04/2024 10:00 AM EST: a\n03/04/2024 11:00 AM: b\n",
        ("2024-03-04 15:00 ambiguous-date", "2024-03-04 16:00 ambiguous-date"),
    ),
    "a-day-that-its-neighbours-explain": Style(
        "03/04/2024 10:00 UTC: a\n03/14/2024 11:00 UTC: b\n",
        ("2024-03-04 10:00", "2024-03-14 11:00"),
    ),
    "confluence": Style(
        "h2. Timeline\n||Time||Event||\n|09:00 GMT on 4 May 2022|x|\n|09:30|y|\n",
        ("2022-05-04 09:00", "2022-05-04 09:30"),
    ),
    "german": Style(
        "12.05.2021 um 14.30 Uhr: Ausfall\n12.05.2021 um 15.10 Uhr: behoben\n",
        ("2021-05-12 14:30", "2021-05-12 15:10"),
    ),
    "a-weekday-that-is-another": Style(
        "Tuesday, 4 June 2024, 10:00 UTC: a\nTuesday, 5 June 2024, 10:00 UTC: b\n",
        ("2024-06-04 10:00", "2024-06-05 10:00 weekday-unlike-date"),
    ),
    "half-of-the-day-left-out": Style(
        "2024-06-04\n- 9:50 AM a\n- 10:20 b\n- 1:05 PM c\n",
        ("2024-06-04 09:50", "2024-06-04 10:20 half-of-day-unknown", "2024-06-04 13:05"),
    ),
    "no-day-at-all": Style("- 10:00 a\n- 10:05 b\n", ("unknown missing-date",) * 2),
    "keys-and-their-times": Style(
        "# Post-mortem\nDetected: 2022-07-01 10:00 UTC\nMitigated: 2022-07-01 10:20 UTC\n",
        ("2022-07-01 10:00", "2022-07-01 10:20"),
    ),
    "the-next-day-in-prose": Style(
        "At 9:02am PDT on May 4, 2021 a deploy went out. The next day at 10:00am we met.\n",
        ("2021-05-04 16:02", "2021-05-05 17:00 date-assumed"),
    ),
    "a-row-without-a-time": Style(
        "# 2021-05-04\n| Time | Event |\n|---|---|\n| 10:00 | a |\n| | b |\n| 10:10 | c |\n",
        ("2021-05-04 10:00", "unknown unknown-time", "2021-05-04 10:10"),
    ),
    "the-same-time-in-another-zone": Style(
        "2021-05-04\n- 11:20 UTC / 13:20 CEST: a\n- 12:20 UTC (14:20 CEST) b\n",
        ("2021-05-04 11:20", "2021-05-04 12:20"),
    ),
    "the-year-behind-the-time": Style(
        "Tue May  4 12:00:00 2021 a\nTue May  4 12:10:00 2021 b\n",
        ("2021-05-04 12:00", "2021-05-04 12:10"),
    ),
    "japanese": Style(
        "2021年5月4日\n- 10:00 アラート\n- 10:45~11:00 対応\n",
        ("2021-05-04 10:00", "2021-05-04 10:45 range"),
    ),
    "a-year-and-a-month-mistyped": Style(
        "- 2021-05-04 10:00 UTC a\n- 2021-05-04 10:10 UTC b\n- 2012-05-04 10:20 UTC c\n"
        "- 2021-05-04 10:30 UTC d\n- 2021-05-04 10:40 UTC e\n",
        (
            "2021-05-04 10:00",
            "2021-05-04 10:10 out-of-order",
            "2012-05-04 10:20 out-of-order typo-suspected",
            "2021-05-04 10:30",
            "2021-05-04 10:40",
        ),
    ),
    "the-next-day-said": Style(
        "2021-05-04\n- 23:50 a\n- 00:10 (next day) b\n",
        ("2021-05-04 23:50", "2021-05-05 00:10 date-assumed"),
    ),
    "days-as-items": Style(
        "Timeline (UTC):\n  - 2021-03-01\n    - 10:00: a\n  - 2021-03-02\n    - 09:00: c\n",
        ("2021-03-01 10:00", "2021-03-02 09:00"),
    ),
    "dots-and-a-day-that-reads-two-ways": Style(
        "# Outage\nDate: 03/02/2021\nTimes in GMT\n* 14.05 alert\n* 14.10 - ack\n",
        ("2021-03-02 14:05 ambiguous-date", "2021-03-02 14:10 ambiguous-date"),
    ),
    "status-page-as-copied": Style(
        "Resolved\nAll is well.\nPosted 2 years ago. Mar 03, 2021 - 14:22 UTC\n"
        "Monitoring\nA fix.\nPosted 2 years ago. Mar 03, 2021 - 13:50 UTC\n"
        "Investigating\nErrors.\nPosted 2 years ago. Mar 03, 2021 - 13:10 UTC\n",
        ("2021-03-03 14:22", "2021-03-03 13:50", "2021-03-03 13:10"),
    ),
    "french": Style(
        "5 février 2021 à 14h30 : panne\n5 février 2021 à 15h00 : fin\n",
        ("2021-02-05 14:30", "2021-02-05 15:00"),
    ),
    "actions-are-no-events": Style(
        "**2024-05-01**\n\n**10:00 UTC** – alert\n\n**10:05 UTC** – ack\n\nAction items\n"
        "- 2024-06-01 replace the disk\n",
        ("2024-05-01 10:00", "2024-05-01 10:05"),
    ),
}


EVERY_STYLE = {**STYLES, **PUBLISHED_STYLES}


@pytest.mark.parametrize("style", EVERY_STYLE.values(), ids=EVERY_STYLE)
def test_a_style_is_read(style: Style) -> None:
    reading = read_events(style.text, ReadContext(day=style.day, zone=style.zone), "document")
    assert tuple(told(event) for event in reading.events) == style.events


def only(text: str) -> ReadEvent:
    """Return the first event of a text."""
    return read_events(text, ReadContext(zone="UTC"), "document").events[0]


def test_an_hour_alone_is_known_to_the_hour() -> None:
    assert only("- 2024-01-01 9am: a\n- 2024-01-01 10:00 b").precision is Precision.HOUR


def test_the_time_at_the_end_is_no_part_of_the_words() -> None:
    event = only("- First seen: 2024-01-04 09:00 UTC\n- Repaired at 2024-01-05 11:50")
    assert event.text == "First seen"


def test_a_document_that_quotes_a_chat_is_no_chat() -> None:
    text = "# Outage of 2024-01-05\n\nTimes in UTC\n\n## Timeline\n\n" + "".join(
        f"* [13:{minute}] step {minute}\n" for minute in range(10, 19)
    )
    chat = "## Chat\n" + "".join(f"> Ann [1:{minute} PM]\nwords\n" for minute in range(10, 19))
    reading = read_events(text + chat, ReadContext())
    assert (reading.format, len(reading.events)) == ("document", 9)


def test_the_zone_of_the_column_is_the_zone_of_the_document() -> None:
    text = "| Time (CET) | Event |\n|---|---|\n| 2024-01-01 09:00 | a |\n| 2024-01-01 09:10 | b |"
    assert read_events(text, ReadContext(), "document").zone == "Europe/Berlin"


def test_a_table_tells_its_event_first_and_leaves_out_what_only_counts() -> None:
    text = (
        "| # | When | Users | Who | What happens |\n|---|---|---|---|---|\n"
        "| 1 | 2024-01-01 09:00 | 40 | `@ann` | Restart |\n| 2 | 2024-01-01 09:10 | — | ? | Up |\n"
    )
    first, second = read_events(text, ReadContext(zone="UTC"), "document").events
    assert (first.text, first.actor) == ("Restart · 40", "ann")
    assert (second.text, second.actor) == ("Up", "")


def test_a_range_ends_where_its_end_says() -> None:
    text = "2021-03-01\n- 22:00 UTC - 24:00 UTC a\n- 23:00 UTC - 23:30 UTC b"
    events = read_events(text, ReadContext(), "document").events
    assert [(f"{event.until:%d %H:%M}", event.text) for event in events] == [
        ("02 00:00", "a"),
        ("01 23:30", "b"),
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("- 🔴 2024-01-01 10:00 UTC down\n- :tada: 2024-01-01 10:30 UTC up", ["down", "up"]),
        ("- [2024-01-01 10:00 UTC](https://x.example) a\n- 2024-01-01 10:30 b", ["a", "b"]),
        (
            "2024-06-01\n| Time (UTC) | Time (CEST) | Event |\n|-|-|-|\n| 10:00 | 12:00 | a |",
            ["a"],
        ),
        (
            "- 2024-01-01 10:00 UTC <https://x.example>\n- 2024-01-01 10:30 b",
            ["https://x.example", "b"],
        ),
    ],
)
def test_what_is_said_of_the_time_is_no_part_of_the_words(text: str, words: list[str]) -> None:
    events = read_events(text, ReadContext(), "document").events
    assert [event.text for event in events] == words


def test_an_item_goes_on_below() -> None:
    event = only("- 2024-01-01 09:00 the disk\n  was full\n- 2024-01-01 10:00 b")
    assert event.text == "the disk was full"
    assert event.source == "- 2024-01-01 09:00 the disk"


@pytest.mark.parametrize(
    ("words", "actor", "text"),
    [
        ("`@ann` Disk is full", "ann", "Disk is full"),
        ("@ann: disk is full", "ann", "disk is full"),
        ("@ann sees a full disk", "ann", "@ann sees a full disk"),
        ("<ann> disk is full", "ann", "disk is full"),
        ("[ann] sees a full disk", "ann", "[ann] sees a full disk"),
        ("[page](https://status.example) updated", "", "page updated"),
        ("[ERROR] disk is full", "", "[ERROR] disk is full"),
    ],
)
def test_who_acted_is_told_by_a_handle(words: str, actor: str, text: str) -> None:
    event = only(f"- 2024-01-01 09:00 {words}\n- 2024-01-01 10:00 b")
    assert (event.actor, event.text) == (actor, text)


def test_the_zone_of_the_document_is_told() -> None:
    text = "All times in CEST.\n\n- 2024-06-01 09:00 a\n- 2024-06-01 09:10 b"
    assert read_events(text, ReadContext(zone="UTC"), "document").zone == "Europe/Berlin"


def test_a_time_without_a_zone_is_doubted_where_nobody_said_one() -> None:
    events = read_events("- 2024-06-01 09:00 a\n- 2024-06-01 09:10 b", ReadContext()).events
    assert [event.doubts for event in events] == [("missing-zone",)] * 2
