# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The shapes machines write instants in, as patterns with named parts."""

from __future__ import annotations

import re

MONTHS = {
    name: number
    for number, name in enumerate(
        ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), 1
    )
}
WEEKDAYS = {
    name: number for number, name in enumerate(("mon", "tue", "wed", "thu", "fri", "sat", "sun"))
}

_MONTH = r"(?P<month_name>(?i:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6})"
_WEEKDAY = r"(?P<weekday>(?i:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6})"
_DAY = r"(?P<day>\d{1,2})"
_YEAR = r"(?P<year>\d{4})"
_CLOCK = (
    r"(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2})(?:[.,:](?P<fraction>\d{1,9}))?)?"
    r"(?:\s?(?P<half>[AaPp][Mm])\b)?"
)
_LETTERS = (
    r"UTC|GMT|CES?T|BST|[ECMP][SDE]?T|WES?T|EES?T|IST|JST|KST|MSK|SGT|HKT|AE[SD]T|NZ[SD]T|AK[SD]T"
)
_ZONE = rf"(?:\s?(?P<zone>Z\b|[+-]\d{{2}}(?::?\d{{2}})?(?![\d:-])|(?:{_LETTERS})\b))?"
_END = r"(?!\d|:\d|-\d)"

LAYOUTS = tuple(
    re.compile(pattern)
    for pattern in (
        # 2024-01-02T03:04:05.678Z, 2024-01-02 03:04:05,678 +0100, 2024/01/02 03:04, 2024-01-02
        (
            rf"{_YEAR}(?P<mark>[-/.])(?P<month>\d{{2}})(?P=mark)(?P<day>\d{{2}})"
            rf"(?:(?:T|\s{{1,2}}|_|-|\s-\s){_CLOCK}{_ZONE})?{_END}"
        ),
        # 2005-06-03-15.42.50.675872
        (
            r"(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})-"
            r"(?P<hour>\d{2})\.(?P<minute>\d{2})\.(?P<second>\d{2})\.(?P<fraction>\d{6})"
        ),
        # 20240102T030405.678Z, 20171223-22:15:29:606
        (
            rf"{_YEAR}(?P<month>\d{{2}})(?P<day>\d{{2}})[T .-](?P<hour>\d{{1,2}})"
            rf":?(?P<minute>\d{{1,2}}):?(?P<second>\d{{1,2}})(?:[.,:](?P<fraction>\d{{1,9}}))?{_ZONE}{_END}"
        ),
        # 25/Oct/2016:14:49:33 +0200, 11/May/24 03:26 PM, 11-May-2024 03:26:11
        (
            rf"{_DAY}(?P<mark>[/-]){_MONTH}(?P=mark)(?P<year>\d{{4}}|\d{{2}})"
            rf"(?:[: ]{_CLOCK}{_ZONE})?{_END}"
        ),
        # Wed, 26 Mar 2025 15:12:18 +0000
        rf"(?:{_WEEKDAY},?\s)?{_DAY}\s{_MONTH},?\s{_YEAR}(?:,?\s{_CLOCK}{_ZONE})?{_END}",
        # 05 Feb 09:03:01.123, as Redis leaves out the year
        rf"{_DAY}\s{_MONTH}(?P<year>)\s(?=\d{{2}}:\d{{2}}:\d{{2}}){_CLOCK}{_ZONE}{_END}",
        # Tue 2019-02-05 09:03:01 CET, as systemd says it in full
        rf"{_WEEKDAY}\s{_YEAR}-(?P<month>\d{{2}})-(?P<day>\d{{2}})\s{_CLOCK}{_ZONE}{_END}",
        # Wed Mar 26 15:12:18 2025 +0000, Fri Sep 09 10:42:29.902022 2011
        rf"{_WEEKDAY}\s{_MONTH}\s{{1,2}}{_DAY}\s{_CLOCK}\s{_YEAR}{_ZONE}{_END}",
        # Wed Mar 26 15:12:18 UTC 2025
        rf"{_WEEKDAY}\s{_MONTH}\s{{1,2}}{_DAY}\s{_CLOCK}\s(?P<zone>{_LETTERS})\s{_YEAR}{_END}",
        # Jan 02, 2024 3:04:05 PM, Feb 05 2019 09:03:01
        (
            rf"(?:{_WEEKDAY},?\s)?{_MONTH}\.?\s{{1,2}}{_DAY},?\s{_YEAR}"
            rf"(?:,?\s(?:at\s)?{_CLOCK}{_ZONE})?{_END}"
        ),
        # Feb  5 09:03:01
        (
            rf"(?:{_WEEKDAY},?\s)?{_MONTH}\s{{1,2}}{_DAY}(?P<year>)\s{_CLOCK}{_ZONE}{_END}"
            r"(?!\s\d{4}\b)"
        ),
        # 17/06/09 20:10:40: a two-digit year first, as Spark and Hadoop write it
        (
            r"(?P<year>\d{2})/(?P<month>0[1-9]|1[0-2])/(?P<day>\d{2})\s"
            r"(?P<hour>\d{2}):(?P<minute>\d{2}):(?P<second>\d{2})(?![\d:])(?=\s[A-Z]{4,5}\b)"
        ),
        # 6/21/2025 16:14, 12/31/24, 11:59 PM
        (
            rf"(?P<slashed>)(?P<month>\d{{1,2}})/(?P<day>\d{{1,2}})/(?P<year>\d{{4}}|\d{{2}})"
            rf"(?:(?:,?\s|-){_CLOCK}{_ZONE})?{_END}"
        ),
        # 21.06.2025 16:14
        rf"{_DAY}\.(?P<month>\d{{1,2}})\.(?P<year>\d{{4}}|\d{{2}})(?:,?\s{_CLOCK}{_ZONE})?{_END}",
        # 03-17 16:13:38.811
        rf"(?P<year>)(?P<month>\d{{2}})[-.](?P<day>\d{{2}})\s{_CLOCK}{_ZONE}{_END}",
        # 170322  2:34:56
        (
            r"(?P<year>\d{2})(?P<month>0[1-9]|1[0-2])(?P<day>\d{2})\s{1,2}"
            r"(?P<hour>\d{1,2}):(?P<minute>\d{2}):(?P<second>\d{2})(?![\d:])"
        ),
        # 081109 203615
        (
            r"(?P<year>\d{2})(?P<month>\d{2})(?P<day>\d{2})\s"
            r"(?P<hour>\d{2})(?P<minute>\d{2})(?P<second>\d{2})(?=\s)"
        ),
    )
)
"""Tried in this order; the slashed one is month first unless the values say otherwise."""
