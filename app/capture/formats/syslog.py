# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Syslog lines: RFC 3164 without a year, RFC 5424, and the ISO stamps of rsyslog and journalctl."""

from __future__ import annotations

import re

from app.capture.formats.line_format import Entry, LineFormat
from app.capture.reading import Doubt
from app.capture.stamp_layouts import MONTHS
from app.capture.stamps import Stamp, StampReader

_OLD = re.compile(
    r"(?:<\d{1,3}>)?(?P<stamp>[A-Z][a-z]{2}\s{1,2}\d{1,2}\s(?:\d{4}\s)?\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?)"
    r":?\s(?P<host>[\w.:%-]{1,255})\s{1,3}(?:--\s)?(?P<rest>\S.*)"
)
_ISO = re.compile(
    r"(?:<\d{1,3}>)?(?P<stamp>\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?(?:Z|[+-]\d{2}:?\d{2}))"
    r"\s(?P<host>[\w.:%-]{1,255})\s(?P<rest>(?:[\w./()@:-]{1,128}\[\d+\]:?|[\w./-]{1,64}:)\s.*)"
)
_NEW = re.compile(
    r"<\d{1,3}>\d{1,2} (?P<stamp>\d{4}-\d{2}-\d{2}T\S{8,30}) (?P<host>\S{1,255}) "
    r"(?P<program>\S{1,48}) \S{1,128} \S{1,32} "
    r'(?:-|(?:\[(?:[^\]"\\]|\\.|"(?:[^"\\]|\\.)*")*\])+)(?: (?P<text>.*))?'
)
_TAG = re.compile(
    r"(?P<program>[^\s:\[]{1,64}(?:\([^)\s]{0,40}\))?)(?:\[(?P<pid>\d+)\])?:?\s(?P<text>.*)"
)
_INNER_DAY = re.compile(
    r"(?<!\d)(?:(?P<day>\d{2})/(?P<month>[A-Z][a-z]{2})/(?P<year>\d{4}):\d{2}:"
    r"|(?P<iso_year>\d{4})-(?P<iso_month>0[1-9]|1[0-2])-(?P<iso_day>\d{2})[T ]\d{2}:)"
)
_MONTHS = tuple(name.capitalize() for name in MONTHS)
_YEARLESS = frozenset({Doubt.YEAR_GUESSED, Doubt.MISSING_DATE})
_LOOKED_AT = 200


def _read(line: str, stamps: StampReader) -> Entry | None:
    if found := _NEW.match(line):
        stamp = stamps.read(found["stamp"])
        actor = found["program"] if found["program"] != "-" else found["host"]
        return Entry(stamp, (found["text"] or "").removeprefix("\ufeff"), actor) if stamp else None
    found = _OLD.match(line) or _ISO.match(line)
    stamp = stamps.read(found["stamp"]) if found else None
    if found and stamp and _YEARLESS & frozenset(stamp.doubts):
        stamp = _with_own_year(found["stamp"], found["rest"], stamps) or stamp
    if found is None or stamp is None:
        return None
    tag = _TAG.match(found["rest"])
    return Entry(stamp, tag["text"], tag["program"]) if tag else Entry(stamp, found["rest"])


def _with_own_year(written: str, rest: str, stamps: StampReader) -> Stamp | None:
    """Read a stamp with the year of the same day in the message, as HAProxy and others write it."""
    inner = _INNER_DAY.search(rest, 0, _LOOKED_AT)
    month, day, clock = written.split(maxsplit=2)
    if inner is None or int(inner["day"] or inner["iso_day"]) != int(day):
        return None
    inner_month = inner["month"] or _MONTHS[int(inner["iso_month"]) - 1]
    if inner_month != month:
        return None
    stamp = stamps.read(f"{month} {day} {inner['year'] or inner['iso_year']} {clock}")
    if stamp and stamp.at:
        stamps.learn_day(stamp.at.date())
    return stamp


FORMAT = LineFormat("syslog", _read, 0.92)
