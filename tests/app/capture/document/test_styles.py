# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""One small document for each way in which people write times down."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pytest

from app.capture.formats.table import read_events
from app.capture.reading import ReadContext, ReadEvent
from app.review.event import Precision


@dataclass(frozen=True)
class Style:
    """A document and its events: when in UTC, and the doubts without that of a missing zone."""

    text: str
    events: tuple[str, ...]
    day: date | None = None
    zone: str = ""


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
    "key-moments-with-the-time-at-their-end": Style(
        "# On 2024-01-05 - Disk\n\n- **Key events**\n  - First seen 2024-01-04 (Time TBC)\n"
        "  - Declared: 2023-01-05 08:56\n  - Repaired 2024-01-05 11.50\n"
        "  - Resolved: 2024-01-05 1600\n\n- **Status**: Resolved at 2024-01-05 16:00\n\n"
        "- **Time to repair**: 2h 54m\n",
        (
            "2024-01-04 00:00 unknown-time",
            "2023-01-05 08:56 typo-suspected",
            "2024-01-05 11:50",
            "2024-01-05 16:00",
        ),
    ),
    "key-moments-that-a-longer-list-repeats": Style(
        "- **Key events**\n  - Seen: 2024-01-05 08:56\n  - Resolved: 2024-01-05 09:30\n\n"
        "- **Context**:\n  - 2024-01-05 08:56 alert\n  - 2024-01-05 09:10 restart\n"
        "  - 2024-01-05 09:30 resolved\n",
        ("2024-01-05 08:56", "2024-01-05 09:10", "2024-01-05 09:30"),
    ),
    "keys-with-a-time-only": Style(
        "# 2024-01-05 Disk\n\n- Detected: 08:56 UTC\n- Resolved: ~09:30 UTC\n- Duration: 00:34\n",
        ("2024-01-05 08:56", "2024-01-05 09:30 approximate"),
    ),
    "days-of-which-a-part-is-open": Style(
        "All times in UTC.\n\n| Time | Event |\n|---|---|\n| 2022-03-01 HH:mm | a |\n"
        "| 2022-04-?? HH:mm | Detected on some date |\n| 2021/22-??-?? ??:?? | c |\n"
        "| 2022-05-02 08:30 | d |\n| 2022-05-02 08:40-08:?? | e |\n",
        (
            "2022-03-01 00:00 unknown-time",
            "unknown unknown-time",
            "unknown unknown-time",
            "2022-05-02 08:30",
            "2022-05-02 08:40 range unknown-time",
        ),
    ),
    "several-days-in-the-metadata": Style(
        "# Bad wrapper\n\n**Date:** January 14-19, 2026\n\n| Time (UTC) | Event |\n|---|---|\n"
        "| Jan 14, 10:18 AM | a |\n| Jan 19, 4:04 PM | b |\n",
        ("2026-01-14 10:18", "2026-01-19 16:04"),
    ),
    "the-day-in-a-title-of-the-front-matter": Style(
        '+++\ntitle = "Update on the October 15, 2018 case"\n+++\n\nOn Monday, Oct 15, it broke.'
        "\n\n# Timeline\n\n- 23:58 UTC: a\n- 00:40 UTC: b\n",
        ("2018-10-15 23:58", "2018-10-16 00:40 midnight-guessed"),
    ),
    "a-title-is-no-event": Style(
        "# 2017-11-30 4:23PM PST, Proxy is full\n\n## Timeline\n\n### 2017-11-30 16:22 PST\n\n"
        "Node dies.\n\n### 16:59 PST\n\n- Found:\n\n```\nx\n```\n\n### 17:12\n\nRun:\n\n"
        "- `get pods | grep hub | sort`\n\n### 17:14\n\nCount `a | b | c`.\n",
        ("2017-12-01 00:22", "2017-12-01 00:59", "2017-12-01 01:12", "2017-12-01 01:14"),
    ),
    "an-address-and-a-picture-name-no-zone-of-the-text": Style(
        "All times in CET\n\n### 2018-03-13 08:05\n\n- plot of events: https://x.example/?tz=UTC%2B03"
        "\n\nThe screenshots have timestamps in UTC-5.\n\n### 08:11\n\nSeen five times in Eastern"
        " Europe.\n",
        ("2018-03-13 07:05", "2018-03-13 07:11"),
    ),
    "a-zone-by-its-full-name": Style(
        "_All times in Central European Time_\n\n- 2019-02-20 08:03 a\n- 2019-02-20 09:00 b\n",
        ("2019-02-20 07:03", "2019-02-20 08:00"),
    ),
    "a-zone-that-only-prose-names": Style(
        "On 2024-01-05 at about 3pm PST it broke.\n\n## Timeline\n\n- 2024-01-05 15:02 a\n"
        "- 2024-01-05 15:10 b\n",
        ("2024-01-05 23:02", "2024-01-05 23:10"),
    ),
    "a-typing-error-in-one-time": Style(
        "All times in PST\n\n### 2018-01-17 17:14pm\n\nFailures.\n\n### 18:57\n\nDeployed.\n",
        ("2018-01-18 01:14 typo-suspected", "2018-01-18 02:57"),
    ),
    "a-year-with-a-digit-too-many": Style(
        "| Time (UTC) | Event |\n|---|---|\n| 20202-01-16 12:00 | a |\n| 20202-01-17 12:00 | b |\n",
        ("2020-01-16 12:00 typo-suspected", "2020-01-17 12:00 typo-suspected"),
    ),
    "times-on-lines-of-their-own": Style(
        "# Hub\n\n_All times in EDT_\n\n## Timeline\n\n## July 22, 2025\n1:03\nAlert fires\n\n"
        "5:10\nTeam looks\nand waits\n",
        ("2025-07-22 05:03", "2025-07-22 09:10"),
    ),
    "sentences-that-end-with-a-time-are-no-chat": Style(
        "# 2025-10-13\n\nTimes in UTC.\n\nRaised a case at 10:29\n\nAll back up at 17:38\n",
        ("2025-10-13 10:29", "2025-10-13 17:38"),
    ),
    "paragraphs-that-start-with-a-whole-time": Style(
        "Yesterday it broke.\n\n## First\n\nAt 2017/01/31 18:00 UTC, we saw load.\n\n"
        "## Second\n\nAt 2017/01/31 23:00-ish Ann removes a folder.\n\n## Recovery\n\n"
        "- 2017/02/01 00:36 - Backup\n- Copy\n- 2017/02/01 01:05 - Mount\n",
        (
            "2017-01-31 18:00",
            "2017-01-31 23:00 approximate",
            "2017-02-01 00:36",
            "2017-02-01 01:05",
        ),
    ),
    "minutes-of-which-one-digit-is-open": Style(
        "| Time (UTC) | Event |\n|---|---|\n| ~2026-02-17 06:2xZ | a |\n"
        "| 2026-02-17T11:39:xxZ | b |\n| 2026-02-17 12:00 or earlier | c |\n",
        (
            "2026-02-17 06:20 unknown-time approximate",
            "2026-02-17 11:39",
            "2026-02-17 12:00 approximate",
        ),
    ),
    "a-range-of-days-in-a-cell": Style(
        "| When (UTC) | Event |\n|---|---|\n| 2026-07-26 → 08-19 | a |\n| 2026-08-19 | b |\n",
        ("2026-07-26 00:00 range", "2026-08-19 00:00"),
    ),
    "marks-that-are-escaped": Style(
        "\\# Review 2026-07-04\n\n\\* \\*\\*19:33:00\\*\\* — a\n\n\\* \\*\\*19:34:10\\*\\* — b\n",
        ("2026-07-04 19:33", "2026-07-04 19:34"),
    ),
    "halves-of-the-day-in-ranges-and-a-day-in-brackets": Style(
        "**Date**: March 5, 2024\n\n**Timeline (Eastern)**\n\n* 9:15 - 9:40am: a\n* noon: b\n"
        "* 12:15 AM (3/6): c\n",
        ("2024-03-05 14:15 range", "2024-03-05 17:00", "2024-03-06 05:15 ambiguous-date"),
    ),
    "distances-with-their-time-in-brackets": Style(
        "# 2024-01-01\n\n- T+0 (10:00 UTC): a\n- T+5m: b\n- T+1h10m: c\n",
        ("2024-01-01 10:00", "2024-01-01 10:05 relative-time", "2024-01-01 11:10 relative-time"),
    ),
    "media-wiki": Style(
        "==Timeline==\n''All times in UTC.''\n\n'''2021-11-10'''\n* '''14:21''' '''Down'''\n"
        '{| class="wikitable"\n! Time (UTC) !! Event\n|-\n| 2021-11-10 14:25 || Up\n|}\n',
        ("2021-11-10 14:21", "2021-11-10 14:25"),
    ),
    "an-incident-of-several-that-has-only-its-ends": Style(
        "# Incident log\n\n## 2023-05-01: cache\n**Timeline**\n- 10:00 a\n- 10:20 b\n\n"
        "## 2023-04-12: db\n**Timeline**\n- 23:50 c\n- 00:10 d\n\n## 2023-04-01\n"
        "- Start: 2023-04-01 08:00\n- End: 2023-04-01 07:00\n\n## Actions\n- 2023-06-01 12:00 e\n",
        (
            "2023-05-01 10:00",
            "2023-05-01 10:20",
            "2023-04-12 23:50",
            "2023-04-13 00:10 midnight-guessed",
            "2023-04-01 08:00 out-of-order",
            "2023-04-01 07:00 out-of-order",
        ),
    ),
    "a-title-s-day-over-a-list-from-the-newest": Style(
        "# Incident on 4 May 2020\nTimes in UTC\n\n00:15 - a\n23:40 - b\n23:05 - c\n22:50 - d\n",
        (
            "2020-05-04 00:15 date-assumed",
            "2020-05-03 23:40 midnight-guessed",
            "2020-05-03 23:05 midnight-guessed",
            "2020-05-03 22:50 midnight-guessed",
        ),
    ),
    "a-month-with-its-year-above": Style(
        "# Incidents of January 2026\n\n**Jan 17, 18:02 UTC** a\n**Jan 17, 19:38 UTC** b\n",
        ("2026-01-17 18:02", "2026-01-17 19:38"),
    ),
    "the-day-on-which-a-text-was-published": Style(
        "---\ntitle: An outage\ndate: 2017-02-10\n---\n\nOn January 31st, 2017 it broke.\n\n"
        "## Timeline\n\n- 17:20 UTC a\n- 17:50 UTC b\n\n*Last update: 2017-03-01*\n",
        ("2017-01-31 17:20 date-assumed", "2017-01-31 17:50 date-assumed"),
    ),
    "a-sentence-with-a-day-that-has-no-year": Style(
        "On 28th February, flags were down for many people, from 15:30 to 18:10 UTC.\n\n"
        "We plan more for Q2 2024.\n",
        ("2024-02-28 15:30 year-guessed range",),
    ),
    "weekday-day-and-time-in-three-columns": Style(
        "| Day | Date (2021) | Time (PT) | Event |\n|---|---|---|---|\n"
        "| Sun | Oct 31 | 21:33 | a |\n| Mon | Nov 1 | 17:00 | b |\n",
        ("2021-11-01 04:33", "2021-11-02 00:00"),
    ),
    "a-day-with-its-year-before-a-colon": Style(
        "February 15, 2024: 7:56am UTC a\n\n**August 1st 2024:** b\n\nOct 2, 2024: 1:15pm UTC c\n",
        ("2024-02-15 07:56", "2024-08-01 00:00", "2024-10-02 13:15"),
    ),
    "the-weekday-and-day-behind-the-time": Style(
        "# 2021 storm\n\n## Timeline (all times PST) Saturday Oct 30th 2021\n\n"
        "12:45 PM PST Saturday Oct 30th: a\n\n02:54 AM PST Monday Nov 1st: b\n",
        (
            "2021-10-30 19:45 zone-unlike-season",
            "2021-11-01 09:54 zone-unlike-season",
        ),
    ),
    "another-zone-in-brackets-beside-a-bare-time": Style(
        "# 2021-05-09\n\n## Timeline (UTC)\n\n- 12:48 (5:48 PDT): a\n- 13:11: b\n",
        ("2021-05-09 12:48", "2021-05-09 13:11"),
    ),
    "the-day-in-a-line-on-the-duration": Style(
        "Postmortem: Outage\nDuration: May 10, 2024, 9:00 AM - 11:30 AM (UTC)\nTimeline\n"
        "9:00 AM: a\n9: 15 AM - b\n",
        ("2024-05-10 09:00 date-assumed", "2024-05-10 09:15 date-assumed"),
    ),
    "zones-at-both-ends-of-a-range": Style(
        "2021-03-01\n\n* 11:32 UTC - 13:05 UTC: a\n* 13:10Z-13:20Z b\n* 13:30 UTC-13:45 c\n"
        "* 22:00 UTC - 24:00 UTC d\n",
        (
            "2021-03-01 11:32 range",
            "2021-03-01 13:10 range",
            "2021-03-01 13:30 range",
            "2021-03-01 22:00 range",
        ),
    ),
    "days-that-there-are-not": Style(
        "- 2021-13-01 10:00 a\n- 2021-12-01 10:10 b\n- 2021-12-32 10:20 c\n",
        ("unknown typo-suspected", "2021-12-01 10:10", "unknown typo-suspected"),
    ),
    "the-next-day-before-its-time": Style(
        "# 2021-05-04\n\n- 10:00 a\n- next day 09:00 b\n",
        ("2021-05-04 10:00", "2021-05-05 09:00 date-assumed"),
    ),
    "the-day-in-an-item": Style(
        "# Outage\n\n- **Start:** May 10, 2024, 09:00 AM (UTC)\n\n## Timeline\n\n"
        "- **09:00 AM:** a\n- **1:00 PM(EAT):** b\n",
        ("2024-05-10 06:00 date-assumed", "2024-05-10 10:00 date-assumed"),
    ),
    "actions-are-no-events": Style(
        "**2024-05-01**\n\n**10:00 UTC** – alert\n\n**10:05 UTC** – ack\n\nAction items\n"
        "- 2024-06-01 replace the disk\n",
        ("2024-05-01 10:00", "2024-05-01 10:05"),
    ),
}


def told(event: ReadEvent) -> str:
    """Return an event as STYLES tells it."""
    at = f"{event.at:%Y-%m-%d %H:%M}" if event.at else "unknown"
    return " ".join([at, *(doubt for doubt in event.doubts if doubt != "missing-zone")])


@pytest.mark.parametrize("style", STYLES.values(), ids=STYLES)
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
