# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Lengths of time in words: "2 min", "1 h 09", "18 h 33", "2 d 4 h"."""

from __future__ import annotations

from datetime import timedelta

_MINUTES_IN_HOUR, _HOURS_IN_DAY = 60, 24
_DAYS_FROM = 48
"""Lengths from this many hours on are told in days."""


def duration_text(length: timedelta | float) -> str:
    """Return a length (a timedelta, or minutes) in words; less than a minute in seconds."""
    seconds = length.total_seconds() if isinstance(length, timedelta) else length * 60
    sign = "−" if seconds < 0 else ""
    seconds = abs(seconds)
    if 0 < seconds < _MINUTES_IN_HOUR:
        return f"{sign}{round(seconds)} s"
    minutes = round(seconds / 60)
    if minutes < _MINUTES_IN_HOUR:
        return f"{sign}{minutes} min"
    hours, minutes = divmod(minutes, _MINUTES_IN_HOUR)
    if hours < _DAYS_FROM:
        return f"{sign}{hours} h {minutes:02}"
    days, hours = divmod(hours, _HOURS_IN_DAY)
    return f"{sign}{days} d {hours} h"
