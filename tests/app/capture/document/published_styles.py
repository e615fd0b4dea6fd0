# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Ways to write times that are met in published reviews and mislead a reader of single lines."""

from __future__ import annotations

from tests.app.capture.document.document_style import Style

PUBLISHED_STYLES = {
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
    "versions-and-prices-are-no-times": Style(
        "# Release of 2024-05-01\n\n- 1.10 add\n- 1.20 mend\n- 10.50 EUR a seat\n", ()
    ),
    "dots-where-the-heading-says-what-they-are": Style(
        "# 2024-05-01\n\n## Timeline\n\n- 10.10 down\n- 10.25 up\n",
        ("2024-05-01 10:10", "2024-05-01 10:25"),
    ),
}
